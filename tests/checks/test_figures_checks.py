"""Figures, provenance and verdicts on the mini site: found at their place, silent where the languages agree."""

from pathlib import Path

import pytest

from couplet.model.findings import Finding
from tests.mini_site import MiniSite, write_page


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def find(site: MiniSite, prefix: str) -> list[Finding]:
    return [finding for finding in site.produce().findings if finding.code.startswith(prefix)]


def write_pair(site: MiniSite, chinese: str, english: str) -> MiniSite:
    """Put a sentence in each language on a page."""
    site.write(
        "content/review/rights.zh.md", write_page("article", "甲", f"[418.028万元](fact:fund)\n\n{chinese}")
    )
    return site.write(
        "content/review/rights.en.md",
        write_page("article", "A", f"[4.18028 million yuan](fact:fund)\n\n{english}"),
    )


SLIPS = [
    ("看望劳动者45万人。", "Union visitors met 4.5 million workers.", "figures.mismatch"),
    ("会议在3月18日召开。", "The meeting took place on 19 March.", "figures.mismatch"),
    ("增长6.5%。", "It grew by 65%.", "figures.mismatch"),
    ("提高2.1个百分点。", "It rose by 2.1 per cent.", "figures.mismatch"),
    ("新建102家书屋。", "New reading rooms were built.", "figures.mismatch"),
]


@pytest.mark.parametrize(("chinese", "english", "code"), SLIPS)
def test_a_figure_without_answer_is_an_error(site: MiniSite, chinese: str, english: str, code: str) -> None:
    findings = find(write_pair(site, chinese, english), code)
    assert findings
    assert all(finding.is_error for finding in findings)
    assert {(finding.location.path[-5:], finding.location.line) for finding in findings} <= {
        ("zh.md", 9),
        ("en.md", 9),
    }


def test_the_place_is_the_figure_itself(site: MiniSite) -> None:
    write_pair(
        site,
        "新建[102](fact:rooms)家，投入102万元。",
        "It built [102](fact:rooms) rooms for 1.03 million yuan.",
    )
    places = {(f.location.path[-5:], f.location.column) for f in find(site, "figures.mismatch")}
    assert ("zh.md", 24) in places


AGREEING = [
    ("新建书屋102家，投入418.028万元。", "It built 102 rooms for 4.18028 million yuan."),
    (
        "学习党的二十大精神，落实“两个确立”。",
        "They studied the 20th Party Congress and the “Two Affirmations”.",
    ),
    ("两级工会都在一起开会。", "Unions at both levels met together."),
]


@pytest.mark.parametrize(("chinese", "english"), AGREEING)
def test_agreeing_texts_are_silent(site: MiniSite, chinese: str, english: str) -> None:
    assert find(write_pair(site, chinese, english), "figures.") == []


def test_a_figure_must_be_a_fact(site: MiniSite) -> None:
    (first, second) = find(write_pair(site, "共有377人参加。", "There were 377 people."), "facts.unlisted")
    assert (first.location.path, second.location.path) == (
        "content/review/rights.en.md",
        "content/review/rights.zh.md",
    )


def test_a_figure_near_a_fact_is_a_likely_slip(site: MiniSite) -> None:
    findings = find(write_pair(site, "发展会员30360人。", "They signed up 30,360 members."), "facts.")
    assert {finding.code for finding in findings} == {"facts.likely-slip"}
    assert findings[0].message.parameters["id"] == "members"


def test_derived_and_plain_figures_are_declared(site: MiniSite) -> None:
    write_pair(site, "比目标多10630人，占377个。", "That is 10,630 more than planned, in 377 places.")
    declared = "plain: [377]\nderived:\n  - {id: more, value: 10630, from: [members], label: {zh: 超出, en: beyond the target}}\n"
    site.write("content/facts.yaml", site.read_source("content/facts.yaml") + declared)
    assert find(site, "facts.") == []


CLAIMS = [
    ("plan-members", "超额完成。", "The target was exceeded.", 0),
    ("plan-members", "未完成。", "The target was missed.", 2),
    ("plan-total", "超额完成。", "The target was exceeded.", 2),
    ("plan-total", "是否完成无从判断。", "Whether it was met cannot be told.", 0),
]


@pytest.mark.parametrize(("item", "chinese", "english", "count"), CLAIMS)
def test_verdicts_agree_with_the_rate(
    site: MiniSite, item: str, chinese: str, english: str, count: int
) -> None:
    results = {
        "plan-members": "result: {zh: 发展了会员。, en: Members joined.}",
        "plan-total": "result: {zh: 未公布。, en: Not reported.}",
    }
    site.edit("content/scorecard.yaml", results[item], f"result: {{zh: {chinese}, en: {english}}}")
    assert len(find(site, "facts.verdict")) == count


def test_a_claim_in_a_sentence_about_one_target(site: MiniSite) -> None:
    write_pair(
        site,
        "新会员[30630](fact:members)人，没有完成目标。",
        "The [30,630](fact:members) new members fell short of the target.",
    )
    assert len(find(site, "facts.verdict")) == 2
