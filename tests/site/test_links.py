"""Every link, anchor and asset of the real site resolves under its base path exactly, and none costs a redirect."""

from collections import Counter
from collections.abc import Mapping

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.real_site import BASE_PATH, BASE_URL, RealSite
from tests.site.references import (
    LinkedSite,
    Reference,
    list_absolute_references,
    list_page_references,
    list_style_references,
)

TEXT_SUFFIXES = (".html", ".css", ".js", ".xml", ".txt", ".json", ".webmanifest", ".svg")
FEWEST_LINKS_OF_A_PAGE = 3
"""The cover has three ways in; a page with fewer was not read."""


@pytest.fixture(scope="module")
def linked(built_site: RealSite) -> LinkedSite:
    """The built report."""
    names = [name for name in built_site.files if name.endswith(TEXT_SUFFIXES)]
    texts = {name: built_site.read_bytes(name).decode("utf-8") for name in names}
    return LinkedSite(base_url=BASE_URL, texts=texts, files=built_site.files)


def list_problems(site: LinkedSite, references: list[Reference]) -> list[str]:
    """Return a line for each address that is wrong."""
    found = ((reference, site.find_problem(reference)) for reference in references)
    return [f"{reference.source}: {reference.address} {problem}" for reference, problem in found if problem]


def test_links_of_pages(linked: LinkedSite, pages: Mapping[str, str]) -> None:
    references = {page: list(list_page_references(page, html)) for page, html in pages.items()}
    assert (
        min(len([one for one in found if one.tag == "a"]) for found in references.values())
        >= FEWEST_LINKS_OF_A_PAGE
    )
    assert list_problems(linked, [one for found in references.values() for one in found]) == []


def test_addresses_in_style_sheets(linked: LinkedSite) -> None:
    sheets = {name: text for name, text in linked.texts.items() if name.endswith(".css")}
    assert sheets
    assert (
        list_problems(
            linked, [one for name, css in sheets.items() for one in list_style_references(name, css)]
        )
        == []
    )


def test_absolute_addresses_wherever_they_stand(linked: LinkedSite) -> None:
    references = [
        one
        for name, text in linked.texts.items()
        for one in list_absolute_references(name, text, base_url=BASE_URL)
    ]
    assert {"sitemap.xml", "robots.txt", "zh/index.html"} <= {one.source for one in references}
    assert list_problems(linked, references) == []


def test_ids_are_unique_on_their_page(trees: Mapping[str, LexborHTMLParser]) -> None:
    counts = {
        page: Counter(node.attributes["id"] for node in tree.css("[id]")) for page, tree in trees.items()
    }
    assert [(page, name) for page, ids in counts.items() for name, count in ids.items() if count > 1] == []


def test_404_page_works_at_any_depth(pages: Mapping[str, str]) -> None:
    addresses = [one.address for one in list_page_references("404.html", pages["404.html"])]
    own = [address for address in addresses if "//" not in address]
    assert len(own) >= FEWEST_LINKS_OF_A_PAGE
    assert [address for address in own if not address.startswith((BASE_PATH, "#"))] == []


STAND_IN = {
    "index.html": '<p id="top">',
    "zh/index.html": '<h2 id="总览">',
    "zh/a/index.html": "",
    "assets/style.css": "",
}


@pytest.mark.parametrize(
    ("tag", "address", "problem"),
    [
        ("a", "../", None),
        ("a", "../#总览", None),
        ("a", "../#%E6%80%BB%E8%A7%88", None),
        ("a", "#", "leads to no id of its page"),
        ("a", "../../#bottom", "leads to no id of its page"),
        ("a", "../../zh", "costs a redirect: the slash is missing"),
        ("a", "../index.html", "names index.html, a second address of the same page"),
        ("a", "../A/", "leads to no file"),
        ("a", "../../../", "leaves the site's base path"),
        ("a", "/zh/", "leaves the site's base path"),
        ("link", "../../assets/Style.css", "leads to no file"),
        ("link", "../../assets/style.css", None),
        ("a", "https://creativecommons.org/licenses/by/4.0/", None),
        ("a", "ftp://example.com/", "has a scheme that no link needs"),
        ("a", "javascript:void(0)", "has a scheme that no link needs"),
        ("script", "//example.com/x.js", "asks another server"),
        ("img", "https://example.com/x.png", "asks another server"),
    ],
)
def test_the_checker_itself(tag: str, address: str, problem: str | None) -> None:
    site = LinkedSite(base_url=BASE_URL, texts=STAND_IN, files=frozenset(STAND_IN))
    assert site.find_problem(Reference("zh/a/", tag, address)) == problem


def test_the_checker_finds_addresses_everywhere() -> None:
    html = '<img src="a.png" srcset="b.png 1x, c.png 2x"><a href="d/">x</a><form action="e"></form>'
    assert [one.address for one in list_page_references("", html)] == ["a.png", "b.png", "c.png", "d/", "e"]
    css = "@import 'f.css'; p { background: url(g.svg) } q { background: url(\"h.svg\") }"
    assert [one.address for one in list_style_references("s.css", css)] == ["f.css", "g.svg", "h.svg"]
