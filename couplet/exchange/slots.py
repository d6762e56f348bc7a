"""Slots: the exact parts of a content file that hold its texts, found in Markdown; which texts answer each other is not known here.

A slot is what a translator sees and may replace. Marks of headings, items, cells and footnotes, ids, indentation and trailing spaces
stand outside of it and stay as they are.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from couplet.exchange.report_file import Edit, ReportFile
from couplet.load.characters import hide_characters
from couplet.load.markdown_chunks import Chunk, ChunkKind, cut_chunks
from couplet.load.markdown_joins import split_join
from couplet.load.markdown_reading import Reading

_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]*(?P<text>.*?)[ \t]*#*[ \t]*(?:\{[^{}]*\})?[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]+")
_FOOTNOTE = re.compile(r"[ \t]*\[\^[^\]]*\]:[ \t]*")
_DEFINITION = re.compile(r"[ \t]*:[ \t]+")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_INDENT = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Slot:
    """A replaceable text in a file."""

    path: str
    """File, relative to the site's root."""
    start: int
    """Offset of its first character in the file's text."""
    end: int
    """Offset after its last one; equal to `start` where the text is still to be inserted."""
    text: str
    """What the translator sees: normalisation form C, lines end with ``\\n``; empty where there is none yet."""
    style: str = "prose"
    """How it is written: ``prose``, ``scalar`` (YAML) or ``message`` (PO)."""
    prefix: str = ""
    """Of prose, what stands before each further line; of a message, its keyword."""
    lead: str = ""
    """What is to be written before an inserted text, such as ``, en: ``."""
    is_flow: bool = False
    """Of a scalar, whether it stands between brackets."""
    extra: tuple[Edit, ...] = ()
    """Edits that go along with a new text, such as a mark of doubt taken away."""


@dataclass(frozen=True, slots=True)
class BlockSlots:
    """The slots of one block of Markdown."""

    line: int
    """Line on which it begins, counted from 1."""
    whole: Slot
    """The block as one text, with its inner marks."""
    parts: tuple[Slot, ...]
    """Its texts one by one: items, cells, terms; the one text of a paragraph, heading or footnote."""


def find_block_slots(file: ReportFile, body: str, first_line: int) -> Mapping[int, BlockSlots]:
    """Return the slots of all blocks by line; ``body`` is the normalised text that begins on ``first_line`` of the file.

    Blocks that a writer joined by ``{+}`` are one text, the mark and the blank line within it.
    """
    reading = Reading(path=file.path, key="")
    text = hide_characters(body)
    found: dict[int, BlockSlots] = {}
    open_line = None
    for chunk in cut_chunks(text, first_line=first_line, reading=reading):
        numbers = [line.number for line in chunk.lines if line.text.strip()]
        if not numbers or chunk.kind is ChunkKind.FOOTNOTE:
            found.update({chunk.line: _cut_block(file, chunk, chunk.line, numbers)} if numbers else {})
            continue
        is_joined = open_line is not None and chunk.kind is not ChunkKind.HEADING
        line = open_line if is_joined and open_line is not None else chunk.line
        block = _cut_block(file, chunk, line, numbers)
        found[line] = replace(block, parts=(block.whole,)) if is_joined else block
        open_line = line if split_join(chunk)[1] is not None else None
    return found


def _cut_block(file: ReportFile, chunk: Chunk, line: int, numbers: Sequence[int]) -> BlockSlots:
    """Return the slots of the block that begins on ``line`` and ends with ``chunk``."""
    last = numbers[-1] + (chunk.kind is ChunkKind.CODE)  # the fence below it
    whole = _make_slot(file, line, min(last, len(file.lines)))
    return BlockSlots(line, whole, tuple(_PARTS[chunk.kind](file, chunk)))


def _make_slot(file: ReportFile, first: int, last: int, *, skip: int | None = None, prefix: str = "") -> Slot:
    """Return the slot from line ``first`` (``skip`` characters left out, else its indentation) to the end of line ``last``."""
    lines = file.lines[first - 1 : last]
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    indent = _INDENT.match(lines[0])
    begin = skip if skip is not None else indent.end() if indent else 0
    if not all(line.startswith(prefix) for line in lines[1:] if line.strip()):
        prefix = ""
    texts = [lines[0][begin:], *(line[len(prefix) :] if line.strip() else "" for line in lines[1:])]
    texts[-1] = texts[-1].rstrip()
    end = file.find_offset(first + len(lines) - 1, len(lines[-1].rstrip()))
    text = unicodedata.normalize("NFC", "\n".join(texts))
    return Slot(file.path, file.find_offset(first, begin), end, text, prefix=prefix)


def _measure_mark(pattern: re.Pattern[str], line: str) -> int:
    """Return the length of the mark at the beginning of a line, 0 if there is none."""
    match = pattern.match(line)
    return match.end() if match else 0


