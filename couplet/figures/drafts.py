"""Figures in the making, and what both languages do with them last: ranges share their unit, bounds and things counted are added."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from couplet.figures.bounds import find_bound
from couplet.figures.figure import Bound, Figure, Kind, Reading, Weight
from couplet.figures.phrases import join_alternatives
from couplet.figures.units import (
    HAN_MEASURES,
    HAN_SPANS,
    LATIN_MEASURES,
    LATIN_SPANS,
    SORT_OF_HAN,
    SORT_OF_LATIN,
)

INHERITED = frozenset(
    {Kind.SHARE, Kind.POINTS, Kind.MONTH, Kind.DAY, Kind.YEAR, Kind.QUARTER, Kind.DECADE, Kind.CENTURY}
)
"""Kinds that the last member of a range or list gives to those before it: 3至5%, 4-6月."""
BOUND_WORDS = "over|more than|nearly|almost|about|around|some|at least|up to|超过|约|近|逾"
SIGNS = r"(?:US|HK|RMB|A)?[$£€¥]?"
RANGE_GAP = {
    "zh": re.compile(rf"\s?(?:[-—–―~～－]{{1,2}}|至|到)\s?(?:{BOUND_WORDS})?\s?{SIGNS}$"),
    "en": re.compile(rf"\s?(?:[-—–~]|to|through|until)\s?(?:{BOUND_WORDS})?\s?{SIGNS}$"),
}
LIST_GAP = {
    "zh": re.compile(rf"\s?[、和与及或,，]\s?(?:{BOUND_WORDS})?\s?{SIGNS}$"),
    "en": re.compile(rf"(?:,? and|,? or|,|/)\s?(?:{BOUND_WORDS})?\s?{SIGNS}$"),
}
SORT = {
    "zh": re.compile(r"[多余来]?\s?[名位个家所座]?(" + join_alternatives(SORT_OF_HAN) + ")"),
    "en": re.compile(
        r"(?:[ -](?:U\.?S\.? )?(?:[a-z]+[ -]){0,2}?)(" + join_alternatives(SORT_OF_LATIN) + r")\b",
        re.IGNORECASE,
    ),
}
SORTS = {"zh": SORT_OF_HAN, "en": SORT_OF_LATIN}
MEASURES = {"zh": LATIN_MEASURES | HAN_MEASURES | HAN_SPANS, "en": LATIN_MEASURES | LATIN_SPANS}
"""What may stand beside a figure in each language; Chinese writes cm and kg too."""
MEASURE = {
    "zh": re.compile(
        rf"[多余来]?\s?({join_alternatives(HAN_MEASURES | HAN_SPANS)}|(?:{join_alternatives(LATIN_MEASURES)})(?![A-Za-z]))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"[ -]?(?:metric |more |square )?({join_alternatives(MEASURES['en'])})\b", re.IGNORECASE
    ),
}
WITHIN_DATE = re.compile(r"\s?|\.?,? (?:the )?| of ")
"""What may stand between a month and its day or its year."""
BETWEEN_DAYS = re.compile(r"\s?(?:[-—–~～至到和、]{1,2}|to|and|through|until)\s?")
"""What may stand between two days of one month."""
RELEVANT = frozenset({Kind.NUMBER, Kind.SHARE, Kind.POINTS})
"""Kinds that bounds are looked up for."""


@dataclass(slots=True)
class Draft:
    """A figure as first read."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last character."""
    readings: list[Reading]
    """What it can be taken for, the likeliest first."""
    weight: Weight = Weight.HARD
    """How firmly it is stated."""
    bound: Bound = Bound.NONE
    """A bound that stands inside the numeral (3千余)."""
    unit: str = ""
    """A currency or sort of thing that stands inside it ($12)."""
    step: Decimal = Decimal(1)
    """The value of one in its last digit."""
    scale: Decimal = Decimal(1)
    """What its unit words multiply by: 10000 for 20万."""
    is_bare: bool = False
    """Whether it is only a numeral, so that it may share the unit of the next one."""
    extra: list[Reading] = field(default_factory=list)
    """Readings by a unit of measure, which come last."""


def draft_match(match: re.Match[str], *readings: Reading, weight: Weight = Weight.SOFT) -> list[Draft]:
    """Return one figure that takes in a whole match."""
    return [Draft(match.start(), match.end(), list(readings), weight)]


def as_number(value: Decimal | int) -> Reading:
    """Return a reading as a plain number."""
    return Kind.NUMBER, Decimal(value)


