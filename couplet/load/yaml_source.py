"""YAML to plain values that know where they stand in the file; no types, no schema.

Every scalar is a `str` (nothing, ``null`` and ``~`` are ``None``), because YAML 1.1's own guesses turn ``12:30`` into 750 and ``no`` into
false; a schema decides types.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from couplet.load.characters import MAX_FINDINGS, check_characters
from couplet.load.yaml_composer import Position, YamlPath, YamlReading, YamlValue, read_events
from couplet.load.yaml_lookalikes import find_cut_offs, find_lookalikes, list_hidden_lines
from couplet.load.yaml_mistakes import Trouble, YamlMistakes
from couplet.load.yaml_quoting import Edit, list_quotings
from couplet.load.yaml_repairs import Place, Repairs
from couplet.load.yaml_slips import Slip
from couplet.model.findings import Finding, Location

__all__ = ["Position", "YamlDocument", "YamlPath", "YamlValue", "parse_yaml"]

MAX_ROUNDS = 40
"""How many slips of one text are mended one after the other to see what else is wrong."""


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One YAML text, parsed."""

    path: str
    """File it stands in, relative to the site's root."""
    value: YamlValue
    """Its value; ``None`` where `findings` say that it could not be read."""
    positions: Mapping[YamlPath, Position]
    """Place of every value, by the way to it."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with it as YAML; all of them are errors."""

    def locate(self, way: YamlPath, *, of_key: bool = False) -> Location:
        """Return the place of the value at `way` (or of its key), or of the nearest value around it where there is none."""
        for length in range(len(way), -1, -1):
            position = self.positions.get(way[:length])
            if position is None:
                continue
            if of_key and position.key_line is not None and position.key_column is not None:
                end = position.key_column + len(str(way[length - 1])) if position.is_plain_key else None
                line, column = position.key_line, position.key_column
                return Location(self.path, line, column, line if end else None, end)
            return Location(self.path, position.line, position.column, position.end_line, position.end_column)
        return Location(self.path)


def parse_yaml(text: str, *, path: str, first_line: int = 1) -> YamlDocument:
    """Return the value of the YAML `text`, which begins on line `first_line` of the file `path`, with places and findings.

    Where reading stops at a slip that can be mended, it is mended in memory and reading goes on, so that one run tells all of them.
    """
    if odd := check_characters(text, path=path, first_line=first_line):
        return YamlDocument(path, None, {}, tuple(odd))
    mistakes = YamlMistakes(path, first_line, Repairs(text.split("\n")))
    reading = read_events(text, first_line)
    for _ in range(MAX_ROUNDS):
        if not _mend_next(mistakes, reading):
            break
        reading = read_events(mistakes.repairs.text, first_line)
    if reading.trouble is None:
        for key, first in reading.duplicates[:MAX_FINDINGS]:
            mistakes.report_duplicate(key, first)
        for place in islice(find_cut_offs(reading.scalars, mistakes.repairs.lines), MAX_FINDINGS):
            mistakes.report_cut_off(*place)
    findings = tuple(mistakes.findings)
    return YamlDocument(path, None if findings else reading.value, reading.positions, findings)


def _mend_next(mistakes: YamlMistakes, reading: YamlReading) -> bool:
    """Report what is next wrong; return whether it was mended, so that it is worth reading on."""
    repairs = mistakes.repairs
    trouble = reading.trouble
    room = MAX_FINDINGS - len(mistakes.findings)
    if trouble is None:
        slips: Sequence[Slip] = find_lookalikes(reading.scalars, reading.keys, repairs.lines)[:room]
        mistakes.mend(slips)
        return bool(slips) and len(slips) < room
    if trouble.kind == "size":
        mistakes.mend_trouble(trouble, None)
        return False
    hidden = list_hidden_lines(reading.scalars)
    slips = repairs.find_culprits(trouble.place, hidden, _find_trouble)
    if slips:
        mistakes.mend(slips)
        return True
    edit = _find_edit(repairs, trouble)
    mistakes.mend_trouble(trouble, edit)
    return edit is not None


def _find_edit(repairs: Repairs, trouble: Trouble) -> Edit | None:
    """Return the quotation marks or the bracket with which reading gets beyond its trouble."""
    if trouble.line >= len(repairs.lines) or trouble.kind in ("document", "depth", "key", "size"):
        return None
    for start, end, replacement in list_quotings(repairs.lines[trouble.line], trouble.column):
        slip = Slip(trouble.line, start, end, replacement, "yaml.syntax", "")
        if repairs.helps(trouble.place, (slip,), _find_trouble):
            return start, end, replacement
    return None


def _find_trouble(text: str) -> Place | None:
    """Return where reading a text stops, or ``None``."""
    trouble = read_events(text, 1).trouble
    return None if trouble is None else trouble.place
