"""Outdated translations: which text is found to be so, where, and what kind of change made it so; on the mini site."""

import subprocess
from pathlib import Path

import pytest

from couplet.model.freshness import Change, UnitState
from couplet.production import Order, Published, produce_site
from tests.accepting import accept, find_open, load
from tests.mini_site import MiniSite, write_page

SERVICES_ZH, SERVICES_EN = "content/review/services.zh.md", "content/review/services.en.md"
RIGHTS_ZH, RIGHTS_EN = "content/review/rights.zh.md", "content/review/rights.en.md"
RECORD = "translations/accepted.yaml"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    site = MiniSite(tmp_path)
    accept(site)
    return site


def find_codes(site: MiniSite) -> list[tuple[str, str, int]]:
    return [
        (finding.code, finding.location.path, finding.location.line)
        for finding in site.produce().findings
        if finding.code.startswith("freshness.")
    ]


def test_an_accepted_report_has_no_findings(site: MiniSite) -> None:
    assert site.produce().findings == ()
    assert find_open(site) == {}


def test_a_site_without_a_record_is_not_told_of(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    assert site.produce().findings == ()
    assert {status.state for status in load(site).freshness.statuses} == {UnitState.NEW}


CHANGES = [
    # file, old, new, text, kind of change
    (RIGHTS_EN, "- A\n", "- A new one\n", "review/rights:fund/list-1/1", Change.WORDING),
    (RIGHTS_ZH, "- 乙", "- 丙", "review/rights:fund/list-1/2", Change.WORDING),
    (SERVICES_ZH, "印一次", "印12次", "review/services:footnote/once", Change.FIGURE),
    (SERVICES_EN, "Printed once", "Printed on 3 May 2022", "review/services:footnote/once", Change.DATE),
    (
        SERVICES_ZH,
        "scorecard.zh.md#plan-members",
        "scorecard.zh.md",
        "review/services:rooms/paragraph-1",
        Change.LINK,
    ),
    (
        "content/timeline.yaml",
        "zh: 开会。",
        "zh: 开了一个大会。",
        "timeline:entries/meeting/caption",
        Change.WORDING,
    ),
    ("content/home.zh.md", "title: home页", "title: 新的home页", "home:title", Change.WORDING),
    (
        "content/outlook.yaml",
        "en: Build rooms",
        "en: Build 30 rooms",
        "outlook:items/rooms/title",
        Change.FIGURE,
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "text", "change"), CHANGES, ids=[case[3] for case in CHANGES])
def test_a_change_outdates_the_other_language(
    site: MiniSite, path: str, old: str, new: str, text: str, change: Change
) -> None:
    opened = find_open(site.edit(path, old, new))
    assert list(opened) == [text]
    edited = "en" if ".en." in path or "en: " in new else "zh"
    other = "zh" if edited == "en" else "en"
    assert opened[text].state is UnitState.OUTDATED
    assert opened[text].outdated == (other,)
    assert change in (opened[text].changes or {})[edited]
    place = opened[text].places[other]
    assert [(path, line) for _, path, line in find_codes(site)] == [(place.path, place.line)]


SILENT = [
    (SERVICES_ZH, "家，见", "家；见"),
    (SERVICES_EN, "The unions built", "The unions  built,"),
    (RIGHTS_ZH, "[418.028万元](fact:fund)", "**[418.028万元](fact:fund)**"),
    ("content/timeline.yaml", "en: A meeting.}", 'en: "A meeting"}'),
]


@pytest.mark.parametrize(("path", "old", "new"), SILENT)
def test_punctuation_and_markup_outdate_nothing(site: MiniSite, path: str, old: str, new: str) -> None:
    assert find_open(site.edit(path, old, new)) == {}


def test_a_changed_figure_forbids_a_release(site: MiniSite) -> None:
    site.edit(SERVICES_ZH, "印一次", "印12次")
    for is_release in (False, True):
        findings = produce_site(Order(site.root, is_release=is_release), Published()).findings
        (finding,) = [finding for finding in findings if finding.code == "freshness.outdated-figure"]
        assert finding.is_error == is_release


def test_a_changed_word_does_not_forbid_a_release(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙").build(is_release=True)
    assert site.codes == ["freshness.outdated"]
    assert site.outcome.is_published


def test_both_changed_is_a_conflict(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙").edit(RIGHTS_EN, "- B", "- C")
    assert [one.state for one in find_open(site).values()] == [UnitState.CONFLICT]
    assert find_codes(site) == [("freshness.conflict", RIGHTS_ZH, 12)]


def test_a_paragraph_put_in_leaves_the_others_accepted(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "筹集[418", "新写的一段。\n\n筹集[418")
    opened = find_open(site)
    assert list(opened) == ["review/rights:fund/paragraph-1"]
    status = opened["review/rights:fund/paragraph-1"]
    assert (status.state, status.missing, status.places["zh"].line) == (UnitState.MISSING, ("en",), 9)


def test_a_paragraph_put_in_in_both_is_new(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "筹集[418", "新写的一段。\n\n筹集[418")
    site.edit(RIGHTS_EN, "The unions raised", "A new paragraph.\n\nThe unions raised")
    opened = find_open(site)
    assert {name: one.state for name, one in opened.items()} == {
        "review/rights:fund/paragraph-1": UnitState.NEW
    }
    assert find_codes(site) == [("freshness.never-accepted", RIGHTS_ZH, 9)]


def test_a_section_moved_in_both_is_still_accepted(site: MiniSite) -> None:
    for locale, text in (("zh", "甲段。\n\n## 二 {#two}\n\n乙段。"), ("en", "One.\n\n## Two {#two}\n\nTwo.")):
        site.write(f"content/imprint.{locale}.md", write_page("imprint", "i", f"## 一 {{#one}}\n\n{text}"))
    accept(site)
    for locale, text in (("zh", "乙段。\n\n甲段。"), ("en", "Two.\n\nOne.")):
        site.write(f"content/imprint.{locale}.md", write_page("imprint", "i", f"## 一 {{#one}}\n\n{text}"))
    assert find_open(site) == {}


def test_a_paragraph_taken_out_of_one_language_is_missing_there(site: MiniSite) -> None:
    site.edit(RIGHTS_EN, "- A\n- B", "")
    assert {one.state for one in find_open(site).values()} == {UnitState.MISSING}


def test_accepting_settles_it(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙")
    (summary,) = accept(site, "review/rights")
    assert (summary.renewed, summary.added, summary.missing) == (1, 0, 0)
    assert find_codes(site) == []


def rename_rights(site: MiniSite, key: str) -> MiniSite:
    """Give the page review/rights another name, wherever it is named."""
    for locale in ("zh", "en"):
        site.rename(f"content/review/rights.{locale}.md", f"content/{key}.{locale}.md")
    return site.edit("content/site.yaml", "review/rights]", f"{key}]").edit(
        "content/facts.yaml", "part: review/rights", f"part: {key}"
    )


def test_a_renamed_page_stays_accepted(site: MiniSite) -> None:
    rename_rights(site, "review/workers-rights")
    assert find_open(site) == {}
    assert find_codes(site) == []


def test_a_renamed_page_is_outdated_only_where_it_was_edited(site: MiniSite) -> None:
    rename_rights(site, "review/workers-rights").edit("content/review/workers-rights.zh.md", "- 乙", "- 丙")
    assert list(find_open(site)) == ["review/workers-rights:fund/list-1/2"]
    accept(site, "home")
    assert "  review/workers-rights:" in site.read_source(RECORD)
    assert "  review/rights:" not in site.read_source(RECORD)
    assert list(find_open(site)) == ["review/workers-rights:fund/list-1/2"]


def test_another_page_in_place_of_one_that_is_gone_takes_nothing_over(site: MiniSite) -> None:
    rename_rights(site, "review/other")
    for locale, text in (("zh", "另写一篇。"), ("en", "Another text.")):
        site.write(
            f"content/review/other.{locale}.md",
            write_page(
                "article",
                "n",
                f"{text}[418.028万元](fact:fund)"
                if locale == "zh"
                else f"{text} [4.18028 million yuan](fact:fund)",
            ),
        )
    assert [code for code, *_ in find_codes(site)] == ["freshness.never-accepted", "freshness.orphan"]


def test_a_record_of_a_page_that_is_gone(site: MiniSite) -> None:
    site.remove(RIGHTS_ZH).remove(RIGHTS_EN)
    site.edit("content/site.yaml", ", review/rights]", "]").edit(
        "content/facts.yaml", "part: review/rights", "part: review/services"
    )
    assert [code for code, *_ in find_codes(site)] == ["freshness.orphan"]
    accept(site, "home")
    assert find_codes(site) == []
    assert "review/rights" not in site.read_source(RECORD)


MISTAKES = [
    ("format: 1", "format: 2", "schema.unknown-choice"),
    ("title: en w=", "title: en v=", "freshness.record"),
    ("  home:\n", "  home:\n<<<<<<< ours\n", "yaml."),
]


@pytest.mark.parametrize(("old", "new", "code"), MISTAKES, ids=[mistake[2] for mistake in MISTAKES])
def test_a_damaged_record_is_told_with_its_place(site: MiniSite, old: str, new: str, code: str) -> None:
    record = site.read_source(RECORD)
    line = record[: record.index(old)].count("\n") + new.count("\n") * 0 + 1
    site.write(RECORD, record.replace(old, new, 1))
    findings = [finding for finding in site.produce().findings if finding.code.startswith(code)]
    assert findings
    assert all(finding.is_error and finding.location.path == RECORD for finding in findings)
    assert abs(findings[0].location.line - line) <= 1


def test_a_build_sees_a_change_of_the_record(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙").build()
    assert "not yet up to date here" in site.read("en/review/rights/index.html")
    accept(site)
    assert "not yet up to date here" not in site.build().read("en/review/rights/index.html")


def test_two_people_accept_and_git_merges_line_by_line(site: MiniSite, tmp_path: Path) -> None:
    """Each edits and accepts another text of one page: the records differ in lines of their own, sorted as before."""
    base = site.read_source(RECORD)
    versions = {"base": base}
    for name, old, new in (("ours", "- 甲", "- 丁"), ("theirs", "title: review", "title: 权益 review")):
        site.edit(RIGHTS_ZH, old, new)
        accept(site, "review/rights")
        versions[name] = site.read_source(RECORD)
        site.edit(RIGHTS_ZH, new, old).write(RECORD, base)
    for name, text in versions.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = ["git", "merge-file", "-p", *(str(tmp_path / name) for name in ("ours", "base", "theirs"))]
    merged = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    site.edit(RIGHTS_ZH, "- 甲", "- 丁").edit(RIGHTS_ZH, "title: review", "title: 权益 review")
    site.write(RECORD, merged.stdout)
    assert find_open(site) == {}
