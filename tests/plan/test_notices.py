"""What readers are told of outdated and missing texts, and what becomes of a page that a language lacks; in built pages."""

from pathlib import Path

import pytest

from tests.accepting import accept
from tests.mini_site import MiniSite

RIGHTS_ZH, RIGHTS_EN = "content/review/rights.zh.md", "content/review/rights.en.md"
PAGE = "review/rights/index.html"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    site = MiniSite(tmp_path)
    accept(site)
    return site


def read_notices(site: MiniSite, path: str) -> list[tuple[str, list[str]]]:
    """Return text and link targets of a page's notices."""
    return [
        (
            node.text().strip(),
            [link.attributes["href"] or "" for link in node.css("a")],
        )
        for node in site.parse(path).css("main > .notice")
    ]


def test_no_notice_on_a_sound_page(site: MiniSite) -> None:
    site.build()
    for edition in ("zh", "en", "both"):
        assert read_notices(site, f"{edition}/{PAGE}") == []
        assert site.parse(f"{edition}/{PAGE}").css(".outdated, .lag") == []


def test_an_outdated_page_names_the_newer_one(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙").build()
    ((text, links),) = read_notices(site, f"en/{PAGE}")
    assert text.startswith("Part of this page was changed in another language")
    assert links == ["../../../zh/review/rights/"]
    assert read_notices(site, f"zh/{PAGE}") == []


def test_the_notice_is_in_the_readers_language(site: MiniSite) -> None:
    site.edit(RIGHTS_EN, "- B", "- C").build()
    ((text, links),) = read_notices(site, f"zh/{PAGE}")
    assert text.startswith("本页部分内容在另一语言中已有修改")
    assert links == ["../../../en/review/rights/"]


def test_facing_rows_are_marked(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙").edit(RIGHTS_ZH, "筹集[418", "新写的一段。\n\n筹集[418").build()
    tree = site.parse(f"both/{PAGE}")
    (outdated,) = tree.css(".row.outdated")
    assert "Older than the other language" in outdated.css("div[lang=en]")[0].text()
    assert "Older" not in outdated.css("div[lang=zh-Hans]")[0].text()
    (missing,) = [cell for cell in tree.css("div[lang=en]") if "Not translated yet" in cell.text()]
    assert missing.css("p") == []
    assert len(read_notices(site, f"both/{PAGE}")) == 1


def test_texts_of_yaml_files_count_for_the_page_that_shows_them(site: MiniSite) -> None:
    site.edit("content/timeline.yaml", "zh: 开会。", "zh: 开大会。").build()
    assert len(read_notices(site, "en/timeline/index.html")) == 1
    assert read_notices(site, "en/index.html") == []


@pytest.mark.parametrize("missing", ["hide", "link", "show"])
def test_a_page_without_a_twin(site: MiniSite, missing: str) -> None:
    site.edit("content/site.yaml", "locales:", f"missing: {missing}\nlocales:").remove(RIGHTS_EN).build()
    assert site.outcome.is_published
    files = site.read_tree()
    navigation = site.parse("en/index.html").css(".menu a[href*=rights]")
    assert (f"en/{PAGE}" in files) == (missing == "show")
    assert f"both/{PAGE}" not in files
    assert bool(navigation) == (missing != "hide")
    if missing == "link":
        assert [link.attributes.get("hreflang") for link in navigation] == ["zh-Hans"]
    if missing == "show":
        assert [link.attributes["href"] for link in navigation] == ["review/rights/"]
        assert [link.attributes.get("hreflang") for link in navigation] == ["zh-Hans"]


def test_a_borrowed_page_is_what_it_says(site: MiniSite) -> None:
    site.edit("content/site.yaml", "locales:", "missing: show\nlocales:").remove(RIGHTS_EN).build()
    tree = site.parse(f"en/{PAGE}")
    ((text, links),) = read_notices(site, f"en/{PAGE}")
    assert text.startswith("This page has not been translated yet")
    assert links == ["../../../zh/review/rights/"]
    assert {part.attributes.get("lang") for part in tree.css(".prose > section:not(.notes)")} == {"zh-Hans"}
    assert tree.css("h1 > [lang=zh-Hans]")
    assert [link.attributes["lang"] for link in tree.css(".elsewhere a")] == ["zh-Hans"]
    head = tree.css("link[rel=canonical]")[0].attributes["href"]
    assert head == "https://example.org/repo/zh/review/rights/"
    assert tree.css("link[rel=alternate]") == []
    assert [link.attributes["hreflang"] for link in tree.css("nav.switch a")] == ["zh-Hans"]
    assert "en/review/rights" not in site.read("sitemap.xml")
