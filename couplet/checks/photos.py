"""Pictures: each file is there, has its words, its credit and the consent it needs; pixels are judged when they are read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from couplet.checks.references import suggest
from couplet.checks.telling import tell_error, tell_warning
from couplet.model.corpus import Corpus
from couplet.model.documents import Document, Picture
from couplet.model.findings import Finding, Location, message
from couplet.model.photos import PhotoFacts
from couplet.model.pictures import (
    ShownPicture,
    describe_photos,
    list_pictures,
    list_shown_files,
    name_anchor,
)

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif")


@dataclass(frozen=True, slots=True)
class _Showing:
    """A picture on a page, with what is known of it."""

    page: str
    """Key of the page."""
    picture: ShownPicture
    """The picture."""
    facts: PhotoFacts
    """Who took it, who is in it, who agreed."""


def check_photos(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding for everything that a picture lacks."""
    known = describe_photos(corpus)
    for key in corpus.pairs:
        for picture in list_pictures(corpus, key):
            showing = _Showing(key, picture, known.get(picture.file, PhotoFacts()))
            yield from _check_words(showing, corpus.settings.locales)
            yield from _check_people(showing)


def check_photo_files(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding for each picture that a text or photos.yaml names and that is not there, and for files that are no pictures."""
    book = corpus.photo_book.photos
    named = [
        (record.file, corpus.files["photos"].locate("photos", number, "file"))
        for number, record in enumerate(book)
    ]
    named += [
        (picture.file, picture.location) for document in corpus.documents for picture in document.pictures
    ]
    for file, place in named:
        if file not in corpus.photos:
            told = message("There is no picture “%(file)s” in content/photos/.", file=file)
            yield tell_error("references.photo", place, told, suggest(file, corpus.photos))
    shown = list_shown_files(corpus)
    for name, photo in corpus.photos.items():
        if name not in shown and not name.lower().endswith(PICTURE_SUFFIXES):
            told = message("%(name)s is not a kind of picture that pages can show.", name=name)
            hint = message(
                "Save a drawing or picture as JPEG or PNG; films cannot be shown. If it is not for the site, remove it."
            )
            yield tell_warning("photos.format", Location(photo.path), told, hint)


def check_repeated_photos(corpus: Corpus) -> Iterator[Finding]:
    """Yield an error for each picture that a page shows a second time: its id, and the link to it, could mean either."""
    for key, pair in corpus.pairs.items():
        dated = [(shown.file, shown.place) for shown in list_pictures(corpus, key) if not shown.is_written]
        for document in pair.documents.values():
            written = [(picture.file, picture.location) for picture in document.pictures]
            yield from _find_repeated((*written, *dated), key)


def _find_repeated(shown: Iterable[tuple[str, Location]], page: str) -> Iterator[Finding]:
    seen: dict[str, Location] = {}
    for file, place in shown:
        first = seen.setdefault(name_anchor(file), place)
        if first is not place:
            yield _tell_repeated(file, place, first, page)


def _tell_repeated(file: str, place: Location, first: Location, page: str) -> Finding:
    told = message(
        "“%(file)s” is shown twice on this page, or another picture has the same name; first on line %(line)d of %(path)s.",
        file=file,
        line=first.line,
        path=first.path,
    )
    hint = message("Show it once, or give the other picture another name.")
    return tell_error("photos.twice", place, told, hint, page=page)


def _check_words(showing: _Showing, prefixes: tuple[str, ...]) -> Iterator[Finding]:
    """Yield warnings for a description, a caption or a credit that is missing; a language without the picture is another check's."""
    picture = showing.picture
    for prefix in prefixes:
        place = picture.places.get(prefix)
        if place is None:
            continue
        if not picture.alt.get(prefix):
            told = message("This picture has no description for those who cannot see it.")
            hint = message(
                'Write between the square brackets what it shows: ![Eight people on a stage](may-day.jpg "…").'
            )
            yield tell_warning("photos.words", place, told, hint, page=showing.page)
        if not picture.caption.get(prefix):
            told = message("This picture has no caption.")
            hint = message(
                'Write it in quotation marks after the file name: ![…](may-day.jpg "Honours for May Day").'
            )
            yield tell_warning("photos.words", place, told, hint, page=showing.page)
    if not showing.facts.credit:
        told = message("Nothing says who took “%(file)s”.", file=picture.file)
        hint = message(
            "Add the credit where the timeline names the file, or in content/photos.yaml: "
            "“- {file: %(file)s, credit: {zh: …, en: …}, people: none}”.",
            file=picture.file,
        )
        yield tell_warning("photos.credit", picture.place, told, hint, page=showing.page)


def _check_people(showing: _Showing) -> Iterator[Finding]:
    """Yield errors where nothing says who is in a picture, or where somebody who must have agreed has not."""
    facts, picture = showing.facts, showing.picture
    if facts.people is None:
        told = message("Nothing says who is in “%(file)s”.", file=picture.file)
        hint = message(
            "Add “people: none”, “people: crowd” (nobody can be recognised) or “people: identifiable” "
            "where the timeline names the file, or in content/photos.yaml."
        )
        yield tell_error("photos.people", picture.place, told, hint, page=showing.page)
        return
    if facts.people != "identifiable":
        return
    if facts.vulnerable is None and not picture.is_relief:
        told = message(
            "People can be recognised in “%(file)s”; nothing says whether minors or people in need are among them.",
            file=picture.file,
        )
        hint = message("Add “vulnerable: true” or “vulnerable: false” beside “people”.")
        yield tell_error("photos.people", picture.place, told, hint, page=showing.page)
    elif (facts.vulnerable or picture.is_relief) and not facts.consent:
        told = message(
            "In “%(file)s” minors or people in need can be recognised, and no consent is on record.",
            file=picture.file,
        )
        hint = message(
            "Ask them, for a minor the parents as well, and add “consent: who agreed, to what, when”; "
            "or choose a picture in which nobody can be recognised."
        )
        yield tell_error("photos.consent", picture.place, told, hint, page=showing.page)


def check_photo_twins(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each picture in a text that the text's twin does not show."""
    for pair in corpus.pairs.values():
        for document, twin in permutations(pair.documents.values(), 2):
            answered = {picture.file for picture in twin.pictures}
            lone = (picture for picture in document.pictures if picture.file not in answered)
            yield from (_tell_lone(picture, twin, pair.key) for picture in lone)


def _tell_lone(picture: Picture, twin: Document, page: str) -> Finding:
    told = message("%(twin)s does not show “%(file)s”.", twin=twin.path, file=picture.file)
    hint = message("Show it there as well, with description and caption in that language.")
    return tell_warning("structure.photo", picture.location, told, hint, page=page)
