"""Which figure of one language answers which of the other, by value; it judges nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from couplet.figures.figure import Bound, Figure, Kind, Reading, Weight
from couplet.figures.numerals import parse_digits
from couplet.figures.units import is_same_sort

MEASURES = frozenset({Kind.LAND, Kind.MASS, Kind.LENGTH, Kind.POWER, Kind.SPAN, Kind.TERM})
HUNDREDTH, THIRTIETH, TWENTIETH, FIFTH = Decimal("0.01"), Decimal("0.03"), Decimal("0.05"), Decimal("0.2")
THOUSANDTH, ROUNDED_FROM = Decimal("0.001"), 10**6
WRITTEN = re.compile(r"\d[\d,.]*(?<![,.])")
TIMES = frozenset({Kind.CLOCK, Kind.DAY, Kind.MONTH, Kind.YEAR})
MOST_COMPARED = 64
"""Beyond so many figures not every one is compared with every other."""
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
    alike: list[tuple[Figure, Figure]] = []
    for figure in sorted(left_zh, key=lambda each: -each.weight):
        candidates = waiting.get(figure.readings[0])
        if not candidates:
            continue
        place = max(
            range(min(len(candidates), MOST_COMPARED)),
            key=lambda index: rank_alike(figure, candidates[index]),
        )
        alike.append((figure, candidates.pop(place)))
    move(alike, left_zh, left_en, pairs)


def rank_alike(figure: Figure, other: Figure) -> tuple[bool, int, bool, bool, int]:
    """Return how well a figure with the same likeliest reading answers, the best the greatest."""
    is_same_unit = bool(figure.unit) and is_same_sort(other.unit, figure.unit)
    is_same_bound = other.bound is figure.bound
    return other.readings == figure.readings, other.weight, is_same_unit, is_same_bound, -other.start


def move(
    alike: Sequence[tuple[Figure, Figure]],
    left_zh: list[Figure],
    left_en: list[Figure],
    pairs: list[tuple[Figure, Figure]],
) -> None:
    """Move figures that were found to answer each other from what is left into ``pairs``."""
    pairs += alike
    for left, side in ((left_zh, 0), (left_en, 1)):
        gone = {pair[side].start for pair in alike}
        left[:] = [figure for figure in left if figure.start not in gone]


def pair_off(
    left_zh: list[Figure], left_en: list[Figure], pairs: list[tuple[Figure, Figure]], answers: Answers
) -> None:
    """Move as many figures as can answer each other into ``pairs``, by augmenting paths; firm ones come first."""
    zh = sorted(left_zh, key=lambda each: -each.weight)
    en = sorted(left_en, key=lambda each: -each.weight)
    edges = [
        [index for index in list_near(place, len(zh), len(en)) if answers(figure, en[index])]
        for place, figure in enumerate(zh)
    ]
    taken: dict[int, int] = {}

    def find_place(number: int, seen: set[int]) -> bool:
        for index in edges[number]:
            if index in seen or len(seen) > MOST_COMPARED:
                continue
            seen.add(index)
            if index not in taken or find_place(taken[index], seen):
                taken[index] = number
                return True
        return False

    for number in range(len(zh)):
        find_place(number, set())
    move([(zh[number], en[index]) for index, number in taken.items()], left_zh, left_en, pairs)


def list_near(place: int, count: int, others: int) -> range:
    """Return the places among the others that are compared with one of ``count`` places.

    All of them in anything that a person writes; in a text with thousands of figures those that stand about as far down.
    """
    reach = max(8, MOST_COMPARED**2 // max(count, others))
    middle = place if count <= MOST_COMPARED >= others else place * others // count
    return range(max(0, middle - reach), min(others, middle + reach + 1))


def share_reading(zh: Figure, en: Figure) -> bool:
    """Return whether two figures can be taken for the same; 10 p.m. is no answer to a dozen, nor the 1st to one."""
    vague, firm = sorted((zh, en), key=lambda each: each.weight)
    if vague.weight is Weight.GHOST and firm.kind in TIMES:
        return firm.readings[0] in vague.readings
    return any(reading in en.readings for reading in zh.readings)


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
    part = THIRTIETH if zh.bound or en.bound else HUNDREDTH
    return any(
        kind is other_kind
        and kind in MEASURES
        and (
            is_close(Decimal(size), Decimal(other_size), part)
            or are_as_coarse(zh, Decimal(size), en, Decimal(other_size))
        )
        for kind, size in zh.readings
        for other_kind, other_size in en.readings
    )


def are_as_coarse(zh: Figure, size: Decimal, en: Figure, other_size: Decimal) -> bool:
    """Return whether one quantity is the other one rounded to the digits it is stated in: 3 miles are 5公里, 20亩 are 1.3 hectares."""
    if not zh.value or not en.value or not is_close(size, other_size, TWENTIETH):
        return False
    grains = (
        each.step * each_size / Decimal(each.value) for each, each_size in ((zh, size), (en, other_size))
    )
    return abs(size - other_size) <= max(grains) / 2


def is_close(first: Decimal, second: Decimal, part: Decimal) -> bool:
    """Return whether two values differ by no more than a part of the greater."""
    return abs(first - second) <= part * max(abs(first), abs(second))


def rounds_to(zh: Figure, en: Figure, first: Decimal, second: Decimal) -> bool:
    """Return whether the coarser figure is a fair rounding of the finer one.

    Where nothing is said, see `is_rounded_off`; else any truncation after more than, any rounding up after nearly. Where the finer
    figure alone states a bound, or both state the same, neither has been rounded.
    """
    if not zh.bound and not en.bound:
        return is_rounded_off(zh, en, first, second)
    if zh.step == en.step or zh.bound is en.bound:
        return False
    coarse, value, fine = (zh, first, second) if zh.step > en.step else (en, second, first)
    is_small_count = value < 100 and min(zh.step, en.step) >= 1
    if not coarse.bound or is_small_count or not is_close(value, fine, THIRTIETH):
        return False
    if coarse.bound is Bound.MORE:
        return value <= fine < value + coarse.step
    if coarse.bound is Bound.LESS:
        return value - coarse.step < fine <= value
    return abs(value - fine) <= coarse.step / 2


def is_rounded_off(zh: Figure, en: Figure, first: Decimal, second: Decimal) -> bool:
    """Return whether the figure with fewer digits written is the other one rounded half up, though nothing says so.

    Only from a million on; to three digits at least, or where next to nothing was taken off: 90 trillion for 900309亿.
    """
    zh_grain, en_grain = measure_grain(zh), measure_grain(en)
    if zh_grain == en_grain:
        return False
    coarse, fine, grain = (first, second, zh_grain) if zh_grain > en_grain else (second, first, en_grain)
    if coarse < ROUNDED_FROM or abs(coarse - fine) > grain / 2:
        return False
    return coarse >= 100 * grain or is_close(coarse, fine, THOUSANDTH)


def measure_grain(figure: Figure) -> Decimal:
    """Return the value of one in the last digit written: 1 million for 90 million, whose step is ten of them."""
    digits = WRITTEN.search(figure.text)
    if digits is None or not isinstance(figure.value, Decimal) or "." in digits[0]:
        return figure.step
    written = parse_digits(digits[0])
    return figure.value / written if written and figure.value >= 1000 * written else figure.step
