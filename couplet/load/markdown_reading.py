"""What is gathered while one Markdown text is read, and the marks by which every character keeps its place; no rules."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from couplet.model.documents import FactMark, Link
from couplet.model.findings import Finding, Fix, Location, Message, Severity

MARK = "[\U000f0000-\U000f0fff]"
"""Pattern of a mark: one private character after each ``[``, ``<`` and ``{`` that tells where in the file it stands."""
MAX_MARKS = 0x1000
"""How many marks one block can have."""
MAX_FINDINGS = 500
"""Slips of one text that are told; who has more mends these first."""
TAB = 4
"""Spaces by which what belongs to a list item, a definition or a footnote is indented."""
ID_RULE = re.compile(r"[a-z][a-z0-9-]*")
"""What ids of headings, labels of footnotes and ids of facts look like."""

_FIRST_MARK = 0xF0000
_MARKED = re.compile(r"[\[<{]")
_ANY_MARK = re.compile(MARK)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of a block, without what is not part of its text (the mark of a heading, the label of a footnote)."""

    text: str
    """Its text."""
    number: int
    """Line in the file, counted from 1."""
    column: int = 1
    """Column in the file at which `text` begins, counted from 1; below it where a tab became several spaces of `text`."""

    def find_column(self, index: int) -> int:
        """Return the column in the file of the character at ``index`` of `text`."""
        return max(1, self.column + index)


@dataclass(slots=True)
class Reading:
    """One Markdown text while it is read."""

    path: str
    """File it stands in, relative to the site's root."""
    key: str
    """Key of its page, such as ``review/services``."""
    section: str | None = None
    """Id of the heading of level 2 that was read last."""
    places: list[Location] = field(default_factory=list)
    """Place of each mark of the block being read."""
    lines: tuple[SourceLine, ...] = ()
    """Lines of the block being read."""
    findings: list[Finding] = field(default_factory=list)
    """What was found so far."""
    links: list[Link] = field(default_factory=list)
    """Links to content files so far."""
    fact_marks: list[FactMark] = field(default_factory=list)
    """Marked facts so far."""
    figures: list[tuple[Element, str, Location]] = field(default_factory=list)
    """Elements of the facts marked in the block being read, with the fact's id and place."""
    labels: frozenset[str] = frozenset()
    """Labels of the footnotes that have a text."""
    references: dict[str, int] = field(default_factory=dict)
    """Number of references so far to each footnote, in the order of the first."""

    def mark_lines(self, lines: tuple[SourceLine, ...]) -> str:
        """Return the text of a block with a mark after each character that may begin a construct, and remember their places."""
        self.lines = lines
        self.places = []
        self.figures = []
        return "\n".join(self._mark_line(line) for line in lines)

    def locate(self, mark: str, *, back: int = 1) -> Location:
        """Return the place of the construct that `mark` stands in, `back` characters before the mark itself."""
        place = self.places[ord(mark) - _FIRST_MARK]
        return Location(place.path, place.line, place.column - back)

    def report(self, code: str, where: Location, told: Message, hint: Message) -> None:
        """Add an error."""
        self._add(code, Severity.ERROR, where, (told, hint))

    def warn(self, code: str, where: Location, told: Message, hint: Message) -> None:
        """Add a warning."""
        self._add(code, Severity.WARNING, where, (told, hint))

    def suggest(
        self,
        code: str,
        severity: Severity,
        where: Location,
        words: tuple[Message, Message],
        *,
        replacement: str | None,
        span: Location | None = None,
    ) -> None:
        """Add a finding that the program can mend by writing `replacement` at `span`, or at `where`; with ``None`` a person has to."""
        if len(self.findings) >= MAX_FINDINGS:
            return
        fix = None if replacement is None else Fix(span or where, replacement)
        self.findings.append(Finding(code, severity, where, words[0], words[1], self.key, fix))

    def _add(self, code: str, severity: Severity, where: Location, words: tuple[Message, Message]) -> None:
        self.findings.append(Finding(code, severity, where, words[0], words[1], page=self.key))

    def _mark_line(self, line: SourceLine) -> str:
        """Return the text of `line` with marks."""

        def add_mark(match: re.Match[str]) -> str:
            if len(self.places) < MAX_MARKS:
                self.places.append(Location(self.path, line.number, line.column + match.end()))
            return match.group() + chr(_FIRST_MARK + len(self.places) - 1)

        return _MARKED.sub(add_mark, line.text)


def remove_marks(text: str) -> str:
    """Return `text` without marks."""
    return _ANY_MARK.sub("", text)
