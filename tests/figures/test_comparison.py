"""Findings: where they stand, what they say, which are warnings; and what does not count as one."""

import pytest

from couplet.figures.comparison import compare_figures, find_figure_findings
from couplet.figures.figure import FigureFinding, Slip


def test_findings_stand_on_both_sides() -> None:
    chinese, english = "共有35万名职工。", "There are 3.5 million workers."
    first, second = compare_figures(chinese, english)
    assert first == FigureFinding("zh", "35万", 2, 5, "350000", Slip.TENFOLD, "3.5 million")
    assert second == FigureFinding("en", "3.5 million", 10, 21, "3500000", Slip.TENFOLD, "35万")
    assert (chinese[first.start : first.end], english[second.start : second.end]) == (first.text, second.text)


def test_plain_findings_have_three_values() -> None:
    assert find_figure_findings("增长6.5%。", "Up 65 percent.") == [
        {"side": "zh", "text": "6.5%", "value": "6.5%"},
        {"side": "en", "text": "65 percent", "value": "65%"},
    ]
    assert find_figure_findings("增长6.5%。", "Up 6.5 percent.") == []


@pytest.mark.parametrize(
    ("chinese", "english", "values"),
    [
        ("下午3点半开会。", "The meeting starts at 3:40 p.m.", ["15:30", "15:40"]),
        ("上世纪八十年代建厂。", "The plant was built in the 1970s.", ["1980s", "1970s"]),
        ("新增1280万人。", "There are 12.9 million more.", ["12800000", "12900000"]),
        ("占千分之三。", "It is 3 percent.", ["0.3%", "3%"]),
    ],
)
def test_values_are_plain(chinese: str, english: str, values: list[str]) -> None:
    assert [finding["value"] for finding in find_figure_findings(chinese, english)] == values


def test_missing_figures_have_no_other() -> None:
    (finding,) = compare_figures("全市有127家企业。", "There are many firms in the city.")
    assert (finding.side, finding.slip, finding.other) == ("zh", Slip.MISSING, "")
    (finding,) = compare_figures("全市有许多企业。", "There are 127 firms in the city.")
    assert (finding.side, finding.slip, finding.other) == ("en", Slip.MISSING, "")


def test_exchanged_figures_are_warnings() -> None:
    chinese = "3734家企业和28名职工获奖。"
    findings = compare_figures(chinese, "Prizes went to 28 firms and 3,734 workers.")
    assert findings
    assert all(finding.slip is Slip.EXCHANGED and finding.is_warning for finding in findings)
    assert compare_figures(chinese, "Prizes went to 28 workers and 3,734 firms.") == ()


def test_contradictions_are_no_warnings() -> None:
    assert not any(finding.is_warning for finding in compare_figures("35万人", "35,000 people"))


def test_phrases_are_not_compared() -> None:
    chinese, english = "实施257计划。", "The plan was carried out."
    assert compare_figures(chinese, english)
    assert compare_figures(chinese, english, ["257计划"]) == ()


def test_every_figure_needs_an_answer_of_its_own() -> None:
    # The three is answered twice over, the other 35 not at all.
    findings = compare_figures("男职工35人，女职工36人。", "There are 35 men and 35 women.")
    assert {finding.text for finding in findings} >= {"36"}


def test_exact_answers_come_before_rounded_ones() -> None:
    chinese = "从1244.6万增加到1240万以上。"
    assert compare_figures(chinese, "from 12.446 million to more than 12.4 million") == ()
