"""One status everywhere: what the built pages say of their languages must agree, and be what the plan knows of them; no links of texts.

Alternates name each other; language switch, navigation, canonical address and sitemap offer exactly what they say; and a page tells its
readers of missing, older and unreviewed texts exactly where the status of the page says that there are some.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit

from couplet.checks.built_pages import BuiltPage, find_target
from couplet.checks.telling import tell_error
from couplet.model.findings import Finding, Location, Message, message

DEFAULT_LANGUAGE = "x-default"
INDEX = "index.html"
_SITEMAP_URL = re.compile(r"<url>\s*<loc>([^<]*)</loc>(.*?)</url>", re.DOTALL)
_SITEMAP_ALTERNATE = re.compile(r'hreflang="([^"]*)" href="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Promises:
    """What the plan of a site says of the languages of its pages."""

    sitemap: str | None = None
    """The built sitemap; ``None`` where there is none."""
    notices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """File of each page to the kinds of notice that its status asks for."""


def check_agreement(
    pages: Mapping[str, BuiltPage], *, base_url: str | None, promises: Promises
) -> Iterator[Finding]:
    """Yield findings for all places of the built pages that say different things of the languages of a page."""
    yield from _check_alternates(pages, base_url)
    for page in pages.values():
        yield from _check_navigation(page, pages, urlsplit(base_url).path if base_url else "/")
        yield from _check_notices(page, promises.notices)
    if base_url:
        for page in pages.values():
            yield from _check_canonical(page, pages, base_url)
        yield from _check_offers(pages, base_url, promises.sitemap)


def _check_alternates(pages: Mapping[str, BuiltPage], base_url: str | None) -> Iterator[Finding]:
    """Yield a finding for every alternate that is not a page, or that does not name the same alternates."""
    for page in pages.values():
        for _, address in page.alternates:
            target = _find_page(address, pages, base_url or "")
            if target is None or set(target.alternates) != set(page.alternates):
                told = message(
                    "The alternate “%(address)s” does not name this page in turn.", address=address
                )
                hint = message("Alternates must be the same on every page of a cluster.")
                yield tell_error("output.alternate", Location(page.path), told, hint)


def _find_page(address: str, pages: Mapping[str, BuiltPage], base_url: str) -> BuiltPage | None:
    """Return the page at an absolute address."""
    path = address.removeprefix(base_url)
    return pages.get(path) or pages.get(f"{path}{INDEX}")


def _check_navigation(page: BuiltPage, pages: Mapping[str, BuiltPage], base: str) -> Iterator[Finding]:
    """Yield a finding for the links of the navigation that lead to another language than they announce, the page's own if none."""
    wrong = []
    for address, announced in page.navigation:
        target = pages.get(find_target(page.path, urlsplit(address).path, base))
        if target is not None and (target.borrowed or target.language) != (announced or page.language):
            wrong.append(address)
    if wrong:
        yield _tell_disagreement(page, message("navigation"), wrong)


def _check_notices(page: BuiltPage, promised: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Yield a finding for a page that tells its readers something else of its texts than their status."""
    differing = page.notices ^ promised.get(page.path, page.notices)
    if differing:
        told = message(
            "The notices of this page are not those that its status asks for: %(differing)s.",
            differing=", ".join(sorted(differing)),
        )
        hint = message("Mend the template that prints notices: each has data-notice with its kind.")
        yield tell_error("output.notice", Location(page.path), told, hint)


def _check_canonical(page: BuiltPage, pages: Mapping[str, BuiltPage], base_url: str) -> Iterator[Finding]:
    """Yield a finding for a canonical address that is no page, or that of another page where this one is offered itself."""
    if not page.canonical:
        return
    target = _find_page(page.canonical, pages, base_url)
    is_listed = bool(page.alternates)
    if target is None or target.canonical != page.canonical or (is_listed and target is not page):
        yield _tell_disagreement(page, message("canonical address"), [page.canonical])


def _check_offers(pages: Mapping[str, BuiltPage], base_url: str, sitemap: str | None) -> Iterator[Finding]:
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
            (tag, base_url + find_target(page.path, urlsplit(href).path, base).removesuffix(INDEX))
            for tag, href in page.choices
        }
        if choices != languages and (languages or (len(choices) > 1 and page.is_indexed)):
            yield _tell_disagreement(page, message("language switch"), _list_addresses(choices ^ languages))
        address = base_url + page.path.removesuffix(INDEX)
        mapped = listed.get(address, set()) if sitemap else alternates
        if mapped != alternates:
            yield _tell_disagreement(page, message("sitemap"), _list_addresses(mapped ^ alternates))


def _list_addresses(offers: Collection[tuple[str, str]]) -> list[str]:
    return sorted(address for _, address in offers)


def _tell_disagreement(page: BuiltPage, place: Message, differing: Collection[str]) -> Finding:
    told = message(
        "The %(place)s and the alternates of this page do not offer the same languages: %(differing)s.",
        place=place,
        differing=", ".join(differing),
    )
    hint = message("All of them come from one list of pages; mend the template or the plan that leaves it.")
    return tell_error("output.languages", Location(page.path), told, hint)
