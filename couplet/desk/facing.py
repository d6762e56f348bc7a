"""The facing view of one page: its texts block by block, those of the YAML file that it shows, and what stands beside them; pure."""

from couplet.desk.blocks import FRESHNESS, holds, plan_group
from couplet.desk.desk import Desk
from couplet.desk.overview import plan_photos, plan_rows
from couplet.desk.photos import list_photos
from couplet.desk.views import PageView
from couplet.exchange.status import list_reported, report_page
from couplet.model.corpus import Corpus
from couplet.model.units import list_named_units
from couplet.plan.routes import SHOWN_FILES


def plan_page(desk: Desk, key: str) -> PageView | None:
    """Return the view of a page or YAML file; ``None`` if the report has none of that name."""
    if key not in list_reported(desk.corpus):
        return None
    report = report_page(key, desk.corpus, desk.findings)
    names = list_names(desk.corpus, key)
    groups = tuple(group for group in (plan_group(desk, name) for name in names) if group.blocks)
    units = [unit for name in names for unit in list_named_units(desk.corpus, name)]
    others = (
        finding
        for finding in report.findings
        if not finding.code.startswith(FRESHNESS) and not any(holds(unit, finding) for unit in units)
    )
    (row,) = plan_rows(desk, (report,))
    return PageView(
        row=row,
        groups=groups,
        findings=tuple(desk.show_finding(finding) for finding in others),
        photos=plan_photos(desk, (photo for photo in list_photos(desk.corpus) if photo.name == key)),
        columns=tuple((locale.tag, locale.name) for locale in desk.locales),
    )


def list_names(corpus: Corpus, key: str) -> tuple[str, ...]:
    """Return the names under which the texts of a page are listed: its key, and the YAML file that it shows."""
    if key not in corpus.pairs:
        return (key,)
    kind = next(iter(corpus.pairs[key].documents.values())).front_matter.page
    return tuple(dict.fromkeys((key, *([SHOWN_FILES[kind]] if kind in SHOWN_FILES else []))))
