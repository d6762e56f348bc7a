"""Which pages the real site has, and what every page promises to a browser before anything is drawn."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

from tests.real_site import BASE_URL, RealSite, find_edition

EDITIONS = ("zh", "en", "both")
KINDS = (
    "",
    "review/party-congress/",
    "review/industrial-workers/",
    "review/epidemic/",
    "review/rights/",
    "review/services/",
    "review/organisation/",
    "scorecard/",
    "timeline/",
    "outlook/",
    "imprint/",
)
ENTRANCES = ("", "404.html")
MAIN_TAGS = {"zh": "zh-Hans", "en": "en"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_every_page_in_every_edition(built_site: RealSite) -> None:
    expected = {*ENTRANCES, *(f"{edition}/{kind}" for edition in EDITIONS for kind in KINDS)}
    assert set(built_site.pages) == expected


def test_names_suit_every_file_system(built_site: RealSite) -> None:
    assert [name for name in built_site.files if not re.fullmatch(r"[a-z0-9._/-]+", name)] == []


def test_sitemap_lists_every_page_but_404(built_site: RealSite) -> None:
    tree = ElementTree.fromstring(built_site.read_bytes("sitemap.xml"))
    listed = [node.text for node in tree.iterfind("s:url/s:loc", SITEMAP)]
    assert sorted(str(address) for address in listed) == sorted(
        BASE_URL + page for page in built_site.pages if page != "404.html"
    )


def test_sitemap_and_heads_name_the_same_alternates(
    built_site: RealSite, trees: Mapping[str, LexborHTMLParser]
) -> None:
    tree = ElementTree.fromstring(built_site.read_bytes("sitemap.xml"))
    for url in tree.iterfind("s:url", SITEMAP):
        page = (url.findtext("s:loc", "", SITEMAP)).removeprefix(BASE_URL)
        in_sitemap = {(link.get("hreflang"), link.get("href")) for link in url.iterfind("x:link", SITEMAP)}
        in_head = {
            (node.attributes["hreflang"], node.attributes["href"])
            for node in trees[page].css("link[rel=alternate][hreflang]")
        }
        assert in_sitemap == in_head, page


def test_alternates_answer_each_other(trees: Mapping[str, LexborHTMLParser]) -> None:
    declared = {}
    for page, tree in trees.items():
        links = tree.css("link[rel=alternate][hreflang]")
        declared[page] = {node.attributes["hreflang"] or "": node.attributes["href"] or "" for node in links}
    for page, alternates in declared.items():
        edition = find_edition(page)
        if edition in MAIN_TAGS:
            assert set(alternates) == {*MAIN_TAGS.values(), "x-default"}, page
            assert alternates[MAIN_TAGS[edition]] == BASE_URL + page
        for tag, address in alternates.items():
            if tag != "x-default":
                assert declared[address.removeprefix(BASE_URL)] == alternates, (
                    f"{page} and {address} disagree"
                )


def test_every_page_names_itself(trees: Mapping[str, LexborHTMLParser]) -> None:
    for page, tree in trees.items():
        canonical = [node.attributes["href"] for node in tree.css("link[rel=canonical]")]
        assert canonical == ([] if page == "404.html" else [BASE_URL + page]), page


def test_titles_and_descriptions_are_there_and_differ(trees: Mapping[str, LexborHTMLParser]) -> None:
    for edition in EDITIONS:
        own = [tree for page, tree in trees.items() if find_edition(page) == edition]
        titles = {node.text() for tree in own for node in tree.css("head > title")}
        descriptions = {
            node.attributes["content"] for tree in own for node in tree.css("meta[name=description]")
        }
        assert (len(titles), len(descriptions)) == (len(KINDS), len(KINDS)), edition


def test_language_of_the_page(trees: Mapping[str, LexborHTMLParser]) -> None:
    tags = {page: tree.css("html")[0].attributes.get("lang") for page, tree in trees.items()}
    assert {
        page: tag for page, tag in tags.items() if tag != MAIN_TAGS.get(find_edition(page), "zh-Hans")
    } == {}


def test_content_security_policy_is_strict_and_kept(trees: Mapping[str, LexborHTMLParser]) -> None:
    for page, tree in trees.items():
        policies = [
            node.attributes["content"] or ""
            for node in tree.css("head > meta[http-equiv=Content-Security-Policy]")
        ]
        assert len(policies) == 1, page
        assert "default-src 'self'" in policies[0]
        assert "unsafe" not in policies[0]
        inline = [
            node
            for node in tree.css("script")
            if "src" not in node.attributes and node.attributes.get("type") != "application/ld+json"
        ]
        styled = tree.css("style, [style]")
        listening = [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]
        assert (inline, styled, listening) == ([], [], []), page
