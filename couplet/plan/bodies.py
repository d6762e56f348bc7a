"""What stands in the main part of each kind of page, scorecard, timeline and prose aside; one function a kind, `BODIES` names them all."""

from collections.abc import Callable, Mapping

from couplet.model.bodies import (
    Body,
    DefectView,
    HomeBody,
    ImprintBody,
    KeyFigureView,
    OutlookBody,
    OutlookSectionView,
    PlanItemView,
    PlanTargetView,
)
from couplet.model.report import Defect, PlanItem
from couplet.model.views import LinkView, SectionView
from couplet.plan.navigation import plan_navigation
from couplet.plan.prose import plan_prose
from couplet.plan.scene import Scene
from couplet.plan.scorecard import plan_scorecard
from couplet.plan.timeline import plan_timeline


def plan_home(scene: Scene) -> HomeBody:
    """Return the body of the home page: key figures and ways into every part."""
    key_figures = tuple(
        KeyFigureView(
            figure=scene.view_fact(key.fact),
            unit=scene.choose(key.unit),
            label=scene.choose(key.label),
            href=link.href,
        )
        for key in scene.corpus.settings.key_figures
        if (link := scene.link_page(key.page))
    )
    groups = plan_navigation(scene, with_notes=True)
    parts = tuple(group for group in groups if not group.is_current)
    return HomeBody(prose=plan_prose(scene), key_figures=key_figures, parts=parts)


def plan_outlook(scene: Scene) -> OutlookBody:
    """Return the body of the outlook: each themed section with its plan items."""
    outlook = scene.corpus.outlook
    assert outlook is not None, "checks let no outlook page pass without outlook.yaml"
    prose = plan_prose(scene)
    opening = [section for section in prose.sections if section.anchor is None]
    return OutlookBody(
        introduction=opening[0] if opening else SectionView(anchor=None, heading={}, rows=()),
        sections=tuple(
            OutlookSectionView(
                section=section,
                items=tuple(
                    _plan_plan_item(item, scene) for item in outlook.items if item.section == section.anchor
                ),
            )
            for section in prose.sections
            if section.anchor
        ),
        footnotes=prose.footnotes,
    )


def _plan_plan_item(item: PlanItem, scene: Scene) -> PlanItemView:
    return PlanItemView(
        anchor=f"item-{item.id}",
        title=scene.choose(item.title),
        targets=tuple(
            PlanTargetView(figure=scene.view_fact(target.fact), label=scene.choose(target.label))
            for target in item.targets
        ),
        follows=_link_followed(item, scene),
    )


def _link_followed(item: PlanItem, scene: Scene) -> tuple[LinkView, ...]:
    """Return links to the scorecard items that a plan item continues."""
    scorecard, page = scene.corpus.scorecard, scene.corpus.find_page("scorecard")
    if scorecard is None or page is None:
        return ()
    links = (
        scene.link_anchor(page, result.id, result.title)
        for result in scorecard.items
        if result.id in item.follows
    )
    return tuple(link for link in links if link)


def plan_imprint(scene: Scene) -> ImprintBody:
    """Return the body of the imprint: its sections, the source's defects, the licence."""
    return ImprintBody(
        prose=plan_prose(scene),
        defects=tuple(
            _plan_defect(defect, scene, page)
            for defect in scene.corpus.fact_book.defects
            if (page := scene.link_page(defect.page))
        ),
        licence=plan_licence(scene),
    )


def _plan_defect(defect: Defect, scene: Scene, page: LinkView) -> DefectView:
    return DefectView(
        anchor=f"defect-{defect.id}",
        lines=defect.lines,
        page=page,
        defect=scene.choose(defect.defect),
        reading=scene.choose(defect.reading),
    )


def plan_licence(scene: Scene) -> LinkView:
    """Return the link to the licence of the content."""
    licence = scene.corpus.settings.licence
    return LinkView(title=scene.choose(licence.name), href=licence.url)


BODIES: Mapping[str, Callable[[Scene], Body]] = {
    "home": plan_home,
    "article": plan_prose,
    "scorecard": plan_scorecard,
    "timeline": plan_timeline,
    "outlook": plan_outlook,
    "imprint": plan_imprint,
}
"""Kind of page to the function that plans its body."""
