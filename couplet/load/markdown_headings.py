"""Reads the line of a heading: its level, its id and its text; and reports what headings must not be."""

import re
from dataclasses import dataclass, field

from couplet.load.markdown_chunks import Chunk, ChunkKind
from couplet.load.markdown_inline import report_attributes
from couplet.load.markdown_reading import ID_RULE, Reading, SourceLine
from couplet.model.findings import Location, message

_HEADING = re.compile(r"( {0,3}(#{1,6})\s*)(.*)")
_ATTRIBUTES = re.compile(r"\s*(?<!\\)\{([^{}]*)\}\s*$")
_CLOSING = re.compile(r"\s+#+\s*$")
_WIDE_ID = re.compile(r"[{｛][#＃][\w-]+[}｝]\s*$", re.ASCII)
_HALVES = str.maketrans("｛＃｝", "{#}")
_RESERVED = ("fn-", "fnref-")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's line, taken apart."""

    level: int
    """2 to 4."""
    anchor: str | None
    """Its id; ``None`` where it has none that can be used."""
    chunk: Chunk
    """Its text alone, to be parsed."""


@dataclass(slots=True)
class HeadingReader:
    """Reads the headings of one text in order."""

    reading: Reading
    """Where findings go."""
    lines: dict[str, int] = field(default_factory=dict)
    """Line of each id so far."""
    level: int = 1
    """Level of the last heading; the title of the page has 1."""

    def read_heading(self, chunk: Chunk) -> Heading:
        """Return the heading on the line of `chunk`; a finding says what is wrong with it, and it is read as well as may be."""
        line = chunk.lines[0]
        match = _HEADING.match(line.text)
        if match is None:
            raise ValueError("not a heading")
        text = match.group(3)
        # Full-width signs of an id are told as such (`markdown_remains`); here they count as what is meant.
        text = _WIDE_ID.sub(lambda wide: wide.group().translate(_HALVES), text)
        attributes = _ATTRIBUTES.search(text)
        if attributes:
            text = text[: attributes.start()]
        text = _CLOSING.sub("", text).rstrip()
        where = Location(self.reading.path, line.number, line.column + match.start(2))
        if not text:
            told = message("This heading has no text.")
            self.reading.report(
                "headings.empty",
                where,
                told,
                message("Write its text: “## Reading rooms {#reading-rooms}”, or delete the line."),
            )
        column = line.column + match.end(1)
        anchor = self._read_anchor(attributes, where, column, text)
        content = SourceLine(text, line.number, column)
        return Heading(
            self._check_level(len(match.group(2)), where),
            anchor,
            Chunk(ChunkKind.HEADING, line.number, (content,)),
        )

    def _check_level(self, level: int, where: Location) -> int:
        """Return the level as it is printed, from 2 to 4; report any other, and warn of a level left out."""
        if not 2 <= level <= 4:
            told = message("A heading has two to four “#”; this one has %(level)d.", level=level)
            hint = message(
                "Write “##” for a section, “###” and “####” below it; the title of the page stands in the head as “title: …”."
            )
            self.reading.report("markdown.heading-level", where, told, hint)
        elif level > self.level + 1:
            told = message(
                "A level is left out: “%(marks)s” stands below level %(above)d.",
                marks="#" * level,
                above=self.level,
            )
            hint = message(
                "Write “%(marks)s”; readers who listen to the page find their way by the levels.",
                marks="#" * (self.level + 1),
            )
            self.reading.warn("headings.skipped-level", where, told, hint)
        self.level = min(max(level, 2), 4)
        return self.level

    def _read_anchor(
        self, attributes: re.Match[str] | None, where: Location, column: int, text: str
    ) -> str | None:
        """Return the id in ``{#id}``, or ``None`` and a finding."""
        if attributes is None:
            self._report_missing(where, text)
            return None
        written = attributes.group(1).strip()
        place = Location(self.reading.path, where.line, column + attributes.start(1) - 1)
        if not written.startswith("#") or " " in written:
            report_attributes(self.reading, place, attributes.group().strip())
            return None
        anchor = written[1:]
        if not ID_RULE.fullmatch(anchor) or anchor.startswith(_RESERVED):
            told = message("“%(anchor)s” cannot be the id of a heading.", anchor=anchor)
            hint = message(
                "Use small Latin letters, digits and hyphens, a letter first, but not “fn-”: “{#reading-rooms}”."
            )
            self.reading.report("headings.unsafe-id", place, told, hint)
            return None
        if anchor in self.lines:
            told = message(
                "The id “%(anchor)s” stands on line %(first)d already.",
                anchor=anchor,
                first=self.lines[anchor],
            )
            hint = message(
                "Give this heading an id of its own, the same one in both languages: “{#%(anchor)s-more}”.",
                anchor=anchor,
            )
            self.reading.report("headings.duplicate-id", place, told, hint)
            return None
        self.lines[anchor] = where.line
        return anchor

    def _report_missing(self, where: Location, text: str) -> None:
        """Report a heading without an id; none is guessed, for both languages must share it."""
        told = message("This heading has no id; the same one in both languages keeps the reader's place.")
        hint = message(
            "Write a short one in Latin letters at the end of the line: “## %(text)s {#short-english-name}”.",
            text=text,
        )
        self.reading.report("headings.no-id", where, told, hint)
