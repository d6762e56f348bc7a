"""Finds the figures of a Chinese text: where numerals stand and what the signs beside them make of them; it compares nothing."""

import re
from collections.abc import Callable
from decimal import Decimal

from couplet.figures.drafts import Draft
from couplet.figures.figure import Bound, Kind, Reading, Weight
from couplet.figures.han_numerals import Numeral, read_numeral
from couplet.figures.han_patterns import (
    AFTER,
    FULL_WIDTH,
    GROWTH,
    LIST_FRONT,
    LIST_JOINT,
    LIST_MARK,
    LISTED,
    MINUTES,
    PERIOD,
    SCAN,
    SLOGAN,
    SUMMED_UP,
    WEAK_NOUN,
    YEAR_PLACE,
)
from couplet.figures.numerals import HAN_DIGITS, parse_han

HUNDREDTH = Decimal("0.01")
SHARES = {"百分之": HUNDREDTH, "千分之": HUNDREDTH / 10, "万分之": HUNDREDTH / 100}
Reader = Callable[[str, "re.Match[str]"], list[Draft]]


def read_chinese(text: str) -> list[Draft]:
    """Return the figures of a Chinese text in the order in which they stand."""
    plain = text.translate(FULL_WIDTH)
    drafts: list[Draft] = []
    at = 0
    while match := SCAN.search(plain, at):
        at = match.end()
        reader = READERS.get(match.lastgroup or "")
        if reader is not None:
            found = reader(plain, match)
            drafts += found
            at = max([at, *(draft.end for draft in found)])
    return drafts


def _draft(match: re.Match[str], *readings: Reading, weight: Weight = Weight.SOFT, is_bare: bool = False) -> list[Draft]:
    """Return one figure that takes in a whole match."""
    return [Draft(match.start(), match.end(), list(readings), weight, is_bare=is_bare)]


def _number(value: Decimal | int) -> Reading:
    """Return a plain reading."""
    return Kind.NUMBER, Decimal(value)


def _digit(sign: str) -> int:
    """Return the value of one digit, Chinese or Arabic; 首 is the first."""
    return 1 if sign == "首" else HAN_DIGITS[sign] if sign in HAN_DIGITS else int(sign)


def read_plan(text: str, match: re.Match[str]) -> list[Draft]:
    """Read “十四五” as the fourteenth five-year plan."""
    value = parse_han(match["plan"] or match["bareplan"])
    return _draft(match, _number(value or 0))


