"""A text cut into pieces at its marks, which may stand in each other; groups get the numbers that readers see; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from couplet.desk.marking import Mark, Marks


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: plain, or marked and perhaps with marks in it."""

    text: str
    """Its words; of a marked piece with others in it empty."""
    mark: Mark | None = None
    """Its mark."""
    number: int = 0
    """Number of its group, counted from 1; 0 for a group of one."""
    parts: tuple["Piece", ...] = ()
    """What a marked piece consists of."""


def cut_text(text: str, marks: Sequence[Mark], numbers: Mapping[str, int]) -> tuple[Piece, ...]:
    """Return the text in pieces; a mark that cuts across one before it is left out."""
    return tuple(_cut(text, (0, len(text)), _drop_crossing(marks), numbers))


def _drop_crossing(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, the longer first at each place, without those that cut across another or stand at its very place."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end, one.fault is None)):
        crosses = any(one.start <= mark.start < one.end < mark.end or one.span == mark.span for one in kept)
        if not crosses:
            kept.append(mark)
    return kept


def _cut(
    text: str, span: tuple[int, int], marks: Sequence[Mark], numbers: Mapping[str, int]
) -> Iterable[Piece]:
    """Yield the pieces of a stretch that holds all of ``marks``."""
    place, end = span
    while marks:
        mark = marks[0]
        within = [one for one in marks[1:] if one.start < mark.end]
        marks = marks[1 + len(within) :]
        if mark.start > place:
            yield Piece(text[place : mark.start])
        number = numbers.get(mark.group, 0)
        parts = (
            tuple(_cut(text, mark.span, within, numbers)) if within else (Piece(text[mark.start : mark.end]),)
        )
        yield Piece("", mark, number, parts)
        place = mark.end
    if place < end:
        yield Piece(text[place:end])


def number_groups(marks: Marks) -> Mapping[str, int]:
    """Return the number of each group that has marks in several languages, in the order of the first language's text."""
    languages: dict[str, set[str]] = {}
    for prefix, found in marks.items():
        for mark in _drop_crossing(found):
            languages.setdefault(mark.group, set()).add(prefix)
    shared = (group for group, prefixes in languages.items() if len(prefixes) > 1)
    return {group: number for number, group in enumerate(shared, 1)}
