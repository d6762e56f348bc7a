"""Says in our words what is wrong with a YAML text, at the character an editor has to change; it builds no values and parses nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from couplet.load.yaml_quoting import Edit, quote
from couplet.load.yaml_repairs import Place, Repairs
from couplet.load.yaml_slips import Slip
from couplet.load.yaml_wording import word_trouble
from couplet.model.findings import Finding, Fix, Location, Message, Severity, message


class Trouble(NamedTuple):
    """Where and why reading stopped."""

    kind: str
    """One of the kinds that `yaml_wording` knows."""
    line: int
    """Line, counted from 0."""
    column: int
    """Column, counted from 0."""
    detail: str = ""
    """What stands there."""

    @property
    def place(self) -> Place:
        """Line and column."""
        return self.line, self.column


@dataclass(slots=True)
class YamlMistakes:
    """The findings of one YAML text while it is read; places are told as they stand in the file, whatever was mended meanwhile."""

    path: str
    """File it stands in, relative to the site's root."""
    first_line: int
    """Line of the file on which the text begins."""
    repairs: Repairs
    """What was mended so far."""
    findings: list[Finding] = field(default_factory=list)
    """What was found so far."""

    def mend(self, slips: Sequence[Slip]) -> None:
        """Report slips and mend them in the text; the hint shows the whole line as it should be."""
        places = [self._locate(slip.line, slip.start, slip.end) for slip in slips]
        for slip in sorted(slips, reverse=True):
            self.repairs.apply(slip.line, slip.start, slip.end, slip.replacement)
        for slip, place in zip(slips, places, strict=True):
            shown = self._narrow(place, slip)
            self._report(
                slip.code, shown, (slip.told, self._show_line(slip.line)), Fix(place, slip.replacement)
            )

    def mend_trouble(self, trouble: Trouble, edit: Edit | None) -> None:
        """Report the place where reading stopped; with an edit that helps, mend it and show the line."""
        place = self._locate(trouble.line, trouble.column)
        code, told, hint = word_trouble(trouble.kind, trouble.detail)
        if edit is None:
            self._report(code, place, (told, hint))
            return
        start, end, replacement = edit
        where = self._locate(trouble.line, start, end)
        self.repairs.apply(trouble.line, start, end, replacement)
        self._report(code, place, (told, self._show_line(trouble.line)), Fix(where, replacement))

    def report_cut_off(self, line: int, column: int) -> None:
        """Report a ``#`` that makes a comment of what was meant as text; only a writer knows which."""
        text = self.repairs.lines[line]
        told = message(
            "From “ #” on this is a comment: “%(cut)s” is cut off from the text.", cut=text[column:].strip()
        )
        key, colon, value = text.strip().partition(": ")
        shown = f"{key}: {quote(value)}" if colon else quote(text.strip())
        hint = message(
            "If it belongs to the text: %(line)s – if it is a comment, write “# ” with a space.", line=shown
        )
        self._report("yaml.cut-off", self._locate(line, column, column + 1), (told, hint))

    def report_duplicate(self, key: Any, first: Any) -> None:
        """Report a key that stands twice in one mapping."""
        told = message(
            "“%(key)s” stands twice here: first on line %(first)d, again on line %(again)d.",
            key=key.value,
            first=first.start_mark.line + self.first_line,
            again=key.start_mark.line + self.first_line,
        )
        hint = message(
            "Delete one of the two lines, or give one of them another name, for example “deck:” in place of a second “title:”."
        )
        place = self._locate(key.start_mark.line, key.start_mark.column, key.end_mark.column)
        self._report("yaml.duplicate-key", place, (told, hint))

    def _narrow(self, place: Location, slip: Slip) -> Location:
        """Return the place of the sign alone, without the spaces that are replaced with it."""
        width = len(slip.sign) if slip.code != "yaml.indentation" else slip.end - slip.start
        return Location(place.path, place.line, place.column, place.line, place.column + max(1, width))

    def _show_line(self, line: int) -> Message:
        return message("Write the line like this: %(line)s", line=self.repairs.lines[line].strip())

    def _locate(self, line: int, start: int, end: int | None = None) -> Location:
        """Return the place of characters of a line as it is now; beyond the text, at the end of its last line."""
        lines = self.repairs.lines
        if line >= len(lines):
            line, start, end = len(lines) - 1, len(lines[-1]), None
        number, column = self.repairs.find_original((line, start))
        number += self.first_line
        if end is None:
            return Location(self.path, number, column + 1)
        return Location(self.path, number, column + 1, number, self.repairs.find_original((line, end))[1] + 1)

    def _report(
        self, code: str, where: Location, words: tuple[Message, Message], fix: Fix | None = None
    ) -> None:
        self.findings.append(Finding(code, Severity.ERROR, where, words[0], words[1], fix=fix))
