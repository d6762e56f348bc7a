"""A built page as the output checks see it: what it links to, what it says of its languages, what it tells its readers; judges nothing."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

ADDRESSES = (("href", "a[href]"), ("href", "link[href]"), ("src", "script[src]"), ("src", "img[src]"))
METADATA_RELATIONS = {"canonical", "alternate"}
"""Relations of ``<link>`` that nothing is loaded for; they are absolute by their nature."""


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What the checks need of one page."""

    path: str
    """File in the site."""
    ids: tuple[str, ...]
    """Every id, in order."""
    addresses: tuple[tuple[str, str], ...]
    """Element name and address of each link and of each thing loaded."""
    alternates: tuple[tuple[str, str], ...]
    """Language tag and absolute URL of each alternate."""
    canonical: str
    """Absolute URL of the page that search engines are to list for it; empty if it names none."""
    choices: frozenset[tuple[str, str]]
    """Language tag and address of each choice of the language switch."""
    navigation: tuple[tuple[str, str], ...]
    """Address of each link of the navigation, and the language tag that it announces; empty where it announces none."""
    notices: frozenset[str]
    """Kinds of the notices that readers see."""
    language: str
    """Language tag of ``<html>``; empty if it has none."""
    borrowed: str
    """Language tag of its text, where that is another than the page's; empty where it is the same."""
    is_indexed: bool
    """Whether search engines may list it; a page that they may not has no alternates, though its switch leads to the other languages."""


def read_built_page(path: str, html: bytes) -> BuiltPage:
    """Return what there is to know of the page in the file ``path``."""
    tree = LexborHTMLParser(html.decode())
    links = [(_find_relation(node), node) for node in tree.css("link[href]")]
    root = tree.css_first("html")
    return BuiltPage(
        path=path,
        ids=tuple(_read(node, "id") for node in tree.css("[id]")),
        addresses=tuple(_list_addresses(tree)),
        alternates=tuple(
            (_read(node, "hreflang"), _read(node, "href"))
            for relation, node in links
            if relation == "alternate" and _read(node, "hreflang")
        ),
        canonical=next((_read(node, "href") for relation, node in links if relation == "canonical"), ""),
        choices=frozenset(
            (_read(node, "hreflang"), _read(node, "href")) for node in tree.css("nav.switch a[hreflang]")
        ),
        navigation=tuple(
            (_read(node, "href"), _read(node, "hreflang")) for node in tree.css("nav.menu a[href]")
        ),
        notices=frozenset(_read(node, "data-notice") for node in tree.css("main > [data-notice]")),
        language=_read(root, "lang") if root is not None else "",
        borrowed=next(
            (_read(node, "hreflang") for node in tree.css("main > [data-notice=borrowed] a[hreflang]")), ""
        ),
        is_indexed=tree.css_first('meta[name="robots"][content="noindex"]') is None,
    )


def _list_addresses(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield element name and address of each link and of each thing loaded."""
    for attribute, selector in ADDRESSES:
        for node in tree.css(selector):
            if _find_relation(node) not in METADATA_RELATIONS:
                yield node.tag or "", _read(node, attribute)
    for node in tree.css("[srcset]"):
        for candidate in _read(node, "srcset").split(","):
            if candidate.strip():
                yield "source", candidate.split()[0]


def _read(node: LexborNode, attribute: str) -> str:
    return node.attributes.get(attribute) or ""


def _find_relation(node: LexborNode) -> str:
    """Return ``rel`` of a ``<link>``; of other elements nothing."""
    return _read(node, "rel") if node.tag == "link" else ""


def find_target(page: str, path: str, base: str) -> str:
    """Return the file that an address on ``page`` leads to: ``../en/`` on ``zh/index.html`` is ``en/index.html``."""
    if not path:
        return page
    if path.startswith("/"):
        joined = path.removeprefix(base) if path.startswith(base) else path
    else:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        joined = (
            "" if joined == "." else joined + ("/" if path.endswith(("/", "..", "/.")) or path == "." else "")
        )
    return f"{joined}index.html" if not joined or joined.endswith("/") else joined
