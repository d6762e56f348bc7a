"""The timeline as files for TimelineJS, one in each language: which there are, and what stands in them; the form is another stage's."""

from collections.abc import Iterator

from couplet.model.artifacts import TimelineSource
from couplet.model.corpus import Corpus
from couplet.model.locales import Locale
from couplet.model.views import DownloadView
from couplet.plan.downloads import DOWNLOADS
from couplet.plan.entries import plan_entries
from couplet.plan.routes import Addresses, Route, RouteTable
from couplet.plan.scene import Scene


def plan_exports(corpus: Corpus, table: RouteTable) -> Iterator[tuple[str, TimelineSource]]:
    """Yield path and source of the export in every language in which the report has a timeline page."""
    key = corpus.find_page("timeline")
    if corpus.timeline and key:
        for route in table.list_written(key):
            if not route.edition.is_facing:
                yield _find_path(route.edition.main), _plan_export(corpus, table, route)


def link_exports(scene: Scene) -> tuple[DownloadView, ...]:
    """Return links to the exports in the languages of the scene's edition, where there are such."""
    written = {
        route.edition.key: route.edition.main
        for route in scene.table.list_written(scene.key)
        if not route.edition.is_facing
    }
    return tuple(
        DownloadView(format="TimelineJS", href=scene.addresses.to(_find_path(locale)), locale=locale)
        for prefix, locale in written.items()
        if prefix in scene.prefixes
    )


def _find_path(locale: Locale) -> str:
    return f"{DOWNLOADS}timeline.{locale.prefix}.json"


def _plan_export(corpus: Corpus, table: RouteTable, route: Route) -> TimelineSource:
    """Return the source of one language's export. Addresses are absolute; on a site without base URL relative to the file."""
    assert corpus.timeline is not None, "only a report with entries is exported"
    base = corpus.settings.base_url
    addresses = Addresses(base, is_absolute=True) if base else Addresses(DOWNLOADS)
    scene = Scene(corpus, table, route.edition, route.key, addresses, corpus.facts)
    locale = route.edition.main
    head = corpus.pairs[route.key].documents[locale.prefix].front_matter
    return TimelineSource(
        locale=locale,
        title=head.title,
        description=head.deck or head.description,
        page=addresses.to(route.path),
        entries=plan_entries(corpus.timeline, scene),
    )
