"""What a record of an accepted translation holds: digests that punctuation does not change and figures do, in lines that read back."""

import pytest

from couplet.model.accepted import (
    SegmentRecord,
    digest_links,
    digest_parts,
    digest_words,
    format_unit_record,
    parse_unit_record,
)

SAME = [
    ("新建书屋102家。", "新建书屋，102家"),
    ("“五送”活动", "「五送」活动"),
    ("35,000 workers", "35000 workers"),
    ("10—15日", "10-15日"),
    ("one-stop  service", "one stop service"),
    ("１０２家", "102家"),
    ("资金50％", "资金50%"),
    ("COVID-19", "COVID 19"),
    ("café", "cafe\u0301"),
]
DIFFERENT = [
    ("新建书屋102家", "新建书屋103家"),
    ("4.18 million", "41.8 million"),
    ("4.18", "418"),
    ("10—15日", "1015日"),
    ("5%", "5"),
    ("by −5 degrees", "by 5 degrees"),
    ("35,000", "35,00"),
    ("over 3 years", "about 3 years"),
    ("May", "may"),
    ("——", "。"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_punctuation_and_space_change_nothing(one: str, other: str) -> None:
    assert digest_words(one) == digest_words(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_and_figures_change_the_digest(one: str, other: str) -> None:
    assert digest_words(one) != digest_words(other)


def test_links_count_by_where_they_lead() -> None:
    text = "见成绩单和102家"
    link = digest_links("见[成绩单](card.zh.md#a)和[102](fact:rooms)家", text, is_shared=False)
    assert link == digest_links("见[**成绩单**](card.zh.md#a)和[102](fact:others)家", text, is_shared=False)
    assert link != digest_links("见[成绩单](card.zh.md#b)和102家", text, is_shared=False)
    assert digest_links("和[102](fact:rooms)家", text, is_shared=False) is None


def test_note_marks_count_as_links() -> None:
    assert digest_links("甲。[^one]", "甲。", is_shared=False) != digest_links(
        "甲。", "甲。", is_shared=False
    )
    assert digest_links("[^one]: 甲。", "甲。", is_shared=False) is None


def test_a_cell_has_only_its_own_links() -> None:
    table = "| [甲](a.zh.md) | [乙](b.zh.md) |"
    assert digest_links(table, "甲", is_shared=True) == digest_parts(["a.zh.md"])
    assert digest_links(table, "丙", is_shared=True) is None


def test_parts_have_no_order() -> None:
    assert digest_parts(["a", "b"]) == digest_parts(["b", "a"]) != digest_parts(["a", "b", "b"])
    assert digest_parts([]) is None


def test_a_line_reads_back() -> None:
    record = {
        "zh": SegmentRecord("1a2b3c4d5e", {"f": "123456", "l": "abcdef"}),
        "en": SegmentRecord("5e4d3c2b1a", {}),
    }
    line = format_unit_record(record)
    assert line == "en w=5e4d3c2b1a | zh w=1a2b3c4d5e f=123456 l=abcdef"
    assert parse_unit_record(line) == record


@pytest.mark.parametrize(
    "line",
    ["", "zh", "zh w=", "zh w=xyz", "zh w=1a | zh w=2b", "zh w=1a f", "zh w=1a q=2b", "zh w=1a |en w=2b"],
)
def test_other_lines_are_none(line: str) -> None:
    assert parse_unit_record(line) is None
