"""The scorecard: targets, results, rates and verdicts, computed from the facts; no words of its own.

The verdict is what the figures say (`Fact.verdict`), never what a text claims.
"""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from couplet.model.bodies import (
    HonourLevelView,
    HonourView,
    ScorecardBody,
    ScorecardGroupView,
    ScorecardItemView,
)
from couplet.model.report import Fact, HonourLevel, Scorecard, ScorecardGroup, ScorecardItem
from couplet.model.views import BarView, DownloadView, LinkView
from couplet.plan.downloads import list_downloads
from couplet.plan.prose import plan_prose
from couplet.plan.scene import Scene

AXIS_STEP = Decimal("0.1")
AXIS_LIMIT = Decimal(2)


def plan_scorecard(scene: Scene) -> ScorecardBody:
    """Return the body of the scorecard page."""
    scorecard = scene.corpus.scorecard
    assert scorecard is not None, "checks let no scorecard page pass without scorecard.yaml"
    axis = _find_axis_end(scorecard, scene.facts)
    groups = tuple(_plan_group(group, scene, axis=axis) for group in scorecard.groups)
    return ScorecardBody(
        prose=plan_prose(scene),
        plan=scene.choose(scorecard.plan.name),
        groups=groups,
        honours=tuple(_plan_honours(level, scene) for level in scorecard.honours),
        downloads=_plan_downloads(scene),
        tally=Counter(item.verdict for group in groups for item in group.items),
    )


def _find_axis_end(scorecard: Scorecard, facts: Mapping[str, Fact]) -> Decimal:
    """Return the rate at the right end of all bars: the highest, rounded up to a tenth, between 1.1 and the limit."""
    highest = max((facts[item.fact].rate or Decimal(0) for item in scorecard.items), default=Decimal(0))
    steps = (highest / AXIS_STEP).to_integral_value(rounding="ROUND_CEILING")
    return min(max(steps * AXIS_STEP, 1 + AXIS_STEP), AXIS_LIMIT)


def _plan_group(group: ScorecardGroup, scene: Scene, *, axis: Decimal) -> ScorecardGroupView:
    items = tuple(_plan_item(item, scene, axis=axis) for item in group.items)
    return ScorecardGroupView(digit=group.digit, title=scene.choose(group.title), items=items)


def _plan_item(item: ScorecardItem, scene: Scene, *, axis: Decimal) -> ScorecardItemView:
    fact = scene.facts[item.fact]
    return ScorecardItemView(
        anchor=item.id,
        title=scene.choose(item.title),
        unit=scene.choose(item.unit),
        aim=scene.choose(item.aim),
        result=scene.choose(item.result),
        target=scene.view_fact(item.fact, is_target=True),
        outcome=scene.view_fact(item.fact),
        rate=fact.rate,
        verdict=fact.verdict,
        bar=BarView(
            length=_as_share(min(fact.rate or Decimal(0), axis), axis), target=_as_share(Decimal(1), axis)
        ),
        continued_by=_link_continuations(item, scene),
    )


def _as_share(rate: Decimal, axis: Decimal) -> Decimal:
    """Return a rate as per cent of the drawing's width, to two decimals."""
    return (rate / axis * 100).quantize(Decimal("0.01"))


def _link_continuations(item: ScorecardItem, scene: Scene) -> tuple[LinkView, ...]:
    """Return links to the items of the outlook that continue this one."""
    outlook, page = scene.corpus.outlook, scene.corpus.find_page("outlook")
    if outlook is None or page is None:
        return ()
    links = (
        scene.link_anchor(page, f"item-{plan.id}", plan.title)
        for plan in outlook.items
        if item.id in plan.follows
    )
    return tuple(link for link in links if link)


def _plan_honours(level: HonourLevel, scene: Scene) -> HonourLevelView:
    honours = tuple(
        HonourView(title=scene.choose(item.title), figure=scene.view_fact(item.fact)) for item in level.items
    )
    return HonourLevelView(anchor=f"honours-{level.id}", title=scene.choose(level.title), honours=honours)


def _plan_downloads(scene: Scene) -> tuple[DownloadView, ...]:
    """Return the files of the table in the edition's languages, and the one that holds all."""
    return tuple(
        DownloadView(
            format=download.format,
            href=scene.addresses.to(download.path),
            size=len(download.content),
            locale=download.locale,
        )
        for download in list_downloads(scene.corpus)
        if download.locale is None or download.locale in scene.edition.locales
    )
