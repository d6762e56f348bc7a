"""Entries that came from a file in another format, with their places, checked as termbase.yaml itself is; it reads no file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from couplet.exchange.term_entries import Entry, merge_entry
from couplet.load.validation import validate_document
from couplet.load.yaml_source import Position, YamlDocument, YamlPath
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.termbase import Termbase


@dataclass(slots=True)
class TermSource:
    """What a file says of terms."""

    path: str
    """Its name."""
    entries: list[Entry] = field(default_factory=list)
    """Its entries in order."""
    places: list[Position] = field(default_factory=list)
    """Where each begins."""
    unknown_languages: set[str] = field(default_factory=set)
    """Language tags of texts that were left out."""

    def add(self, entry: Entry, *, line: int, column: int) -> None:
        """Add an entry that begins at a place; one without an id gets one made of its forms."""
        entry["id"] = _make_id(entry)
        self.entries.append(entry)
        self.places.append(Position(line, column, line, column))

    def merge_into(self, known: Mapping[str, Entry]) -> tuple[dict[str, Entry], list[Finding]]:
        """Return the entries as they will be, those ``known`` completed by what the file says, and everything wrong with them."""
        merged = [
            {"id": entry["id"], **merge_entry(known.get(entry["id"], {}), entry)} for entry in self.entries
        ]
        positions: dict[YamlPath, Position] = {(): Position(1, 1, 1, 1)}
        positions.update({("terms", number): place for number, place in enumerate(self.places)})
        document = YamlDocument(self.path, {"terms": list(merged)}, positions)
        checked = validate_document(Termbase, document)
        findings = checked if isinstance(checked, list) else []
        return {entry["id"]: entry for entry in merged}, [*findings, *self._find_doubles()]

    def _find_doubles(self) -> list[Finding]:
        """Return an error for each id that an entry before has already."""
        first: dict[str, int] = {}
        findings = []
        for entry, place in zip(self.entries, self.places, strict=True):
            line = first.setdefault(entry["id"], place.line)
            if line != place.line:
                told = message(
                    "The id “%(id)s” is used twice; first on line %(line)d.", id=entry["id"], line=line
                )
                hint = message(
                    "Give one of the two another id, such as “%(example)s”.", example=f"{entry['id']}-2"
                )
                location = Location(self.path, place.line, place.column)
                findings.append(Finding("ids.duplicate", Severity.ERROR, location, told, hint))
        return findings


def _make_id(entry: Entry) -> str:
    """Return the entry's id, or where that is none one made of it, or of the first form in Latin letters."""
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", entry.get("id") or ""):
        return str(entry["id"])
    texts = (entry.get(key) or "" for key in ("id", *KNOWN_LOCALES))
    names = ("-".join(re.findall(r"[a-z0-9]+", text.lower()))[:80].strip("-") for text in texts)
    return next((name for name in names if name), "")
