"""Signs at the beginning of a line of Markdown that only look like those meant, or lack their space; it does not look further.

Each is a warning with a fix, since the text would be printed, but not as it is meant. The examples of what editors write come from texts
typed with a Chinese input method, where one key gives the full-width form of every sign.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from couplet.load.markdown_chunks import Chunk, ChunkKind
from couplet.load.markdown_reading import Reading, SourceLine
from couplet.model.findings import Location, Message, Severity, message

_HAN = "\u3400-\u9fff"
_TEXT_KINDS = frozenset((ChunkKind.PARAGRAPH, ChunkKind.LIST, ChunkKind.QUOTE))
_TABLE_LINE = re.compile(r"\s*[|｜].*[|｜]\s*")
_DASHES = re.compile("[-－—–]+")
_SEPARATOR = re.compile(r"[\s|｜:：\-－—–]+")
_PLAIN_SEPARATOR = re.compile(r"[\s|:\-]+")


class _Sign(NamedTuple):
    """A sign at the beginning of lines."""

    pattern: re.Pattern[str]
    """What it looks like; its group ``sign`` is replaced."""
    replacement: Callable[[str], str]
    """What should stand there, made of the sign without spaces."""
    code: str
    """Code of the finding."""
    kinds: frozenset[ChunkKind]
    """Blocks in which it is one."""
    is_plural: bool = False
    """Whether one line alone may mean it."""


_PARAGRAPH = frozenset((ChunkKind.PARAGRAPH,))
_SIGNS = (
    _Sign(
        re.compile(r" *(?P<sign>[\u3000\u00a0][\s\u3000\u00a0]*)(?=\S)"),
        lambda sign: "",
        "markdown.wide-indentation",
        _TEXT_KINDS,
    ),
    _Sign(
        re.compile(r" {0,3}(?P<sign>＃{1,6}[ \u3000]*)(?=\S)"),
        lambda sign: "#" * len(sign) + " ",
        "markdown.full-width",
        _PARAGRAPH,
    ),
    _Sign(
        re.compile(r" {0,3}(?P<sign>[＞》〉][ \u3000]*)(?=\S)"),
        lambda sign: "> ",
        "markdown.full-width",
        _PARAGRAPH,
    ),
    _Sign(
        re.compile(r" *(?P<sign>[－＊＋][ \u3000]+)(?=\S)"),
        lambda sign: "- ",
        "markdown.full-width",
        _TEXT_KINDS,
    ),
    _Sign(
        re.compile(rf" *(?P<sign>[－＊＋])(?=[{_HAN}“《])"),
        lambda sign: "- ",
        "markdown.full-width",
        _TEXT_KINDS,
        is_plural=True,
    ),
    _Sign(
        re.compile(r" {0,3}(?P<sign>#{1,6})(?=[^\s#{])"),
        lambda sign: f"{sign} ",
        "markdown.missing-space",
        frozenset((ChunkKind.HEADING,)),
    ),
    _Sign(
        re.compile(rf" {{0,3}}(?P<sign>[-+])(?=[{_HAN}“《（])"),
        lambda sign: f"{sign} ",
        "markdown.missing-space",
        _TEXT_KINDS,
    ),
    _Sign(
        re.compile(rf" {{0,3}}(?P<sign>\d{{1,2}}\.)(?=[{_HAN}“《])"),
        lambda sign: f"{sign} ",
        "markdown.missing-space",
        _TEXT_KINDS,
    ),
    _Sign(
        re.compile(r" {0,3}(?P<sign>\d{1,2}[、．)）][ \u3000]*)(?=[^\s\d])"),
        lambda sign: f"{int(sign[:-1])}. ",
        "markdown.list-marker",
        _TEXT_KINDS,
    ),
    _Sign(
        re.compile(r" {0,3}(?P<sign>[•●◦▪■◆○·][ \u3000]*)(?=\S)"),
        lambda sign: "- ",
        "markdown.list-marker",
        _TEXT_KINDS,
    ),
    _Sign(
        re.compile(r"(?P<sign>[\[［][\^＾][^\]］\s]+[\]］][:：][ \u3000]*)(?=\S)"),
        lambda sign: f"[^{sign[2:-2]}]: ",
        "markdown.full-width",
        frozenset((ChunkKind.PARAGRAPH, ChunkKind.FOOTNOTE)),
    ),
)


def check_line_signs(reading: Reading, chunk: Chunk) -> None:
    """Report the signs at the beginning of the lines of a block; of each line the first."""
    for line in chunk.lines:
        for sign in _SIGNS:
            match = sign.pattern.match(line.text) if chunk.kind in sign.kinds else None
            if (
                match
                and (not sign.is_plural or _count(chunk, sign.pattern) > 1)
                and _begins(sign, line, chunk)
            ):
                _report(reading, line, match, sign)
                break
    if chunk.kind in (ChunkKind.PARAGRAPH, ChunkKind.TABLE):
        _check_table(reading, chunk)


def _begins(sign: _Sign, line: SourceLine, chunk: Chunk) -> bool:
    """Whether a sign for an item stands where one can begin: a number and a bracket may open a line of a sentence that was broken there."""
    is_item = sign.code == "markdown.list-marker"
    return not is_item or line is chunk.lines[0] or _count(chunk, sign.pattern) > 1


def _count(chunk: Chunk, pattern: re.Pattern[str]) -> int:
    return sum(bool(pattern.match(line.text)) for line in chunk.lines)


def _report(reading: Reading, line: SourceLine, match: re.Match[str], sign: _Sign) -> None:
    """Report one sign, with the line as it should be."""
    written = match["sign"].rstrip(" \u3000")
    replacement = sign.replacement(written)
    if match["sign"] == replacement:
        return
    start, end = match.span("sign")
    mended = f"{line.text[:start]}{replacement}{line.text[end:]}".strip()
    told, hint = _TELLINGS[sign.code](written or match["sign"], mended)
    reading.suggest(
        sign.code, Severity.WARNING, _place(reading, line, start, end), (told, hint), replacement=replacement
    )


def _place(reading: Reading, line: SourceLine, start: int, end: int) -> Location:
    return Location(reading.path, line.number, line.find_column(start), line.number, line.find_column(end))


def _tell_full_width(sign: str, mended: str) -> tuple[Message, Message]:
    told = message("“%(sign)s” is full-width here; Markdown knows only the half-width sign.", sign=sign)
    return told, _show(mended)


def _tell_missing_space(sign: str, mended: str) -> tuple[Message, Message]:
    told = message("After “%(sign)s” at the beginning of a line a space is missing.", sign=sign)
    return told, _show(mended)


def _tell_marker(sign: str, mended: str) -> tuple[Message, Message]:
    told = message("“%(sign)s” makes no list: its lines would be printed as one paragraph.", sign=sign)
    return told, _show(mended)


def _tell_indentation(sign: str, mended: str) -> tuple[Message, Message]:
    told = message(
        "This line begins with full-width or non-breaking spaces; paragraphs are indented by the design."
    )
    return told, _show(mended)


def _show(mended: str) -> Message:
    return message("Write the line like this: %(line)s", line=mended)


_TELLINGS = {
    "markdown.full-width": _tell_full_width,
    "markdown.missing-space": _tell_missing_space,
    "markdown.list-marker": _tell_marker,
    "markdown.wide-indentation": _tell_indentation,
}


def _check_table(reading: Reading, chunk: Chunk) -> None:
    """Report tables with full-width bars or hyphens, and those that lack the line under their head."""
    rows = [line for line in chunk.lines if _TABLE_LINE.fullmatch(line.text)]
    if not rows or (chunk.kind is ChunkKind.PARAGRAPH and len(rows) < len(chunk.lines)):
        return
    wide = [(line, mended) for line in rows if (mended := _mend_row(line.text)) != line.text]
    for line, mended in wide:
        start = next(index for index, char in enumerate(line.text) if char != mended[index : index + 1])
        told, hint = _tell_full_width(line.text[start], mended.strip())
        place = _place(reading, line, start, start + 1)
        reading.suggest(
            "markdown.full-width",
            Severity.WARNING,
            place,
            (told, hint),
            replacement=mended,
            span=_place(reading, line, 0, len(line.text)),
        )
    if not wide and chunk.kind is ChunkKind.PARAGRAPH and len(rows) > 1:
        _report_separator(reading, rows)


def _mend_row(text: str) -> str:
    """Return a line of a table with half-width bars, and hyphens where it is the line under the head."""
    if _SEPARATOR.fullmatch(text) and _DASHES.search(text):
        if _PLAIN_SEPARATOR.fullmatch(text):
            return text
        return _DASHES.sub("---", text.replace("｜", "|").replace("：", ":"))
    return text.replace("｜", "|") if text.count("｜") > 1 else text


def _report_separator(reading: Reading, rows: list[SourceLine]) -> None:
    """Report a table without the line under its head."""
    columns = rows[0].text.strip().count("|") - 1
    separator = "|" + "---|" * columns
    told = message("These lines look like a table, but the line of hyphens under the head is missing.")
    hint = message("Write under this line: %(line)s", line=separator)
    where = _place(reading, rows[0], 0, len(rows[0].text))
    following = Location(reading.path, rows[1].number, rows[1].find_column(0))
    reading.suggest(
        "markdown.table-separator",
        Severity.WARNING,
        where,
        (told, hint),
        replacement=f"{separator}\n",
        span=following,
    )


def list_segments(chunk: Chunk) -> Iterator[tuple[SourceLine, ...]]:
    """Yield the lines of a block that are read as one text: of a list or table each item or row, else the whole block."""
    lines: list[SourceLine] = []
    for line in chunk.lines:
        begins = chunk.kind is ChunkKind.TABLE or _ITEM.match(line.text) or not line.text.strip()
        if begins and lines:
            yield tuple(lines)
            lines = []
        lines.append(line)
    if lines:
        yield tuple(lines)


_ITEM = re.compile(r"[ >]*(?:[*+-]|\d+\.) +\S")
