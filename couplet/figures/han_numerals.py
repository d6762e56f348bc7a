"""One Chinese numeral: its value, or how vague it is, its bound and how firmly it is stated; it sees nothing beside it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from couplet.figures.figure import Bound, Kind, Reading, Weight
from couplet.figures.numerals import HAN_MYRIADS, HAN_UNITS, measure_step, parse_digits, parse_han

EXPONENTS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}
LOOSE = re.compile(r"[多余来]")
PAIR = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])([十百千万亿]*)$")
LED = re.compile(r"([\d,.\s\u00a0]*\d)?(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral is worth."""

    value: Decimal | None
    """Its value; ``None`` where it has no one value."""
    step: Decimal = Decimal(1)
    """The value of one in its last digit."""
    scale: Decimal = Decimal(1)
    """What its unit signs multiply digits by: 10000 for 20万."""
    bound: Bound = Bound.NONE
    """A bound inside it: 3千余, 二十多万."""
    weight: Weight = Weight.HARD
    """How firmly it is stated."""
    about: tuple[Reading, ...] = ()
    """What it may be taken for where it is vague: 数百, 十几, 三四十."""

    def list_readings(self) -> list[Reading]:
        """Return what it can be taken for, the likeliest first."""
        return list(self.about) if self.value is None else [(Kind.NUMBER, self.value), *self.about]


@lru_cache(maxsize=4096)
def read_numeral(run: str) -> Numeral:
    """Return what a run of numeral signs is worth, such as ``1亿2000万``, ``三千余``, ``数十``, ``二〇二二``."""
    if "几" in run or "数" in run:
        return read_vague(run)
    bound = Bound.MORE if LOOSE.search(run) else Bound.NONE
    bare = LOOSE.sub("", run)
    match = LED.match(bare)
    digits, signs = (match[1], match[2].strip()) if match else (None, bare)
    if digits and not signs:
        weight = {"0": Weight.FAINT, "1": Weight.SOFT}.get(digits, Weight.HARD)
        return Numeral(parse_digits(digits), measure_step(digits), bound=bound, weight=weight)
    value = parse_han("".join(bare.split()))
    if value is None:
        return Numeral(None, about=list_pair(bare))
    scale = find_scale(signs) if digits else Decimal(1)
    step = (
        measure_step(digits) * scale if digits and not re.search(r"\d", signs) else measure_step(f"{value:f}")
    )
    return Numeral(value, step, scale, bound, Weight.HARD if digits else weigh_han(bare, value))


def weigh_han(signs: str, value: Decimal) -> Weight:
    """Return how firmly a number in characters is stated: 一 and a lone 万 hardly, 二 to 十 softly."""
    if len(signs) > 1:
        return Weight.HARD
    return Weight.GHOST if value == 1 or signs in HAN_MYRIADS or value > 10 else Weight.SOFT


def find_scale(signs: str) -> Decimal:
    """Return the product of unit signs: 万亿 is a trillion."""
    scale = Decimal(1)
    for sign in signs:
        scale *= HAN_UNITS.get(sign, 0) or HAN_MYRIADS.get(sign, 0) or 1
    return scale


def read_vague(run: str) -> Numeral:
    """Return what 数百, 几十万, 十几 and 二十几 may be taken for."""
    front, _, back = re.split("([几数])", run, maxsplit=1)
    units = LOOSE.sub("", back)
    exponent = sum(EXPONENTS.get(sign, 0) for sign in units)
    base = parse_han(LOOSE.sub("", front)) if front else None
    if base is not None:
        value = base * Decimal(1).scaleb(exponent)
        more: tuple[Reading, ...] = ((Kind.NUMBER, Decimal(12)),) if value == 10 else ()
        return Numeral(None, bound=Bound.MORE, about=((Kind.NUMBER, value), *more))
    return Numeral(None, about=((Kind.MAGNITUDE, Decimal(exponent)),) if exponent else ())


def list_pair(run: str) -> tuple[Reading, ...]:
    """Return the two numbers between which 三四十, 两三千 and 十五六 lie."""
    match = PAIR.search(run)
    if match is None:
        return ()
    before = run[: match.start()]
    values = [parse_han(f"{before}{digit}{match[3]}") for digit in match.group(1, 2)]
    return tuple((Kind.NUMBER, value) for value in values if value is not None)
