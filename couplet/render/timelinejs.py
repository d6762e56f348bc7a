"""The timeline in the form that TimelineJS reads; what stands in it is decided elsewhere.

The form is Knight Lab's (https://timeline.knightlab.com/docs/json-format.html, TimelineJS 3.9). That program puts headline, text, caption
and credit into its page as HTML, and group and date as HTML after it has taken markup out of them; so the former are escaped here, the
latter hold no angle brackets at all, and it is told to make no links of what looks like one. The description of a picture it sets as
plain text.
"""

import html
import json
from collections.abc import Mapping

from couplet.model.artifacts import TimelineSource
from couplet.model.bodies import TimelineEntryView
from couplet.model.views import LocalizedText, PhotoView
from couplet.render.formats import format_date

_Slide = dict[str, object]
_WITHOUT_BRACKETS = str.maketrans("<>", "‹›")


def render_timeline(source: TimelineSource) -> bytes:
    """Return the file: JSON as UTF-8."""
    title: _Slide = {
        "text": {"headline": html.escape(source.title), "text": _set_paragraph(source.description)}
    }
    events = [_describe_entry(entry, source) for entry in source.entries]
    timeline = {"scale": "human", "title": title | {"autolink": False}, "events": events}
    return (json.dumps(timeline, ensure_ascii=False, indent=1) + "\n").encode()


def _describe_entry(entry: TimelineEntryView, source: TimelineSource) -> _Slide:
    """Return the slide of an entry, in the language of the file."""
    prefix = source.locale.prefix
    date = dict(zip(("year", "month", "day"), map(int, entry.date.split("-")), strict=False))
    told = [text for text in (_choose(entry.caption, prefix), _choose(entry.place, prefix)) if text]
    slide: _Slide = {
        "unique_id": entry.anchor,
        "start_date": date,
        "display_date": format_date(entry.date, source.locale).translate(_WITHOUT_BRACKETS),
        "text": {
            "headline": html.escape(_choose(entry.title, prefix)),
            "text": "".join(map(_set_paragraph, told)),
        },
        "autolink": False,
    }
    if entry.theme:
        slide["group"] = _choose(entry.theme.title, prefix).translate(_WITHOUT_BRACKETS)
    if entry.photo:
        slide["media"] = _describe_photo(entry.photo, prefix, link=f"{source.page}#{entry.anchor}")
    return slide


def _describe_photo(photo: PhotoView, prefix: str, *, link: str) -> Mapping[str, str]:
    """Return the picture of a slide; it leads to the entry on the site."""
    return {
        "url": photo.fallback,
        "caption": html.escape(_choose(photo.caption, prefix)),
        "credit": html.escape(_choose(photo.credit, prefix)),
        "alt": _choose(photo.alt, prefix),
        "link": link,
    }


def _choose(texts: LocalizedText, prefix: str) -> str:
    """Return a text in one language, or where it is missing in another."""
    return texts.get(prefix) or next(iter(texts.values()), "")


def _set_paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"
