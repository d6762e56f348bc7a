"""Numbers, money, shares, dates, lists and sizes in house style, with the traps of CLDR's defaults."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from couplet.model.locales import KNOWN_LOCALES
from couplet.render.formats import (
    DateWidth,
    format_amount,
    format_date,
    format_list,
    format_number,
    format_percent,
    format_size,
)

ZH = KNOWN_LOCALES["zh"]
EN = KNOWN_LOCALES["en"]


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"),
        (102, "102", "102"),
        (3734, "3734", "3,734"),
        (9999, "9999", "9,999"),
        (10000, "1万", "10,000"),
        (10436, "10436", "10,436"),
        (20000, "2万", "20,000"),
        (30630, "30630", "30,630"),
        (45000, "4.5万", "45,000"),
        (53593, "53593", "53,593"),
        (350000, "35万", "350,000"),
        (950000, "95万", "950,000"),
        (1_000_000, "100万", "1,000,000"),
        (12_345_000, "1234.5万", "12,345,000"),
        (99_990_000, "9999万", "99,990,000"),
        (99_999_999, "99999999", "99,999,999"),
        (100_000_000, "1亿", "100,000,000"),
        (123_400_000, "1.234亿", "123,400,000"),
        (123_456_000, "12345.6万", "123,456,000"),
        (10**12, "1万亿", "1,000,000,000,000"),
        (-45000, "-4.5万", "-45,000"),
        (Decimal("12.8"), "12.8", "12.8"),
        (Decimal("12.50"), "12.50", "12.50"),
        (Decimal("2E+4"), "2万", "20,000"),
        (Decimal("20000.00"), "2万", "20,000.00"),
    ],
)
def test_counts(value: Decimal | int, zh: str, en: str) -> None:
    assert format_number(value, ZH) == zh
    assert format_number(value, EN) == en


def test_no_chinese_unit_has_ten_thousand_of_itself() -> None:
    """CLDR's compact form gives 10000万 for 99,999,999."""
    near_steps = {
        step + offset
        for step in (10**4, 10**8, 10**12)
        for offset in (-10000, -1000, -10, -1, 0, 1, 10, 1000)
    }
    for value in near_steps:
        for text in (format_number(value, ZH), format_amount(value, "CNY", ZH)):
            assert "10000万" not in text
            assert "10000亿" not in text


def test_chinese_counts_lose_nothing() -> None:
    units = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
    for value in (*range(9_990, 60_000, 7), *range(99_990_000, 100_300_000, 99), *range(0, 10**7, 500)):
        text = format_number(value, ZH)
        unit = next((word for word in units if text.endswith(word)), "")
        assert Decimal(text.removesuffix(unit)) * units.get(unit, 1) == value


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (4_470_000, "447万元", "4.47 million yuan"),
        (4_180_280, "418.028万元", "4.18028 million yuan"),
        (785_000, "78.5万元", "785,000 yuan"),
        (963_000, "96.3万元", "963,000 yuan"),
        (2_150_000, "215万元", "2.15 million yuan"),
        (5_222_900, "522.29万元", "5.2229 million yuan"),
        (5_654_300, "565.43万元", "5.6543 million yuan"),
        (12_800_000, "1280万元", "12.8 million yuan"),
        (Decimal("478.00"), "478.00元", "478.00 yuan"),
        (Decimal("2.00"), "2.00元", "2.00 yuan"),
        (478, "478元", "478 yuan"),
        (1_000_000, "100万元", "1 million yuan"),
        (999_999, "999999元", "999,999 yuan"),
        (4_180_283, "4180283元", "4,180,283 yuan"),
        (10**9, "10亿元", "1 billion yuan"),
        (10**12, "1万亿元", "1 trillion yuan"),
    ],
)
def test_amounts_of_yuan(value: Decimal | int, zh: str, en: str) -> None:
    assert format_amount(value, "CNY", ZH) == zh
    assert format_amount(value, "CNY", EN) == en


def test_other_currencies_have_their_name() -> None:
    assert format_amount(35_000, "USD", ZH) == "3.5万美元"
    assert format_amount(35_000, "USD", EN) == "35,000 US dollars"
    with pytest.raises(ValueError, match="RMB"):
        format_amount(1, "RMB", ZH)


@pytest.mark.parametrize(
    ("ratio", "digits", "text"),
    [
        ("1.53150", 1, "153.2%"),
        ("1.07186", 1, "107.2%"),
        ("1.0", 1, "100%"),
        ("1", 2, "100%"),
        ("0.125", 0, "13%"),
        ("0.135", 0, "14%"),
        ("0.00049", 1, "0%"),
        ("0.0005", 1, "0.1%"),
        ("-0.125", 0, "-13%"),
        ("0.9995", 1, "100%"),
        ("0.5100", 2, "51%"),
    ],
)
def test_shares_round_half_up(ratio: str, digits: int, text: str) -> None:
    assert format_percent(Decimal(ratio), ZH, digits) == text
    assert format_percent(Decimal(ratio), EN, digits) == text


