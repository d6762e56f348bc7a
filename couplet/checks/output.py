"""The built pages: what a reader's browser would stumble over; the report's own files were checked before.

Links must lead to a file of the site and to an id in it, ids must differ, nothing may be loaded from elsewhere, and the alternates of pages
must name each other and be what the language switch and the sitemap offer. A finding here is a fault of templates or program more often
than of content.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from couplet.checks.telling import tell_error
from couplet.model.findings import Finding, Location, Message, message

ADDRESSES = (("href", "a[href]"), ("href", "link[href]"), ("src", "script[src]"), ("src", "img[src]"))
LOADING = {"script", "img", "link", "source", "iframe"}
"""Elements whose address a browser loads without being asked."""
METADATA_RELATIONS = {"canonical", "alternate"}
"""Relations of ``<link>`` that nothing is loaded for; they are absolute by their nature."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What the checks need of one page."""

    path: str
    """File in the site."""
    ids: tuple[str, ...]
    """Every id, in order."""
    addresses: tuple[tuple[str, str], ...]
    """Element name and address of each link and of each thing loaded."""
    alternates: tuple[tuple[str, str], ...]
    """Language tag and absolute URL of each alternate."""
    choices: frozenset[tuple[str, str]]
    """Language tag and address of each choice of the language switch."""
    has_language: bool
    """Whether ``<html>`` says its language."""
    is_indexed: bool
    """Whether search engines may list it; a page that they may not has no alternates, though its switch leads to the other languages."""


def check_output(
    pages: Mapping[str, bytes],
    paths: Collection[str],
    *,
    base_url: str | None,
    sitemap: bytes | None = None,
) -> list[Finding]:
    """Return what is wrong with the built pages: ``pages`` maps file to HTML, ``paths`` are all files of the site."""
    read = {path: _read_page(path, html) for path, html in pages.items()}
    base = urlsplit(base_url).path if base_url else "/"
    findings: list[Finding] = []
    for page in read.values():
        findings += _check_page(page)
        findings += _check_addresses(page, read, paths, base)
    findings += _check_alternates(read, base_url)
    if base_url:
        findings += _check_agreement(read, base_url, sitemap.decode() if sitemap else None)
    return findings


def _read_page(path: str, html: bytes) -> _Page:
    """Return the facts of one page."""
    tree = LexborHTMLParser(html.decode())
    addresses: list[tuple[str, str]] = []
    alternates: list[tuple[str, str]] = []
    for attribute, selector in ADDRESSES:
        for node in tree.css(selector):
            address = node.attributes.get(attribute) or ""
            relation = _find_relation(node)
            if relation in METADATA_RELATIONS:
                alternates += (
                    [(node.attributes["hreflang"] or "", address)] if node.attributes.get("hreflang") else []
                )
            else:
                addresses.append((node.tag or "", address))
    for node in tree.css("[srcset]"):
        candidates = (node.attributes.get("srcset") or "").split(",")
        addresses += [("source", candidate.split()[0]) for candidate in candidates if candidate.strip()]
    root = tree.css_first("html")
    return _Page(
        path=path,
        ids=tuple(node.attributes["id"] or "" for node in tree.css("[id]")),
        addresses=tuple(addresses),
        alternates=tuple(alternates),
        choices=frozenset(
            (node.attributes["hreflang"] or "", node.attributes.get("href") or "")
            for node in tree.css("nav.switch a[hreflang]")
        ),
        has_language=bool(root is not None and root.attributes.get("lang")),
        is_indexed=tree.css_first('meta[name="robots"][content="noindex"]') is None,
    )


def _find_relation(node: LexborNode) -> str:
    """Return ``rel`` of a ``<link>``; of other elements nothing."""
    return (node.attributes.get("rel") or "") if node.tag == "link" else ""


