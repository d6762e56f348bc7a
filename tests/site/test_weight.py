"""What a reader has to load: one small style sheet, a script that nothing depends on, pages of a few kilobytes; no browser.

Sizes are those that go over the wire: each file compressed with gzip on its own.
"""

import gzip
from collections.abc import Mapping

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.real_site import BASE_URL, RealSite, find_edition, find_page_file
from tests.site.references import resolve_file

KIB = 1024
MOST_BYTES = {"zh": 10 * KIB, "en": 10 * KIB, "": 10 * KIB, "both": 14 * KIB}
MOST_SCRIPT_BYTES = 2 * KIB
MOST_REQUESTS = 3


def measure(content: bytes) -> int:
    """Return the number of bytes that go over the wire."""
    return len(gzip.compress(content, mtime=0))


def list_assets(tree: LexborHTMLParser, selector: str, attribute: str) -> list[str]:
    """Return the addresses that the elements of a page name."""
    return [node.attributes[attribute] or "" for node in tree.css(selector)]


def list_styles(tree: LexborHTMLParser) -> list[str]:
    """Return the style sheets of a page."""
    return list_assets(tree, "link[rel~=stylesheet]", "href")


def list_scripts(tree: LexborHTMLParser) -> list[str]:
    """Return the scripts of a page, those that it may load ahead included."""
    return list_assets(tree, "script[src]", "src") + list_assets(tree, "link[rel~=modulepreload]", "href")


def test_html_and_css(built_site: RealSite, trees: Mapping[str, LexborHTMLParser]) -> None:
    too_heavy = {}
    for page, tree in trees.items():
        sheets = [resolve_file(page, address, base_url=BASE_URL) for address in list_styles(tree)]
        weight = sum(measure(built_site.read_bytes(name)) for name in (find_page_file(page), *sheets))
        if weight > MOST_BYTES[find_edition(page)]:
            too_heavy[page] = weight
    assert too_heavy == {}


def test_css_is_one_file(built_site: RealSite, trees: Mapping[str, LexborHTMLParser]) -> None:
    """A page with photos has the fuller sheet in place of the other (decision 0056), never both."""
    kinds = {bool(tree.css(".photo")) for tree in trees.values()}
    assert len([name for name in built_site.files if name.endswith(".css")]) == len(kinds)
    assert {page: len(list_styles(tree)) for page, tree in trees.items()} == dict.fromkeys(trees, 1)


def test_javascript(built_site: RealSite) -> None:
    scripts = [name for name in built_site.files if name.endswith((".js", ".mjs"))]
    assert sum(measure(built_site.read_bytes(name)) for name in scripts) <= MOST_SCRIPT_BYTES


def test_requests(trees: Mapping[str, LexborHTMLParser]) -> None:
    loaded = {page: 1 + len(list_styles(tree)) + len(list_scripts(tree)) for page, tree in trees.items()}
    assert {page: count for page, count in loaded.items() if count > MOST_REQUESTS} == {}


@pytest.mark.parametrize(
    "selector", ["iframe", "object", "embed", "link[rel=preconnect]", "link[rel=dns-prefetch]", "base"]
)
def test_nothing_else_is_loaded(trees: Mapping[str, LexborHTMLParser], selector: str) -> None:
    assert [page for page, tree in trees.items() if tree.css(selector)] == []
