"""Cuts a content file into its head (YAML between two lines of ``---``) and its body; it parses neither."""

import re
from dataclasses import dataclass

from couplet.model.findings import Finding, Fix, Location, Message, Severity, message

FENCE = "---"
_LOOKALIKE = re.compile(r"\s*(?:[-－—–―‐−_*=+~]{2,}|[－—])\s*")
_KEY = re.compile(r"[A-Za-z_\u4e00-\u9fff][\w-]*\s*[:：]|\s+\S|-|#(?!#)")


@dataclass(frozen=True, slots=True)
class ContentParts:
    """A content file in two parts, with the lines in the file where they begin."""

    head: str
    """YAML text between the two lines of ``---``."""
    head_line: int
    """Line in the file where `head` begins, counted from 1; for ``parse_yaml(…, first_line=…)``."""
    body: str
    """Text after the second ``---``."""
    body_line: int
    """Line in the file where `body` begins, counted from 1; for ``parse_markdown(…, first_line=…)``."""


def split_front_matter(text: str, *, path: str) -> ContentParts | Finding:
    """Return the head and the body of the content file `path` with the text `text`, or the finding that says why it has no head."""
    lines = text.split("\n")
    opening = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[opening].rstrip() != FENCE:
        return _report_missing(path, lines, opening)
    for number in range(opening + 1, len(lines)):
        if lines[number].rstrip() == FENCE:
            return ContentParts(
                head="".join(f"{line}\n" for line in lines[opening + 1 : number]),
                head_line=opening + 2,
                body="\n".join(lines[number + 1 :]),
                body_line=number + 2,
            )
    return _report_unclosed(path, lines, opening)


def _report_missing(path: str, lines: list[str], opening: int) -> Finding:
    """Report a file that begins with something else: with signs that look like a fence, with keys, or with a text."""
    line = lines[opening]
    if _LOOKALIKE.fullmatch(line):
        return _report_lookalike(path, opening, line, "front-matter.missing")
    told = message("This file does not begin with a head between two lines of “---”.")
    hint = message(
        "Begin the file with a line “---”, then lines such as “title: Serving the workers”, then again a line “---” "
        "(three half-width hyphens, nothing before them)."
    )
    end = next((number for number, text in enumerate(lines) if text.rstrip() == FENCE), opening)
    is_head = end > opening and all(_KEY.match(text) for text in lines[opening:end] if text.strip())
    fix = Fix(Location(path, opening + 1, 1), f"{FENCE}\n") if is_head else None
    return _report("front-matter.missing", Location(path, opening + 1), (told, hint), fix)


def _report_unclosed(path: str, lines: list[str], opening: int) -> Finding:
    """Report a head without end: what looks like its fence, or else where it should stand."""
    number = opening + 1
    while number < len(lines) and lines[number].strip() and _KEY.match(lines[number]):
        number += 1
    following = next((place for place in range(number, len(lines)) if lines[place].strip()), len(lines))
    if following < len(lines) and _LOOKALIKE.fullmatch(lines[following]):
        return _report_lookalike(path, following, lines[following], "front-matter.unclosed")
    told = message("The head that begins here has no second line of “---”.")
    hint = message(
        "Write a line with “---” alone (three half-width hyphens) under the last line of the head, such as “deck: …”."
    )
    is_clear = number > opening + 1 and following < len(lines)
    fix = Fix(Location(path, number + 1, 1), f"{FENCE}\n") if is_clear else None
    return _report("front-matter.unclosed", Location(path, opening + 1), (told, hint), fix)


def _report_lookalike(path: str, number: int, line: str, code: str) -> Finding:
    """Report a line that looks like a fence and is none."""
    start = len(line) - len(line.lstrip())
    where = Location(path, number + 1, start + 1, number + 1, len(line.rstrip()) + 1)
    told = message(
        "“%(found)s” is no line of “---”, which begins and ends the head of a file.", found=line.strip()
    )
    hint = message("Write three half-width hyphens at the beginning of the line: ---")
    fix = Fix(Location(path, number + 1, 1, number + 1, len(line) + 1), FENCE)
    return _report(code, where, (told, hint), fix)


def _report(code: str, where: Location, words: tuple[Message, Message], fix: Fix | None) -> Finding:
    return Finding(
        code=code, severity=Severity.ERROR, location=where, message=words[0], hint=words[1], fix=fix
    )
