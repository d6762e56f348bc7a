"""Finishes the HTML of blocks: joins lines broken between Chinese characters, sanitises, and gives the plain text; no Markdown."""

import re
from html import unescape

import nh3

BLOCK_TAGS = frozenset(
    (
        "p",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "pre",
        "br",
    )
)
"""Elements around which white space means nothing."""

_WIDE_CHARACTER = re.compile(
    "[\u2e80-\u2fdf\u3000-\u303f\u3105-\u312f\u31a0-\u31ef\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]"
)
# Full-width in Chinese text, narrow in English: their neighbours decide.
_EITHER = frozenset("“”‘’—…·")
_PIECES = re.compile(r"(<[^>]*>)")
# Each begins at the first of a run of spaces alone: tried at every one of them, a long run would take time that grows with its square.
_BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t\u3000]*")
_TAG_NAME = re.compile(r"</?([a-z0-9]+)")
_NOTE_REFERENCE = re.compile(r"<sup>.*?</sup>")
_BLOCK_EDGE = re.compile(r"</(?:p|li|th|td|dt|dd)>|<br>")
_TAG = re.compile(r"<[^>]*>")
_GAPS = re.compile(r"(?<!\s)\s*\n\s*")

_CLEANER = nh3.Cleaner(
    tags={
        *(
            "p",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "code",
            "br",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "dl",
            "dt",
            "dd",
        ),
        *("strong", "em", "a", "sup", "data"),
    },
    clean_content_tags={"script", "style"},
    attributes={"a": {"href", "id"}, "data": {"data-fact"}, "ol": {"start"}},
    tag_attribute_values={"a": {"role": {"doc-noteref"}}, "th": {"scope": {"col"}}},
    allowed_classes={
        "th": {"align-right", "align-center"},
        "td": {"align-right", "align-center"},
    },
    url_schemes={"http", "https", "mailto", "tel", "page"},
    link_rel=None,
)


def sanitise_html(html: str) -> str:
    """Return `html` with nothing but the elements, attributes and schemes that this program writes; the second wall behind the rules."""
    return _CLEANER.clean(html)


def extract_text(html: str) -> str:
    """Return the plain text of `html`: one line for each paragraph, item and cell, without the numbers of footnotes."""
    text = _NOTE_REFERENCE.sub("", html) if "<sup>" in html else html
    if "<" in text:
        text = _TAG.sub("", _BLOCK_EDGE.sub("\n", text))
    return _GAPS.sub("\n", unescape(text)).strip()


def join_lines(html: str) -> str:
    """Return `html` with its line breaks joined: without a space where both neighbours are Chinese, else with one.

    Browsers print a line break as a space, which Chinese text must not have. Two wide characters touch; one wide character and a quotation
    mark or dash touch; between two such marks the characters before and after them decide.
    """
    if "\n" not in html:
        return html
    pieces = _PIECES.split(html)
    visible = _list_visible(pieces)
    for index in range(0, len(pieces), 2):
        if "\n" in pieces[index]:
            pieces[index] = _join_piece(
                pieces[index], _look_left(visible, index), _look_right(visible, index)
            )
    return "".join(pieces)


def _list_visible(pieces: list[str]) -> list[str | None]:
    """Return the visible text of each piece: that of a tag is nothing, that of a block's tag ``None``."""
    visible: list[str | None] = list(pieces)
    for index in range(1, len(pieces), 2):
        name = _TAG_NAME.match(pieces[index])
        visible[index] = None if name and name.group(1) in BLOCK_TAGS else ""
    return visible


def _look_left(visible: list[str | None], index: int) -> str:
    """Return the last two visible characters before a piece, up to the edge of the block."""
    seen = ""
    for text in reversed(visible[:index]):
        if text is None or len(seen) >= 2:
            break
        seen = text.rstrip()[-2:] + seen if text.strip() else seen
    return seen[-2:]


def _look_right(visible: list[str | None], index: int) -> str:
    """Return the first two visible characters after a piece, up to the edge of the block."""
    seen = ""
    for text in visible[index + 1 :]:
        if text is None or len(seen) >= 2:
            break
        seen += text.lstrip()[:2]
    return seen[:2]


def _join_piece(text: str, before: str, after: str) -> str:
    """Return a text between two tags with its line breaks joined."""

    def join(match: re.Match[str]) -> str:
        left = (before + text[: match.start()].rstrip())[-2:]
        right = (text[match.end() :].lstrip() + after)[:2]
        return "" if not left or not right or is_closed_up(left, right) else " "

    return _BREAK.sub(join, text)


def is_closed_up(left: str, right: str) -> bool:
    """Whether no space stands between a text that ends in `left` and one that begins with `right` (one or two characters each)."""
    ends = [_measure(left[-1]), _measure(right[0])]
    if ends == ["either", "either"]:
        ends = [_measure(left[0]), _measure(right[-1])]
        return "wide" in ends and "narrow" not in ends
    return "wide" in ends and "narrow" not in ends


def _measure(character: str) -> str:
    """Return ``wide``, ``narrow`` or ``either``."""
    if character in _EITHER:
        return "either"
    return "wide" if _WIDE_CHARACTER.match(character) else "narrow"
