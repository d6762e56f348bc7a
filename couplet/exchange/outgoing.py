"""What goes out to a translator: each text with its translation so far, its state, and what he has to know; no file format."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from couplet.checks.mentions import TermFinder
from couplet.exchange.texts import Text
from couplet.model.corpus import Corpus
from couplet.model.findings import Message, message
from couplet.model.freshness import UnitState, UnitStatus

State = Literal["translated", "outdated", "missing"]

DIGEST_DIGITS = 12
MAX_RENDERINGS = 3
"""How many renderings of a term a note names, the preferred one first; the termbase has them all."""
_LINK_TARGET = re.compile(r"\]\([^()]*\)|\[\^[^\]]*\]|[\[\]]")
_KINDS: Mapping[str, Message] = {
    "heading": message("A heading."),
    "item": message("An item of a list."),
    "cell": message("A cell of a table."),
    "footnote": message("A footnote."),
    "message": message("A string of the interface; keep placeholders such as %%(count)s."),
    "block": message(
        "A whole block, because the languages divide it differently; keep its marks at the beginning of lines."
    ),
    "code": message("Code."),
}
_HEAD_FIELDS: Mapping[str, Message] = {
    "title": message("The title of the page."),
    "short_title": message("The title of the page where room is scarce."),
    "deck": message("The standfirst under the title."),
    "description": message("The description for search engines and shared links."),
}
_DATA_FIELDS: Mapping[str, Message] = {
    "alt": message("The alternative text of a photo: what it shows, for those who cannot see it."),
    "caption": message("A caption."),
    "credit": message("The credit of a photo."),
    "label": message("What a figure counts."),
    "title": message("A title."),
    "unit": message("What is printed after a figure."),
}


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One text on its way to a translator."""

    text: Text
    """The text."""
    source: str
    """What is to be translated."""
    target: str
    """Its translation so far; empty if there is none."""
    state: State
    """Whether the translation answers the source as it stands."""
    place: str
    """File and line of the source: ``content/review/services.zh.md:12``."""
    notes: tuple[Message, ...]
    """What kind of text it is, where it stands, which terms it holds."""

    @property
    def base(self) -> str:
        """The digests of both texts, which tell on the way back what was changed, and where."""
        return f"couplet: source={digest_text(self.source)} target={digest_text(self.target)}"


def digest_text(text: str) -> str:
    """Return the digest of a text, white space around it left out, in normalisation form C."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    return hashlib.sha256(normal.encode()).hexdigest()[:DIGEST_DIGITS]


def prepare_texts(texts: Iterable[Text], corpus: Corpus, *, source: str, target: str) -> Iterator[Outgoing]:
    """Yield what goes out from the locale ``source`` to ``target`` (prefixes); what the source lacks cannot be translated from it."""
    statuses = {(status.page, status.id): status for status in corpus.freshness.statuses}
    finder = TermFinder(corpus.termbase)
    seen: set[tuple[str, int]] = set()
    for text in texts:
        slot = text.slots.get(target)
        place = (slot.path, slot.start) if slot and slot.text else None
        # Plural forms that the target language does not have share one slot.
        if not text.read(source) or place in seen:
            continue
        if place:
            seen.add(place)
        units = [statuses[unit] for unit in text.units if unit in statuses]
        yield Outgoing(
            text=text,
            source=text.read(source),
            target=text.read(target),
            state=_find_state(text, units, target),
            place=_name_place(text, source),
            notes=(*_describe(text), *_list_terms(text, finder, source=source, target=target)),
        )


def _find_state(text: Text, units: Iterable[UnitStatus], target: str) -> State:
    """Return the state of a text's translation into ``target``."""
    slot = text.slots.get(target)
    if slot is None or not slot.text:
        return "missing"
    is_outdated = any(target in unit.outdated or unit.state is UnitState.CONFLICT for unit in units)
    return "outdated" if is_outdated or slot.extra else "translated"


def _name_place(text: Text, source: str) -> str:
    slot = text.slots[source]
    return f"{slot.path}:{text.lines[source]}" if text.lines and source in text.lines else slot.path


def _describe(text: Text) -> Iterator[Message]:
    """Yield what kind of text this is and where it stands."""
    field = text.id.rpartition("/")[2]
    if text.kind == "head":
        yield _HEAD_FIELDS[field]
    elif text.kind == "text" and field in _DATA_FIELDS:
        yield _DATA_FIELDS[field]
    elif text.kind in _KINDS:
        yield _KINDS[text.kind]
    if text.heading and text.kind != "heading":
        yield message("Under the heading “%(heading)s”.", heading=text.heading)


def _list_terms(text: Text, finder: TermFinder, *, source: str, target: str) -> Iterator[Message]:
    """Yield the terms of the termbase that the source holds, each with its renderings."""
    plain = _LINK_TARGET.sub("", text.read(source))
    told: set[str] = set()
    for mention in finder.find_longest(plain, source):
        renderings = mention.term.list_renderings(target)
        if mention.term.id in told or not renderings or not mention.is_rendering:
            continue
        told.add(mention.term.id)
        found = plain[mention.start : mention.end]
        yield message(
            "Term: %(term)s = %(renderings)s", term=found, renderings=" / ".join(renderings[:MAX_RENDERINGS])
        )
