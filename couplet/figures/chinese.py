"""Finds the figures of a Chinese text, in one pass; what follows a numeral is judged elsewhere, and nothing is compared."""

import re
from collections.abc import Callable
from decimal import Decimal

from couplet.figures.drafts import SORT, Draft, as_number, draft_match
from couplet.figures.figure import ITEM, Kind, Reading, Weight
from couplet.figures.han_context import COUNTED, counts_items, weigh_by_context
from couplet.figures.han_following import FOLLOWED, HUNDREDTH
from couplet.figures.han_numerals import EXPONENTS, Numeral, read_numeral
from couplet.figures.han_patterns import (
    AFTER,
    FULL_WIDTH,
    PHRASE_NUMERAL,
    SCAN,
    THOUSANDS,
    YEAR,
    YEAR_FRONT,
    YEAR_PLACE,
)
from couplet.figures.han_times import (
    get_digit,
    read_clock,
    read_date,
    read_half_year,
    read_named_day,
    read_plan,
    read_quarters,
)
from couplet.figures.phrases import HAN_NUMBER_WORDS

SHARES = {
    "百分之": HUNDREDTH,
    "千分之": HUNDREDTH / 10,
    "万分之": HUNDREDTH / 100,
    "十万分之": HUNDREDTH / 1000,
    "百万分之": HUNDREDTH / 10000,
}

HALVES = {"年": 6, "世纪": 50, "小时": 30}
"""What half of a length of time is in the next smaller unit."""

Reader = Callable[[str, "re.Match[str]"], list[Draft]]


def write_plainly(text: str) -> str:
    """Return a Chinese text, sign by sign, with plain digits and letters and simplified characters where figures stand."""
    return THOUSANDS.sub(",", text.translate(FULL_WIDTH))


def read_chinese(text: str) -> list[Draft]:
    """Return the figures of a Chinese text that is written plainly, in the order in which they stand."""
    drafts: list[Draft] = []
    at = 0
    while match := SCAN.search(text, at):
        at = match.end()
        reader = READERS.get(match.lastgroup or "")
        if reader is not None:
            found = reader(text, match)
            drafts += found
            at = max([at, *(draft.end for draft in found)])
    return drafts


def read_number(text: str, match: re.Match[str]) -> list[Draft]:
    """Read a numeral with what follows it."""
    start, end = match.span("number")
    numeral = read_numeral(match["number"])
    if numeral.value is None:
        return _read_vague(text, match, numeral)
    is_item = counts_items(text, start, end)
    weight = min(numeral.weight, Weight.GHOST if is_item else weigh_by_context(text, start, end))
    draft = Draft(
        start, end, numeral.list_readings(), weight, numeral.bound, step=numeral.step, scale=numeral.scale
    )
    if set(match["number"]) <= EXPONENTS.keys():
        # 百万民众 are millions of people.
        draft.extra.append((Kind.MAGNITUDE, Decimal(numeral.value.adjusted())))
    after = AFTER.match(text, end)
    if YEAR.fullmatch(match["number"]):
        is_year = (
            YEAR_PLACE.match(text, end)
            or YEAR_FRONT.search(text, max(0, start - 8), start)
            or (after is None and not COUNTED.match(text, end) and not SORT["zh"].match(text, end))
        )
        if is_year or after is None:
            draft.readings.insert(0 if is_year else 1, (Kind.YEAR, numeral.value))
            return [draft]
    if (
        end - start == len("19")
        and after is None
        and (year := YEAR_FRONT.search(text, max(0, start - 8), start))
    ):
        draft.readings.insert(0, (Kind.YEAR, Decimal(year[0][:2]) * 100 + numeral.value))
        return [draft]
    if after is not None and (follow := FOLLOWED.get(after.lastgroup or "")):
        return follow(text, draft, numeral, after)
    draft.is_bare = after is None and draft.scale == 1
    if is_item:
        draft.unit = ITEM
    return [draft]


def _read_vague(text: str, match: re.Match[str], numeral: Numeral) -> list[Draft]:
    """Read a numeral without one value: 数百, 三四十, 七八成."""
    start, end = match.span("number")
    readings = numeral.list_readings()
    after = AFTER.match(text, end)
    if after and after["era"] and len(readings) == 2:
        first, second = ((Kind.DECADE, Decimal(value) + 1900) for _, value in readings)
        return [Draft(start, start + 1, [first]), Draft(start + 1, after.end(), [second])]
    if after and after["tenths"]:
        readings = [(Kind.SHARE, Decimal(value) / 10) for kind, value in readings if kind is Kind.NUMBER]
    return [Draft(start, end, readings, Weight.GHOST, numeral.bound)] if readings else []


