"""The entries of the timeline in order of date, as its page and its export show them; what surrounds them is planned elsewhere."""

from collections.abc import Mapping

from couplet.model.bodies import TimelineEntryView
from couplet.model.pictures import name_entry
from couplet.model.report import Theme, Timeline, TimelineEntry
from couplet.model.views import LinkView, PhotoView
from couplet.plan.photos import plan_photos
from couplet.plan.scene import Scene


def plan_entries(timeline: Timeline, scene: Scene) -> tuple[TimelineEntryView, ...]:
    """Return all entries in order of date, those of one day in order of id."""
    themes = {theme.id: theme for theme in timeline.themes}
    photos = plan_photos(scene)
    entries = (
        _plan_entry(entry, scene, themes, photos.get(entry.photo.file) if entry.photo else None)
        for entry in timeline.entries
    )
    return tuple(sorted(entries, key=lambda entry: entry.anchor))


def name_theme(theme: Theme) -> str:
    """Return the id of a theme on the page."""
    return f"theme-{theme.id}"


def _plan_entry(
    entry: TimelineEntry, scene: Scene, themes: Mapping[str, Theme], photo: PhotoView | None
) -> TimelineEntryView:
    date = scene.facts[entry.fact].date or ""
    theme = themes.get(entry.theme or "")
    return TimelineEntryView(
        anchor=name_entry(entry, date),
        date=date,
        fact=entry.fact,
        theme=LinkView(title=scene.choose(theme.title), href=f"#{name_theme(theme)}") if theme else None,
        title=scene.choose(entry.title),
        caption=scene.choose(entry.caption),
        place=scene.choose(entry.place),
        photo=photo,
    )
