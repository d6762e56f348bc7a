"""The timeline: entries in order of date, by month and by theme; no words of its own."""

from itertools import groupby

from couplet.model.bodies import MonthView, ThemeView, TimelineBody
from couplet.plan.entries import name_theme, plan_entries
from couplet.plan.prose import plan_prose
from couplet.plan.scene import Scene
from couplet.plan.timelinejs import link_exports


def plan_timeline(scene: Scene) -> TimelineBody:
    """Return the body of the timeline."""
    timeline = scene.corpus.timeline
    assert timeline is not None, "checks let no timeline page pass without timeline.yaml"
    entries = plan_entries(timeline, scene)
    themes = (
        ThemeView(
            anchor=anchor,
            title=scene.choose(theme.title),
            entries=tuple(entry for entry in entries if entry.theme and entry.theme.href == f"#{anchor}"),
        )
        for theme in timeline.themes
        if (anchor := name_theme(theme))
    )
    months = groupby(entries, key=lambda entry: entry.date[:7])
    return TimelineBody(
        prose=plan_prose(scene),
        months=tuple(MonthView(anchor=month, entries=tuple(run)) for month, run in months),
        themes=tuple(theme for theme in themes if theme.entries),
        downloads=link_exports(scene),
    )
