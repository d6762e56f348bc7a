"""A build from files to site: what is published, what is kept, what is refused; on the mini site."""

import re
from pathlib import Path

import pytest

from couplet.publish.errors import PublishError
from tests.mini_site import MiniSite


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path).build()


def test_mini_site_builds_without_a_finding(site: MiniSite) -> None:
    assert site.codes == []
    assert site.outcome.is_published
    pages = {
        f"{edition}/{path}index.html"
        for edition in ("zh", "en", "both")
        for path in (
            "",
            "review/services/",
            "review/rights/",
            "scorecard/",
            "timeline/",
            "outlook/",
            "imprint/",
        )
    }
    assert {path for path in site.read_tree() if path.endswith(".html")} == pages | {"index.html", "404.html"}


def test_two_clean_builds_are_equal(site: MiniSite, tmp_path: Path) -> None:
    other = tmp_path / "other"
    site.build(out=other)
    assert site.read_tree(other) == site.read_tree()


def test_nothing_changed_makes_nothing(site: MiniSite) -> None:
    site.build()
    assert site.made == {}
    assert site.outcome.kept == len(site.read_tree()) - 1  # the manifest is not an artifact


def test_an_edit_makes_only_what_it_reaches(site: MiniSite) -> None:
    site.edit("content/review/rights.zh.md", "- 甲", "- 甲乙").build()
    assert set(site.made) == {"zh/review/rights/index.html", "both/review/rights/index.html"}
    assert site.made["zh/review/rights/index.html"] == ("view changed",)


def test_a_title_reaches_every_page_that_shows_it(site: MiniSite) -> None:
    site.edit("content/review/rights.zh.md", "title: review/rights页", "title: 新标题").build()
    assert "zh/index.html" in site.made
    assert "zh/review/services/index.html" in site.made
    assert "en/review/services/index.html" not in site.made


def test_a_damaged_file_is_made_again(site: MiniSite) -> None:
    good = site.read("zh/index.html")
    (site.out / "zh/index.html").write_text("gone", encoding="utf-8")
    site.build()
    assert site.made == {"zh/index.html": ("published file missing or altered",)}
    assert site.read("zh/index.html") == good


def test_orphans_are_pruned(site: MiniSite) -> None:
    site.edit("content/site.yaml", "review/services, review/rights", "review/services").edit(
        "content/facts.yaml", "part: review/rights", "part: review/services"
    )
    site.remove("content/review/rights.zh.md").remove("content/review/rights.en.md")
    site.edit("content/review/services.zh.md", "家，", "家、[418.028万元](fact:fund)，")
    site.edit(
        "content/review/services.en.md", "rooms;", "rooms for [4.18028 million yuan](fact:fund);"
    ).build()
    assert not (site.out / "zh/review/rights").exists()
    assert "zh/review/rights/index.html" in site.outcome.removed


def test_broken_content_keeps_the_last_good_site(site: MiniSite) -> None:
    before = site.read_tree()
    site.edit("content/review/services.zh.md", "fact:rooms", "fact:romos").build()
    assert not site.outcome.is_published
    finding = site.find("facts.unknown")
    assert (finding.location.path, finding.location.line) == ("content/review/services.zh.md", 9)
    assert site.read_tree() == before


def test_every_mistake_is_told_in_one_run(site: MiniSite) -> None:
    site.edit("content/timeline.yaml", "fact: meeting", "fact: meting").edit(
        "content/site.yaml", "rooms, label", "rooms, unknown: 1, label"
    ).build()
    assert "schema.unknown-key" in site.codes
    site.edit("content/site.yaml", "rooms, unknown: 1, label", "rooms, label")
    site.edit("content/review/rights.en.md", "fact:fund", "fact:funds").build()
    assert {"references.fact", "facts.unknown"} <= set(site.codes)


def test_a_home_page_in_one_language_is_what_every_edition_leads_to(site: MiniSite) -> None:
    site.remove("content/home.zh.md").build()
    assert site.outcome.is_published
    for edition in ("zh", "en", "both"):
        (brand,) = site.parse(f"{edition}/scorecard/index.html").css("a.brand")
        assert brand.attributes["href"] == "../../en/" if edition != "en" else "../"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", ["home", "review/services", "imprint"])
