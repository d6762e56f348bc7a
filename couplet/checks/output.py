"""The built pages: what a reader's browser would stumble over; the report's own files were checked before.

Links must lead to a file of the site and to an id in it, ids must differ, nothing may be loaded from elsewhere. What pages say of their
languages is for `couplet.checks.agreement`. A finding here is a fault of templates or program more often than of content.
"""

from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from couplet.checks.agreement import Promises, check_agreement
from couplet.checks.built_pages import BuiltPage, find_target, read_built_page
from couplet.checks.telling import tell_error
from couplet.model.findings import Finding, Location, message

LOADING = {"script", "img", "link", "source", "iframe"}
"""Elements whose address a browser loads without being asked."""


def check_output(
    pages: Mapping[str, bytes],
    paths: Collection[str],
    *,
    base_url: str | None,
    promises: Promises | None = None,
) -> list[Finding]:
    """Return what is wrong with the built pages: ``pages`` maps file to HTML, ``paths`` are all files of the site.

    ``promises`` is what the plan says of the pages' languages, for `check_agreement`; without it the pages are held to each other alone.
    """
    read = {path: read_built_page(path, html) for path, html in pages.items()}
    base = urlsplit(base_url).path if base_url else "/"
    findings: list[Finding] = []
    for page in read.values():
        findings += _check_page(page)
        findings += _check_addresses(page, read, paths, base)
    return [*findings, *check_agreement(read, base_url=base_url, promises=promises or Promises())]


def _check_page(page: BuiltPage) -> Iterator[Finding]:
    """Yield findings for a missing language and for ids that stand twice."""
    hint = message(
        "Mend the template; an id comes from a heading, an item or an entry, and may stand once on a page."
    )
    if not page.language:
        yield tell_error(
            "output.no-language", Location(page.path), message("The page does not say its language."), hint
        )
    for name in sorted({name for name in page.ids if page.ids.count(name) > 1}):
        told = message("The id “%(id)s” stands more than once on the page.", id=name)
        yield tell_error("output.duplicate-id", Location(page.path), told, hint)


def _check_addresses(
    page: BuiltPage, pages: Mapping[str, BuiltPage], paths: Collection[str], base: str
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


def _has_id(page: BuiltPage | None, name: str) -> bool:
    return page is not None and name in page.ids
