"""What YAML reads without complaint and nobody means: signs that only look like its own inside plain values; it parses nothing."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from couplet.load.yaml_slips import (
    Slip,
    find_bad_indentation,
    find_colon,
    find_digits,
    find_missing_space,
    list_bracket_slips,
    list_item_signs,
    list_slips,
)

_INDENT = re.compile("^ *[\t\u00a0\u2000-\u200a\u3000]")
_CUT_OFF = re.compile(r"[ \t]+(?P<sign>#)(?=[^\s#])")
_ASCII_LIST = re.compile(r"[\w.:/-]+(?:\s*[，、]\s*[\w.:/-]+)+", re.ASCII)


class Scalar(NamedTuple):
    """A scalar that was read as a value."""

    event: Any
    """Its event."""
    is_after_key: bool
    """Whether it begins on the line of its key."""
    siblings: int
    """Items of the list in square brackets that it stands in; 0 where it does not."""


def list_hidden_lines(scalars: Sequence[Scalar]) -> set[int]:
    """Return the lines (from 0) that continue a quoted or block text: whatever they look like, they are text."""
    hidden: set[int] = set()
    for scalar in scalars:
        event = scalar.event
        if event.style:
            hidden.update(range(event.start_mark.line + 1, event.end_mark.line + (event.end_mark.column > 0)))
    return hidden


def find_lookalikes(scalars: Sequence[Scalar], keys: Sequence[Any], lines: Sequence[str]) -> list[Slip]:
    """Return the slips in a text that was read: in plain values, in keys, and in the indentation of all lines."""
    is_document = len(scalars) == 1 and not keys
    slips = [slip for key in keys if not key.style for slip in _check_key(key, lines)]
    for scalar in scalars:
        event = scalar.event
        if event.style or (
            event.end_mark.line == event.start_mark.line and scalar.is_after_key and event.value.isascii()
        ):
            continue
        if event.value:
            slips += _check_lines(scalar, lines, is_document=is_document)
            slips += _check_value(scalar, lines)
    if not any(_INDENT.search(line) for line in lines):
        return _order(slips)
    hidden = list_hidden_lines(scalars)
    for number, line in enumerate(lines):
        slip = None if line[:1].strip() or number in hidden else find_bad_indentation(line, number)
        if slip:
            slips.append(slip)
    return _order(slips)


def find_cut_offs(scalars: Sequence[Scalar], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield line and column (from 0) of every ``#`` after a plain value, with no space behind: it cuts off what was meant as text."""
    for scalar in scalars:
        mark = scalar.event.end_mark
        if "#" not in lines[min(mark.line, len(lines) - 1)]:
            continue
        if scalar.event.style or mark.line >= len(lines) or not scalar.event.value:
            continue
        match = _CUT_OFF.match(lines[mark.line], mark.column)
        if match:
            yield mark.line, match.start("sign")


def _order(slips: list[Slip]) -> list[Slip]:
    """Return slips in order of place; of those that overlap the first alone."""
    kept: list[Slip] = []
    for slip in sorted(set(slips)):
        if not kept or slip.line != kept[-1].line or slip.start >= kept[-1].end:
            kept.append(slip)
    return kept


def _check_key(key: Any, lines: Sequence[str]) -> Iterator[Slip]:
    """Yield what is wrong in a key: a colon that is none, the hyphen of an item or the sign of a comment before it."""
    if key.value.isascii() and ":" not in key.value and key.value[:1] != "-":
        return
    mark = key.start_mark
    for slip in list_slips(lines[mark.line], mark.line):
        if mark.column <= slip.start < key.end_mark.column and (not slip.key or slip.key.isascii()):
            yield slip


def _check_lines(scalar: Scalar, lines: Sequence[str], *, is_document: bool) -> Iterator[Slip]:
    """Yield slips at the beginning of the lines of a plain text that stands on lines of its own, or goes on there."""
    event = scalar.event
    first = event.start_mark.line + scalar.is_after_key
    numbers = [
        number for number in range(first, min(event.end_mark.line + 1, len(lines))) if lines[number].strip()
    ]
    if not numbers or scalar.siblings:
        return
    signs = [slip for number in numbers for slip in list_item_signs(lines[number], number)]
    is_list = len(signs) == len(numbers) and (len(signs) > 1 or signs[0].sign in "－-")
    for number in numbers:
        slip = find_colon(lines[number], number) or find_missing_space(lines[number], number)
        if slip and (slip.key.isascii() or is_document):
            yield slip
    yield from (slip for slip in signs if is_list or slip.sign == "＃")


def _check_value(scalar: Scalar, lines: Sequence[str]) -> Iterator[Slip]:
    """Yield slips in a plain value that stands beside its key or in brackets."""
    event, value = scalar.event, scalar.event.value
    mark = event.start_mark
    if value.isascii() or mark.line >= len(lines):
        return
    digits = find_digits(value)
    if digits is not None and event.end_mark.line == mark.line:
        yield Slip(mark.line, mark.column, event.end_mark.column, digits, "yaml.full-width", value)
        return
    line = lines[mark.line]
    inside = [
        slip
        for slip in list_slips(line, mark.line)
        if mark.column <= slip.start < max(event.end_mark.column, mark.column + 1)
    ]
    if value[0] in "｜＞" and event.end_mark.line > mark.line:
        yield from (slip for slip in inside if slip.sign in "｜＞")
    elif value[0] in "［｛＂" and value[-1] in "］｝＂]}":
        yield from inside
    elif scalar.siblings:
        is_list = bool(_ASCII_LIST.fullmatch(value)) or scalar.siblings == 1
        yield from (
            slip
            for slip in list_bracket_slips(line, mark.line)
            if is_list and slip.sign in "，、" and slip in inside
        )
