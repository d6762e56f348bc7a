"""A file of the report as its bytes are: places in it, and edits that leave every other byte alone; it knows no format.

What a translator sends back must not touch what he did not see: line ends, byte order mark, trailing spaces and characters that are
not in normalisation form C stay as they are wherever nothing is replaced.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """A part of a file's text replaced by another."""

    start: int
    """Offset of the first character replaced, from 0."""
    end: int
    """Offset after the last one; equal to `start` where something is inserted."""
    text: str
    """What stands there instead; its lines end with ``\\n``."""


class ReportFile:
    """One text file of the report."""

    def __init__(self, path: str, content: bytes) -> None:
        """Hold the file ``path`` (relative to the site's root); raises `UnicodeDecodeError` for bytes that are not UTF-8."""
        self.path = path
        self.has_bom = content.startswith(_BOM)
        self.text = content.removeprefix(_BOM).decode("utf-8")

    @cached_property
    def _ends(self) -> list[re.Match[str]]:
        return list(_LINE_END.finditer(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in self._ends)]

    @cached_property
    def lines(self) -> list[str]:
        """Its lines without their ends, not normalised."""
        stops = [match.start() for match in self._ends] + [len(self.text)]
        return [self.text[start:stop] for start, stop in zip(self._starts, stops, strict=True)]

    @property
    def line_end(self) -> str:
        """How its first line ends; ``\\n`` for a text of one line."""
        return self._ends[0].group() if self._ends else "\n"

    def find_offset(self, line: int, index: int) -> int:
        """Return the offset of the character ``index`` (from 0, not normalised) of a line (from 1); past the last line, the end."""
        return self._starts[line - 1] + index if line <= len(self._starts) else len(self.text)

    def find_line_end(self, offset: int) -> int:
        """Return the offset of the end of the line that an offset lies in, before its line break."""
        match = _LINE_END.search(self.text, offset)
        return match.start() if match else len(self.text)

    def find_place(self, line: int, column: int) -> int:
        """Return the offset of a place as findings and readers name it: line and column from 1, in normalisation form C."""
        if line > len(self._starts):
            return len(self.text)
        raw = self.lines[line - 1]
        if unicodedata.is_normalized("NFC", raw):
            return self.find_offset(line, min(column - 1, len(raw)))
        wanted = unicodedata.normalize("NFC", raw)[: column - 1]
        for index in range(len(raw) + 1):
            if unicodedata.normalize("NFC", raw[:index]) == wanted:
                return self.find_offset(line, index)
        return self.find_offset(line, len(raw))

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.apply(())

    def apply(self, edits: Iterable[Edit]) -> bytes:
        """Return the file's bytes with the edits made; raises `ValueError` where two of them overlap."""
        pieces: list[str] = []
        position = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if edit.start < position:
                raise ValueError(f"edits overlap at offset {edit.start} of {self.path}")
            pieces += (self.text[position : edit.start], edit.text.replace("\n", self.line_end))
            position = edit.end
        text = "".join((*pieces, self.text[position:]))
        return (_BOM if self.has_bom else b"") + text.encode("utf-8")
