"""Numerals to exact values, Chinese and English, in digits and in words; it looks at no context and finds nothing in a text."""

import re
from decimal import Decimal

HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_TENS = {"廿": 20, "卅": 30}
HAN_MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        strict=True,
    )
}
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
SCALE_SIGNS = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mp": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ]
    )
    if value
} | {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        [
            "twentieth",
            "thirtieth",
            "fortieth",
            "fiftieth",
            "sixtieth",
            "seventieth",
            "eightieth",
            "ninetieth",
        ],
        strict=True,
    )
}
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

GROUPING = {ord(sign): None for sign in ", \u00a0"}
"""What groups digits by thousands."""
_HAN_TOKEN = re.compile(r"[\d., ]*\d|.")


def parse_digits(text: str) -> Decimal:
    """Return the value of digits that may be grouped by commas or spaces."""
    return Decimal(text.translate(GROUPING))


def measure_step(text: str) -> Decimal:
    """Return the value of one in the last digit that digits state: ``13.86`` 0.01, ``40,000`` 10000."""
    plain = text.translate(GROUPING)
    if "." in plain:
        return Decimal(1).scaleb(plain.index(".") + 1 - len(plain))
    return Decimal(1).scaleb(len(plain) - len(plain.rstrip("0"))) if plain.strip("0") else Decimal(1)


def parse_han(text: str) -> Decimal | None:
    """Return the value of a Chinese numeral, characters and digits mixed (``1亿2000万``, ``三十五``, ``二〇二二``).

    ``None`` for what has no one value, such as 三四十 and 五四.
    """
    whole, point, fraction = text.partition("点")
    if point:
        value = parse_han(whole)
        tail = fraction.rstrip("十百千万亿兆")
        if value is None or not tail or any(sign not in HAN_DIGITS for sign in tail):
            return None
        scale = parse_han("一" + fraction[len(tail) :]) if len(tail) < len(fraction) else Decimal(1)
        digits = "".join(str(HAN_DIGITS[sign]) for sign in tail)
        return (value + Decimal(f"0.{digits}")) * (scale or 1)
    if len(text) > 1 and all(sign in HAN_DIGITS for sign in text):
        is_spelt_out = len(text) > 2 and "两" not in text
        return Decimal("".join(str(HAN_DIGITS[sign]) for sign in text)) if is_spelt_out else None
    return _add_up_han(_HAN_TOKEN.findall(text))


def _add_up_han(tokens: list[str]) -> Decimal | None:
    """Return the value of the parts of a numeral with units."""
    total, section, last_unit = Decimal(0), Decimal(0), Decimal(1)
    number: Decimal | None = None
    for token in tokens:
        if token in HAN_MYRIADS:
            section += number or 0
            unit = Decimal(HAN_MYRIADS[token])
            total = (total + section) * unit if unit > last_unit and total else total + (section or 1) * unit
            section, number, last_unit = Decimal(0), None, unit
        elif token in HAN_UNITS:
            section += (1 if number is None else number) * HAN_UNITS[token]
            number = None
        elif token in HAN_TENS:
            section += HAN_TENS[token]
        elif token in HAN_DIGITS:
            if number:
                return None
            number = Decimal(HAN_DIGITS[token])
        else:
            number = parse_digits(token)
    if number and len(tokens) > 1 and tokens[-1] in HAN_DIGITS:
        number *= _find_elided_unit(tokens[-2])
    return total + section + (number or 0)


def _find_elided_unit(before: str) -> int:
    """Return what a last digit counts after a unit: 3万五 is 35000, 一百五 is 150, 十五 is 15."""
    unit = HAN_UNITS.get(before, 0) or HAN_MYRIADS.get(before, 0)
    return unit // 10 if unit > 10 else 1


def parse_words(words: list[str]) -> tuple[Decimal, int] | None:
    """Return the value of English number words in lower case and how many of them it takes; ``None`` if none.

    ``["two", "hundred", "and", "fifty", "men"]`` gives ``(250, 4)``; ``a`` counts one before a scale word; ordinals end it;
    ``one million and three million`` are two numbers.
    """
    total, section, used, room = 0, 0, 0, 100
    closed, last_scale = (0, 0), 10**15
    for index, word in enumerate(words):
        if word == "and":
            if not used or words[index - 1] not in SCALES:
                break
            continue
        size = ONES.get(word, TENS.get(word, ORDINALS.get(word, 1 if word in ("a", "an") else None)))
        if word in SCALES and (used or (word == "hundred" and words[1:2] == ["and"])):
            if word == "hundred" and section < 100:
                section = (section or 1) * 100
            elif SCALES[word] < last_scale and word != "hundred":
                total, section, last_scale = total + (section or 1) * SCALES[word], 0, SCALES[word]
                closed = (total, index + 1)
            else:
                total, used = closed if closed[1] else (total + section, used)
                return Decimal(total), used
            room = 100
        elif size is not None and size < room:
            section, room = section + size, 10 if size >= 20 and not size % 10 else 0
        else:
            break
        used = index + 1
        if word in ORDINALS:
            break
    return (Decimal(total + section), used) if used else None


def parse_roman(text: str) -> int:
    """Return the value of a Roman numeral up to LXXXIX."""
    values = [ROMAN[sign] for sign in text]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))
