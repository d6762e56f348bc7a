"""The translation status of a report as plain records, page by page and text by text; how it is shown is for others."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from couplet.model.corpus import DATA_FILES, Corpus
from couplet.model.findings import Finding
from couplet.model.freshness import UnitState, UnitStatus


@dataclass(frozen=True, slots=True)
class PageReport:
    """One page, or one YAML file that is not a page's own."""

    key: str
    """Key of the page, or name of the YAML file."""
    title: Mapping[str, str]
    """Its title by locale prefix; empty for a YAML file."""
    written: tuple[str, ...]
    """Prefixes of the languages it is written in."""
    statuses: tuple[UnitStatus, ...]
    """The states of its texts."""
    findings: tuple[Finding, ...]
    """What the checks found on it."""
    sign_offs: tuple[tuple[str, str, str], ...]
    """Stage, name and date of each review."""

    def count(self, state: UnitState) -> int:
        """Return how many of its texts are in a state."""
        return sum(status.state is state for status in self.statuses)

    @property
    def open_statuses(self) -> tuple[UnitStatus, ...]:
        """The texts that somebody has to look at."""
        return tuple(status for status in self.statuses if status.state is not UnitState.TRANSLATED)


def report_pages(corpus: Corpus, findings: tuple[Finding, ...]) -> tuple[PageReport, ...]:
    """Return the report of every page, then of the YAML files that no page of the same key takes in."""
    return tuple(report_page(key, corpus, findings) for key in list_reported(corpus))


def list_reported(corpus: Corpus) -> tuple[str, ...]:
    """Return the keys of what is reported: the pages, then the names of the YAML files that no page of the same key takes in."""
    files = (name for name in DATA_FILES if name in corpus.files and name not in corpus.pairs)
    return (*corpus.pairs, *files)


def report_page(key: str, corpus: Corpus, findings: tuple[Finding, ...]) -> PageReport:
    """Return the report of one page, or of a YAML file by its name."""
    documents = corpus.pairs[key].documents if key in corpus.pairs else {}
    review = next((review for review in corpus.reviews.reviews if review.page == key), None)
    return PageReport(
        key=key,
        title={prefix: document.front_matter.name for prefix, document in documents.items()},
        written=tuple(documents) or corpus.settings.locales,
        statuses=tuple(corpus.freshness.list_page(key)),
        findings=list_page_findings(key, corpus, findings),
        sign_offs=tuple((stage, made.by, made.date) for stage, made in review.stages) if review else (),
    )


def list_page_findings(key: str, corpus: Corpus, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings on one page or in its files."""
    paths = (
        {document.path for document in corpus.pairs[key].documents.values()} if key in corpus.pairs else set()
    )
    if key in DATA_FILES and key in corpus.files:
        paths.add(corpus.files[key].path)
    return tuple(finding for finding in findings if finding.page == key or finding.location.path in paths)


def pack_reports(reports: tuple[PageReport, ...], corpus: Corpus) -> Mapping[str, object]:
    """Return the whole status as values for JSON."""
    freshness = corpus.freshness
    return {
        "languages": list(corpus.settings.locales),
        "recorded": freshness.is_recorded,
        "counts": _count(status for report in reports for status in report.statuses),
        "pages": [_pack_page(report) for report in reports],
        "orphans": list(freshness.orphans),
    }


def _count(statuses: Iterable[UnitStatus]) -> dict[str, int]:
    """Return the number of texts in each state."""
    counts = Counter(status.state for status in statuses)
    return {state.value: counts[state] for state in UnitState}


def _pack_page(report: PageReport) -> dict[str, object]:
    errors = sum(finding.is_error for finding in report.findings)
    return {
        "page": report.key,
        "title": dict(report.title),
        "languages": list(report.written),
        "counts": _count(report.statuses),
        "findings": {"errors": errors, "warnings": len(report.findings) - errors},
        "reviews": [{"stage": stage, "by": by, "date": date} for stage, by, date in report.sign_offs],
        "blocks": [_pack_status(status) for status in report.statuses],
    }


def _pack_status(status: UnitStatus) -> dict[str, object]:
    changes = {prefix: [kind.value for kind in kinds] for prefix, kinds in (status.changes or {}).items()}
    places = {
        prefix: {"path": place.path, "line": place.line, "column": place.column}
        for prefix, place in status.places.items()
    }
    return {
        "id": status.id,
        "kind": status.kind,
        "state": status.state.value,
        "changes": changes,
        "outdated": list(status.outdated),
        "missing": list(status.missing),
        "places": places,
    }