def test_share_of_thousands() -> None:
    assert format_percent(Decimal("12.345"), EN) == "1,234.5%"
    assert format_percent(Decimal("12.345"), ZH) == "1234.5%"


@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("Infinity"), 10**30, Decimal("1e-30"), Decimal("1E+400")]
)
def test_what_cannot_be_printed_exactly_is_refused(value: Decimal | int) -> None:
    with pytest.raises(ValueError, match=r"printed exactly|no figure"):
        format_number(value, ZH)


def test_a_quotient_without_end_is_a_share() -> None:
    assert format_percent(Decimal(480) / 449, EN) == "106.9%"
    for value in (Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(ValueError, match="no figure"):
            format_percent(value, EN)


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        format_number(0.1, EN)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "width", "zh", "en"),
    [
        ("2022-04-29", "long", "2022年4月29日", "29 April 2022"),
        ("2022-05", "long", "2022年5月", "May 2022"),
        ("07-20", "long", "7月20日", "20 July"),
        ("02-29", "long", "2月29日", "29 February"),
        ("2022", "long", "2022年", "2022"),
        ("2022-04-29", "month", "4月", "April"),
        ("2022-11", "month", "11月", "November"),
        ("2022-04-29", "year-month", "2022年4月", "April 2022"),
        ("2022-04-09", "month-day", "4月9日", "9 April"),
        ("2022-05", "month-day", "5月", "May"),
        ("07-20", "year-month", "7月", "July"),
        (date(2022, 9, 30), "long", "2022年9月30日", "30 September 2022"),
        (datetime(2022, 9, 30, 23, 59), "long", "2022年9月30日", "30 September 2022"),
    ],
)
def test_dates(value: date | str, width: DateWidth, zh: str, en: str) -> None:
    assert format_date(value, ZH, width) == zh
    assert format_date(value, EN, width) == en


@pytest.mark.parametrize(
    ("day", "year"), [("2025-12-29", "2025"), ("2024-12-30", "2024"), ("2023-01-01", "2023")]
)
def test_years_are_calendar_years(day: str, year: str) -> None:
    """``YYYY`` would be the ISO week's year: 29 December 2025 lies in the first week of 2026."""
    assert format_date(day, ZH).startswith(f"{year}年")
    assert format_date(day, EN).endswith(year)
    assert format_date(day, ZH, "year-month") == f"{year}年{int(day[5:7])}月"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2022-13-01",
        "2022-02-30",
        "02-30",
        "2022-4-9",
        "2022/04/29",
        "２０２２-05",
        "20220429",
        "2022-W01",
    ],
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (half of the messages are datetime's)
        format_date(value, ZH)


@pytest.mark.parametrize(("value", "width"), [("2022", "month-day"), ("2022", "month")])
def test_parts_that_a_date_lacks_are_refused(value: str, width: DateWidth) -> None:
    with pytest.raises(ValueError, match=width):
        format_date(value, EN, width)


@pytest.mark.parametrize(
    ("items", "zh", "en"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A和B", "A and B"),
        (["A", "B", "C"], "A、B和C", "A, B, and C"),
        (["A", "B", "C", "D"], "A、B、C和D", "A, B, C, and D"),
    ],
)
def test_lists(items: list[str], zh: str, en: str) -> None:
    assert format_list(items, ZH) == zh
    assert format_list(items, EN) == en


@pytest.mark.parametrize(
    ("size", "zh", "en"),
    [
        (0, "0字节", "0 bytes"),
        (1, "1字节", "1 byte"),
        (999, "999字节", "999 bytes"),
        (1000, "1 kB", "1 kB"),
        (12_345, "12.3 kB", "12.3 kB"),
        (12_350, "12.4 kB", "12.4 kB"),
        (999_949, "999.9 kB", "999.9 kB"),
        (999_950, "1 MB", "1 MB"),
        (2_500_000_000, "2.5 GB", "2.5 GB"),
    ],
)
def test_sizes(size: int, zh: str, en: str) -> None:
    assert format_size(size, ZH) == zh
    assert format_size(size, EN) == en


def test_every_known_locale_has_a_house_style() -> None:
    for locale in KNOWN_LOCALES.values():
        assert format_number(20_000, locale)
        assert "¥" not in format_amount(20_000, "CNY", locale)
        assert format_date("2022-04-29", locale)
