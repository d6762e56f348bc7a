"""Cuts a Markdown text into its top-level blocks, each with its lines in the file; what stands inside a block is not its business.

Stricter than Markdown where Markdown guesses: underlined headings, rules, indented code and lists without a blank line before them are
findings, because in an article they are slips.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from couplet.load import markdown_slips as slips
from couplet.load.markdown_reading import TAB, Reading, SourceLine


class ChunkKind(StrEnum):
    """What a chunk's first line says it is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    QUOTE = "quote"
    DEFINITIONS = "definitions"
    FOOTNOTE = "footnote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A top-level block as written."""

    kind: ChunkKind
    """What it is."""
    line: int
    """Line in the file where it begins, counted from 1."""
    lines: tuple[SourceLine, ...]
    """Its lines; of code, without the fences."""


_HEADING = re.compile(r" {0,3}#{1,6}(?!#)")
_ITEM = re.compile(r"( {0,3})(?:([*+-])|\d+\.) +(?=\S)")
_QUOTE = re.compile(r" {0,3}>")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]*\][:：]")
_DEFINITION = re.compile(r" {0,3}: {1,3}\S")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:- *){2,}|(?:_ *){3,}|(?:\* *){3,}|=+ *)")
_SEPARATOR = frozenset(" |:-")


def cut_chunks(text: str, *, first_line: int, reading: Reading) -> list[Chunk]:
    """Return the blocks of `text`, which begins on line `first_line` of the file, in order; slips go into `reading`."""
    lines = [_read_line(line, first_line + number) for number, line in enumerate(text.split("\n"))]
    cutter = _Cutter(lines, reading)
    chunks: list[Chunk] = []
    while cutter.skip_blank():
        chunk = cutter.cut_chunk()
        if chunk is not None:
            chunks.append(chunk)
    return chunks


def _read_line(line: str, number: int) -> SourceLine:
    """Return a line with tabs as spaces; two spaces at its end, which break a line of verse or an address, are kept."""
    text = line.strip(" \t")
    if not text.strip():
        return SourceLine("", number)
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    width = len(indent.expandtabs(TAB))
    ending = "  " if line.endswith("  ") else ""
    return SourceLine(" " * width + text.replace("\t", " ") + ending, number, 1 + len(indent) - width)


def separate_terms(lines: tuple[SourceLine, ...]) -> tuple[SourceLine, ...]:
    """Return the lines of definitions with a blank line before each term but the first, as Python-Markdown wants them."""
    separated: list[SourceLine] = []
    for index, line in enumerate(lines):
        is_text = (
            bool(line.text.strip())
            and not line.text.startswith(" " * TAB)
            and not _DEFINITION.match(line.text)
        )
        if index and is_text and index + 1 < len(lines) and _DEFINITION.match(lines[index + 1].text):
            separated.append(SourceLine("", line.number))
        separated.append(line)
    return tuple(separated)


