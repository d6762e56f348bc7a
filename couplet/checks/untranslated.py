"""Texts left in the other language's script, and descriptions of pictures that only repeat what stands beside them; no other wording."""

import re
from collections.abc import Iterator, Mapping

from couplet.checks.telling import LANGUAGES, tell_warning
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.pictures import list_pictures
from couplet.model.units import Segment, list_units

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")
FOREIGN_WORDS = 4
"""Words in Latin letters from which on a Chinese text without one Chinese character counts as not translated: names have fewer."""


def check_untranslated(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each text that is written in the script of another language of the site."""
    for unit in list_units(corpus):
        if len(unit.segments) < 2:
            continue
        for prefix, segment in unit.segments.items():
            if _is_foreign(segment, uses_han="Han" in KNOWN_LOCALES[prefix].tag):
                told = message("This text is not in %(language)s.", language=LANGUAGES[prefix])
                hint = message("Translate it.")
                page = unit.page if unit.page in corpus.pairs else None
                yield tell_warning("structure.untranslated", segment.location, told, hint, page=page)


def _is_foreign(segment: Segment, *, uses_han: bool) -> bool:
    """Whether a text is written in the other script: mostly, where that is Chinese; wholly, where that is Latin."""
    has_han = _HAN.search(segment.text) is not None
    if has_han is uses_han:
        return False
    words = _LATIN.findall(segment.text)
    return len(words) >= FOREIGN_WORDS if uses_han else len(_HAN.findall(segment.text)) > len("".join(words))


def check_descriptions(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each description of a picture that says what its caption or headline says."""
    titles = _list_titles(corpus)
    for picture in (picture for key in corpus.pairs for picture in list_pictures(corpus, key)):
        for prefix, place in picture.places.items():
            text = _reduce(picture.alt.get(prefix, ""))
            beside = {_reduce(picture.caption.get(prefix, "")), titles.get((picture.file, prefix))}
            if text and text in beside:
                told = message("This description of the picture repeats what stands beside it.")
                hint = message(
                    "Write what the picture shows, for those who cannot see it; they hear the caption too."
                )
                yield tell_warning("structure.alt-repeats", place, told, hint)


def _list_titles(corpus: Corpus) -> Mapping[tuple[str, str], str]:
    """Return the headline that stands over each picture of the timeline, by file name and language."""
    entries = corpus.timeline.entries if corpus.timeline else ()
    return {
        (entry.photo.file, prefix): _reduce(title)
        for entry in entries
        if entry.photo
        for prefix, title in entry.title.items()
    }


def _reduce(text: str) -> str:
    """Return a text without what does not change what is heard: case, punctuation, space."""
    return "".join(character for character in text.casefold() if character.isalnum())
