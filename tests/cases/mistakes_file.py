"""Reads tests/cases/mistakes/*.md: cases that people who do not program can extend."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "mistakes"
_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<kind>\S*)\n(?P<text>.*?\n)??(?P=fence)$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^(code|at|by): (.+)$", re.MULTILINE)
_CHARACTER = re.compile(r"<U\+([0-9A-F]{4,6})>")


@dataclass(frozen=True)
class Case:
    """One mistake."""

    name: str
    """What it is."""
    kind: str
    """How the text is read."""
    text: str
    """The text with the mistake."""
    code: str
    """Code of the first finding."""
    line: int
    """Its line."""
    column: int
    """Its column."""
    is_mended_by_program: bool
    """Whether `check --fix` mends it."""
    mended: str
    """The text without the mistake."""


def read_cases() -> list[Case]:
    """Return all cases of all files, in order."""
    return [case for path in sorted(FOLDER.glob("*.md")) for case in _read_file(path)]


def _read_file(path: Path) -> Iterator[Case]:
    text = path.read_text(encoding="utf-8")
    fences = [match.span() for match in _FENCE.finditer(text)]
    starts = [
        match
        for match in re.finditer(r"^## (.+)$", text, re.MULTILINE)
        if not any(start < match.start() < end for start, end in fences)
    ]
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        yield _read_case(start[1], text[start.end() : end])


def _read_case(name: str, text: str) -> Case:
    blocks = list(_FENCE.finditer(text))
    assert len(blocks) == 2, f"{name}: two texts are needed, the one with the mistake and the mended one"
    fields = dict(_FIELD.findall(text[blocks[0].end() : blocks[1].start()]))
    assert {"code", "at", "by"} <= set(fields), f"{name}: code, at or by is missing"
    line, column = map(int, fields["at"].split(":"))
    return Case(
        name,
        blocks[0]["kind"],
        _restore(blocks[0]["text"]),
        fields["code"],
        line,
        column,
        fields["by"] == "the program",
        _restore(blocks[1]["text"]),
    )


def _restore(text: str | None) -> str:
    """Return a text with characters in place of their names, without the line end before the closing fence."""
    return _CHARACTER.sub(lambda match: chr(int(match[1], 16)), text or "").removesuffix("\n")
