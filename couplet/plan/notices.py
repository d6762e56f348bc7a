"""What readers are told of a page's translation: that its text is older in part, or not translated; where the other text is; no wording."""

from collections.abc import Iterable

from couplet.model.views import NoticeView, SwitchView
from couplet.plan.navigation import plan_switches
from couplet.plan.scene import Scene


def plan_review_notices(scene: Scene) -> tuple[NoticeView, ...]:
    """Return the notice of a page that waits for its final review."""
    return (NoticeView("unreviewed", ()),) if scene.table.is_awaiting_review(scene.key) else ()


def plan_notices(scene: Scene) -> tuple[NoticeView, ...]:
    """Return the notices of the scene's page: none where all its languages answer each other.

    In a facing edition the languages stand side by side, so that its notice needs no links; the rows concerned are marked.
    """
    route = scene.table.find(scene.key, scene.edition)
    if route is not None and route.borrowed:
        written = scene.table.statuses[scene.key].written
        return (NoticeView("borrowed", _choose_switches(scene, written)),)
    freshness = scene.table.statuses[scene.key].freshness
    if scene.edition.is_facing:
        is_uneven = any(
            prefix in lacking
            for lacking in (freshness.outdated, freshness.untranslated)
            for prefix in scene.prefixes
        )
        return (NoticeView("uneven", ()),) if is_uneven else ()
    found = (("outdated", freshness.outdated), ("untranslated", freshness.untranslated))
    own = scene.prefixes[0]
    return tuple(
        NoticeView(kind, _choose_switches(scene, lacking[own])) for kind, lacking in found if own in lacking
    )


def _choose_switches(scene: Scene, prefixes: Iterable[str]) -> tuple[SwitchView, ...]:
    """Return the same page in the editions in one of these languages."""
    return tuple(switch for switch in plan_switches(scene) if switch.edition in set(prefixes))
