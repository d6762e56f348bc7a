"""Dates, times of day, periods and plans of a Chinese text: what their numerals mean; it finds none of them."""

import re
from decimal import Decimal

from couplet.figures.drafts import Draft, as_number, draft_match
from couplet.figures.figure import Bound, Kind, Reading, Weight
from couplet.figures.han_numerals import Numeral
from couplet.figures.han_patterns import MINUTES, PERIOD, SINCE_JANUARY
from couplet.figures.numerals import HAN_DIGITS, parse_han
from couplet.figures.phrases import HAN_DAYS

EVENING = frozenset({"下午", "傍晚", "晚上", "晚间", "深夜", "夜间", "晚", "夜"})
IMPOSSIBLE = {("month", "年"): 12, ("day", "月"): 31}
"""What no part of a date is beyond, by the sign after it and the sign before it."""
HALF_DAYS = frozenset("上下中晚早凌")
"""What follows 号 where it is a day of the month and no number: 四号下午."""


def tell_times(hour: int, minute: int, text: str, start: int) -> list[Reading]:
    """Return the times of day, in minutes, that a clock time at ``start`` may be, by the word before it (下午)."""
    match = PERIOD.search(text, max(0, start - 4), start)
    period = match[1] if match else ""
    if (period in EVENING and hour < 12) or (period == "中午" and hour < 4):
        hours = [hour + 12]
    else:
        hours = [hour] if period or 12 < hour < 24 else [hour, (hour + 12) % 24]
    return [(Kind.CLOCK, Decimal(each * 60 + minute)) for each in hours]


