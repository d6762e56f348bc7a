"""Navigation, language switch, and the way on: links between pages, planned from site.yaml and the routes; no texts of its own."""

from couplet.model.locales import Locale
from couplet.model.views import Edition, LinkView, NavigationGroup, SwitchView
from couplet.plan.routes import Addresses, RouteTable
from couplet.plan.scene import Scene


def plan_navigation(scene: Scene, *, with_notes: bool = False) -> tuple[NavigationGroup, ...]:
    """Return the groups of site.yaml with links to the pages that are published, the unpublished left out."""
    groups = []
    for entry in scene.corpus.settings.navigation:
        links = (scene.link_page(key, with_note=with_notes) for key in entry.pages if _is_offered(key, scene))
        present = tuple(link for link in links if link)
        if present:
            groups.append(NavigationGroup(title=scene.choose(entry.title), links=present))
    return tuple(groups)


def _is_offered(key: str, scene: Scene) -> bool:
    """Whether the navigation of the edition names a page; one that the edition lacks is left out where site.yaml says so."""
    is_hidden = scene.corpus.settings.missing == "hide" and not scene.table.find(key, scene.edition)
    return key in scene.corpus.pairs and not is_hidden


def plan_way_on(scene: Scene) -> tuple[LinkView | None, LinkView | None]:
    """Return links to the pages before and after this one in the navigation's order, in this edition alone."""
    order = [
        key
        for entry in scene.corpus.settings.navigation
        for key in entry.pages
        if key in scene.corpus.pairs and scene.table.find(key, scene.edition)
    ]
    if scene.key not in order:
        return None, None
    place = order.index(scene.key)
    before = scene.link_page(order[place - 1]) if place > 0 else None
    after = scene.link_page(order[place + 1]) if place + 1 < len(order) else None
    return before, after


def plan_switches(scene: Scene, *, anchor: str | None = None) -> tuple[SwitchView, ...]:
    """Return this page in every edition that has it, at ``anchor`` if given."""
    return _switch(scene.table, scene.key, scene.edition, addresses=scene.addresses, anchor=anchor)


def plan_ways_in(table: RouteTable, home: str, addresses: Addresses) -> tuple[SwitchView, ...]:
    """Return the home page in every edition, for the cover and the 404 page."""
    return _switch(table, home, None, addresses=addresses, anchor=None)


def _switch(
    table: RouteTable, key: str, current: Edition | None, *, addresses: Addresses, anchor: str | None
) -> tuple[SwitchView, ...]:
    """Return one choice for each edition in whose languages the page ``key`` is written."""
    return tuple(
        SwitchView(
            edition=route.edition.key,
            name=_name_edition(route.edition),
            tag=route.edition.main.tag,
            href=addresses.to(route.path, anchor),
            is_current=current is not None and route.edition.key == current.key,
        )
        for route in table.list_written(key)
    )


def _name_edition(edition: Edition) -> str:
    """Return a single edition's language in itself; the facing edition is named by the template, in every language."""
    main: Locale = edition.main
    return "" if edition.is_facing else main.name