def _find_indent(file: ReportFile, first: int, last: int) -> str:
    """Return the indentation that all further lines of a text share."""
    further = [line for line in file.lines[first:last] if line.strip()]
    indents = [match.group() for line in further if (match := _INDENT.match(line))]
    return min(indents, key=len, default="")


def _list_heading(file: ReportFile, chunk: Chunk) -> Iterator[Slot]:
    line = file.lines[chunk.line - 1]
    match = _HEADING.fullmatch(line)
    if match and match["text"]:
        start, end = match.span("text")
        text = unicodedata.normalize("NFC", match["text"])
        yield Slot(file.path, file.find_offset(chunk.line, start), file.find_offset(chunk.line, end), text)


def _list_paragraph(file: ReportFile, chunk: Chunk) -> Iterator[Slot]:
    first, last = chunk.lines[0].number, chunk.lines[-1].number
    yield _make_slot(file, first, last)


def _list_footnote(file: ReportFile, chunk: Chunk) -> Iterator[Slot]:
    first, last = chunk.lines[0].number, chunk.lines[-1].number
    mark = _measure_mark(_FOOTNOTE, file.lines[first - 1])
    if not file.lines[first - 1][mark:].strip() and first < last:
        first, mark = first + 1, _measure_mark(_INDENT, file.lines[first])
    yield _make_slot(file, first, last, skip=mark, prefix=_find_indent(file, first, last))


def _list_marked(
    file: ReportFile, starts: Sequence[int], last: int, pattern: re.Pattern[str]
) -> Iterator[Slot]:
    """Yield a slot for each text that begins on one of the lines ``starts``, behind its mark; the last one ends on ``last``."""
    for first, following in zip(starts, [*starts[1:], last + 1], strict=True):
        stop = following - 1
        while stop > first and not file.lines[stop - 1].strip():
            stop -= 1
        mark = _measure_mark(pattern, file.lines[first - 1])
        yield _make_slot(file, first, stop, skip=mark, prefix=_find_indent(file, first, stop))


def _list_items(file: ReportFile, chunk: Chunk) -> Iterator[Slot]:
    numbers = [line.number for line in chunk.lines]
    starts = [number for number in numbers if _measure_mark(_ITEM, file.lines[number - 1])]
    return _list_marked(file, starts, numbers[-1], _ITEM)


def _list_definitions(file: ReportFile, chunk: Chunk) -> Iterator[Slot]:
    """Yield a slot for each term (a line that is not indented) and for each definition."""
    numbers = [line.number for line in chunk.lines if line.text.strip()]
    starts = [
        number
        for number in numbers
        if _measure_mark(_DEFINITION, file.lines[number - 1])
        or not file.lines[number - 1].startswith((" ", "\t"))
    ]
    return _list_marked(file, starts, numbers[-1], _DEFINITION)


def _list_quoted(file: ReportFile, chunk: Chunk) -> Iterator[Slot]:
    """Yield a slot for each paragraph of a quotation."""
    run: list[int] = []
    for number in [*(line.number for line in chunk.lines), 0]:
        line = file.lines[number - 1] if number else ""
        if line[_measure_mark(_QUOTE, line) :].strip():
            run.append(number)
            continue
        if run:
            mark = _measure_mark(_QUOTE, file.lines[run[0] - 1])
            prefix = file.lines[run[0] - 1][:mark]
            yield _make_slot(file, run[0], run[-1], skip=mark, prefix=prefix)
        run = []


def _list_cells(file: ReportFile, chunk: Chunk) -> Iterator[Slot]:
    """Yield a slot for each cell that is not empty; the line of hyphens under the first row holds none."""
    for index, line in enumerate(chunk.lines):
        if index == 1:
            continue
        raw = file.lines[line.number - 1]
        for start, end in _split_row(raw):
            text = unicodedata.normalize("NFC", raw[start:end])
            first, last = file.find_offset(line.number, start), file.find_offset(line.number, end)
            yield Slot(file.path, first, last, text)


def _split_row(row: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each cell's text; a bar after a backslash or within backticks parts no cells."""
    begin, is_code = 0, False
    for index, character in enumerate(f"{row}|"):
        is_escaped = index > 0 and row[index - 1] == "\\"
        if character == "`" and not is_escaped:
            is_code = not is_code
        if character != "|" or ((is_escaped or is_code) and index < len(row)):
            continue
        text = row[begin:index]
        if text.strip():
            yield begin + len(text) - len(text.lstrip()), begin + len(text.rstrip())
        begin = index + 1


_PARTS: Mapping[ChunkKind, Callable[[ReportFile, Chunk], Iterator[Slot]]] = {
    ChunkKind.HEADING: _list_heading,
    ChunkKind.PARAGRAPH: _list_paragraph,
    ChunkKind.LIST: _list_items,
    ChunkKind.TABLE: _list_cells,
    ChunkKind.QUOTE: _list_quoted,
    ChunkKind.DEFINITIONS: _list_definitions,
    ChunkKind.FOOTNOTE: _list_footnote,
    ChunkKind.CODE: _list_paragraph,
}
