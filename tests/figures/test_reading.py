"""What a figure is read as in each language: its place, values, bound, unit, and what is no figure at all."""

from decimal import Decimal
from itertools import pairwise

import pytest

from couplet.figures.figure import Bound, Kind, Value, Weight
from couplet.figures.reading import read_figures

READ = [
    # language, text, what the first figure stands in, kind, value
    ("zh", "全市职工近35万人。", "35万", Kind.NUMBER, 350000),
    ("zh", "投资1.2万亿元", "1.2万亿", Kind.NUMBER, 1_200_000_000_000),
    ("zh", "发放1亿2000万元", "1亿2000万", Kind.NUMBER, 120_000_000),
    ("zh", "三千余家企业", "三千", Kind.NUMBER, 3000),
    ("zh", "３０６３０人", "３０６３０", Kind.NUMBER, 30630),
    ("zh", "两百五十人", "两百五十", Kind.NUMBER, 250),
    ("zh", "十二点五亿", "十二点五亿", Kind.NUMBER, 1_250_000_000),
    ("zh", "第二十一届", "二十一", Kind.NUMBER, 21),
    ("zh", "百分之八十五", "百分之八十五", Kind.SHARE, "0.85"),
    ("zh", "七成五", "七成五", Kind.SHARE, "0.75"),
    ("zh", "三分之二", "三分之二", Kind.SHARE, Decimal(2) / 3),
    ("zh", "提高2.1个百分点", "2.1个百分点", Kind.POINTS, "2.1"),
    ("zh", "上调25个基点", "25个基点", Kind.POINTS, "0.25"),
    ("zh", "二〇二二年", "二〇二二年", Kind.YEAR, 2022),
    ("zh", "上世纪八十年代", "八十年代", Kind.DECADE, 1980),
    ("zh", "二十一世纪", "二十一世纪", Kind.CENTURY, 21),
    ("zh", "下午3点半", "3点半", Kind.CLOCK, 15 * 60 + 30),
    ("zh", "前三季度", "前三季度", Kind.QUARTERS, 3),
    ("zh", "下半年", "下半年", Kind.HALF, 2),
    ("zh", "产值翻两番", "翻两番", Kind.NUMBER, 4),
    ("zh", "数百人", "数百", Kind.MAGNITUDE, 2),
    ("zh", "PM2.5浓度", "PM2.5", Kind.CODE, "2.5"),
    ("en", "350,000 workers", "350,000", Kind.NUMBER, 350000),
    ("en", "1.2 trillion yuan", "1.2 trillion", Kind.NUMBER, 1_200_000_000_000),
    ("en", "RMB350m", "RMB350m", Kind.NUMBER, 350_000_000),
    ("en", "half a million people", "half a million", Kind.NUMBER, 500_000),
    ("en", "two hundred and fifty people", "two hundred and fifty", Kind.NUMBER, 250),
    ("en", "thirty-five", "thirty-five", Kind.NUMBER, 35),
    ("en", "the twenty-first session", "twenty-first", Kind.NUMBER, 21),
    ("en", "a dozen firms", "a dozen", Kind.NUMBER, 12),
    ("en", "85 per cent", "85 per cent", Kind.SHARE, "0.85"),
    ("en", "two-thirds of them", "two-thirds", Kind.SHARE, Decimal(2) / 3),
    ("en", "one in five children", "one", Kind.SHARE, "0.2"),
    ("en", "2.1 percentage points", "2.1 percentage points", Kind.POINTS, "2.1"),
    ("en", "25 basis points", "25 basis points", Kind.POINTS, "0.25"),
    ("en", "in the 1980s", "1980s", Kind.DECADE, 1980),
    ("en", "the 21st century", "21st century", Kind.CENTURY, 21),
    ("en", "at 3:30 p.m.", "3:30 p.m.", Kind.CLOCK, 15 * 60 + 30),
    ("en", "the third quarter", "third quarter", Kind.QUARTER, 3),
    ("en", "the second half of the year", "second half", Kind.HALF, 2),
    ("en", "hundreds of people", "hundreds", Kind.MAGNITUDE, 2),
    ("en", "trebled", "trebled", Kind.NUMBER, 3),
]


@pytest.mark.parametrize(("language", "text", "words", "kind", "value"), READ)
def test_reading(language: str, text: str, words: str, kind: Kind, value: int | str | Decimal) -> None:
    expected: Value = value if kind is Kind.CODE and isinstance(value, str) else Decimal(value)
    (figure, *_) = read_figures(text, language)
    assert (figure.text, text[figure.start : figure.end]) == (words, words)
    assert (kind, expected) in figure.readings


