"""What the overview and the facing view tell of a report: states, findings at their texts, reviews, length, photos; work first."""

from pathlib import Path

import pytest

from couplet.desk.counting import Length
from couplet.desk.facing import plan_page
from couplet.desk.overview import plan_overview
from tests.desk.desks import RIGHTS_EN, RIGHTS_ZH, accept_all, find_block, open_desk, view_page
from tests.mini_site import MiniSite

REVIEWS = """\
reviews:
  - page: review/rights
    first: {by: 甲, date: 2023-01-10}
    second: {by: 乙, date: 2023-01-12}
"""


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return accept_all(MiniSite(tmp_path))


def test_pages_with_work_come_first(site: MiniSite) -> None:
    site.edit("content/timeline.zh.md", "一年大事。", "一年的大事。")
    site.edit(RIGHTS_EN, "4.18028 million", "41.8028 million")
    view = plan_overview(open_desk(site))
    assert [row.key for row in view.rows][:3] == ["review/rights", "timeline", "home"]
    rights, timeline = view.rows[:2]
    assert (rights.errors, timeline.errors) == (3, 0)
    assert [language.states[0] for language in rights.languages] == [
        ("outdated", "outdated", 1),
        ("translated", "translated", 5),
    ]
    assert [language.states[0] for language in timeline.languages][1] == ("outdated", "outdated", 1)
    assert view.findings[0].severity[0] == "error"


def test_a_page_is_counted_by_script_and_without_what_does_not_stand_on_it(site: MiniSite) -> None:
    view = plan_overview(open_desk(site))
    rights = next(row for row in view.rows if row.key == "review/rights")
    assert [language.length for language in rights.languages] == [Length(9, 2), Length(0, 12)]
    total = sum((row.languages[0].length for row in view.rows), Length())
    assert view.languages[0].length == total


def test_reviews_are_told_and_counted(site: MiniSite) -> None:
    view = plan_overview(open_desk(site.write("content/reviews.yaml", REVIEWS)))
    rights = next(row for row in view.rows if row.key == "review/rights")
    assert rights.reviews == (
        ("first review", "甲, 2023-01-10"),
        ("second review", "乙, 2023-01-12"),
        ("final review", ""),
    )
    assert [count for _, count in view.reviews] == [1, 1, 0]
    assert view.page_count == 7


def test_links_lead_to_the_desk_and_to_the_page_in_every_edition(site: MiniSite) -> None:
    view = plan_overview(open_desk(site))
    rights = next(row for row in view.rows if row.key == "review/rights")
    assert rights.desk == "/_desk/review/rights/"
    assert [address for _, _, address in rights.pages] == [
        "/repo/zh/review/rights/",
        "/repo/en/review/rights/",
        "/repo/both/review/rights/",
    ]
    assert next(row for row in view.rows if row.key == "site").pages == ()


def test_photos_tell_what_they_lack(site: MiniSite) -> None:
    photo = ", photo: {file: a.jpg, alt: {zh: 会场}, credit: {zh: 某人, en: Somebody}}}"
    site.edit("content/timeline.yaml", "en: A meeting.}}", "en: A meeting.}" + photo)
    site.edit(RIGHTS_ZH, "- 甲", '![书屋](c.jpg "书屋。")\n\n- 甲').edit(
        RIGHTS_EN, "- A", "![](c.jpg)\n\n- A"
    )
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        site.write(f"content/photos/{name}", b"")
    view = plan_overview(open_desk(site))
    assert [(one.file, one.lacks) for one in view.photos] == [
        ("c.jpg", ("description (alt) in English", "caption in English", "credit")),
        ("a.jpg", ("description (alt) in English",)),
        ("b.jpg", ("not shown on any page",)),
    ]
    assert view.photo_count == 3
    assert next(row for row in view.rows if row.key == "timeline").photos == 1
    assert [one.file for one in view_page(site, "timeline").photos] == ["a.jpg"]


def test_blocks_tell_their_state_and_what_changed(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 15")
    block = find_block(view_page(site), "fund/list-1/2")
    chinese, english = block.cells
    assert (block.state, block.can_accept, block.is_hindered) == (("outdated", "outdated"), False, True)
    assert (chinese.changes, chinese.is_outdated, english.changes, english.is_outdated) == (
        "figure",
        False,
        "",
        True,
    )
    assert chinese.place is not None
    assert chinese.place.href == f"vscode://file/reports/a%20b/{RIGHTS_ZH}:12:1"


def test_findings_stand_at_their_text_and_others_above(site: MiniSite) -> None:
    site.edit(RIGHTS_EN, "4.18028 million", "41.8028 million")
    view = view_page(site)
    assert {finding.code for finding in find_block(view, "fund/paragraph-1").findings} >= {
        "figures.mismatch",
        "facts.mismatch",
    }
    assert [block.id for block in view.groups[0].blocks if block.findings] == ["fund/paragraph-1"]
    site.edit("content/site.yaml", "base_url:", "reviews: {required: true}\nbase_url:")
    assert [finding.code for finding in view_page(site).findings] == ["reviews.missing"]


def test_a_table_s_finding_goes_to_the_cell_with_its_words(site: MiniSite) -> None:
    table = "\n\n| {} | {} |\n|---|---|\n| {} | {} |"
    site.edit(RIGHTS_ZH, "筹集", "说明。" + table.format("项", "数", "书屋", "35") + "\n\n筹集")
    site.edit(
        RIGHTS_EN,
        "The unions raised",
        "A note." + table.format("item", "number", "rooms", "53") + "\n\nThe unions raised",
    )
    blocks = [
        block
        for block in view_page(site).groups[0].blocks
        if "figures.mismatch" in {one.code for one in block.findings}
    ]
    assert [block.id for block in blocks] == ["fund/table-1/4"]


def test_a_page_shows_the_texts_of_its_file(site: MiniSite) -> None:
    assert [group.name for group in view_page(site, "home").groups] == ["home", "site"]
    assert [group.name for group in view_page(site, "imprint").groups] == ["imprint", "facts"]
    scorecard = view_page(site, "scorecard")
    assert [group.name for group in scorecard.groups] == ["scorecard"]
    assert "groups/1/items/plan-members/title" in {block.id for block in scorecard.groups[0].blocks}
    assert [group.name for group in view_page(site, "facts").groups] == ["facts"]


def test_an_unknown_page_has_no_view(site: MiniSite) -> None:
    assert plan_page(open_desk(site), "review/nothing") is None
