"""Which pictures each page shows, in what words, and what is known of them; pure over the report, judging nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from couplet.model.corpus import Corpus
from couplet.model.documents import Document
from couplet.model.findings import Location
from couplet.model.photos import PhotoFacts
from couplet.model.report import TimelineEntry

_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture where a page shows it, in all languages."""

    file: str
    """File name in ``content/photos/``."""
    alt: Mapping[str, str]
    """Locale prefix to what it shows."""
    caption: Mapping[str, str]
    """Locale prefix to its caption."""
    place: Location
    """Where it is named, in the first language that has it."""
    places: Mapping[str, Location]
    """Locale prefix to the place of its description."""
    is_relief: bool = False
    """Whether it stands under a theme about people in need."""
    is_captioned_beside: bool = False
    """Whether its caption is that of its timeline entry."""
    is_written: bool = True
    """Whether it stands in a text; one of the timeline does not."""


def list_pictures(corpus: Corpus, key: str) -> tuple[ShownPicture, ...]:
    """Return the pictures of a page in reading order: those in its text, then those of the timeline by date; each file once."""
    pair = corpus.pairs[key]
    documents = list(pair.documents.values())
    shown = list(_list_written(documents))
    if any(document.front_matter.page == "timeline" for document in documents):
        shown += _list_dated(corpus)
    return tuple({picture.file: picture for picture in reversed(shown)}.values())[::-1]


def _list_written(documents: Iterable[Document]) -> Iterator[ShownPicture]:
    """Yield the pictures in a text, the languages' words for one file together, in the first language's order."""
    found: dict[str, ShownPicture] = {}
    for document in documents:
        for picture in document.pictures:
            prefix, known = document.locale, found.get(picture.file)
            if known is None:
                known = ShownPicture(picture.file, {}, {}, picture.location, {})
            found[picture.file] = replace(
                known,
                alt={prefix: picture.alt, **known.alt},
                caption={prefix: picture.caption, **known.caption},
                places={prefix: picture.location, **known.places},
            )
    yield from found.values()


def _list_dated(corpus: Corpus) -> list[ShownPicture]:
    """Return the pictures of the timeline by date."""
    timeline, file = corpus.timeline, corpus.files.get("timeline")
    if timeline is None or file is None:
        return []
    facts, relief = corpus.facts, {theme.id for theme in timeline.themes if theme.relief}
    dated = []
    for number, entry in enumerate(timeline.entries):
        if entry.photo is None:
            continue
        way = ("entries", number, "photo")
        picture = ShownPicture(
            entry.photo.file,
            entry.photo.alt,
            entry.photo.caption or entry.caption,
            file.locate(*way, "file"),
            {prefix: file.locate(*way, "alt", prefix) for prefix in entry.photo.alt},
            is_relief=entry.theme in relief,
            is_captioned_beside=entry.photo.caption is None,
            is_written=False,
        )
        date = facts[entry.fact].date if entry.fact in facts else ""
        dated.append((name_entry(entry, date), picture))
    return [picture for _, picture in sorted(dated, key=lambda item: item[0])]


def name_entry(entry: TimelineEntry, date: str | None) -> str:
    """Return the id of a timeline entry on its page, by which entries are sorted: ``2022-04-29-may-day``."""
    return f"{date or ''}-{entry.id}"


def describe_photos(corpus: Corpus) -> Mapping[str, PhotoFacts]:
    """Return what is known of each picture by file name: what the timeline says first, then what photos.yaml adds."""
    entries = corpus.timeline.entries if corpus.timeline else ()
    said = [(entry.photo.file, entry.photo) for entry in entries if entry.photo]
    written = [(record.file, record) for record in corpus.photo_book.photos]
    known: dict[str, PhotoFacts] = {}
    for file, facts in (*said, *written):
        merged = known.get(file, PhotoFacts())
        lacking = {
            name: getattr(facts, name) for name in PhotoFacts.model_fields if getattr(merged, name) is None
        }
        known[file] = merged.model_copy(update=lacking)
    return known


def name_anchor(file: str) -> str:
    """Return the id of a picture's figure on a page: ``photo-may-day`` for ``May_Day.jpg``."""
    stem = _UNFIT.sub("-", file.rpartition(".")[0].lower()).strip("-")
    return f"photo-{stem}"


def read_focus(facts: PhotoFacts) -> tuple[int, int]:
    """Return the place that must stay in view, in per cent from the left and from above."""
    if facts.focus is None:
        return 50, 50
    left, top = (int(part.removesuffix("%")) for part in facts.focus.split())
    return left, top


def list_shown_files(corpus: Corpus) -> frozenset[str]:
    """Return the file names of all pictures that some page shows."""
    return frozenset(picture.file for key in corpus.pairs for picture in list_pictures(corpus, key))


def list_crops(corpus: Corpus) -> Mapping[str, tuple[int, int]]:
    """Return the pictures that come first on a page, and so stand for it where it is shared, each with its focus (see `read_focus`)."""
    known = describe_photos(corpus)
    leading = (pictures[0].file for key in corpus.pairs if (pictures := list_pictures(corpus, key)))
    return {file: read_focus(known.get(file, PhotoFacts())) for file in leading}
