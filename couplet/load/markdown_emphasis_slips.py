"""Marks of emphasis and code that would be printed as they stand: for a space inside, for want of a partner, or in other programs.

Which marks other programs print follows CommonMark 0.31.2, section 6.2 (left- and right-flanking delimiter runs): a mark beside a letter
on one side and punctuation on the other opens or closes nothing, which in Chinese, written without spaces, is common.
"""

import re
import unicodedata
from dataclasses import dataclass

from couplet.load.markdown_chunks import Chunk
from couplet.load.markdown_lines import list_segments
from couplet.load.markdown_reading import Reading, SourceLine
from couplet.model.findings import Location, Severity, message

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\.")
_ADDRESS = re.compile(r"(?<=\])\([^()\n]*\)|<[^<>\s]*>")
_ITEM_SIGN = re.compile(r"^[ >]*(?:[*+-]|\d+\.) +", re.MULTILINE)
_STARS = re.compile(r"\*+")
_UNDERSCORES = re.compile(r"(?<!_)__(?![\s_])([^_\n]+)(?<!\s)__(?!_)")
HIDDEN = "\0"
"""What stands for a character that no rule may look at."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines that are read as one text."""

    lines: tuple[SourceLine, ...]
    """The lines."""
    text: str
    """Them joined, with what is code, an address or escaped replaced by NUL."""

    def locate(self, path: str, start: int, end: int) -> Location:
        """Return the place of characters of the text."""
        first, column = self._find(start)
        last, end_column = self._find(end)
        return Location(path, first.number, first.column + column, last.number, last.column + end_column)

    def _find(self, index: int) -> tuple[SourceLine, int]:
        number = self.text.count("\n", 0, index)
        return self.lines[number], index - (self.text.rfind("\n", 0, index) + 1)


def hide_code(text: str) -> str:
    """Return a text with everything that is code or escaped replaced by NUL characters; its length stays."""
    return _ESCAPE.sub(_hide, _CODE.sub(_hide, text))


def hide_addresses(text: str) -> str:
    """Return a text with the addresses of links replaced by NUL characters; its length stays."""
    return _ADDRESS.sub(_hide, text)


def check_emphasis(reading: Reading, chunk: Chunk) -> None:
    """Report the marks in a block that do not do what they are meant for."""
    for lines in list_segments(chunk):
        written = "\n".join(line.text for line in lines)
        if not ("*" in written or "_" in written or "`" in written):
            continue
        text = _ITEM_SIGN.sub(_hide, hide_addresses(hide_code(written)))
        segment = _Text(lines, text)
        _check_code(reading, segment)
        _check_stars(reading, segment)
        _check_underscores(reading, segment)


def _hide(match: re.Match[str]) -> str:
    return "".join(char if char == "\n" else HIDDEN for char in match.group())


def _check_code(reading: Reading, segment: _Text) -> None:
    """Report a backtick without its partner."""
    place = segment.text.find("`")
    if place >= 0:
        _report_unclosed(reading, segment, place, "`")


def _check_stars(reading: Reading, segment: _Text) -> None:
    """Report the asterisks of a text, two and two as they open and close."""
    runs = list(_STARS.finditer(segment.text))
    for length in (2, 1):
        marks = [run for run in runs if len(run.group()) == length and not _is_sign(segment.text, run)]
        if any(len(run.group()) > 2 for run in runs):
            return
        for opening, closing in zip(marks[::2], marks[1::2], strict=False):
            _check_pair(reading, segment, opening, closing)
        if length == 2 and len(marks) % 2:
            _report_unclosed(reading, segment, marks[-1].start(), "**")


def _is_sign(text: str, run: re.Match[str]) -> bool:
    """Whether an asterisk is a sign of its own: between spaces or digits it multiplies."""
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    is_apart = not before.strip() and not after.strip()
    return len(run.group()) == 1 and (is_apart or (before.isdigit() and after.isdigit()))


