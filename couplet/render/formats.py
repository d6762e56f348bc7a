"""Numbers, amounts of money, shares, dates, lists and sizes as each language prints them; words come from the catalogs.

Symbols, month names and list patterns are CLDR's, through Babel. Where CLDR's default is not what a newspaper prints, the
pattern is ours and stands in `_HOUSE`: Chinese counts in 万 and 亿 and does not group digits (GB/T 15835 allows it), English
writes the day before the month and a serial comma.

Values are exact (`int` or `decimal.Decimal`, never `float`), and a large unit is used only where nothing is lost by it:
2万 is 20000, but 30630 stays 30630. No unit ever has 10000 of itself, because nothing is rounded up to it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

import babel
from babel.dates import format_date as format_cldr_date
from babel.lists import format_list as format_cldr_list
from babel.numbers import format_decimal, get_currency_name, is_currency
from babel.units import format_unit

from couplet.model.locales import Locale

DateWidth = Literal["long", "month", "year-month", "month-day"]
"""How much of a date to print: all of it, or the parts named."""

_DATE_PARTS: Mapping[str, str] = {"month": "m", "year-month": "ym", "month-day": "md"}

# A form of a date to the parts it has and the day that stands for it; 2000 is a leap year and so has every day.
_DATE_FORMS: Mapping[re.Pattern[str], tuple[str, str]] = {
    re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"): ("ymd", "{}"),
    re.compile(r"[0-9]{4}-[0-9]{2}"): ("ym", "{}-01"),
    re.compile(r"[0-9]{2}-[0-9]{2}"): ("md", "2000-{}"),
    re.compile(r"[0-9]{4}"): ("y", "{}-01-01"),
}

_MAX_DIGITS = 24
"""Digits that a figure may have before and after the point together; `decimal` rounds from 28 on, and nothing may be rounded."""

_SIZE_UNITS = ("digital-byte", "digital-kilobyte", "digital-megabyte", "digital-gigabyte")


@dataclass(frozen=True, slots=True)
class _Scale:
    """A large unit in which a number may be written."""

    size: int
    """How many it stands for."""
    word: str
    """What follows the number, the space before it included."""
    grain: int
    """Only multiples of this are written so: it bounds the decimals."""


@dataclass(frozen=True, slots=True)
class _HouseStyle:
    """What one language does its own way."""

    whole: str
    """CLDR pattern of a whole number."""
    counts: tuple[_Scale, ...]
    """Large units of counts, the largest first."""
    amounts: tuple[_Scale, ...]
    """Large units of amounts of money, the largest first."""
    currencies: Mapping[str, str]
    """ISO 4217 code to the word for a currency, where CLDR's name is not what is printed."""
    amount: str
    """Number and currency together."""
    dates: Mapping[str, str]
    """Parts that a date has (``y``, ``m``, ``d``) to CLDR pattern. ``y`` is the calendar year; ``Y`` would be the ISO week's."""


_HOUSE: Mapping[str, _HouseStyle] = {
    "zh": _HouseStyle(
        whole="0",
        # 4.5万 but 30630: one decimal of a 万, three of an 亿 or 万亿.
        counts=(_Scale(10**12, "万亿", 10**9), _Scale(10**8, "亿", 10**5), _Scale(10**4, "万", 10**3)),
        # 418.028万元: three decimals.
        amounts=(_Scale(10**12, "万亿", 10**9), _Scale(10**8, "亿", 10**5), _Scale(10**4, "万", 10)),
        currencies={"CNY": "元"},
        amount="{number}{currency}",
        dates={"ymd": "y年M月d日", "ym": "y年M月", "md": "M月d日", "m": "M月", "y": "y年"},
    ),
    "en": _HouseStyle(
        whole="#,##0",
        counts=(),
        # 4.18028 million yuan: as exact as the Chinese.
        amounts=(
            _Scale(10**12, " trillion", 10**7),
            _Scale(10**9, " billion", 10**4),
            _Scale(10**6, " million", 10),
        ),
        currencies={"CNY": "yuan"},
        amount="{number} {currency}",
        dates={"ymd": "d MMMM y", "ym": "MMMM y", "md": "d MMMM", "m": "LLLL", "y": "y"},
    ),
}


def format_number(value: Decimal | int, locale: Locale) -> str:
    """Return a count: ``2万``, ``30630``; ``20,000``, ``30,630``. Decimals stay as they are written.

    Raises `TypeError` for a float and `ValueError` for a value that is not finite or has more than 24 digits.
    """
    return _format_scaled(_as_exact(value), _HOUSE[locale.prefix].counts, locale)


def format_amount(value: Decimal | int, currency: str, locale: Locale) -> str:
    """Return an amount of money: ``418.028万元``, ``478.00元``; ``4.18028 million yuan``, ``478.00 yuan``.

    ``currency`` is an ISO 4217 code; raises `ValueError` for one that does not exist.
    """
    house = _HOUSE[locale.prefix]
    name = house.currencies.get(currency)
    if name is None:
        if not is_currency(currency):
            raise ValueError(f"no currency has the code {currency!r}")
        name = get_currency_name(currency, count=2, locale=_find_cldr_locale(locale))
    number = _format_scaled(_as_exact(value), house.amounts, locale)
    return house.amount.format(number=number, currency=name)


