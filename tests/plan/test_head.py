"""The head of a page: reciprocal alternates for what exists, nothing invented, JSON that cannot break out."""

import json
from pathlib import Path

import pytest

from tests.mini_site import MiniSite

BASE = "https://example.org/repo/"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def read_alternates(site: MiniSite, path: str) -> dict[str, str]:
    return {
        node.attributes["hreflang"] or "": node.attributes["href"] or ""
        for node in site.parse(path).css("link[rel=alternate][hreflang]")
    }


def test_alternates_are_the_same_on_all_pages_of_a_cluster(site: MiniSite) -> None:
    site.build()
    cluster = {
        "zh-Hans": f"{BASE}zh/review/rights/",
        "en": f"{BASE}en/review/rights/",
        "x-default": f"{BASE}both/review/rights/",
    }
    for edition in ("zh", "en", "both"):
        assert read_alternates(site, f"{edition}/review/rights/index.html") == cluster


def test_no_alternates_for_a_page_without_twin(site: MiniSite) -> None:
    site.remove("content/review/rights.en.md").build()
    assert read_alternates(site, "zh/review/rights/index.html") == {}
    assert "rights" not in site.read("sitemap.xml").replace(f"{BASE}zh/review/rights/", "")


def test_canonical_is_the_page_itself(site: MiniSite) -> None:
    node = site.build().parse("both/scorecard/index.html").css_first("link[rel=canonical]")
    assert node is not None
    assert node.attributes["href"] == f"{BASE}both/scorecard/"


def test_the_404_page_is_not_indexed_and_works_at_any_depth(site: MiniSite) -> None:
    page = site.build().parse("404.html")
    robots = page.css_first("meta[name=robots]")
    assert robots is not None
    assert robots.attributes["content"] == "noindex"
    assert [title.text() for title in page.css("head > title")] == [
        "这个地址没有内容 There is nothing at this address"
    ]
    local = [node.attributes.get("href") or "" for node in page.css("a[href], link[rel=stylesheet]")]
    assert all(address.startswith(("/repo/", "#", "https://")) for address in local), local


def test_json_ld_cannot_end_its_element(site: MiniSite) -> None:
    site.edit(
        "content/review/rights.zh.md", "title: review/rights页", 'title: "</script><script>alert(1)</script>"'
    ).build()
    page = site.parse("zh/review/rights/index.html")
    assert len(page.css("script")) == 2
    described = json.loads(page.css('script[type="application/ld+json"]')[0].text())
    assert described["name"] == "</script><script>alert(1)</script>"


def test_json_ld_says_nothing_the_report_does_not(site: MiniSite) -> None:
    text = site.build().parse("zh/index.html").css('script[type="application/ld+json"]')[0].text()
    assert not {"datePublished", "dateModified", "wordCount"} & set(json.loads(text))


def test_without_base_url_nothing_absolute_is_said(site: MiniSite) -> None:
    site.edit("content/site.yaml", "base_url: https://example.org/repo/\n", "").build()
    assert "https://" not in "".join(
        node.html or ""
        for node in site.parse("zh/index.html").css(
            'link, meta[property="og:image"], meta[property="og:url"]'
        )
    )
    assert site.read("robots.txt") == "User-agent: *\nAllow: /\n"
