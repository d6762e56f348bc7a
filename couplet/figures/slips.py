"""What happened to a figure that has no answer: the usual slips of translators, named; it pairs nothing off but the leftovers."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from couplet.figures.anchors import find_thing
from couplet.figures.figure import ITEM, Bound, Figure, Kind, Slip, Weight
from couplet.figures.matching import MEASURES
from couplet.figures.units import is_same_sort

DATES = frozenset({Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.DECADE, Kind.CENTURY})
OPPOSED = (frozenset({Bound.MORE, Bound.LESS}), frozenset({Bound.MORE, Bound.MOST}))
NUMBERED = frozenset({Kind.CODE, Kind.QUARTER})
"""Kinds that the other language may tell as a mere number: Long March 2F, the fourth quarter of a match."""
COUNTS = frozenset({Kind.NUMBER, Kind.SHARE})
LARGEST_POWER = Decimal(10) ** 12
"""Nobody slips further than from one to a trillion."""
SCALED = re.compile(
    r"\D{0,4}(?P<digits>\d[\d,.]*)[ -]?(?:万亿|[万亿]|thousand|million|billion|trillion|[mb]n?|tn)",
    re.IGNORECASE,
)
"""Digits with a scale, alone in a figure."""
CONFUSED_CURRENCIES = frozenset({"USD", "EUR", "GBP", "JPY"})


def name_slip(first: Figure, second: Figure) -> Slip | None:
    """Return what would turn one figure into the other, or ``None`` where they have nothing in common."""
    if {first.kind, second.kind} == {Kind.SHARE, Kind.POINTS}:
        return Slip.POINTS if _scale_points(first) == _scale_points(second) else Slip.CHANGED
    if first.kind is not second.kind and _may_be_dates(first, second):
        return Slip.DATE
    if NUMBERED & {first.kind, second.kind} and first.kind is not second.kind:
        values = _pair_values_alone(first, second)
        return Slip.CHANGED if values and any(_are_near(*pair) for pair in values) else None
    if first.kind is not second.kind:
        return (
            Slip.CHANGED
            if {first.kind, second.kind} <= {Kind.SHARE, Kind.NUMBER} and _look_alike(first, second)
            else None
        )
    if first.unit == second.unit == ITEM:
        return Slip.CHANGED
    if first.kind in DATES:
        return Slip.DATE
    if (
        first.kind is Kind.CLOCK
        or not isinstance(first.value, Decimal)
        or not isinstance(second.value, Decimal)
    ):
        return Slip.CHANGED
    if _have_other_scale(first, second):
        return Slip.UNIT
    likely, *others = _pair_values(first, second)
    for value, other in (likely, *others):
        if slip := _name_power(value, other):
            return slip
    for value, other in (likely, *others):
        if _are_transposed(value, other):
            return Slip.TRANSPOSED
    is_near = first.kind is not Kind.NUMBER or any(_are_near(*pair) for pair in (likely, *others))
    return Slip.CHANGED if is_near else None


def _pair_values(first: Figure, second: Figure) -> list[tuple[Decimal, Decimal]]:
    """Return the values that can be compared, the likeliest first: those of the same kind, if they are numbers or measures."""
    return [(Decimal(first.value), Decimal(second.value)), *_pair_values_alone(first, second)]


def _pair_values_alone(first: Figure, second: Figure) -> list[tuple[Decimal, Decimal]]:
    """Return the values of the same kind, if they are numbers or measures, of figures whose likeliest readings differ."""
    return [
        (Decimal(value), Decimal(other))
        for kind, value in first.readings
        for other_kind, other in second.readings
        if kind is other_kind and (kind is Kind.NUMBER or kind in MEASURES)
    ]


def _may_be_dates(first: Figure, second: Figure) -> bool:
    """Return whether two figures may be two years, or two days, though one of them is likelier a number."""
    return any(
        all(kind in (each for each, _ in figure.readings) for figure in (first, second))
        for kind in (Kind.YEAR, Kind.DAY)
    )


def _have_other_scale(first: Figure, second: Figure) -> bool:
    """Return whether the same digits are followed by scales that do not answer each other: 6.5亿, 6.5 billion."""
    one, other = SCALED.fullmatch(first.text), SCALED.fullmatch(second.text)
    if one is None or other is None or first.value == second.value:
        return False
    return one["digits"].replace(",", "") == other["digits"].replace(",", "")


def _scale_points(figure: Figure) -> object:
    """Return a share in percent, points as they are."""
    return (
        figure.value * 100
        if figure.kind is Kind.SHARE and isinstance(figure.value, Decimal)
        else figure.value
    )


def _name_power(first: Decimal, second: Decimal) -> Slip | None:
    """Return the slip for a power of ten between two values."""
    if not first or not second:
        return None
    ratio = max(first, second) / min(first, second)
    if ratio > LARGEST_POWER:
        return None
    digits = f"{round(ratio, 6).normalize():f}"
    if digits.strip("0") != "1" or len(digits) < 2:
        return None
    return Slip.TENFOLD if len(digits) == 2 else Slip.UNIT


def _get_digits(value: Decimal) -> str:
    """Return the significant digits of a value."""
    return f"{value.normalize():f}".replace(".", "").strip("0")


def _are_transposed(first: Decimal, second: Decimal) -> bool:
    """Return whether two values have the same digits in another order."""
    one, other = f"{first.normalize():f}", f"{second.normalize():f}"
    return len(one) == len(other) and sorted(one) == sorted(other) and one != other


def _look_alike(first: Figure, second: Figure) -> bool:
    """Return whether a share and a number have the same digits: 20 people, 20 percent."""
    return _get_digits(Decimal(first.value)) == _get_digits(Decimal(second.value))


def _are_near(one: Decimal, other: Decimal) -> bool:
    """Return whether two numbers could be one misread: alike in size, or in their digits."""
    if not one or not other:
        return False
    ratio = max(one, other) / min(one, other)
    same_digits = set(_get_digits(one)) & set(_get_digits(other))
    return ratio < 3 or (ratio <= 10 and bool(same_digits)) or max(one, other) <= 10


def name_contradiction(first: Figure, second: Figure) -> Slip | None:
    """Return what two figures of the same value contradict each other in, or ``None``: bound, currency, month of a day, year of a month."""
    if has_opposed_bounds(first, second):
        return Slip.BOUND
    if has_other_currency(first, second):
        return Slip.CURRENCY
    is_part = first.kind in (Kind.DAY, Kind.MONTH) and first.kind is second.kind
    return Slip.DATE if is_part and first.unit and second.unit and first.unit != second.unit else None


def has_opposed_bounds(first: Figure, second: Figure) -> bool:
    """Return whether one side says more than and the other less than, of the same value."""
    return frozenset({first.bound, second.bound}) in OPPOSED


def has_other_currency(first: Figure, second: Figure) -> bool:
    """Return whether yuan on one side have become another currency on the other."""
    return "CNY" in (first.unit, second.unit) and bool(CONFUSED_CURRENCIES & {first.unit, second.unit})


def find_exchanged(
    pairs: Sequence[tuple[Figure, Figure]], texts: tuple[str, str]
) -> list[tuple[Figure, Figure]]:
    """Return pairs whose figures are said crosswise of different things; ``texts`` are the Chinese and the English one.

    28 firms and 3,734 workers for 28名职工、3734家企业, by what is counted; exports up 3 percent and imports up 5 for
    出口增长5%，进口增长3%, by the word close by.
    """
    firm = [(zh, en) for zh, en in pairs if zh.weight is Weight.HARD and zh.value != 1 and zh.kind in COUNTS]
    if len(firm) < 2:
        return []
    counted = [(pair, pair[0].unit, pair[1].unit) for pair in firm if pair[0].kind is Kind.NUMBER]
    told = [(pair, find_thing(pair[0], texts[0], "zh"), find_thing(pair[1], texts[1], "en")) for pair in firm]
    crossed = {pair[0].start: pair for known in (counted, told) for pair in _list_crossed(known)}
    return list(crossed.values())


def _list_crossed(known: Sequence[tuple[tuple[Figure, Figure], str, str]]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs that say one thing in Chinese and another in English, which a second pair says the other way round."""
    strange = [
        (pair, zh_thing, en_thing)
        for pair, zh_thing, en_thing in known
        if zh_thing and en_thing and not is_same_sort(zh_thing, en_thing)
    ]
    for pair, zh_thing, en_thing in strange:
        if any(
            other[0].kind is pair[0].kind
            and is_same_sort(other_zh, en_thing)
            and is_same_sort(other_en, zh_thing)
            for other, other_zh, other_en in strange
            if other is not pair
        ):
            yield pair