def read_named_day(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 五一 and 双十一: they answer a date, but are never missed."""
    month, day = HAN_DAYS[match["named_day"]]
    middle = match.start() + 1
    return [
        Draft(match.start(), middle, [(Kind.MONTH, Decimal(month)), as_number(month)], Weight.GHOST),
        Draft(middle, match.end(), [(Kind.DAY, Decimal(day)), as_number(day)], Weight.GHOST),
    ]


def read_date(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 2022-04-29 and “7·20”."""
    name = match.lastgroup or ""
    drafts = []
    kinds = (Kind.YEAR, Kind.MONTH, Kind.DAY) if name == "iso" else (Kind.MONTH, Kind.DAY)
    weight = Weight.HARD if name == "iso" else Weight.SOFT
    for kind, part in zip(kinds, re.finditer(r"\d+", match[name]), strict=True):
        start = match.start(name) + part.start()
        drafts.append(
            Draft(start, start + len(part[0]), [(kind, Decimal(part[0])), as_number(int(part[0]))], weight)
        )
    return drafts


def read_clock(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 15:20."""
    hour, minute = map(int, re.split("[:：]", match["clock"]))
    return draft_match(match, *tell_times(hour, minute, text, match.start()), weight=Weight.HARD)


def read_half_year(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 上半年, 下半场."""
    is_first = match.lastgroup == "early_of"
    months = [as_number(6)] if is_first and match["early_of"] == "年" else []
    return draft_match(match, (Kind.HALF, Decimal(1 if is_first else 2)), *months)


def read_quarters(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 第三季度, Q3 and 前三季度."""
    name = match.lastgroup or ""
    count = Decimal(get_digit(match[name]))
    if name == "quarters":
        return draft_match(match, (Kind.QUARTERS, count), as_number(count * 3))
    return draft_match(match, (Kind.QUARTER, count))


def read_plan(text: str, match: re.Match[str]) -> list[Draft]:
    """Read “十四五” as the fourteenth five-year plan."""
    value = parse_han(match["plan"] or match["bare_plan"])
    return draft_match(match, as_number(value or 0), weight=Weight.FAINT)


def get_digit(sign: str) -> int:
    """Return the value of one digit, Chinese or Arabic; 首 is the first."""
    return 1 if sign == "首" else HAN_DIGITS[sign] if sign in HAN_DIGITS else int(sign)


def follow_date(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a part of a date, or a length of time: 2022年, 4月, 29日, 十年."""
    value, name = numeral.value or Decimal(0), after.lastgroup
    is_whole = value == value.to_integral_value()
    before = text[draft.start - 1 : draft.start]
    if value > IMPOSSIBLE.get((name or "", before), value):
        # 11月130日 is a slip, and no number of days.
        draft.readings, draft.weight = [(Kind.MONTH if name == "month" else Kind.DAY, value)], Weight.HARD
    elif name == "month" and is_whole and 1 <= value <= 12:
        draft.readings, draft.weight = [(Kind.MONTH, value)], Weight.HARD
        if SINCE_JANUARY.search(text, max(0, draft.start - 6), draft.start):
            draft.readings.append(as_number(value))
    elif name == "day" and is_whole and 1 <= value <= 31:
        _take_day(text, draft, value, after)
    elif name == "year" and is_whole:
        return _follow_year(text, draft, value, after)
    draft.end = after.end() if draft.readings[0][0] is not Kind.NUMBER else draft.end
    return [draft]


def _take_day(text: str, draft: Draft, value: Decimal, after: re.Match[str]) -> None:
    """Make a day of the month of 29日 and 四号下午; 一日 and 十三号 may be something else."""
    is_dated = text[draft.start - 1 : draft.start] == "月"
    day: Reading = (Kind.DAY, value)
    is_day = after["day"] == "日" or is_dated
    draft.readings = [day, as_number(value)] if is_day else [as_number(value), day]
    is_half_day = text[after.end() : after.end() + 1] in HALF_DAYS
    if is_dated or (is_day and draft.weight is not Weight.GHOST) or (not is_day and is_half_day):
        draft.weight = Weight.HARD


def _follow_year(text: str, draft: Draft, value: Decimal, after: re.Match[str]) -> list[Draft]:
    """Read a calendar year where it has four digits (or two that can only be one), else a number of years."""
    if (
        1000 <= value <= 2200
        and draft.scale == 1
        and draft.bound is Bound.NONE
        and draft.end - draft.start >= len("2022")
        and after[0].lstrip().startswith("年")
    ):
        draft.readings = [(Kind.YEAR, value), as_number(value)]
        draft.end, draft.weight = after.end(), Weight.HARD
    elif 50 <= value <= 99:
        draft.readings.append((Kind.YEAR, value + 1900))
    elif text[draft.start] == "0" and value < 50:
        draft.readings.insert(0, (Kind.YEAR, value + 2000))
    return [draft]


def follow_clock(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a time of day: 下午3点半, 15时37分, 10时许; or a number of points: 三点建议."""
    value = numeral.value or Decimal(0)
    period = PERIOD.search(text, max(0, draft.start - 4), draft.start)
    minutes = MINUTES.match(text, after.end())
    is_time = (
        bool(minutes or period or after["hour"] == "时")
        and value <= 24
        and value == value.to_integral_value()
    )
    if not is_time or (value == 1 and not period and not minutes):
        return [draft]
    minute = _count_minutes(minutes)
    draft.readings = tell_times(int(value), minute, text, draft.start)
    if not minute:
        draft.readings.append(as_number(value))
    draft.end, draft.weight = (minutes or after).end(), Weight.HARD if value or minute else Weight.FAINT
    return [draft]


def _count_minutes(match: re.Match[str] | None) -> int:
    """Return the minutes after the hour."""
    if match is None or match["whole"]:
        return 0
    if match["quarter"]:
        return get_digit(match["quarter"]) * 15
    return 30 if match["half"] else int(parse_han(match["minute"]) or 0)


def follow_century(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a century or decade: 21世纪, 20世纪60年代, 八十年代, 半个世纪."""
    value = numeral.value or Decimal(0)
    draft.end = after.end()
    if after["era"]:
        is_year = value >= 100
        draft.readings = [(Kind.DECADE, value if is_year else value + 1900), (Kind.DECADE, value + 2000)]
    elif after["decade"]:
        decade = parse_han(after["decade"]) or Decimal(0)
        draft.readings = [(Kind.DECADE, (value - 1) * 100 + decade)]
    elif after["century"].startswith("个"):
        draft.readings, draft.weight = (
            [as_number(value * 100), as_number(value)],
            Weight.SOFT if value > 1 else Weight.GHOST,
        )
    else:
        draft.readings = [(Kind.CENTURY, value), (Kind.DECADE, (value - 1) * 100), as_number(value)]
    return [draft]