@dataclass(slots=True)
class _Cutter:
    """Walks over the lines of one text."""

    lines: list[SourceLine]
    """All lines."""
    reading: Reading
    """Where findings go."""
    position: int = 0
    """Index of the next line."""

    def skip_blank(self) -> bool:
        """Go to the next line that is not blank; return whether there is one."""
        while self.position < len(self.lines) and self._is_blank(self.position):
            self.position += 1
        return self.position < len(self.lines)

    def cut_chunk(self) -> Chunk | None:
        """Return the block that begins at the next line and go past it; ``None`` for a line that is only a slip."""
        start = self.position
        line = self.lines[start]
        kind = self._tell_kind(start)
        self.position += 1
        if kind is None:
            slips.report_rule(self.reading, line, is_alone=start == 0 or self._is_blank(start - 1))
            return None
        if line.text.startswith(" " * TAB):
            slips.report_indent(self.reading, line)
        if kind is ChunkKind.CODE:
            return self._cut_code(line)
        if kind is ChunkKind.PARAGRAPH:
            kind = self._pass_paragraph()
        if kind not in (ChunkKind.PARAGRAPH, ChunkKind.HEADING):
            self._pass_container(kind, start)
        chunk = Chunk(kind, line.number, tuple(self.lines[start : self.position]))
        if kind in (ChunkKind.LIST, ChunkKind.QUOTE):
            slips.check_nesting(self.reading, chunk.lines)
        return chunk

    def _tell_kind(self, index: int) -> ChunkKind | None:
        """Return what the line at `index` begins, if it begins a block; ``None`` for a rule or an underline."""
        text = self.lines[index].text
        if _RULE.fullmatch(text):
            return None
        if _HEADING.match(text):
            return ChunkKind.HEADING
        if _FENCE.match(text):
            return ChunkKind.CODE
        if _QUOTE.match(text):
            return ChunkKind.QUOTE
        if _FOOTNOTE.match(text):
            return ChunkKind.FOOTNOTE
        if _ITEM.match(text):
            return ChunkKind.LIST
        return ChunkKind.TABLE if self._is_table(index) else ChunkKind.PARAGRAPH

    def _pass_paragraph(self) -> ChunkKind:
        """Go past the paragraph whose first line was read; return its kind, for it may turn out to be the terms of definitions."""
        has_item = False
        while self.position < len(self.lines) and not self._is_blank(self.position):
            kind = self._tell_kind(self.position)
            if _DEFINITION.match(self.lines[self.position].text):
                return ChunkKind.DEFINITIONS
            if kind is ChunkKind.LIST:
                if not has_item:
                    slips.report_list(self.reading, self.lines[self.position])
                has_item = True
            elif kind is not ChunkKind.PARAGRAPH:
                break
            self.position += 1
        following = self._find_text(self.position)
        is_term = following < len(self.lines) and bool(_DEFINITION.match(self.lines[following].text))
        return ChunkKind.DEFINITIONS if is_term else ChunkKind.PARAGRAPH

    def _pass_container(self, kind: ChunkKind, start: int) -> None:
        """Go past the rest of a list, table, quote, footnote or definition list that began at `start`."""
        while self.position < len(self.lines):
            if self._is_blank(self.position):
                following = self._find_text(self.position)
                if kind is ChunkKind.TABLE or not self._is_continued(kind, start, following):
                    break
                self.position = following
            elif self._is_ended(kind, start):
                break
            self.position += 1

    def _is_continued(self, kind: ChunkKind, start: int, index: int) -> bool:
        """Whether the line at `index`, after a blank line, still belongs to the block of `kind` that began at `start`."""
        if index >= len(self.lines):
            return False
        text = self.lines[index].text
        if kind is ChunkKind.QUOTE:
            return bool(_QUOTE.match(text))
        if text.startswith(" " * TAB):
            return True
        if kind is ChunkKind.LIST:
            return self._is_same_list(start, index)
        return kind is ChunkKind.DEFINITIONS and self._is_definition(index)

    def _is_ended(self, kind: ChunkKind, start: int) -> bool:
        """Whether the next line, with no blank line before it, begins another block."""
        text = self.lines[self.position].text
        if text.startswith(" " * TAB):
            return False
        if kind is ChunkKind.LIST and _ITEM.match(text):
            return not self._is_same_list(start, self.position)
        begun = self._tell_kind(self.position)
        if kind is ChunkKind.TABLE:
            return begun in (ChunkKind.HEADING, ChunkKind.FOOTNOTE)
        return begun not in (ChunkKind.PARAGRAPH, kind) or begun is ChunkKind.FOOTNOTE

    def _is_definition(self, index: int) -> bool:
        """Whether a definition, or terms with one under them, begin at `index`."""
        while index < len(self.lines) and not self._is_blank(index):
            if _DEFINITION.match(self.lines[index].text):
                return True
            if self._tell_kind(index) is not ChunkKind.PARAGRAPH:
                return False
            index += 1
        index = self._find_text(index)
        return index < len(self.lines) and bool(_DEFINITION.match(self.lines[index].text))

    def _is_same_list(self, start: int, index: int) -> bool:
        """Whether the item at `index` is of the kind of the list that began at `start`: numbered or not."""
        first, other = _ITEM.match(self.lines[start].text), _ITEM.match(self.lines[index].text)
        return first is not None and other is not None and bool(first.group(2)) == bool(other.group(2))

    def _is_table(self, index: int) -> bool:
        """Whether a table begins at `index`: a line with bars over a line of bars and hyphens."""
        if index + 1 >= len(self.lines) or "|" not in self.lines[index].text:
            return False
        under = frozenset(self.lines[index + 1].text)
        return {"|", "-"} <= under <= _SEPARATOR

    def _is_blank(self, index: int) -> bool:
        return not self.lines[index].text.strip()

    def _find_text(self, index: int) -> int:
        """Return the index of the first line from `index` on that is not blank, or the number of lines."""
        while index < len(self.lines) and self._is_blank(index):
            index += 1
        return index

    def _cut_code(self, opening: SourceLine) -> Chunk:
        """Return the code under the fence `opening`, and go past its end."""
        mark = opening.text.split()[0]
        mark = mark[: len(mark) - len(mark.lstrip(mark[0]))]
        start = self.position
        while self.position < len(self.lines) and not self._is_fence_end(mark):
            self.position += 1
        if self.position == len(self.lines):
            slips.report_unclosed_code(self.reading, opening)
        self.position += 1
        return Chunk(ChunkKind.CODE, opening.number, tuple(self.lines[start : self.position - 1]))

    def _is_fence_end(self, mark: str) -> bool:
        """Whether the next line ends the code that a fence `mark` began."""
        text = self.lines[self.position].text.strip()
        return text.startswith(mark) and not text.strip(mark[0])