def format_percent(ratio: Decimal | int, locale: Locale, digits: int = 1) -> str:
    """Return a share as a percentage: ``1.5315`` gives ``153.2%``, ``1`` gives ``100%``.

    At most ``digits`` decimals, rounded half away from zero as readers do (Babel rounds half to even: 12.5 to 12). A ratio may be a
    quotient that has no end, such as 480 / 449.
    """
    rounded = (_as_decimal(ratio) * 100).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return _format_plain(_drop_zeros(rounded), locale) + "%"


def format_date(value: date | str, locale: Locale, width: DateWidth = "long") -> str:
    """Return a date: ``2022年4月29日``, ``29 April 2022``; ``2022-05`` gives ``2022年5月``, ``07-20`` gives ``20 July``.

    A partial date is ``YYYY``, ``YYYY-MM`` or ``MM-DD``. ``width`` prints a part only: ``month`` for a heading (``4月``, ``April``),
    ``year-month``, ``month-day``; of these what the date has: ``month-day`` of ``2022-05`` is ``May``. Raises `ValueError` for what is no
    date, or has nothing of what is asked for.
    """
    parts, day = _parse_date(value)
    wanted = "".join(part for part in parts if part in _DATE_PARTS.get(width, parts))
    if not wanted:
        raise ValueError(f"the date {value!s} has no {width}")
    return format_cldr_date(day, _HOUSE[locale.prefix].dates[wanted], locale=_find_cldr_locale(locale))


def format_list(items: Sequence[str], locale: Locale) -> str:
    """Return plain texts as an enumeration: ``甲、乙和丙``; ``A, B, and C``."""
    return format_cldr_list(items, locale=_find_cldr_locale(locale))


def format_size(size: int, locale: Locale) -> str:
    """Return the size of a file: ``12.3 kB``. ``size`` is in bytes; a kB has 1000, as in SI and CLDR."""
    rounded, unit = Decimal(size), 0
    while rounded >= 1000 and unit < len(_SIZE_UNITS) - 1:
        unit += 1
        rounded = (Decimal(size) / 1000**unit).quantize(Decimal("0.1"), ROUND_HALF_UP)
    # CLDR's short form of byte has no plural in English.
    length: Literal["short", "long"] = "short" if unit else "long"
    return format_unit(rounded, _SIZE_UNITS[unit], length, format="#,##0.#", locale=_find_cldr_locale(locale))


@lru_cache(maxsize=16)
def _find_cldr_locale(locale: Locale) -> babel.Locale:
    """Return Babel's locale, parsed once."""
    return babel.Locale.parse(locale.babel)


def _as_decimal(value: Decimal | int) -> Decimal:
    """Return the value as a decimal number; a float is refused, since what it shows is not what it holds."""
    if isinstance(value, float):
        raise TypeError(f"{value!r} is a float: figures are int or Decimal")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{value!r} is no figure")
    return number


def _as_exact(value: Decimal | int) -> Decimal:
    """Return the value as a decimal number that can be printed without rounding."""
    exact = _as_decimal(value)
    if max(exact.adjusted(), 0) + _count_decimals(exact) >= _MAX_DIGITS:
        raise ValueError(f"{value!r} is not a figure that can be printed exactly")
    return exact


def _count_decimals(value: Decimal) -> int:
    """Return how many decimals ``value`` is written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _format_scaled(value: Decimal, scales: Sequence[_Scale], locale: Locale) -> str:
    """Write ``value`` in the largest unit that holds it exactly in few decimals, else in full."""
    for scale in scales:
        if abs(value) >= scale.size and value % scale.grain == 0:
            return _format_plain(_drop_zeros(value / scale.size), locale) + scale.word
    return _format_plain(value, locale)


def _format_plain(value: Decimal, locale: Locale) -> str:
    """Write ``value`` in full, with the decimals it is written with."""
    decimals = _count_decimals(value)
    pattern = _HOUSE[locale.prefix].whole + ("." + "0" * decimals if decimals else "")
    return _format_digits(f"{value:f}", pattern, locale)


@lru_cache(maxsize=4096)
def _format_digits(digits: str, pattern: str, locale: Locale) -> str:
    """Write a number as ``pattern`` says, kept because every edition prints the same figures; by its digits, since 1 equals 1.0."""
    return format_decimal(Decimal(digits), pattern, _find_cldr_locale(locale))


def _drop_zeros(value: Decimal) -> Decimal:
    """Return ``value`` without zeros at the end of its decimals: ``100.0`` gives ``100``, not ``1E+2``."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _parse_date(value: date | str) -> tuple[str, date]:
    """Return the parts that a date has (``ymd``, ``ym``, ``md`` or ``y``) and a day that has them."""
    if isinstance(value, date):
        return "ymd", value
    for form, (parts, pattern) in _DATE_FORMS.items():
        if form.fullmatch(value):
            return parts, date.fromisoformat(pattern.format(value))
    raise ValueError(f"{value!r} is no date such as 2022-04-29, 2022-05 or 07-20")