def _check_page(page: _Page) -> Iterator[Finding]:
    """Yield findings for a missing language and for ids that stand twice."""
    hint = message(
        "Mend the template; an id comes from a heading, an item or an entry, and may stand once on a page."
    )
    if not page.has_language:
        yield tell_error(
            "output.no-language", Location(page.path), message("The page does not say its language."), hint
        )
    for name in sorted({name for name in page.ids if page.ids.count(name) > 1}):
        told = message("The id “%(id)s” stands more than once on the page.", id=name)
        yield tell_error("output.duplicate-id", Location(page.path), told, hint)


def _check_addresses(
    page: _Page, pages: Mapping[str, _Page], paths: Collection[str], base: str
) -> Iterator[Finding]:
    """Yield findings for addresses that lead nowhere, or to another server where a browser would load them."""
    for tag, address in dict.fromkeys(page.addresses):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            if tag in LOADING and parts.scheme != "data":
                told = message("The page loads “%(address)s” from another server.", address=address)
                hint = message("Put the file into the site; readers' browsers ask nobody else.")
                yield tell_error("output.outside-request", Location(page.path), told, hint)
            continue
        target = find_target(page.path, parts.path, base)
        is_there = target in paths and (
            not parts.fragment or _has_id(pages.get(target), unquote(parts.fragment))
        )
        if not is_there:
            told = message("The link “%(address)s” leads nowhere.", address=address)
            hint = message("Correct the address, or the template that writes it.")
            yield tell_error("output.dangling", Location(page.path), told, hint)


def _has_id(page: _Page | None, name: str) -> bool:
    return page is not None and name in page.ids


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


def _check_alternates(pages: Mapping[str, _Page], base_url: str | None) -> Iterator[Finding]:
    """Yield a finding for every alternate that is not a page, or that does not name the same alternates."""
    for page in pages.values():
        for _, address in page.alternates:
            target = pages.get(f"{address.removeprefix(base_url or '')}index.html")
            if target is None or set(target.alternates) != set(page.alternates):
                told = message(
                    "The alternate “%(address)s” does not name this page in turn.", address=address
                )
                hint = message("Alternates must be the same on every page of a cluster.")
                yield tell_error("output.alternate", Location(page.path), told, hint)


_SITEMAP_URL = re.compile(r"<url>\s*<loc>([^<]*)</loc>(.*?)</url>", re.DOTALL)
_SITEMAP_ALTERNATE = re.compile(r'hreflang="([^"]*)" href="([^"]*)"')
DEFAULT_LANGUAGE = "x-default"


def _check_agreement(pages: Mapping[str, _Page], base_url: str, sitemap: str | None) -> Iterator[Finding]:
    """Yield a finding for every page whose switch or entry in the sitemap offers other languages than its alternates do."""
    base = urlsplit(base_url).path
    listed = {
        unescape(match[1]): {(tag, unescape(href)) for tag, href in _SITEMAP_ALTERNATE.findall(match[2])}
        for match in _SITEMAP_URL.finditer(sitemap or "")
    }
    for page in pages.values():
        alternates = set(page.alternates)
        languages = {(tag, href) for tag, href in alternates if tag != DEFAULT_LANGUAGE}
        choices = {
            (tag, base_url + find_target(page.path, urlsplit(href).path, base).removesuffix("index.html"))
            for tag, href in page.choices
        }
        if choices != languages and (languages or (len(choices) > 1 and page.is_indexed)):
            yield _tell_disagreement(page, message("language switch"), choices ^ languages)
        address = base_url + page.path.removesuffix("index.html")
        mapped = listed.get(address, set()) if sitemap else alternates
        if mapped != alternates:
            yield _tell_disagreement(page, message("sitemap"), mapped ^ alternates)


def _tell_disagreement(page: _Page, place: Message, differing: Collection[tuple[str, str]]) -> Finding:
    told = message(
        "The %(place)s and the alternates of this page do not offer the same languages: %(differing)s.",
        place=place,
        differing=", ".join(sorted(href for _, href in differing)),
    )
    hint = message("All of them come from one list of pages; mend the template or the plan that leaves it.")
    return tell_error("output.languages", Location(page.path), told, hint)
