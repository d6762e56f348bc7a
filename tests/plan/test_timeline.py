"""The timeline page: its entries by month and by theme, with the number of each, as links that need no script."""

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.mini_site import MiniSite

FACT = "  - {id: meeting, line: 6, part: timeline, date: 2022-03-18, label: {zh: 会议, en: meeting}}\n"
DATES = ("2022-04-02", "2022-03-18", "2022-03-01", "2022-04-30")
THEMES = ("study", "plan", "study", "")


def write_timeline(folder: Path, *, themes: tuple[str, ...] = THEMES) -> MiniSite:
    """Return a site with four entries, the last without theme; of three themes one has none."""
    site = MiniSite(folder)
    facts = "".join(
        FACT.replace("meeting,", f"day-{n},").replace("2022-03-18", date) for n, date in enumerate(DATES)
    )
    site.edit("content/facts.yaml", FACT, facts)
    entries = "".join(
        f"  - {{id: e{n}, fact: day-{n}, {f'theme: {theme}, ' if theme else ''}title: {{zh: 甲, en: A}}, caption: {{zh: 乙。, en: B.}}}}\n"
        for n, theme in enumerate(themes)
    )
    listed = "".join(
        f"  - {{id: {name}, title: {{zh: {chinese}, en: {english}}}}}\n"
        for name, chinese, english in (
            ("plan", "规划", "Plan"),
            ("unused", "无", "None"),
            ("study", "学习", "Study"),
        )
    )
    return site.write("content/timeline.yaml", f"themes:\n{listed}entries:\n{entries}")


def list_ways(tree: LexborHTMLParser, facet: str) -> list[tuple[str, str]]:
    """Return text and address of the links of one list of the filter."""
    links = tree.css(f".filter [data-facet={facet}] a")
    return [(link.text().strip(), link.attributes["href"] or "") for link in links]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """The site with four entries, built."""
    return write_timeline(tmp_path_factory.mktemp("timeline")).build()


def test_themes_and_months_with_their_numbers(site: MiniSite) -> None:
    tree = site.parse("en/timeline/index.html")
    assert list_ways(tree, "theme") == [
        ("All themes", "#spine"),
        ("Plan 1", "#theme-plan"),
        ("Study 2", "#theme-study"),
    ]
    assert list_ways(tree, "month") == [
        ("All months", "#spine"),
        ("March 2", "#2022-03"),
        ("April 2", "#2022-04"),
    ]
    assert [link.text() for link in tree.css(".filter [aria-current]")] == ["All themes", "All months"]
    status = tree.css_first(".filter [role=status]")
    assert status is not None
    assert status.text() == "Entries shown 4"


def test_an_index_lists_each_theme_in_order_of_date(site: MiniSite) -> None:
    tree = site.parse("zh/timeline/index.html")
    index = {
        theme.attributes["id"]: [link.attributes["href"] for link in theme.css("a")]
        for theme in tree.css(".themes > ul > li")
    }
    assert index == {
        "theme-plan": ["#2022-03-18-e1"],
        "theme-study": ["#2022-03-01-e2", "#2022-04-02-e0"],
    }
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    assert {link.removeprefix("#") for links in index.values() for link in links if link} <= ids


def test_what_cannot_be_chosen_is_not_offered(tmp_path: Path) -> None:
    tree = MiniSite(tmp_path).build().parse("zh/timeline/index.html")
    assert tree.css(".filter, .themes") == []
    tree = write_timeline(tmp_path / "one", themes=("plan",) * 4).build().parse("zh/timeline/index.html")
    assert list_ways(tree, "theme") == []
    assert len(list_ways(tree, "month")) == 3


def test_a_theme_and_a_photo_can_be_linked_to(tmp_path: Path) -> None:
    site = write_timeline(tmp_path)
    link = "[学习](../timeline.zh.md#theme-study)"
    site.edit("content/review/services.zh.md", "新建书屋", f"{link}新建书屋").build()
    assert "links.dangling-anchor" not in site.codes
    site.edit("content/review/services.zh.md", "#theme-study", "#theme-unused").build()
    assert "links.dangling-anchor" in site.codes


@pytest.mark.parametrize(
    ("date", "codes", "days"),
    [("2022-03", [], 0), ("2022-03-18", [], 1), ("03-18", ["references.fact-kind"], 0)],
)
def test_a_date_may_lack_its_day_but_not_its_year(
    tmp_path: Path, date: str, codes: list[str], days: int
) -> None:
    site = MiniSite(tmp_path).edit("content/facts.yaml", "date: 2022-03-18", f"date: {date}").build()
    assert site.codes == codes
    if site.outcome.is_published:
        assert len(site.parse("zh/timeline/index.html").css(".day")) == days
        event = json.loads(site.read("downloads/timeline.en.json"))["events"][0]
        assert list(event["start_date"].values()) == [int(part) for part in date.split("-")]
