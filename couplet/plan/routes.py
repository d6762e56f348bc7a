"""Addresses: which page stands where, and how one page links to another; no content.

A route is a page in one edition. Addresses inside the site are relative, so that a built folder works under any path; only the 404
page, which answers any path, uses absolute ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

from couplet.model.corpus import Corpus
from couplet.model.derivations import Derivations
from couplet.model.documents import DocumentPair
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.freshness import PageFreshness
from couplet.model.locales import KNOWN_LOCALES, Locale
from couplet.model.views import Edition

FACING = "both"
COVER_PATH = ""
NOT_FOUND_PATH = "404.html"
SHOWN_FILES = {
    "scorecard": "scorecard",
    "timeline": "timeline",
    "outlook": "outlook",
    "home": "site",
    "imprint": "facts",
}
"""Kind of page to the YAML file whose texts it shows."""


@dataclass(frozen=True, slots=True)
class Route:
    """One page in one edition."""

    key: str
    """Key of the page's documents."""
    edition: Edition
    """Its edition."""
    path: str
    """Path below the site's root, ending in ``/``: ``zh/review/services/``."""
    borrowed: Locale | None = None
    """The language whose text it shows, where the page is not written in the edition's own."""

    @property
    def file(self) -> str:
        """File that holds it: ``zh/review/services/index.html``."""
        return f"{self.path}index.html"


@dataclass(frozen=True, slots=True)
class PageStatus:
    """In which languages a page exists, and how fresh it is in them."""

    written: tuple[str, ...]
    """Prefixes of the languages it is written in."""
    freshness: PageFreshness
    """How fresh its texts are."""
    is_awaiting_review: bool = False
    """Whether it says that it has had no final review, and is kept from search engines."""


@dataclass(frozen=True, slots=True)
class RouteTable:
    """All routes of a site, and what navigation, switches, alternates, sitemap and notices know of its pages."""

    editions: Mapping[str, Edition]
    """Key to edition, single ones in the order of site.yaml, the facing one last."""
    routes: Mapping[tuple[str, str], Route]
    """Page key and edition key to route."""
    statuses: Mapping[str, PageStatus] = field(default_factory=dict)
    """Page key to status."""

    def find(self, key: str, edition: Edition) -> Route | None:
        """Return the route of a page in an edition, ``None`` if it does not exist there."""
        return self.routes.get((key, edition.key))

    def is_awaiting_review(self, key: str) -> bool:
        """Whether a page waits for its final review; cover and 404 page, which have no key, do not."""
        return key in self.statuses and self.statuses[key].is_awaiting_review

    def list_written(self, key: str) -> tuple[Route, ...]:
        """Return the routes of a page in the editions in whose languages it is written, the facing one last."""
        routes = (self.routes.get((key, edition)) for edition in self.editions)
        return tuple(route for route in routes if route and route.borrowed is None)

    def find_nearest(self, key: str, edition: Edition) -> Route | None:
        """Return the route of a page in an edition, else in the first edition that has it, else ``None``."""
        candidates = (self.routes.get((key, other)) for other in (edition.key, *self.editions))
        return next((route for route in candidates if route), None)


def plan_routes(corpus: Corpus, kept: Derivations | None = None) -> RouteTable:
    """Return the routes of every page in every edition in which all its languages exist, or which borrows one of them.

    What ``kept`` holds of the very same objects is not made again.
    """
    kept = kept or Derivations()
    editions = kept.derive("editions", (corpus.settings.locales,), lambda: _list_editions(corpus))
    home = corpus.find_page("home")
    shown = corpus.settings.missing == "show"
    routes = {}
    for key, pair in corpus.pairs.items():
        sources = (editions, shown, pair, key == home)
        slug = "" if key == home else f"{key}/"
        for route in kept.derive(
            ("routes", key), sources, partial(_route_page, pair, editions, slug=slug, is_shown=shown)
        ):
            routes[key, route.edition.key] = route
    return RouteTable(editions, routes, _list_statuses(corpus, kept))