def _check_pair(reading: Reading, segment: _Text, opening: re.Match[str], closing: re.Match[str]) -> None:
    """Report a pair of marks with spaces inside; or one that other programs print."""
    text, mark = segment.text, opening.group()
    inner = text[opening.end() : closing.start()]
    if not inner.strip() or "\0" in inner[:1] + inner[-1:]:
        return
    shown = f"{mark}{inner.strip()}{mark}"
    if inner != inner.strip():
        if mark == "**":
            told = message(
                "Inside “%(mark)s” beside its text stands a space, so that nothing is emphasised.", mark=mark
            )
            hint = message("Write it without: %(line)s", line=shown)
            where = segment.locate(reading.path, opening.start(), closing.end())
            replacement = shown if "\n" not in inner and "\0" not in inner else None
            reading.suggest(
                "markdown.emphasis-spaces", Severity.WARNING, where, (told, hint), replacement=replacement
            )
    elif not (_opens(text, opening) and _closes(text, closing)):
        _report_elsewhere(reading, segment, (opening.start(), closing.end()), _move_inside(mark, inner))


def _check_underscores(reading: Reading, segment: _Text) -> None:
    """Report underscores inside Chinese text, which other programs take for part of a word."""
    for match in _UNDERSCORES.finditer(segment.text):
        before, after = (
            segment.text[match.start() - 1 : match.start()],
            segment.text[match.end() : match.end() + 1],
        )
        if _is_wide(before) or _is_wide(after):
            _report_elsewhere(reading, segment, match.span(), f"**{match.group(1)}**")


def _is_wide(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _opens(text: str, run: re.Match[str]) -> bool:
    """Whether a mark is left-flanking."""
    return _flanks(text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1])


def _closes(text: str, run: re.Match[str]) -> bool:
    """Whether a mark is right-flanking."""
    return _flanks(text[run.end() : run.end() + 1], text[run.start() - 1 : run.start()])


def _flanks(outside: str, inside: str) -> bool:
    """Whether a mark between these two characters belongs to the inner one."""
    if not inside.strip():
        return False
    return not _is_mark(inside) or not outside.strip() or _is_mark(outside)


def _is_mark(char: str) -> bool:
    """Whether a character is punctuation or a symbol (Unicode categories P and S); what is hidden may be anything."""
    return char == HIDDEN or unicodedata.category(char)[0] in "PS"


def _move_inside(mark: str, inner: str) -> str:
    """Return an emphasis with its quotation marks outside, as all programs read it."""
    if len(inner) > 2 and _is_mark(inner[0]) and _is_mark(inner[-1]):
        return f"{inner[0]}{mark}{inner[1:-1]}{mark}{inner[-1]}"
    if len(inner) > 1 and _is_mark(inner[-1]):
        return f"{mark}{inner[:-1]}{mark}{inner[-1]}"
    return (
        f"{inner[0]}{mark}{inner[1:]}{mark}"
        if _is_mark(inner[0]) and len(inner) > 1
        else f"{mark}{inner}{mark}"
    )


def _report_elsewhere(reading: Reading, segment: _Text, span: tuple[int, int], shown: str) -> None:
    """Tell that the preview of other programs prints the marks."""
    told = message(
        "The page shows this emphasis, but previews such as GitHub's and VS Code's print its marks."
    )
    hint = message("To see it there too, write: %(line)s", line=shown.replace("\0", "…"))
    where = segment.locate(reading.path, *span)
    reading.suggest("markdown.emphasis-elsewhere", Severity.NOTICE, where, (told, hint), replacement=None)


def _report_unclosed(reading: Reading, segment: _Text, start: int, mark: str) -> None:
    """Report a mark without its partner."""
    told = message("“%(mark)s” has no partner in this text, so that it is printed.", mark=mark)
    hint = message(
        "Write it on both sides: “%(mark)sreading rooms%(mark)s”; for the sign itself write “\\%(mark)s”.",
        mark=mark,
    )
    where = segment.locate(reading.path, start, start + len(mark))
    reading.suggest("markdown.unclosed", Severity.WARNING, where, (told, hint), replacement=None)