def test_any_page_may_lack_either_language(page: str, language: str, site: MiniSite) -> None:
    """The navigation announces a page of another language on every page, a facing one included."""
    site.remove(f"content/{page}.{language}.md").build()
    assert [finding for finding in site.outcome.findings if finding.is_error] == []
    other = "en" if language == "zh" else "zh"
    tag = "en" if other == "en" else "zh-Hans"
    links = list(site.parse("both/timeline/index.html").css(".menu li li a, .menu > ul > li > a"))
    foreign = [node for node in links if f"/{other}/" in (node.attributes["href"] or "")]
    assert {node.attributes.get("hreflang") for node in foreign} == {tag}


def test_a_missing_twin_is_published_alone(site: MiniSite) -> None:
    site.remove("content/review/services.en.md").build()
    assert site.outcome.is_published
    assert "twins.missing" in site.codes
    tree = site.read_tree()
    assert "zh/review/services/index.html" in tree
    assert "en/review/services/index.html" not in tree
    assert "both/review/services/index.html" not in tree
    chinese = site.parse("zh/review/services/index.html")
    assert chinese.css("link[rel=alternate]") == []
    links = [
        node
        for node in site.parse("en/index.html").css("a")
        if (node.attributes["href"] or "").endswith("zh/review/services/")
    ]
    assert any(node.attributes.get("hreflang") == "zh-Hans" for node in links), (
        "nothing tells readers that the page is in Chinese"
    )


def test_a_release_wants_every_twin(site: MiniSite) -> None:
    site.remove("content/review/services.en.md").build(is_release=True)
    assert not site.outcome.is_published
    assert site.find("twins.missing").is_error


def test_warnings_are_told_again_by_the_next_build(site: MiniSite) -> None:
    site.remove("content/review/services.en.md").build().build()
    assert "twins.missing" in site.codes


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(PublishError):
        site.build()
    assert (tmp_path / "published" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_a_theme_file_of_the_site_replaces_couplets_own(site: MiniSite) -> None:
    site.write("templates/scripts/editions.js", "void 0;\n").build()
    (script,) = [site.read(path) for path in site.read_tree() if path.endswith(".js")]
    assert "void 0;" in script
    assert "couplet-edition" not in script
    assert all(
        "view changed" in reasons for path, reasons in site.made.items() if path.endswith("index.html")
    )


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        ("templates/pages/home.html", "{{ 1 / 0 }}", "templates.syntax"),
        ("templates/pages/home.html", '{% include "pages/home.html" %}', "templates.syntax"),
        ("templates/pages/home.html", "{{ page.nothing.at_all }}", "templates.syntax"),
        ("templates/fonts/title.otf", "<!doctype html>", "share.font"),
    ],
)
def test_a_design_that_fails_is_a_finding(site: MiniSite, path: str, content: str, code: str) -> None:
    before = site.read_tree()
    site.write(path, content).build()
    assert code in site.codes
    assert not site.outcome.is_published
    assert site.read_tree() == before


def test_a_rate_without_end_is_published(site: MiniSite) -> None:
    site.edit("content/facts.yaml", "target: 20000, value: 30630", "target: 28574, value: 30630")
    for prefix, old, new in (("zh", "2万", "28574"), ("en", "20,000", "28,574")):
        for path in sorted((site.root / "content").rglob(f"*.{prefix}.md")):
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    site.build()
    assert site.outcome.is_published, site.codes
    assert "107.2%" in site.read("en/scorecard/index.html")


@pytest.mark.parametrize("number", ["9" * 16, "0." + "1" * 9, "1" * 5000])
def test_a_number_nobody_can_print_is_told_at_its_place(site: MiniSite, number: str) -> None:
    site.edit("content/facts.yaml", "target: 20000", f"target: {number}").build()
    assert "schema.not-a-number" in site.codes


def test_an_entry_of_which_only_the_month_is_known(site: MiniSite) -> None:
    date = re.search(r"date: (\d{4}-\d{2})-\d{2}", site.read_source("content/facts.yaml"))
    assert date
    site.edit("content/facts.yaml", date[0], f"date: {date[1]}").build()
    assert not [code for code in site.codes if code.startswith(("templates", "references"))]
    assert site.outcome.is_published


def test_a_language_named_twice_is_told_in_the_settings(site: MiniSite) -> None:
    site.edit("content/site.yaml", "locales: [zh, en]", "locales: [zh, en, zh]").build()
    assert site.find("schema.invalid").location.label == "content/site.yaml:" + str(
        site.read_source("content/site.yaml").split("locales:")[0].count("\n") + 1
    )


def test_an_empty_file_is_called_so(site: MiniSite) -> None:
    told = site.write("content/reviews.yaml", "").build().find("schema.not-a-mapping").message
    assert told.msgid.startswith("This file must hold keys")
