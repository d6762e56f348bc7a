"""The pages of a site as views: one for every route, the cover, and the 404 page; artifacts are planned elsewhere."""

from dataclasses import dataclass

from couplet.model.bodies import CoverBody
from couplet.model.corpus import Corpus
from couplet.model.pages import PageView, SiteView
from couplet.model.pictures import list_pictures
from couplet.model.views import Edition, LocalizedText
from couplet.plan.bodies import BODIES, plan_licence
from couplet.plan.head import plan_head
from couplet.plan.navigation import plan_navigation, plan_switches, plan_way_on, plan_ways_in
from couplet.plan.notices import plan_notices
from couplet.plan.routes import (
    COVER_PATH,
    FACING,
    NOT_FOUND_PATH,
    Addresses,
    Route,
    RouteTable,
    find_base_path,
)
from couplet.plan.scene import Scene


@dataclass(frozen=True, slots=True)
class Assets:
    """Paths of what pages are dressed with; a page loads one style sheet and the script."""

    style: str
    """Style sheet of pages without photos."""
    photo_style: str
    """Style sheet of pages with photos: the same, and what photos need."""
    script: str
    """The script."""


def list_pages(table: RouteTable) -> dict[str, Route | str]:
    """Return the file of every page with its route, or for cover and 404 page, which have none, their kind."""
    routes: dict[str, Route | str] = {route.file: route for route in table.routes.values()}
    return {**routes, "index.html": "cover", NOT_FOUND_PATH: "not-found"}


def plan_page(corpus: Corpus, table: RouteTable, page: Route | str, *, assets: Assets) -> PageView:
    """Return the view of a page of `list_pages`."""
    if isinstance(page, Route):
        return _plan_page(corpus, table, page, assets=assets)
    if page == "cover":
        return _plan_entrance(corpus, table, page, addresses=Addresses(COVER_PATH), assets=assets)
    root = Addresses(find_base_path(corpus.settings.base_url), is_absolute=True)
    return _plan_entrance(corpus, table, page, addresses=root, assets=assets)


def _plan_page(corpus: Corpus, table: RouteTable, route: Route, *, assets: Assets) -> PageView:
    """Return the view of a page in one edition."""
    scene = Scene(corpus, table, route.edition, route.key, Addresses(route.path), corpus.facts)
    heads = {prefix: document.front_matter for prefix, document in scene.find_documents(route.key).items()}
    kind = next(iter(heads.values())).page
    previous, following = plan_way_on(scene)
    has_photos = bool(list_pictures(corpus, route.key))
    return PageView(
        kind=kind,
        key=route.key,
        edition=route.edition,
        root=scene.addresses.to(""),
        home=_find_home(scene),
        title={prefix: head.title for prefix, head in heads.items()},
        deck={prefix: head.deck for prefix, head in heads.items() if head.deck},
        kicker=_find_kicker(scene),
        head=plan_head(scene, kind=kind, path=route.path),
        site=_plan_site(scene),
        navigation=plan_navigation(scene),
        switches=plan_switches(scene),
        previous=previous,
        next=following,
        stylesheet=scene.addresses.to(assets.photo_style if has_photos else assets.style),
        script=scene.addresses.to(assets.script),
        body=BODIES[kind](scene),
        notices=plan_notices(scene),
        has_photos=has_photos,
        borrowed=route.borrowed,
    )


def _plan_entrance(
    corpus: Corpus, table: RouteTable, kind: str, *, addresses: Addresses, assets: Assets
) -> PageView:
    """Return the view of the cover or the 404 page: ways into every edition, in all languages."""
    single = tuple(edition.main for edition in table.editions.values() if not edition.is_facing)
    scene = Scene(corpus, table, Edition(FACING, single), "", addresses, corpus.facts)
    home = corpus.find_page("home") or ""
    return PageView(
        kind=kind,
        key="",
        edition=scene.edition,
        root=addresses.to(""),
        home=addresses.to(""),
        title=scene.choose(corpus.settings.title),
        deck={},
        kicker={},
        head=plan_head(scene, kind=kind, path=COVER_PATH if kind == "cover" else NOT_FOUND_PATH),
        site=_plan_site(scene),
        navigation=(),
        switches=(),
        previous=None,
        next=None,
        stylesheet=addresses.to(assets.style),
        script=addresses.to(assets.script),
        body=CoverBody(editions=plan_ways_in(table, home, addresses)),
    )


def _find_home(scene: Scene) -> str:
    """Return the address of the home page, in another edition where this one has none."""
    route = scene.table.find_nearest(scene.corpus.find_page("home") or "", scene.edition)
    return scene.addresses.to(route.path if route else "")


def _plan_site(scene: Scene) -> SiteView:
    """Return what every page knows of the site."""
    settings = scene.corpus.settings
    home = scene.corpus.find_page("home")
    decks = (
        {prefix: document.front_matter.deck for prefix, document in scene.find_documents(home).items()}
        if home
        else {}
    )
    return SiteView(
        title=scene.choose(settings.title),
        short_title=scene.choose(settings.short_title),
        deck=scene.choose(decks),
        byline=scene.choose(settings.byline),
        publisher=scene.choose(settings.publisher),
        subject=scene.choose(settings.subject),
        licence=plan_licence(scene),
    )


def _find_kicker(scene: Scene) -> LocalizedText:
    """Return the title of the navigation group the page belongs to; nothing for a page on its own."""
    for entry in scene.corpus.settings.navigation:
        if scene.key in entry.pages and entry.title:
            return scene.choose(entry.title)
    return {}
