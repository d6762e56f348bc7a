"""Which figure of one language answers which of the other, by value; it judges nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from couplet.figures.figure import Bound, Figure, Kind, Reading, Weight
from couplet.figures.units import is_same_sort

MEASURES = frozenset({Kind.LAND, Kind.MASS, Kind.LENGTH, Kind.POWER})
HUNDREDTH, FIFTIETH, TWENTIETH, FIFTH = Decimal("0.01"), Decimal("0.02"), Decimal("0.05"), Decimal("0.2")
Answers = Callable[[Figure, Figure], bool]


@dataclass(frozen=True, slots=True)
class Matching:
    """The answered figures of a pair of texts and those that are left."""

    pairs: tuple[tuple[Figure, Figure], ...]
    """Figures that answer each other, Chinese first, in the order of the Chinese text."""
    left_zh: tuple[Figure, ...]
    """Chinese figures without an answer."""
    left_en: tuple[Figure, ...]
    """English figures without an answer."""


def match_figures(zh: Sequence[Figure], en: Sequence[Figure]) -> Matching:
    """Pair figures off: first by their likeliest readings, then by any, then by rounding; exact always before rounded."""
    pairs: list[tuple[Figure, Figure]] = []
    left_zh, left_en = list(zh), list(en)
    match_alike(left_zh, left_en, pairs)
    for answers in (share_reading, is_rounded):
        if left_zh and left_en:
            pair_off(left_zh, left_en, pairs, answers)
    pairs.sort(key=lambda pair: pair[0].start)
    return Matching(tuple(pairs), tuple(left_zh), tuple(left_en))


def match_alike(left_zh: list[Figure], left_en: list[Figure], pairs: list[tuple[Figure, Figure]]) -> None:
    """Move figures with the same likeliest reading into ``pairs``: the firmest first, then those of the same unit, then in order."""
    waiting: dict[Reading, list[Figure]] = {}
    for figure in left_en:
        waiting.setdefault(figure.readings[0], []).append(figure)
    for figure in sorted(left_zh, key=lambda each: -each.weight):
        candidates = waiting.get(figure.readings[0])
        if not candidates:
            continue
        best = max(
            candidates,
            key=lambda each: (
                each.readings == figure.readings,
                each.weight,
                bool(figure.unit) and is_same_sort(each.unit, figure.unit),
                -each.start,
            ),
        )
        candidates.remove(best)
        left_zh.remove(figure)
        left_en.remove(best)
        pairs.append((figure, best))


def pair_off(
    left_zh: list[Figure], left_en: list[Figure], pairs: list[tuple[Figure, Figure]], answers: Answers
) -> None:
    """Move as many figures as can answer each other into ``pairs``, by augmenting paths; firm ones come first."""
    zh = sorted(left_zh, key=lambda each: -each.weight)
    en = sorted(left_en, key=lambda each: -each.weight)
    edges = [[index for index, other in enumerate(en) if answers(figure, other)] for figure in zh]
    taken: dict[int, int] = {}

    def find_place(number: int, seen: set[int]) -> bool:
        for index in edges[number]:
            if index in seen:
                continue
            seen.add(index)
            if index not in taken or find_place(taken[index], seen):
                taken[index] = number
                return True
        return False

    for number in range(len(zh)):
        find_place(number, set())
    for index, number in taken.items():
        pairs.append((zh[number], en[index]))
        left_zh.remove(zh[number])
        left_en.remove(en[index])


def share_reading(zh: Figure, en: Figure) -> bool:
    """Return whether two figures can be taken for the same; a firm figure answers a vague one only as what it likeliest is."""
    vague, firm = sorted((zh, en), key=lambda each: each.weight)
    if vague.weight is Weight.GHOST and firm.weight is Weight.HARD:
        return firm.readings[0] in vague.readings
    return any(reading in en.readings for reading in zh.readings)


def has_answer(figure: Figure, others: Iterable[Figure]) -> bool:
    """Return whether any of the figures says the same, be it answered already."""
    return any(share_reading(figure, other) for other in others)


def is_rounded(zh: Figure, en: Figure) -> bool:
    """Return whether one figure is the other one rounded as translators round, or converted into another unit."""
    first, second = zh.value, en.value
    if zh.kind is not en.kind or not isinstance(first, Decimal) or not isinstance(second, Decimal):
        return False
    if zh.kind is Kind.NUMBER:
        return rounds_to(zh, en, first, second) or is_converted(zh, en)
    return zh.kind is Kind.SHARE and bool(zh.bound or en.bound) and rounds_to(zh, en, first, second)


def is_converted(zh: Figure, en: Figure) -> bool:
    """Return whether two figures are the same quantity in different units: 150亩 and ten hectares, 16公里 and 10 miles."""
    number, other = Decimal(zh.value), Decimal(en.value)
    if is_close(number, other, FIFTH):
        return False
    part = HUNDREDTH if zh.bound is en.bound else FIFTIETH
    return any(
        kind is other_kind and kind in MEASURES and is_close(Decimal(size), Decimal(other_size), part)
        for kind, size in zh.readings
        for other_kind, other_size in en.readings
    )


def is_close(first: Decimal, second: Decimal, part: Decimal) -> bool:
    """Return whether two values differ by no more than a part of the greater."""
    return abs(first - second) <= part * max(abs(first), abs(second))


def rounds_to(zh: Figure, en: Figure, first: Decimal, second: Decimal) -> bool:
    """Return whether the coarser figure is a fair rounding of the finer one.

    Half up where nothing is said, and then only from a million on and with two digits at least (three in Chinese, whose translators
    round less); any truncation after more than, any rounding up after nearly. Where the finer figure alone states a bound, or both
    state the same, neither has been rounded.
    """
    if zh.step == en.step or (zh.bound and zh.bound is en.bound):
        return False
    coarse, value, fine = (zh, first, second) if zh.step > en.step else (en, second, first)
    bound = coarse.bound
    least_digits = 100 if coarse is zh else 10
    if not bound and (value < 10**6 or value < coarse.step * least_digits or (zh.bound or en.bound)):
        return False
    is_small_count = value < 100 and min(zh.step, en.step) >= 1
    if is_small_count or not is_close(value, fine, TWENTIETH):
        return False
    if bound is Bound.MORE:
        return value <= fine < value + coarse.step
    if bound is Bound.LESS:
        return value - coarse.step < fine <= value
    return abs(value - fine) <= coarse.step / 2