def read_percent(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 百分之八十五, 百分百."""
    if match.lastgroup == "whole":
        return draft_match(match, (Kind.SHARE, Decimal(1)), as_number(1))
    numeral = read_numeral(match["of"])
    size = SHARES[match["per"]]
    if numeral.value is None:
        shares = [(Kind.SHARE, Decimal(value) * size) for kind, value in numeral.about if kind is Kind.NUMBER]
        return draft_match(match, *shares) if shares else []
    draft = Draft(match.start(), match.end(), [(Kind.SHARE, numeral.value * size)], bound=numeral.bound)
    draft.step, draft.scale = numeral.step * size, size
    if match["per"] == "百万分之":
        # 410 parts per million.
        draft.readings.append(as_number(numeral.value))
    return [draft]


def read_fixed(text: str, match: re.Match[str]) -> list[Draft]:
    """Read the numerals of a fixed phrase, 三明治 or 四季: they answer, but are never missed."""
    return [
        Draft(match.start() + part.start(), match.start() + part.end(), readings, Weight.GHOST)
        for part in PHRASE_NUMERAL.finditer(match[0])
        if (readings := read_numeral(part[0]).list_readings())
    ]


def read_number_word(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 亚军 as second, 昼夜 as 24 hours: they answer, but are never missed."""
    return draft_match(match, as_number(HAN_NUMBER_WORDS[match["word"]]), weight=Weight.GHOST)


def read_named_century(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 本世纪 and 上世纪, which English may write out."""
    value = Decimal(21 if match["this_century"] else 20)
    readings = [(Kind.CENTURY, value), (Kind.DECADE, (value - 1) * 100)]
    return draft_match(match, *readings, weight=Weight.GHOST)


def read_doubling(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 翻两番 as four times, 翻倍 as twice, 翻两倍 as twice or threefold, 减半 as half."""
    name = match.lastgroup
    if name == "halved":
        return draft_match(match, (Kind.SHARE, Decimal("0.5")))
    if name == "double" or not match["fan"]:
        return draft_match(match, as_number(2), (Kind.SHARE, Decimal(1)))
    count = get_digit(match["fan"])
    if match[0].endswith("倍"):
        return draft_match(match, as_number(count + 1), as_number(count), (Kind.SHARE, Decimal(count)))
    return draft_match(match, as_number(2**count), (Kind.SHARE, Decimal(2**count - 1)))


def read_race(text: str, match: re.Match[str]) -> list[Draft]:
    """Read the seconds of a race, 41秒55, as one number."""
    value = Decimal(f"{match['seconds']}.{match['hundredths']}")
    return draft_match(match, as_number(value), weight=Weight.HARD)


def read_minutes(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 2分14秒 as two numbers, or what English may write as 2:14."""
    minutes, seconds = Decimal(match["in_minutes"]), Decimal(match["in_seconds"])
    return [
        Draft(*match.span("in_minutes"), [as_number(minutes), (Kind.CLOCK, minutes * 60 + seconds)]),
        Draft(*match.span("in_seconds"), [as_number(seconds)], Weight.FAINT),
    ]


def read_cohort(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 90后, those born in the nineties."""
    value = Decimal(match["cohort"])
    decade = (Kind.DECADE, value + (1900 if value >= 30 else 2000))
    return draft_match(match, decade, as_number(value), weight=Weight.FAINT)


def read_countless(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 数以百万计 as millions."""
    exponent = sum(EXPONENTS[sign] for sign in match["countless"])
    return draft_match(match, (Kind.MAGNITUDE, Decimal(exponent)), weight=Weight.GHOST)


def read_code(text: str, match: re.Match[str]) -> list[Draft]:
    """Read the digits in names: iPhone7, PM2.5, 5G."""
    digits = "".join(re.findall(r"[\d.]", match[0]))
    number = [as_number(Decimal(digits))] if digits.count(".") < 2 and digits.strip(".") == digits else []
    return draft_match(match, (Kind.CODE, digits), *number)


def read_half(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 一半, 半数, 半年."""
    readings: list[Reading] = [(Kind.SHARE, Decimal("0.5")), as_number(Decimal("0.5"))]
    more = next((size for unit, size in HALVES.items() if match[0].endswith(unit)), None)
    if more:
        readings.append(as_number(more))
    return draft_match(match, *readings)


READERS: dict[str, Reader] = {
    **dict.fromkeys(("plan", "bare_plan"), read_plan),
    **dict.fromkeys(("iso", "dotted"), read_date),
    **dict.fromkeys(("whole", "of"), read_percent),
    **dict.fromkeys(("fan", "double", "halved"), read_doubling),
    **dict.fromkeys(("early_of", "late_of"), read_half_year),
    **dict.fromkeys(("quarters", "quarter", "q"), read_quarters),
    **dict.fromkeys(("code", "suffixed"), read_code),
    "named_day": read_named_day,
    "fixed": read_fixed,
    "word": read_number_word,
    **dict.fromkeys(("this_century", "last_century"), read_named_century),
    "clock": read_clock,
    "hundredths": read_race,
    "in_seconds": read_minutes,
    "cohort": read_cohort,
    "countless": read_countless,
    "number": read_number,
    "half": read_half,
}
