"""How much of a Markdown text is read: bounds that no report comes near, so that no text keeps the reader busy for longer than seconds.

Reading the marks of a block takes time that grows with its length times its marks; the sum over all blocks is what is bounded.
"""

import re

from couplet.load.markdown_chunks import Chunk, ChunkKind
from couplet.load.markdown_lines import list_segments
from couplet.load.markdown_reading import Reading, SourceLine
from couplet.load.markdown_slips import report_nesting
from couplet.model.findings import Location, message

MAX_LINES = 5_000
"""Lines that are not blank in one text: some 200 printed pages; blank ones may be as many again."""
MAX_COST, MAX_TOTAL = 2_000_000, 20_000_000
"""Length times marks of one paragraph, item or row, and of a whole text. A page of 3,000 characters with 30 links has 200,000."""

_MARKS = re.compile(r"[\[<>{*_`~&(（［【！!|｜=#]")


def cut_text(text: str, reading: Reading, *, first_line: int) -> str:
    """Return as many lines of a text as are read; what is left over is reported."""
    if text.count("\n") <= 2 * MAX_LINES:
        return text
    _report_length(reading, first_line + 2 * MAX_LINES)
    return "\n".join(text.split("\n", 2 * MAX_LINES)[:-1])


def drop_excess(chunks: list[Chunk], reading: Reading) -> list[Chunk]:
    """Return the blocks that are read; those that would take too long are reported."""
    kept: list[Chunk] = []
    lines, total = 0, 0
    for chunk in chunks:
        lines += max(1, sum(bool(line.text) for line in chunk.lines))
        cost = 0 if chunk.kind is ChunkKind.CODE else max(map(_measure, list_segments(chunk)), default=0)
        total += cost
        if lines > MAX_LINES or total > MAX_TOTAL:
            _report_length(reading, chunk.line)
            break
        if cost > MAX_COST:
            report_nesting(reading, chunk.line)
        else:
            kept.append(chunk)
    return kept


def _measure(lines: tuple[SourceLine, ...]) -> int:
    text = "\n".join(line.text for line in lines)
    return len(text) * len(_MARKS.findall(text))


def _report_length(reading: Reading, line: int) -> None:
    told = message("This text is too long; from here on it is not read.")
    hint = message(
        "Divide it into two pages, such as services.zh.md and stations.zh.md, or look whether something was pasted twice."
    )
    reading.report("file.too-large", Location(reading.path, line), told, hint)
