"""What readers are told of a page's translation: that its text is older in part, or not translated; where the other text is; no wording."""

from collections.abc import Iterable, Iterator, Mapping

from couplet.model.views import Edition, NoticeView, SwitchView
from couplet.plan.navigation import plan_switches
from couplet.plan.routes import RouteTable
from couplet.plan.scene import Scene


def list_notices(table: RouteTable, key: str, edition: Edition) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield what the status of a page asks an edition to tell its readers: kind of notice, and prefixes of the languages to go to.

    In a facing edition the languages stand side by side, so that its notice needs no links; the rows concerned are marked.
    """
    if table.is_awaiting_review(key):
        yield "unreviewed", ()
    route = table.find(key, edition)
    status = table.statuses[key]
    lacking = (("outdated", status.freshness.outdated), ("untranslated", status.freshness.untranslated))
    if route is not None and route.borrowed:
        yield "borrowed", status.written
    elif edition.is_facing:
        if any(locale.prefix in texts for _, texts in lacking for locale in edition.locales):
            yield "uneven", ()
    else:
        own = edition.main.prefix
        yield from ((kind, texts[own]) for kind, texts in lacking if own in texts)


def list_all_notices(table: RouteTable) -> Mapping[str, frozenset[str]]:
    """Return the file of every page to the kinds of notice that its status asks for, to hold the built pages against."""
    return {
        route.file: frozenset(kind for kind, _ in list_notices(table, route.key, route.edition))
        for route in table.routes.values()
    }


def plan_notices(scene: Scene) -> tuple[NoticeView, ...]:
    """Return the notices of the scene's page: none where all its languages answer each other."""
    return tuple(
        NoticeView(kind, _choose_switches(scene, prefixes))
        for kind, prefixes in list_notices(scene.table, scene.key, scene.edition)
    )


def _choose_switches(scene: Scene, prefixes: Iterable[str]) -> tuple[SwitchView, ...]:
    """Return the same page in the editions in one of these languages."""
    return tuple(switch for switch in plan_switches(scene) if switch.edition in set(prefixes))