def _list_editions(corpus: Corpus) -> Mapping[str, Edition]:
    """Return the editions of a site by key, single ones in the order of site.yaml, the facing one last."""
    locales = tuple(KNOWN_LOCALES[prefix] for prefix in corpus.settings.locales)
    editions = {locale.prefix: Edition(locale.prefix, (locale,)) for locale in locales}
    if len(locales) > 1:
        editions[FACING] = Edition(FACING, locales)
    return editions


def _route_page(
    pair: DocumentPair, editions: Mapping[str, Edition], *, slug: str, is_shown: bool
) -> tuple[Route, ...]:
    """Return the routes of one page; ``slug`` is its path after the edition, which the home page has none of."""
    routes = []
    for edition in editions.values():
        is_written = all(locale.prefix in pair.documents for locale in edition.locales)
        if is_written or (is_shown and not edition.is_facing):
            borrowed = None if is_written else KNOWN_LOCALES[next(iter(pair.documents))]
            routes.append(Route(pair.key, edition, f"{edition.key}/{slug}", borrowed))
    return tuple(routes)


def _list_statuses(corpus: Corpus, kept: Derivations) -> Mapping[str, PageStatus]:
    """Return the status of every page by key."""
    reviewed = corpus.reviews.list_reviewed()
    pages = corpus.freshness.pages
    statuses = {}
    for key, pair in corpus.pairs.items():
        kind = next(iter(pair.documents.values())).front_matter.page
        shown = (SHOWN_FILES[kind],) if kind in SHOWN_FILES else ()
        is_awaiting = corpus.settings.reviews.required and key not in reviewed
        sources = (pair, *(pages.get(name) for name in (key, *shown)), is_awaiting)
        statuses[key] = kept.derive(
            ("status", key), sources, partial(_find_status, corpus, pair, shown, is_awaiting=is_awaiting)
        )
    return statuses


def _find_status(
    corpus: Corpus, pair: DocumentPair, shown: tuple[str, ...], *, is_awaiting: bool
) -> PageStatus:
    return PageStatus(tuple(pair.documents), corpus.freshness.summarise(pair.key, *shown), is_awaiting)


def check_routes(routes: Iterable[Route], corpus: Corpus) -> list[Finding]:
    """Return a finding for every two routes that lead to one path, file systems that ignore case included."""
    seen: dict[str, Route] = {}
    findings = []
    for route in routes:
        other = seen.setdefault(route.path.casefold(), route)
        if other is not route:
            document = next(iter(corpus.pairs[route.key].documents.values()))
            findings.append(
                Finding(
                    "routes.clash",
                    Severity.ERROR,
                    Location(document.path),
                    message(
                        "This page and “%(other)s” would both be published at “%(path)s”.",
                        other=other.key,
                        path=route.path,
                    ),
                    message("Rename one of the two files, or give only one of them “page: home”."),
                    route.key,
                )
            )
    return findings


@dataclass(frozen=True, slots=True)
class Addresses:
    """How one page refers to paths of the site."""

    base: str
    """Path of the page itself for relative addresses; with `is_absolute`, the path of the site's root."""
    is_absolute: bool = False
    """Whether addresses begin at the server's root."""

    def to(self, path: str, anchor: str | None = None) -> str:
        """Return the address of ``path`` (``""`` is the root) from here."""
        fragment = f"#{anchor}" if anchor else ""
        if self.is_absolute:
            return f"{self.base}{path}{fragment}"
        if path == self.base and anchor:
            return fragment
        return _relate(self.base, path) + fragment


def _relate(base: str, path: str) -> str:
    """Return the address of ``path`` from a page at ``base``; both are paths of the site, folders end in ``/``.

    `posixpath.relpath` would do, but asks for the working directory each time.
    """
    folders, parts = base.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(folders), len(parts) - 1) and folders[shared] == parts[shared]:
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(parts[shared:]) or "./"


def find_base_path(base_url: str | None) -> str:
    """Return the path of the site's root on its server, with ``/`` at both ends: ``/repo/``."""
    return urlsplit(base_url).path if base_url else "/"
