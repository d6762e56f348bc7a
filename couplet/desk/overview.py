"""The overview of the desk: every page with its state, findings, reviews, length and photos, work first; pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from couplet.checks.reviews import NAMES as STAGE_NAMES
from couplet.desk.blocks import errors_first
from couplet.desk.counting import Length, measure_texts
from couplet.desk.desk import Desk
from couplet.desk.photos import PhotoUse, list_photos
from couplet.desk.views import LanguageView, OverviewView, PageRow, PhotoView
from couplet.exchange.status import PageReport, report_pages
from couplet.model.findings import message
from couplet.model.freshness import STATE_NAMES, UnitState, UnitStatus
from couplet.model.locales import KNOWN_LOCALES, Locale
from couplet.model.reviews import STAGES
from couplet.model.units import list_named_units
from couplet.plan.routes import RouteTable, plan_routes

UNREAD_FIELDS = ("description", "short_title")
"""Texts of a page's head that do not stand on it and are not counted."""

BOTH = message("side by side")
TOGETHER = (UnitState.CONFLICT, UnitState.NEW)
"""States that concern all languages of a text at once."""


def plan_overview(desk: Desk) -> OverviewView:
    """Return the overview of a report."""
    reports = report_pages(desk.corpus, desk.findings)
    rows = plan_rows(desk, reports)
    photos = list_photos(desk.corpus)
    reviewed = [report for report in reports if report.key in desk.corpus.pairs]
    return OverviewView(
        rows=tuple(sorted(rows, key=lambda row: row.work, reverse=True)),
        languages=tuple(_plan_total(desk, number, rows) for number in range(len(desk.locales))),
        findings=tuple(desk.show_finding(finding) for finding in errors_first(desk.findings)),
        photos=plan_photos(desk, photos),
        photo_count=len(photos),
        reviews=tuple(
            (
                desk.say(STAGE_NAMES[stage]),
                sum(stage in {made for made, _, _ in one.sign_offs} for one in reviewed),
            )
            for stage in STAGES
        ),
        page_count=len(reviewed),
        is_recorded=desk.corpus.freshness.is_recorded,
    )


def _plan_total(desk: Desk, number: int, rows: Sequence[PageRow]) -> LanguageView:
    """Return the language of a column over all pages."""
    locale = desk.locales[number]
    own = _plan_language(desk, locale, tuple(desk.corpus.freshness.statuses), ())
    return replace(own, length=sum((row.languages[number].length for row in rows), Length()))


def plan_photos(desk: Desk, photos: Iterable[PhotoUse]) -> tuple[PhotoView, ...]:
    """Return the photos that lack something."""
    return tuple(
        PhotoView(photo.file, tuple(map(desk.say, photo.lacks)), desk.show_place(photo.place))
        for photo in photos
        if photo.lacks
    )


def plan_rows(desk: Desk, reports: Sequence[PageReport]) -> tuple[PageRow, ...]:
    """Return the row of every page, in the order of ``reports``."""
    photos = list_photos(desk.corpus)
    table = plan_routes(desk.corpus)
    return tuple(_plan_row(desk, report, photos, table) for report in reports)


def _list_texts(desk: Desk, name: str) -> Mapping[str, list[str]]:
    """Return the texts that stand on a page, or in a YAML file, by locale prefix."""
    texts: dict[str, list[str]] = {}
    for unit in list_named_units(desk.corpus, name):
        if unit.id not in UNREAD_FIELDS:
            for prefix, segment in unit.segments.items():
                texts.setdefault(prefix, []).append(segment.text)
    return texts


def _plan_row(desk: Desk, report: PageReport, photos: Sequence[PhotoUse], table: RouteTable) -> PageRow:
    texts = _list_texts(desk, report.key)
    made = {stage: f"{by}, {date}" for stage, by, date in report.sign_offs}
    is_page = report.key in desk.corpus.pairs
    errors = sum(finding.is_error for finding in report.findings)
    lacking = sum(bool(photo.lacks) and photo.name == report.key for photo in photos)
    row = PageRow(
        key=report.key,
        title=tuple((KNOWN_LOCALES[prefix].tag, title) for prefix, title in report.title.items()),
        desk=desk.addresses.find_page(report.key),
        pages=tuple(_link_pages(desk, report.key, table)) if is_page else (),
        languages=tuple(
            _plan_language(desk, locale, report.statuses, texts.get(locale.prefix, ()))
            for locale in desk.locales
        ),
        together=_count_states(desk, report.statuses, TOGETHER),
        errors=errors,
        warnings=len(report.findings) - errors,
        reviews=tuple((desk.say(STAGE_NAMES[stage]), made.get(stage, "")) for stage in STAGES)
        if is_page
        else (),
        photos=lacking,
        work=(),
    )
    open_texts = Counter(status.state for status in report.statuses)
    del open_texts[UnitState.TRANSLATED]
    fresh = open_texts.pop(UnitState.NEW, 0)
    return replace(row, work=(errors, open_texts.total(), row.warnings, fresh, lacking))


def _link_pages(desk: Desk, key: str, table: RouteTable) -> Iterator[tuple[str, str, str]]:
    """Yield language tag, name and address of a page in each edition."""
    for edition in table.editions.values():
        route = table.find(key, edition)
        address = desk.addresses.find_site(route.path) if route else ""
        if address:
            name = desk.say(BOTH) if edition.is_facing else edition.main.name
            yield "" if edition.is_facing else edition.main.tag, name, address


def _count_states(
    desk: Desk, statuses: Iterable[UnitStatus], states: Sequence[UnitState]
) -> tuple[tuple[str, str, int], ...]:
    """Return word for style, words and number of each of ``states`` that some text is in."""
    counts = Counter(status.state for status in statuses)
    return tuple(
        (state.value, desk.say(STATE_NAMES[state]), counts[state]) for state in states if counts[state]
    )


def _plan_language(
    desk: Desk, locale: Locale, statuses: Sequence[UnitStatus], texts: Iterable[str]
) -> LanguageView:
    """Return how one language stands: what of it is missing or outdated, and what is neither."""
    missing = sum(locale.prefix in status.missing for status in statuses)
    outdated = sum(locale.prefix in status.outdated for status in statuses)
    translated = sum(status.state is UnitState.TRANSLATED for status in statuses)
    counts = (
        (UnitState.MISSING, missing),
        (UnitState.OUTDATED, outdated),
        (UnitState.TRANSLATED, translated),
    )
    states = tuple((state.value, desk.say(STATE_NAMES[state]), count) for state, count in counts if count)
    return LanguageView(locale.tag, locale.name, states, measure_texts(texts))
