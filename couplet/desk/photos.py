"""Photos of the report that lack what readers need: a description, a caption, a credit, in each language; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from couplet.model.corpus import Corpus
from couplet.model.findings import Location, Message, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.photos import PhotoFacts
from couplet.model.pictures import ShownPicture, describe_photos, list_pictures

ALT, CAPTION, CREDIT = message("description (alt)"), message("caption"), message("credit")


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """A photo where the report shows it, or one that it does not show."""

    file: str
    """File name."""
    name: str
    """Key of the page that shows it; empty for one that nothing shows."""
    place: Location
    """Where it is written; the file itself for one that nothing shows."""
    lacks: tuple[Message, ...]
    """What it lacks."""


def list_photos(corpus: Corpus) -> tuple[PhotoUse, ...]:
    """Return every photo of the report: where it is shown, then those that nothing shows."""
    known = describe_photos(corpus)
    shown = tuple(
        _describe_use(key, picture, known.get(picture.file, PhotoFacts()), corpus)
        for key in corpus.pairs
        for picture in list_pictures(corpus, key)
    )
    names = {photo.file for photo in shown}
    unused = (
        PhotoUse(photo.name, "", Location(photo.path), (message("not shown on any page"),))
        for photo in corpus.photos.values()
        if photo.name not in names
    )
    return (*shown, *unused)


def _describe_use(key: str, picture: ShownPicture, facts: PhotoFacts, corpus: Corpus) -> PhotoUse:
    """Return a photo where a page shows it, with what it lacks there."""
    texts = ((ALT, picture.alt), (CAPTION, picture.caption), (CREDIT, facts.credit or {}))
    lacks = tuple(lack for word, text in texts for lack in _list_lacks(word, text, corpus))
    return PhotoUse(picture.file, key, picture.place, lacks)


def _list_lacks(word: Message, text: Mapping[str, str], corpus: Corpus) -> Iterator[Message]:
    """Yield a word for each of the site's languages in which a text is missing; one for all where it is in none."""
    missing = [prefix for prefix in corpus.settings.locales if not text.get(prefix, "").strip()]
    if len(missing) == len(corpus.settings.locales):
        yield word
    else:
        for prefix in missing:
            yield message("%(what)s in %(language)s", what=word, language=KNOWN_LOCALES[prefix].name)