def finish_drafts(drafts: Sequence[Draft], text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures, with what they share and what stands beside them; ``language`` is ``zh`` or ``en``."""
    join_dates(drafts, text)
    for first, second in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if first.is_bare and first.end < second.start <= first.end + 14:
            share_unit(first, second, gap=text[first.end : second.start], language=language)
    for first, second in pairwise(drafts):
        if second.is_bare and first.readings[0][0] is Kind.SHARE and text.startswith("百分之", first.start):
            pass_on_share(first, second, gap=text[first.end : second.start])
    return tuple(finish_draft(draft, text, language) for draft in drafts)


def join_dates(drafts: Sequence[Draft], text: str) -> None:
    """Give each day its month, each month its year as the unit it counts in, where they stand together.

    The last day of October 24-26 belongs to the month of the first.
    """
    for first, second in pairwise(drafts):
        gap = text[first.end : second.start]
        kinds = first.readings[0][0], second.readings[0][0]
        if kinds == (Kind.MONTH, Kind.DAY) and WITHIN_DATE.fullmatch(gap):
            second.unit = f"month {first.readings[0][1]}"
        elif kinds == (Kind.DAY, Kind.MONTH) and WITHIN_DATE.fullmatch(gap):
            first.unit = first.unit or f"month {second.readings[0][1]}"
        elif kinds == (Kind.YEAR, Kind.MONTH) and not gap.strip():
            second.unit = f"year {first.readings[0][1]}"
        elif kinds == (Kind.MONTH, Kind.YEAR) and WITHIN_DATE.fullmatch(gap):
            first.unit = first.unit or f"year {second.readings[0][1]}"
    for first, second in pairwise(drafts):
        if (
            first.readings[0][0] is Kind.DAY is second.readings[0][0]
            and not second.unit
            and BETWEEN_DAYS.fullmatch(text, first.end, second.start)
        ):
            second.unit = first.unit


def share_unit(first: Draft, second: Draft, *, gap: str, language: str) -> None:
    """Give the first of two joined figures the readings that the second one's unit makes possible."""
    is_range = RANGE_GAP[language].match(gap) is not None
    if not is_range and not LIST_GAP[language].match(gap):
        return
    kind, other = second.readings[0]
    if kind is Kind.NUMBER and second.scale < 1:
        kind = Kind.SHARE
    value = first.readings[0][1]
    if not isinstance(value, Decimal) or not isinstance(other, Decimal):
        return
    shared: list[Reading] = []
    if kind is Kind.NUMBER and second.scale > 1 and value < other:
        shared = [(Kind.NUMBER, value * second.scale)]
        first.scale, first.step = second.scale, first.step * second.scale
    elif kind is Kind.SHARE and second.scale < 1:
        shared = [(kind, value * second.scale)]
        first.scale, first.step = second.scale, first.step * second.scale
    elif kind in INHERITED and kind is not Kind.SHARE:
        shared = [(kind, value)]
    first.readings = shared + first.readings if is_range else first.readings + shared
    first.is_bare = not shared or second.is_bare
    first.unit = first.unit or second.unit


def pass_on_share(first: Draft, second: Draft, *, gap: str) -> None:
    """Make a share of the second end of a range that begins with one: 百分之三到五."""
    value = second.readings[0][1]
    if isinstance(value, Decimal) and RANGE_GAP["zh"].fullmatch(gap):
        second.readings.insert(0, (Kind.SHARE, value * first.scale))
        second.scale, second.step, second.weight = first.scale, second.step * first.scale, Weight.HARD


def finish_draft(draft: Draft, text: str, language: str) -> Figure:
    """Return one figure with its bound, the thing it counts and its readings by measure."""
    kind, value = draft.readings[0]
    bound, unit = draft.bound, draft.unit
    if kind in RELEVANT:
        bound = bound or find_bound(text, draft.start, draft.end, language)
    if kind is Kind.NUMBER and isinstance(value, Decimal):
        if match := MEASURE[language].match(text, draft.end):
            measure, size = find_measure(match, language)
            draft.extra.append((measure, value * size))
        if not unit and (match := SORT[language].match(text, draft.end)):
            unit = SORTS[language][match[1].lower()]
    return Figure(
        text=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        readings=(*draft.readings, *draft.extra),
        bound=bound,
        weight=draft.weight,
        unit=unit,
        step=draft.step,
    )


def find_measure(match: re.Match[str], language: str) -> tuple[Kind, Decimal]:
    """Return the kind and size of the unit of measure beside a figure; square units are areas."""
    kind, size = MEASURES[language][match[1].lower()]
    if kind is Kind.LENGTH and "square" in match[0].lower():
        return Kind.LAND, size * size / 10000
    return kind, size
