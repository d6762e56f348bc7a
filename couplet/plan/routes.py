"""Addresses: which page stands where, and how one page links to another; no content.

A route is a page in one edition. Addresses inside the site are relative, so that a built folder works under any path; only the 404
page, which answers any path, uses absolute ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.views import Edition

FACING = "both"
COVER_PATH = ""
NOT_FOUND_PATH = "404.html"


@dataclass(frozen=True, slots=True)
class Route:
    """One page in one edition."""

    key: str
    """Key of the page's documents."""
    edition: Edition
    """Its edition."""
    path: str
    """Path below the site's root, ending in ``/``: ``zh/review/services/``."""

    @property
    def file(self) -> str:
        """File that holds it: ``zh/review/services/index.html``."""
        return f"{self.path}index.html"


@dataclass(frozen=True, slots=True)
class RouteTable:
    """All routes of a site."""

    editions: Mapping[str, Edition]
    """Key to edition, single ones in the order of site.yaml, the facing one last."""
    routes: Mapping[tuple[str, str], Route]
    """Page key and edition key to route."""

    def find(self, key: str, edition: Edition) -> Route | None:
        """Return the route of a page in an edition, ``None`` if it does not exist there."""
        return self.routes.get((key, edition.key))

    def find_nearest(self, key: str, edition: Edition) -> Route | None:
        """Return the route of a page in an edition, else in the first edition that has it, else ``None``."""
        candidates = (self.routes.get((key, other)) for other in (edition.key, *self.editions))
        return next((route for route in candidates if route), None)


def plan_routes(corpus: Corpus) -> RouteTable:
    """Return the routes of every page in every edition in which all its languages exist."""
    locales = tuple(KNOWN_LOCALES[prefix] for prefix in corpus.settings.locales)
    editions = {locale.prefix: Edition(locale.prefix, (locale,)) for locale in locales}
    if len(locales) > 1:
        editions[FACING] = Edition(FACING, locales)
    routes = {
        (key, edition.key): Route(key, edition, f"{edition.key}/{_find_slug(corpus, key)}")
        for key, pair in corpus.pairs.items()
        for edition in editions.values()
        if all(locale.prefix in pair.documents for locale in edition.locales)
    }
    return RouteTable(editions, routes)


def _find_slug(corpus: Corpus, key: str) -> str:
    """Return the part of a page's path after its edition; the home page has none."""
    return "" if key == corpus.find_page("home") else f"{key}/"


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
