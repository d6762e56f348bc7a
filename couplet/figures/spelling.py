"""How a fact may be written in a text: the spellings of one value in one language; it reads no sentences.

Exact values only: a spelling either is one of the forms below or is not what the fact says. Words of bound (more than, 余) and units are
set aside, because the fact's bound and unit say them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Protocol

from couplet.figures.latin_words import MONTHS
from couplet.figures.numerals import HAN_DIGITS, HAN_MYRIADS, HAN_UNITS, ONES, ORDINALS, SCALES, TENS

_SET_ASIDE = {
    "zh": re.compile(r"超过|以上|元|周年|[约近余多超第届周人名个家场件种项“”\s]"),
    "en": re.compile(
        r"\b(more than|over|about|some|around|nearly|at least|the|yuan|weeks?|anniversary|-)\b|[“”]|(?<=\d)(st|nd|rd|th)\b"
    ),
}
_HAN_SIGNS = {value: sign for sign, value in reversed(HAN_DIGITS.items())}
"""The sign that a digit is usually written with: 零, not 〇."""
_HAN_MAGNITUDES = {
    sign: Decimal(size)
    for sign, size in (HAN_UNITS | HAN_MYRIADS).items()
    if sign in ("百", "千", "万", "亿")
}
_LATIN_MAGNITUDES = {word: Decimal(SCALES[word]) for word in ("thousand", "million", "billion")}
_WORDS = {value: word for word, value in (ONES | TENS).items()}
_ORDINALS = {value: word for word, value in ORDINALS.items()}
_MONTHS = {number: name for name, number in reversed(MONTHS.items())}
_MAX_DECIMALS = 5


class Statement(Protocol):
    """What a fact of the report says: numbers, or a date, or a text that is no number."""

    @property
    def value(self) -> tuple[Decimal, ...] | None:
        """Its exact value, or several that belong together."""

    @property
    def target(self) -> Decimal | None:
        """Target of a plan item."""

    @property
    def date(self) -> str | None:
        """``2022-04-29``, ``2022-05``, or ``07-20``."""

    @property
    def text(self) -> str | None:
        """An address, a telephone number."""


def find_stated(text: str, fact: Statement, locale: str) -> str | None:
    """Return which statement of a fact ``text`` spells, as printed in a language; ``None`` if it spells none.

    The statement comes back for machines: plain digits in base units, an ISO date, or the fact's own text.
    """
    if fact.text is not None:
        is_same = _is_rendering(text, fact.text) if locale != "zh" else _squeeze(text) == _squeeze(fact.text)
        return fact.text if is_same else None
    if fact.date is not None:
        return (
            fact.date
            if _squeeze(text) in {_squeeze(spelling) for spelling in _spell_date(fact.date, locale)}
            else None
        )
    bare = _squeeze(_SET_ASIDE[locale].sub("", text.lower()))
    values = (*(fact.value or ()), *((fact.target,) if fact.target is not None else ()))
    spelt = (
        value
        for value in values
        if any(bare == _squeeze(spelling) for spelling in _spell_number(value, locale))
    )
    return next((f"{value:f}" for value in spelt), None)


def _is_rendering(text: str, original: str) -> bool:
    """Whether a text in another language may render a Chinese one (an address, a licence): the digits must be the same."""
    has_words = re.search(r"[\u4e00-\u9fff]", original) is not None
    return re.findall(r"\d+", text) == re.findall(r"\d+", original) and (
        has_words or _squeeze(text) == _squeeze(original)
    )


def _squeeze(text: str) -> str:
    """Return a text without spaces and grouping commas."""
    return re.sub(r"[\s,\u00a0\u202f]", "", text)


def _spell_number(value: Decimal, locale: str) -> Iterator[str]:
    """Yield the ways to write a number."""
    yield f"{value:f}"
    yield f"{value:.2f}"
    for word, magnitude in (_HAN_MAGNITUDES if locale == "zh" else _LATIN_MAGNITUDES).items():
        scaled = value / magnitude
        if scaled >= 1 or word in ("万", "million"):
            yield from _spell_scaled(scaled, word, locale)
    if value == value.to_integral_value() and 0 <= value <= 20:
        yield from (
            _spell_han(int(value))
            if locale == "zh"
            else [words[int(value)] for words in (_WORDS, _ORDINALS) if int(value) in words]
        )


def _spell_scaled(scaled: Decimal, word: str, locale: str) -> Iterator[str]:
    """Yield a number before a word of magnitude: 4.5万, 三千, 12.8 million, three thousand."""
    digits = f"{scaled.normalize():f}"
    if len(digits.partition(".")[2]) > _MAX_DECIMALS:
        return
    yield digits + word
    if scaled == scaled.to_integral_value() and scaled <= 20:
        words = _spell_han(int(scaled)) if locale == "zh" else (_WORDS[int(scaled)],)
        yield from (written + word for written in words)


def _spell_han(value: int) -> tuple[str, ...]:
    """Return a number up to twenty in Chinese characters."""
    if value == 2:
        return ("二", "两")
    if value < 10:
        return (_HAN_SIGNS[value],)
    tens = "十" if value < 20 else "二十"
    return (tens + (_HAN_SIGNS[value % 10] if value % 10 else ""),)


def _spell_date(iso: str, locale: str) -> Iterator[str]:
    """Yield the ways to write a date, with and without its year."""
    parts = [int(part) for part in iso.split("-")]
    has_year = parts[0] > 12
    year, month, day = [*parts, 0][:3] if has_year else (0, *parts)
    if locale == "zh":
        tail = f"{month}月" + (f"{day}日" if day else "")
        yield from ([f"{year}年{tail}", f"{year}年{month}月份"] if has_year else [])
        yield from (tail, f"{month}·{day}")
    else:
        name = _MONTHS[month]
        tail = f"{day} {name}" if day else name
        yield from ([f"{tail} {year}"] if has_year else [])
        yield from (tail, f"{month}·{day}")
