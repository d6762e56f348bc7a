"""Finds every address that a page or style sheet refers to, and what is wrong with it; for tests of the built site, no network.

An address is right if it leads, character for character, to a file of the site, without a redirect, and to an id that exists there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tests.real_site import find_page_file, is_index

ADDRESS_ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "cite", "data", "ping", "manifest")
SRCSET_ATTRIBUTES = ("srcset", "imagesrcset")
LEAVING_SCHEMES = ("http", "https", "mailto", "tel")
CSS_ADDRESS = re.compile(r"""url\(\s*['"]?([^'")]+)['"]?\s*\)|@import\s+['"]([^'"]+)['"]""")


@dataclass(frozen=True, slots=True)
class Reference:
    """One address as it stands in a file."""

    source: str
    """Page (as a browser asks for it) or style sheet that holds it."""
    tag: str
    """Element that holds it; ``css`` in a style sheet."""
    address: str
    """The address as written."""


@dataclass(frozen=True)
class LinkedSite:
    """A site as far as links need it."""

    base_url: str
    """Its absolute address, with a slash at the end."""
    texts: Mapping[str, str]
    """File to text, for pages and style sheets."""
    files: frozenset[str]
    """All files."""

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """Page file to the ids that it holds."""
        return {name: find_ids(text) for name, text in self.texts.items() if name.endswith(".html")}

    @cached_property
    def folders(self) -> frozenset[str]:
        """Folders of the site, with a slash at the end."""
        return frozenset(
            name[: place + 1] for name in self.files for place, sign in enumerate(name) if sign == "/"
        )

    def find_problem(self, reference: Reference) -> str | None:
        """Return what is wrong with a reference, or ``None``."""
        target = urljoin(self.base_url + reference.source, reference.address)
        if not target.startswith(self.base_url):
            return self._find_leaving_problem(reference, target)
        name = unquote(urlsplit(target).path.removeprefix(urlsplit(self.base_url).path))
        if is_index(name) and reference.tag != "sitemap":
            return "names index.html, a second address of the same page"
        file = find_page_file(name)
        if file not in self.files:
            return (
                "costs a redirect: the slash is missing" if f"{name}/" in self.folders else "leads to no file"
            )
        fragment = unquote(urlsplit(target).fragment)
        if reference.address == "#" or (fragment and file in self.ids and fragment not in self.ids[file]):
            return "leads to no id of its page"
        return None

    def _find_leaving_problem(self, reference: Reference, target: str) -> str | None:
        """Return what is wrong with an address outside the site: only links may lead there."""
        origin = "{0.scheme}://{0.netloc}/".format(urlsplit(self.base_url))
        if target.startswith(origin):
            return "leaves the site's base path"
        if target.startswith("data:") and reference.tag in ("img", "css"):
            return None
        if reference.tag != "a":
            return "asks another server"
        if urlsplit(target).scheme not in LEAVING_SCHEMES:
            return "has a scheme that no link needs"
        return None


def find_ids(html: str) -> frozenset[str]:
    """Return all ids of a page."""
    return frozenset(node.attributes["id"] or "" for node in LexborHTMLParser(html).css("[id]"))


def list_page_references(page: str, html: str) -> Iterator[Reference]:
    """Yield every address of a page, but for its metadata (canonical, Open Graph), which are absolute by definition."""
    for node in LexborHTMLParser(html).css("*"):
        tag = node.tag or ""
        for name in ADDRESS_ATTRIBUTES:
            if (address := node.attributes.get(name)) is not None:
                yield Reference(page, tag, address)
        for name in SRCSET_ATTRIBUTES:
            for candidate in (node.attributes.get(name) or "").split(","):
                if candidate.strip():
                    yield Reference(page, tag, candidate.split()[0])


def list_style_references(name: str, css: str) -> Iterator[Reference]:
    """Yield every address of a style sheet."""
    for match in CSS_ADDRESS.finditer(css):
        yield Reference(name, "css", match[1] or match[2])


def list_absolute_references(name: str, text: str, *, base_url: str) -> Iterator[Reference]:
    """Yield every absolute address on the site's own origin, wherever it stands: sitemap, robots.txt, metadata, JSON."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(base_url))
    for match in re.finditer(re.escape(origin) + r"[^\s\"'<>\\)]*", text):
        yield Reference(name, "sitemap", match[0])


def resolve_file(page: str, address: str, *, base_url: str) -> str:
    """Return the file of the site that an address on a page leads to; the address must lie inside the site."""
    target = urljoin(base_url + page, address)
    if not target.startswith(base_url):
        raise ValueError(f"{address} on {page} leads out of the site")
    return find_page_file(unquote(urlsplit(target).path.removeprefix(urlsplit(base_url).path)))
