"""Two runs of blocks paired off in order, as many as can be; where one run has more, what the blocks have in common decides; pure.

What survives translation tells partners apart: marked facts, addresses of links, names of pictures, references to notes, and digits.
"""

import re
from collections.abc import Callable, Sequence

from couplet.model.documents import Block

Pairing = list[tuple[int | None, int | None]]
"""Indexes of partners in the two runs, in reading order; ``None`` for what stands alone."""

_MARK = re.compile(r'(?:data-fact|href|src)="([^"]+)"')
_DIGITS = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
_MATCH, _LIKENESS = 1000, 500
"""One pair more always counts for more than any likeness of the others, so that runs of one length are paired straight off."""


def list_marks(html: str, text: str) -> frozenset[str]:
    """Return what a text has that its translation has too."""
    return frozenset((*_MARK.findall(html), *(number.replace(",", "") for number in _DIGITS.findall(text))))


def pair_blocks(left: Sequence[Block], right: Sequence[Block]) -> Pairing:
    """Return the blocks of two runs paired off; only blocks of one kind, and headings and notes of one id, can be partners."""
    if [sign_block(block) for block in left] == [sign_block(block) for block in right]:
        return [(index, index) for index in range(len(left))]
    marks = [[list_marks(block.html, block.text) for block in run] for run in (left, right)]

    def weigh(row: int, column: int) -> int:
        if sign_block(left[row]) != sign_block(right[column]):
            return 0
        return measure_likeness(marks[0][row], marks[1][column])

    return pair_runs(len(left), len(right), weigh)


def sign_block(block: Block) -> tuple[str, str | None, int]:
    """Return what a block must share with its partner: kind, and for headings and footnotes the id and level."""
    return block.kind, block.anchor, block.level


def measure_likeness(left: frozenset[str], right: frozenset[str]) -> int:
    """Return how well two texts with these marks go together; never 0, for any two may be partners."""
    shared = len(left & right) / len(left | right) if left or right else 0
    return _MATCH + int(_LIKENESS * shared)


def pair_runs(rows: int, columns: int, weigh: Callable[[int, int], int]) -> Pairing:
    """Return the pairing of two runs, given by their lengths, with the greatest weight in all; a weight of 0 forbids a pair.

    Needleman and Wunsch's alignment without a cost for gaps; of equally good pairings the one that pairs earlier.
    """
    weights = [[weigh(row, column) for column in range(columns)] for row in range(rows)]
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            paired = weights[row][column] and weights[row][column] + best[row + 1][column + 1]
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    return _trace(best, weights)


def _trace(best: Sequence[Sequence[int]], weights: Sequence[Sequence[int]]) -> Pairing:
    """Return the way through the table of weights that reaches the greatest."""
    pairing: Pairing = []
    row = column = 0
    rows, columns = len(best) - 1, len(best[0]) - 1
    while row < rows and column < columns:
        weight = weights[row][column]
        if weight and best[row][column] == weight + best[row + 1][column + 1]:
            pairing.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            pairing.append((row, None))
            row += 1
        else:
            pairing.append((None, column))
            column += 1
    pairing += [(index, None) for index in range(row, rows)]
    return pairing + [(None, index) for index in range(column, columns)]
