"""The entries of the timeline in order of date, as its page and its export show them; what surrounds them is planned elsewhere."""

from collections.abc import Mapping

from couplet.model.bodies import PhotoView, TimelineEntryView
from couplet.model.report import Theme, Timeline, TimelineEntry
from couplet.model.views import LinkView
from couplet.plan.scene import Scene


def plan_entries(timeline: Timeline, scene: Scene) -> tuple[TimelineEntryView, ...]:
    """Return all entries in order of date, those of one day in order of id."""
    themes = {theme.id: theme for theme in timeline.themes}
    entries = (_plan_entry(entry, scene, themes) for entry in timeline.entries)
    return tuple(sorted(entries, key=lambda entry: entry.anchor))


def name_theme(theme: Theme) -> str:
    """Return the id of a theme on the page."""
    return f"theme-{theme.id}"


def _plan_entry(entry: TimelineEntry, scene: Scene, themes: Mapping[str, Theme]) -> TimelineEntryView:
    date = scene.facts[entry.fact].date or ""
    theme = themes.get(entry.theme or "")
    return TimelineEntryView(
        anchor=f"{date}-{entry.id}",
        date=date,
        fact=entry.fact,
        theme=LinkView(title=scene.choose(theme.title), href=f"#{name_theme(theme)}") if theme else None,
        title=scene.choose(entry.title),
        caption=scene.choose(entry.caption),
        place=scene.choose(entry.place),
        photo=_plan_photo(entry, scene),
    )


def _plan_photo(entry: TimelineEntry, scene: Scene) -> PhotoView | None:
    """Return the picture of an entry in its renditions, best format first; ``None`` for an entry set as type."""
    if entry.photo is None:
        return None
    renditions = scene.corpus.renditions[entry.photo.file]
    formats: dict[str, list[str]] = {}
    for rendition in renditions:
        formats.setdefault(rendition.mime_type, []).append(
            f"{scene.addresses.to(rendition.path)} {rendition.width}w"
        )
    largest = renditions[-1]
    return PhotoView(
        sources=tuple((mime_type, ", ".join(candidates)) for mime_type, candidates in formats.items()),
        fallback=scene.addresses.to(largest.path),
        width=largest.width,
        height=largest.height,
        alt=scene.choose(entry.photo.alt),
        credit=scene.choose(entry.photo.credit),
    )
