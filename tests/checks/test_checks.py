"""Each check finds its mistake at the right place, and says nothing about a sound report; on the mini site."""

from pathlib import Path

import pytest

from couplet.model.findings import Severity
from tests.mini_site import MiniSite, write_page


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def test_a_sound_report_has_no_findings(site: MiniSite) -> None:
    assert site.produce().findings == ()


PHOTO = "photo: {file: no.jpg, alt: {zh: 图, en: A}, credit: {zh: 甲, en: A}}"
MISTAKES = [
    # file, old, new (the place of the finding begins at «), code
    ("content/facts.yaml", "id: fund", "id: «rooms", "ids.duplicate"),
    (
        "content/timeline.yaml",
        "zh: 开会。, en: A meeting.}}",
        "zh: 开, en: A}}\n  - {id: «meeting, fact: meeting, title: {zh: 会, en: M}, caption: {zh: 开, en: M}}",
        "ids.duplicate",
    ),
    ("content/scorecard.yaml", "fact: total", "fact: «totals", "references.fact"),
    ("content/site.yaml", "- imprint", "- «imprnt", "references.page"),
    ("content/site.yaml", "page: review/services", "page: «review/service", "references.page"),
    ("content/outlook.yaml", "section: rooms", "section: «room", "references.section"),
    ("content/outlook.yaml", "[plan-members]", "[«plan-member]", "references.scorecard-item"),
    ("content/timeline.yaml", "fact: meeting", "fact: «rooms", "references.fact-kind"),
    (
        "content/timeline.yaml",
        "en: A meeting.}",
        "en: A meeting.}, " + PHOTO.replace("no.jpg", "«no.jpg"),
        "references.photo",
    ),
    (
        "content/review/services.zh.md",
        "[成绩单](../scorecard.zh.md#plan-members)",
        "«[成绩单](../scorecards.zh.md#plan-members)",
        "links.dangling",
    ),
    (
        "content/review/services.zh.md",
        "[成绩单](../scorecard.zh.md#plan-members)",
        "«[成绩单](../scorecard.zh.md#plan-member)",
        "links.dangling-anchor",
    ),
    ("content/review/services.en.md", "[102](fact:rooms)", "«[103](fact:rooms)", "facts.mismatch"),
    ("content/review/rights.en.md", "[4.18028 million yuan]", "«[41.8028 million yuan]", "facts.mismatch"),
    (
        "content/review/rights.zh.md",
        "[418.028万元](fact:fund)",
        "«[418.028万元](fact:funds)",
        "facts.unknown",
    ),
    ("content/facts.yaml", "part: review/rights", "part: «review/right", "facts.no-part"),
]


def find_mark(text: str) -> tuple[int, int]:
    """Return line and column of «."""
    before = text[: text.index("«")]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(
    ("path", "old", "new", "code"), MISTAKES, ids=[f"{m[3]}-{n}" for n, m in enumerate(MISTAKES)]
)
def test_mistake_is_found_at_its_place(site: MiniSite, path: str, old: str, new: str, code: str) -> None:
    line, column = find_mark(site.edit(path, old, new).read_source(path))
    findings = [finding for finding in site.edit(path, "«", "").produce().findings if finding.code == code]
    assert findings, [finding.code for finding in site.produce().findings]
    assert (path, line, column) in [(f.location.path, f.location.line, f.location.column) for f in findings]
    assert all(finding.severity is Severity.ERROR for finding in findings)


def test_nearest_name_is_suggested(site: MiniSite) -> None:
    (finding,) = [
        f
        for f in site.edit("content/review/rights.zh.md", "fact:fund", "fact:funds").produce().findings
        if f.code == "facts.unknown"
    ]
    assert finding.hint.parameters == {"near": "fund"}


WARNINGS = [
    ("content/review/rights.en.md", "{#fund}", "{#money}", "twins.heading"),
    ("content/site.yaml", "publisher: {zh: 某报, en: A Paper}", "publisher: {zh: 某报}", "twins.text"),
    ("content/review/services.en.md", "[102](fact:rooms)", "102", "facts.unstated"),
    (
        "content/site.yaml",
        "    pages: [review/services, review/rights]",
        "    pages: [review/services]",
        "pages.not-in-navigation",
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "code"), WARNINGS, ids=[warning[3] for warning in WARNINGS])
def test_warning_does_not_forbid_publishing(site: MiniSite, path: str, old: str, new: str, code: str) -> None:
    site.edit(path, old, new).build()
    assert code in site.codes
    assert site.outcome.is_published


def test_twins_of_different_kinds(site: MiniSite) -> None:
    site.edit("content/review/rights.en.md", "page: article", "page: imprint").build()
    assert site.find("twins.kind").location.path == "content/review/rights.en.md"


def test_headings_in_another_order(site: MiniSite) -> None:
    site.write(
        "content/review/rights.zh.md",
        write_page("article", "甲", "## 一 {#one}\n\n[418.028万元](fact:fund)\n\n## 二 {#two}\n\n文"),
    )
    site.write(
        "content/review/rights.en.md",
        write_page(
            "article", "A", "## Two {#two}\n\nText\n\n## One {#one}\n\n[4.18028 million yuan](fact:fund)"
        ),
    )
    site.build()
    assert [code for code in site.codes if code.startswith("twins.")] == ["twins.order"]


def test_pages_need_their_data(site: MiniSite) -> None:
    site.remove("content/scorecard.yaml").build()
    assert "pages.no-data" in site.codes
    assert not site.outcome.is_published


def test_a_report_needs_a_home_page(site: MiniSite) -> None:
    site.remove("content/home.zh.md").remove("content/home.en.md").build()
    assert "pages.no-home" in site.codes


def test_two_pages_of_one_kind(site: MiniSite) -> None:
    site.edit("content/review/rights.zh.md", "page: article", "page: timeline").edit(
        "content/review/rights.en.md", "page: article", "page: timeline"
    ).build()
    assert "pages.second-of-kind" in site.codes


def test_a_misspelt_fact_is_one_finding(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).edit("content/review/rights.zh.md", "fact:fund", "fact:fundd")
    assert [finding.code for finding in site.produce().findings] == ["facts.unknown"]