def read_date(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 2022-04-29 and “7·20”."""
    name = match.lastgroup or ""
    drafts = []
    kinds = (Kind.YEAR, Kind.MONTH, Kind.DAY) if name == "iso" else (Kind.MONTH, Kind.DAY)
    weight = Weight.HARD if name == "iso" else Weight.SOFT
    for kind, part in zip(kinds, re.finditer(r"\d+", match[name]), strict=True):
        start = match.start(name) + part.start()
        drafts.append(Draft(start, start + len(part[0]), [(kind, Decimal(part[0])), _number(int(part[0]))], weight))
    return drafts


def read_clock(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 15:20."""
    hour, minute = map(int, re.split("[:：]", match["clock"]))
    period = PERIOD.search(text, max(0, match.start() - 4), match.start())
    return _draft(match, *tell_times(hour, minute, period[1] if period else ""), weight=Weight.HARD)


def tell_times(hour: int, minute: int, period: str) -> list[Reading]:
    """Return the times of day that a clock time may be, in minutes."""
    if period in ("下午", "傍晚", "晚上", "晚间", "深夜", "夜间", "晚", "夜") and hour < 12:
        hours = [hour + 12]
    elif period in ("中午",) and hour < 4:
        hours = [hour + 12]
    else:
        hours = [hour] if period or hour > 12 else [hour, (hour + 12) % 24]
    return [(Kind.CLOCK, Decimal(each * 60 + minute)) for each in hours]


def read_percent(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 百分之八十五, 百分百; a range in it gives two figures."""
    if match.lastgroup == "ratio":
        return _draft(match, (Kind.SHARE, Decimal(1)), _number(1))
    numeral = read_numeral(match["of"])
    if numeral.value is None:
        return []
    size = SHARES[match["per"]]
    draft = Draft(match.start(), match.end(), [(Kind.SHARE, numeral.value * size)], bound=numeral.bound)
    draft.step, draft.scale = numeral.step * size, size
    return [draft]


def read_doubling(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 翻两番 as four times, 翻倍 as twice, 减半 as half."""
    name = match.lastgroup
    if name == "halved":
        return _draft(match, (Kind.SHARE, Decimal("0.5")))
    if name == "double" or not match["fan"]:
        return _draft(match, _number(2), (Kind.SHARE, Decimal(1)))
    count = _digit(match["fan"])
    return _draft(match, _number(2**count), (Kind.SHARE, Decimal(2**count - 1)))


def read_half_year(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 上半年, 下半场."""
    is_first = match.lastgroup == "early_of"
    months = [_number(6)] if is_first and match["early_of"] == "年" else []
    return _draft(match, (Kind.HALF, Decimal(1 if is_first else 2)), *months)


def read_quarters(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 第三季度, Q3 and 前三季度."""
    name = match.lastgroup or ""
    count = Decimal(_digit(match[name]))
    if name == "quarters":
        return _draft(match, (Kind.QUARTERS, count), _number(count * 3))
    return _draft(match, (Kind.QUARTER, count))


def read_code(text: str, match: re.Match[str]) -> list[Draft]:
    """Read the digits in names: iPhone7, PM2.5, 5G."""
    digits = "".join(re.findall(r"[\d.]", match[0]))
    number = [_number(Decimal(digits))] if digits.count(".") < 2 and digits.strip(".") == digits else []
    return _draft(match, (Kind.CODE, digits), *number)


def read_half(text: str, match: re.Match[str]) -> list[Draft]:
    """Read 一半, 半数, 半年."""
    readings: list[Reading] = [(Kind.SHARE, Decimal("0.5")), _number(Decimal("0.5"))]
    if match[0].endswith("年"):
        readings.append(_number(6))
    return _draft(match, *readings)


def read_number(text: str, match: re.Match[str]) -> list[Draft]:
    """Read a numeral with what follows it."""
    start, end = match.span("number")
    numeral = read_numeral(match["number"])
    if numeral.value is None:
        readings = numeral.list_readings()
        return [Draft(start, end, readings, Weight.GHOST, numeral.bound)] if readings else []
    weight = Weight.GHOST if _is_seldom_told(text, start, end) else numeral.weight
    draft = Draft(start, end, numeral.list_readings(), weight, numeral.bound, step=numeral.step, scale=numeral.scale)
    after = AFTER.match(text, end)
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", match["number"]) and YEAR_PLACE.match(text, end):
        draft.readings.insert(0, (Kind.YEAR, numeral.value))
        return [draft]
    if after is None:
        draft.is_bare = draft.scale == 1
        if draft.weight is Weight.GHOST and text[start].isdigit():
            draft.readings.insert(0, (Kind.CODE, match["number"]))
            draft.weight = Weight.SOFT
        return [draft]
    return FOLLOWED.get(after.lastgroup or "", _follow_plain)(text, draft, numeral, after)


def _is_seldom_told(text: str, start: int, end: int) -> bool:
    """Return whether a numeral only counts the items of a list (一、 （二） 2. 三是) or belongs to a slogan (“四个意识”)."""
    if WEAK_NOUN.match(text, end) or (text[start - 1 : start] in ("“", "‘", '"') and start and SLOGAN.match(text, end)):
        return True
    if end - start == 1 and SUMMED_UP.match(text, end) and _sums_up_list(text, start):
        return True
    return LIST_MARK.match(text, end) is not None and LIST_FRONT.search(text, max(0, start - 3), start) is not None


def _sums_up_list(text: str, start: int) -> bool:
    """Return whether a numeral is the number of items of the list that ends before it."""
    clause = LISTED.search(text, max(0, start - 80), start)
    joints = len(LIST_JOINT.findall(clause[0])) if clause else 0
    return joints > 0 and HAN_DIGITS.get(text[start]) == joints + 1


Follower = Callable[[str, Draft, Numeral, "re.Match[str]"], list[Draft]]


def _follow_plain(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """A unit of measure: the figure stays as it is, its unit is looked up later."""
    return [draft]


def _follow_share(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """A share: %, ‰, 成, points."""
    name, value = after.lastgroup, numeral.value or Decimal(0)
    kind = Kind.POINTS if name in ("points", "basis") else Kind.SHARE
    size = {"percent": HUNDREDTH, "permille": HUNDREDTH / 10, "basis": HUNDREDTH, "points": Decimal(1)}.get(
        name or "", HUNDREDTH * 10
    )
    if name == "tenths_more":
        value += Decimal("0.5") if after[name] == "半" else Decimal(HAN_DIGITS[after[name]]) / 10
    if name in ("tenths", "tenths_more") and not (0 < value < 10):
        return [draft]
    draft.readings = [(kind, value * size)]
    draft.end, draft.weight, draft.step, draft.scale = after.end(), Weight.HARD, numeral.step * size, size
    if name == "percent" and value >= 100:
        draft.readings.append(_number(value * size))
    return [draft]


def _follow_fraction(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """A fraction: 三分之一."""
    part = read_numeral(after["part"]).value
    if part is None or not numeral.value:
        return [draft]
    draft.readings = [(Kind.SHARE, part / numeral.value)]
    draft.end, draft.weight = after.end(), Weight.HARD
    return [draft]


def _follow_over(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """A slash: 1/4 is a fraction, 1500/10万 and 2020/21 are two figures."""
    under = read_numeral(after["under"].replace(" ", "")).value
    if under and numeral.value and numeral.value < under <= 10:
        draft.readings = [(Kind.SHARE, numeral.value / under), *draft.readings]
        draft.end = after.end()
    return [draft]


def _follow_century(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """A century or decade: 21世纪, 20世纪60年代, 八十年代, 半个世纪."""
    value = numeral.value or Decimal(0)
    draft.end = after.end()
    if after["era"]:
        is_year = value >= 100
        draft.readings = [(Kind.DECADE, value if is_year else value + 1900), (Kind.DECADE, value + 2000)]
    elif after["decade"]:
        decade = parse_han(after["decade"]) or Decimal(0)
        draft.readings = [(Kind.DECADE, (value - 1) * 100 + decade)]
    elif after["century"].startswith("个"):
        draft.readings, draft.weight = [_number(value * 100), _number(value)], Weight.SOFT if value > 1 else Weight.GHOST
    else:
        draft.readings = [(Kind.CENTURY, value), (Kind.DECADE, (value - 1) * 100), _number(value)]
    return [draft]


def _follow_date(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """A part of a date, or a length of time: 2022年, 4月, 29日, 十年."""
    value, name = numeral.value or Decimal(0), after.lastgroup
    is_whole = value == value.to_integral_value()
    if name == "month" and is_whole and 1 <= value <= 12:
        draft.readings, draft.weight = [(Kind.MONTH, value)], Weight.HARD
    elif name == "day" and is_whole and 1 <= value <= 31:
        is_day = after["day"] == "日" or text[draft.start - 1 : draft.start] == "月"
        day: Reading = (Kind.DAY, value)
        draft.readings = [day, _number(value)] if is_day else [_number(value), day]
        is_sure = is_day and (value > 1 or draft.weight is not Weight.GHOST or text[draft.start - 1 : draft.start] == "月")
        draft.weight = Weight.HARD if is_sure or after["day"] == "号" and text[after.end() : after.end() + 1] in tuple("上下中晚早凌") else draft.weight
    elif name == "year" and is_whole:
        return _follow_year(draft, value, after)
    draft.is_bare = False
    draft.end = after.end() if draft.readings[0][0] is not Kind.NUMBER else draft.end
    return [draft]


def _follow_year(draft: Draft, value: Decimal, after: re.Match[str]) -> list[Draft]:
    """A calendar year where it has four digits (or two that can only be one), else a number of years."""
    if 1000 <= value <= 2200 and draft.scale == 1 and draft.bound is Bound.NONE and after[0].lstrip().startswith("年"):
        draft.readings = [(Kind.YEAR, value), _number(value)]
        draft.end, draft.weight = after.end(), Weight.HARD
    elif 50 <= value <= 99:
        draft.readings.append((Kind.YEAR, value + 1900))
    return [draft]


def _follow_clock(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """A time of day: 下午3点半, 15时37分, 10时许; or a number of points: 三点建议."""
    value = numeral.value or Decimal(0)
    period = PERIOD.search(text, max(0, draft.start - 4), draft.start)
    minutes = MINUTES.match(text, after.end())
    is_time = bool(minutes or period or after["hour"] == "时") and value <= 24 and value == value.to_integral_value()
    if not is_time or (value == 1 and not period and not minutes):
        return [draft]
    minute = _count_minutes(minutes)
    draft.readings = tell_times(int(value), minute, period[1] if period else "")
    if not minute:
        draft.readings.append(_number(value))
    draft.end, draft.weight = (minutes or after).end(), Weight.HARD
    return [draft]


def _count_minutes(match: re.Match[str] | None) -> int:
    """Return the minutes after the hour."""
    if match is None or match["whole"]:
        return 0
    if match["quarter"]:
        return _digit(match["quarter"]) * 15
    return 30 if match["half"] else int(parse_han(match["minute"]) or 0)


def _follow_times(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """A multiple: 3倍; 增长两倍 may also be told as threefold, 两倍 as 200 percent."""
    value = numeral.value or Decimal(0)
    draft.readings = [_number(value), (Kind.SHARE, value)]
    if GROWTH.search(text, max(0, draft.start - 5), draft.start):
        draft.readings.append(_number(value + 1))
    draft.end = after.end()
    return [draft]


def _follow_age(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """An age in tens of years: 七旬."""
    draft.readings = [_number((numeral.value or Decimal(0)) * 10)]
    draft.end, draft.weight = after.end(), Weight.GHOST
    return [draft]


def _follow_half(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """A half more: 两年半, 两个半小时, 3点半."""
    if after["halves"] == "点":
        period = PERIOD.search(text, max(0, draft.start - 4), draft.start)
        draft.readings = tell_times(int(numeral.value or 0), 30, period[1] if period else "")
    else:
        draft.readings = [_number((numeral.value or 0) + Decimal("0.5"))]
    draft.end, draft.weight = after.end(), max(draft.weight, Weight.SOFT)
    return [draft]


FOLLOWED: dict[str, Follower] = {
    **dict.fromkeys(("points", "basis", "percent", "permille", "tenths", "tenths_more"), _follow_share),
    **dict.fromkeys(("century", "decade", "decade_mark", "era"), _follow_century),
    **dict.fromkeys(("year", "month", "day"), _follow_date),
    "part": _follow_fraction,
    "under": _follow_over,
    "hour": _follow_clock,
    "times": _follow_times,
    "age": _follow_age,
    "halves": _follow_half,
}
READERS: dict[str, Reader] = {
    **dict.fromkeys(("plan", "bareplan"), read_plan),
    **dict.fromkeys(("iso", "dotted"), read_date),
    **dict.fromkeys(("ratio", "of"), read_percent),
    **dict.fromkeys(("fan", "double", "halved"), read_doubling),
    **dict.fromkeys(("early_of", "late_of"), read_half_year),
    **dict.fromkeys(("quarters", "quarter", "q"), read_quarters),
    **dict.fromkeys(("code", "suffixed"), read_code),
    "clock": read_clock,
    "number": read_number,
    "half": read_half,
}
