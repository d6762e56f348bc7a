"""Texts that nobody writes: none of them stops the check, misplaces a finding or takes long."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from couplet.figures.comparison import compare_figures
from couplet.figures.reading import read_figures
from tests.bounded import run_bounded

ENGLISH_PARTS = [
    "one",
    "twenty-",
    "first",
    "hundred",
    "million",
    "crore",
    "dozens",
    "half",
    "third",
    "of",
    "a",
    "and",
    "couple",
    "doubled",
    "%",
    "per",
    "cent",
    "points",
    "$",
    "£",
    "1",
    "4,444",
    "5.55",
    "1/3",
    "24/7",
    "1990s",
    "April",
    "May",
    "29th",
    "p.m.",
    "3:30",
    "2:06.45",
    "times",
    "-fold",
    "bn",
    "m",
    "k",
    "pc",
    "II",
    "Q1",
    "-",
    "–",
    "/",
    ".",
    ",",
    "(",
    ")",
    "in",
    "out",
    "fiscal",
    "2019",
    *(
        "basis points",
        "-fold",
        "bn",
        "k",
        "II",
        "Q1",
        "p.m.",
        "3:30",
        "29th",
        "/",
        "-",
        ",",
        ".",
        "9" * 40,
        f"0.{'0' * 30}1",
    ),
    *("9/11", "FY", "'08", "11/4/2018", "124M", "half", "million", "three-day", "miles", "X", "and a half"),
]
CHINESE = st.lists(
    st.sampled_from(
        [
            *"一二三十百千万亿兆零两半几多余近年月日号点时分秒成倍翻第至到折刻强届，。、：/%（）“”１9",
            *("百分之", "世纪", "公里", "英里", "○", "億", "１２", "亚军", "三公里", "cm", "元"),
            "1,2",
            " ",
        ]
    )
    | st.text(max_size=3),
    max_size=30,
).map("".join)
ENGLISH = st.lists(
    st.sampled_from(ENGLISH_PARTS) | st.text(max_size=3),
    max_size=30,
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts)))


@settings(max_examples=120, deadline=None)
@given(CHINESE, ENGLISH)
def test_findings_stand_where_they_say(chinese: str, english: str) -> None:
    for finding in compare_figures(chinese, english):
        text = chinese if finding.side == "zh" else english
        assert text[finding.start : finding.end] == finding.text


@settings(max_examples=80, deadline=None)
@given(CHINESE | ENGLISH, st.sampled_from(["zh", "en"]))
def test_figures_stand_in_order_and_do_not_overlap(text: str, language: str) -> None:
    end = 0
    for figure in read_figures(text, language):
        assert end <= figure.start < figure.end
        assert text[figure.start : figure.end] == figure.text
        end = figure.end


MONSTERS = [
    "1",
    ",",
    "万",
    "十",
    "亿",
    "几",
    "一二三",
    "1,234",
    "1:",
    "“",
    "A",
    "A1",
    "X",
    "one-",
    "half ",
    "million ",
    "three of ",
    "(",
]


READING = """
import json, sys
from couplet.figures.comparison import compare_figures
for part in json.loads(sys.argv[2]):
    text = (part * 10_000)[:10_000]
    print(part, flush=True)
    compare_figures(*((text, "5 million people") if sys.argv[1] == "zh" else ("5万人", text)))
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_ten_thousand_characters_are_read_to_the_end(language: str) -> None:
    assert run_bounded(READING, language, json.dumps(MONSTERS)).splitlines() == MONSTERS
