"""A starter file in the languages of one report: lines in other languages left out, the rest in the report's order; pure.

In YAML a line belongs to a language where its key is a locale prefix (``zh: 首页``), a comment where it begins with ``#zh``. Such lines
stand together, so that choosing languages is choosing and sorting lines, and every comment stays.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from couplet.model.locales import KNOWN_LOCALES

_PREFIXES = "|".join(KNOWN_LOCALES)
_LINE = re.compile(rf"(?P<indent>[ ]*)(?:(?P<key>{_PREFIXES}):[ ]|#(?P<comment>{_PREFIXES})(?:[ ]|$))")


def choose_languages(text: str, prefixes: Sequence[str]) -> str:
    """Return a starter's YAML with the texts and comments of ``prefixes`` alone, in their order."""
    lines: list[str] = []
    for (kind, _), group in groupby(text.split("\n"), key=_classify):
        found = list(group)
        lines += found if kind == "shared" else _sort_group(found, prefixes)
    return "\n".join(lines)


def _classify(line: str) -> tuple[str, str]:
    """Return whether a line is a text, a comment, or shared by all languages, and its indentation."""
    match = _LINE.match(line)
    if match is None:
        return "shared", ""
    return ("text" if match["key"] else "comment"), match["indent"]


def _sort_group(lines: Sequence[str], prefixes: Sequence[str]) -> Iterator[str]:
    """Yield neighbouring lines of one kind that are in the languages asked for, sorted by language."""
    for prefix in prefixes:
        yield from (_strip_mark(line) for line in lines if _name_language(line) == prefix)


def _name_language(line: str) -> str:
    match = _LINE.match(line)
    assert match is not None, "only lines of a language are grouped"
    return match["key"] or match["comment"]


def _strip_mark(line: str) -> str:
    """Return a comment without the name of its language."""
    match = _LINE.match(line)
    if match is None or not match["comment"]:
        return line
    return f"{match['indent']}# {line[match.end() :]}".rstrip()
