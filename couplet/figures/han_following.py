"""What a sign after a Chinese numeral makes of it: a share, a fraction, a multiple, a half more; dates are told elsewhere."""

import re
from collections.abc import Callable
from decimal import Decimal

from couplet.figures.drafts import Draft, as_number
from couplet.figures.figure import Kind, Weight
from couplet.figures.han_numerals import Numeral, read_numeral
from couplet.figures.han_patterns import CUT, GROWTH, INDEX
from couplet.figures.han_times import follow_century, follow_clock, follow_date, get_digit, tell_times
from couplet.figures.numerals import HAN_DIGITS

HUNDREDTH = Decimal("0.01")
HALF = Decimal("0.5")
SIZES = {
    "percent": HUNDREDTH,
    "permille": HUNDREDTH / 10,
    "basis": HUNDREDTH,
    "points": Decimal(1),
    "tenths": HUNDREDTH * 10,
    "tenths_more": HUNDREDTH * 10,
}
"""What one of each sign is worth."""


def follow_share(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a share: %, ‰, 成, points."""
    name, value = after.lastgroup or "", numeral.value or Decimal(0)
    kind = Kind.POINTS if name in ("points", "basis") else Kind.SHARE
    size = SIZES[name]
    if name == "tenths_more":
        value += HALF if after[name] == "半" else Decimal(HAN_DIGITS[after[name]]) / 10
    if name in ("tenths", "tenths_more") and not (0 < value < 10):
        return [draft]
    draft.readings = [(kind, value * size)]
    draft.end, draft.weight, draft.step, draft.scale = after.end(), Weight.HARD, numeral.step * size, size
    if name == "percent" and (value >= 100 or INDEX.search(text, max(0, draft.start - 30), draft.start)):
        draft.readings.append(as_number(value * size if value >= 100 else value))
    return [draft]


def follow_fraction(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a fraction: 三分之一."""
    part = read_numeral(after["part"]).value
    if part is None or not numeral.value:
        return [draft]
    is_of_point = text.startswith("个百分点", after.end())
    draft.readings = [(Kind.POINTS if is_of_point else Kind.SHARE, part / numeral.value)]
    if CUT.search(text, max(0, draft.start - 5), draft.start):
        draft.readings.append((Kind.SHARE, 1 - part / numeral.value))
    draft.end, draft.weight = after.end(), Weight.HARD
    return [draft]


def follow_over(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a slash: 1/4 is a fraction, 1500/10万 and 2020/21 are two figures."""
    under = read_numeral(after["under"].replace(" ", "")).value
    if under and numeral.value and numeral.value < under <= 10:
        draft.readings, draft.weight = [(Kind.SHARE, numeral.value / under)], Weight.HARD
        draft.end = after.end()
    return [draft]


def follow_times(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a multiple: 3倍; 增长两倍 may also be told as threefold, 两倍 as 200 percent."""
    value = numeral.value or Decimal(0)
    draft.readings = [as_number(value), (Kind.SHARE, value)]
    if GROWTH.search(text, max(0, draft.start - 5), draft.start):
        draft.readings.append(as_number(value + 1))
    draft.end = after.end()
    return [draft]


def follow_coins(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a tenth more: 两块五, 一米八."""
    coins = after["coins"]
    part = Decimal(get_digit(coins)) / 10 if len(coins) == 1 else Decimal(coins) / 100
    draft.readings = [as_number((numeral.value or 0) + part)]
    draft.end, draft.weight, draft.step = after.end(), Weight.HARD, HUNDREDTH * 10
    return [draft]


def follow_dimes(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read tenths of a yuan, which are tens of cents: 五毛钱."""
    value = numeral.value or Decimal(0)
    draft.readings, draft.end = [as_number(value / 10), as_number(value * 10)], after.end()
    return [draft]


def follow_half(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a half more: 两年半, 两个半小时, 3点半."""
    if after["halves"] == "点":
        draft.readings = tell_times(int(numeral.value or 0), 30, text, draft.start)
    else:
        value = (numeral.value or 0) + HALF
        draft.readings = [as_number(value)]
        if after["halves"] == "年":
            draft.readings.append(as_number(value * 12))
        elif text.startswith("小时", after.end()):
            draft.readings.append(as_number(value * 60))
    draft.end, draft.weight = after.end(), max(draft.weight, Weight.SOFT)
    return [draft]


def follow_off(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read a reduced price: 八折 is 20 percent off."""
    part = (numeral.value or Decimal(0)) / (10 if (numeral.value or 0) < 10 else 100)
    draft.readings = [(Kind.SHARE, part), (Kind.SHARE, 1 - part)]
    draft.end = after.end()
    return [draft]


def follow_quarters(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read quarters of an hour in minutes: 一刻钟."""
    draft.readings, draft.end = [as_number((numeral.value or Decimal(0)) * 15)], after.end()
    return [draft]


def follow_age(text: str, draft: Draft, numeral: Numeral, after: re.Match[str]) -> list[Draft]:
    """Read an age in tens of years: 七旬."""
    draft.readings = [as_number((numeral.value or Decimal(0)) * 10)]
    draft.end, draft.weight = after.end(), Weight.GHOST
    return [draft]


Follower = Callable[[str, Draft, Numeral, "re.Match[str]"], list[Draft]]
FOLLOWED: dict[str, Follower] = {
    **dict.fromkeys(("points", "basis", "percent", "permille", "tenths", "tenths_more"), follow_share),
    **dict.fromkeys(("century", "decade", "decade_mark", "era"), follow_century),
    **dict.fromkeys(("year", "month", "day"), follow_date),
    "part": follow_fraction,
    "under": follow_over,
    "hour": follow_clock,
    "times": follow_times,
    "age": follow_age,
    "off": follow_off,
    "quarters_of_hour": follow_quarters,
    "coins": follow_coins,
    "dimes": follow_dimes,
    "halves": follow_half,
}