BOUNDS = [
    ("zh", "近35万人", Bound.LESS),
    ("zh", "35万余人", Bound.MORE),
    ("zh", "超过35万人", Bound.MORE),
    ("zh", "35万人以上", Bound.MORE),
    ("zh", "不超过35万人", Bound.MOST),
    ("zh", "35万人左右", Bound.ABOUT),
    ("zh", "约35万人", Bound.ABOUT),
    ("zh", "共35万人", Bound.NONE),
    ("en", "nearly 350,000 people", Bound.LESS),
    ("en", "more than 350,000 people", Bound.MORE),
    ("en", "at least 350,000 people", Bound.MORE),
    ("en", "no more than 350,000 people", Bound.MOST),
    ("en", "about 350,000 people", Bound.ABOUT),
    ("en", "350,000-plus people", Bound.MORE),
    ("en", "the 350,000 people", Bound.NONE),
]


@pytest.mark.parametrize(("language", "text", "bound"), BOUNDS)
def test_bound(language: str, text: str, bound: Bound) -> None:
    (figure,) = read_figures(text, language)
    assert figure.bound is bound


NO_FIGURES = [
    ("zh", "进一步统一思想，一起千方百计服务三农，防范万一。"),
    ("zh", "七嘴八舌、五湖四海的四川人在三亚过双十字街。"),
    ("zh", "二手车和三轮车占了半壁江山，第三产业十分发达。"),
    ("en", "The one-stop service of the first secretary is second to none."),
    ("en", "No one saw the two-way headquarters per second."),
    ("en", "A first-class, third-party, five-star, half-hearted second thought."),
]


@pytest.mark.parametrize(("language", "text"), NO_FIGURES)
def test_fixed_phrases_miss_nothing(language: str, text: str) -> None:
    missed = [figure for figure in read_figures(text, language) if figure.weight is Weight.HARD]
    assert missed == []


def test_dates_are_read_part_by_part() -> None:
    for text, language in (
        ("2022年4月29日", "zh"),
        ("April 29, 2022", "en"),
        ("29 April 2022", "en"),
        ("2022-04-29", "en"),
    ):
        read = {figure.readings[0] for figure in read_figures(text, language)}
        expected = {(Kind.YEAR, Decimal(2022)), (Kind.MONTH, Decimal(4)), (Kind.DAY, Decimal(29))}
        assert read == expected, text


def test_figures_stand_in_order_and_do_not_overlap() -> None:
    text = "2022年，全市28名职工和3734家企业获奖，占比三成，同比提高2.1个百分点，其中3%至5%。"
    figures = read_figures(text, "zh")
    assert len(figures) == 7
    assert all(first.end <= second.start for first, second in pairwise(figures))


def test_both_ends_of_a_range_share_the_unit() -> None:
    assert [figure.readings[0][1] for figure in read_figures("3至5万元", "zh")] == [30000, 50000]
    assert [figure.readings[0][1] for figure in read_figures("3% to 5%", "en")] == [
        Decimal("0.03"),
        Decimal("0.05"),
    ]
    first, _ = read_figures("between 3 and 5 percent", "en")
    assert first.readings == ((Kind.NUMBER, Decimal(3)), (Kind.SHARE, Decimal("0.03")))


def test_currency_and_things_counted_are_known() -> None:
    assert read_figures("35亿元", "zh")[0].unit == read_figures("3.5 billion yuan", "en")[0].unit == "CNY"
    assert read_figures("$3.5bn", "en")[0].unit == read_figures("35亿美元", "zh")[0].unit == "USD"
    assert (
        read_figures("28名职工", "zh")[0].unit == read_figures("28 workers", "en")[0].unit == "person/worker"
    )


def test_numerals_inside_given_phrases_are_left_out() -> None:
    text = "八龙路旁的257计划惠及8人"
    assert [figure.text for figure in read_figures(text, "zh", ["八龙路", "257计划"])] == ["8"]
    assert [figure.text for figure in read_figures("the 257 plan", "en", ["257 Plan"])] == []


def test_tags_of_both_languages_are_known() -> None:
    assert read_figures("35万", "zh-Hans") == read_figures("35万", "zh_CN") == read_figures("35万", "ZH")
    assert read_figures("35", "en-GB") == read_figures("35", "en")


def test_other_languages_are_refused() -> None:
    with pytest.raises(ValueError, match="“fr”"):
        read_figures("35", "fr")


def test_nothing_is_read_in_nothing() -> None:
    assert read_figures("", "zh") == read_figures("", "en") == ()
