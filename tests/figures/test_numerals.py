"""Numerals by themselves: digits, Chinese, English, Roman."""

from decimal import Decimal

import pytest

from couplet.figures.numerals import measure_step, parse_digits, parse_han, parse_roman, parse_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十五", "35"),
        ("十五", "15"),
        ("十", "10"),
        ("一百二十", "120"),
        ("一百五", "150"),
        ("一百零五", "105"),
        ("3万五", "35000"),
        ("二〇二二", "2022"),
        ("两千零五十", "2050"),
        ("廿八", "28"),
        ("1亿2000万", "120000000"),
        ("一亿两千万", "120000000"),
        ("1.2万亿", "1200000000000"),
        ("三千七百零七万", "37070000"),
        ("六点二万", "62000"),
        ("二点五", "2.5"),
        ("12,345", "12345"),
        ("1 234", "1234"),
    ],
)
def test_chinese_numerals(text: str, value: str) -> None:
    assert parse_han(text) == Decimal(value)


@pytest.mark.parametrize("text", ["三四十", "五四", "七八", "两三"])
def test_some_chinese_numerals_have_no_one_value(text: str) -> None:
    assert parse_han(text) is None


@pytest.mark.parametrize(
    ("text", "value", "used"),
    [
        ("two hundred and fifty men", 250, 4),
        ("thirty five", 35, 2),
        ("a million", 1_000_000, 2),
        ("twelve thousand three hundred and one", 12301, 6),
        ("one million and three million", 1_000_000, 2),
        ("twenty first", 21, 2),
        ("five six", 5, 1),
        ("twenty and three", 20, 1),
    ],
)
def test_english_numerals(text: str, value: int, used: int) -> None:
    assert parse_words(text.split()) == (Decimal(value), used)


def test_words_that_are_no_numerals_are_none() -> None:
    assert parse_words(["workers"]) is None


@pytest.mark.parametrize(("text", "value"), [("II", 2), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXI", 21)])
def test_roman_numerals(text: str, value: int) -> None:
    assert parse_roman(text) == value


@pytest.mark.parametrize(
    ("text", "step"), [("13.86", "0.01"), ("40,000", "10000"), ("37", "1"), ("0", "1"), ("1,250", "10")]
)
def test_steps_are_those_of_the_last_stated_digit(text: str, step: str) -> None:
    assert measure_step(text) == Decimal(step)


def test_digits_are_exact() -> None:
    assert parse_digits("12,345.60") == Decimal("12345.60")
