"""The status as one page for a browser: no script, no request, and outside of the published site; what it tells is `status`'s."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from couplet.console import Console
from couplet.exchange.status import PageReport
from couplet.exchange.writer import write_files
from couplet.load.reader import read_source
from couplet.load.theme import TEMPLATES, find_theme_root
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, message
from couplet.model.freshness import STATE_NAMES, UnitState, UnitStatus, describe_changes
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.units import Segment, list_units

TEMPLATE = "pages/desk.html"
STAGES = {
    "first": message("first review"),
    "second": message("second review"),
    "final": message("final review"),
}
LABELS = {
    "desk": message("Editors’ desk"),
    "purpose": message(
        "How the languages of the report stand to each other. This page is not part of the site."
    ),
    "page": message("page"),
    "findings": message("findings"),
    "reviews": message("reviews"),
    "none": message("none"),
    "open": message("To look at"),
    "all": message("All texts"),
    "state": message("state"),
    "changed": message("changed"),
    "unrecorded": message(
        "No translation is on record yet. Read the pages, then run “couplet accept --all”."
    ),
}


@dataclass(frozen=True, slots=True)
class DeskText:
    """One text of a page."""

    id: str
    """Id of the text on its page."""
    state: str
    """Its state, as a word for style."""
    label: str
    """Its state in words."""
    changes: str
    """What changed, by language; empty where nothing did."""
    cells: tuple[tuple[str, str, str], ...]
    """Language tag, text and place, in each of the site's languages; an empty text where there is none."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One page."""

    key: str
    """Its key."""
    title: tuple[tuple[str, str], ...]
    """Language tag and title."""
    counts: tuple[tuple[str, str, int], ...]
    """Word for style, words and number of each state."""
    texts: tuple[DeskText, ...]
    """Its texts in order."""
    findings: tuple[tuple[str, str, str, str], ...]
    """Severity, code, place and message of each finding."""
    reviews: tuple[str, ...]
    """Its sign-offs, in words."""

    @property
    def open_texts(self) -> tuple[DeskText, ...]:
        """The texts that somebody has to look at."""
        return tuple(text for text in self.texts if text.state != UnitState.TRANSLATED)


def write_desk(path: Path, reports: Sequence[PageReport], corpus: Corpus, console: Console) -> None:
    """Write the page to ``path``; raises ``OSError`` where that cannot be done."""
    write_files(path.parent, {path.name: render_desk(reports, corpus, console).encode()})


def render_desk(reports: Sequence[PageReport], corpus: Corpus, console: Console) -> str:
    """Return the page in the language of the console."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        loader=DictLoader({TEMPLATE: _read_template()}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE).render(
        tag=console.locale.tag,
        labels={name: console.translate(label) for name, label in LABELS.items()},
        states=[(state.value, console.translate(label)) for state, label in STATE_NAMES.items()],
        languages=[
            (KNOWN_LOCALES[prefix].tag, KNOWN_LOCALES[prefix].name) for prefix in corpus.settings.locales
        ],
        is_recorded=corpus.freshness.is_recorded,
        pages=_plan_pages(reports, corpus, console),
    )


def _read_template() -> str:
    """Return the template, the program's own; a site's pages do not change how the desk looks."""
    base = find_theme_root()
    source = read_source(base, base / TEMPLATES / TEMPLATE)
    assert not isinstance(source, Finding), "the theme that comes with Couplet is whole"
    return source.text


def _plan_pages(reports: Sequence[PageReport], corpus: Corpus, console: Console) -> list[DeskPage]:
    segments = {(unit.page, unit.id): unit.segments for unit in list_units(corpus)}
    pages = []
    for report in reports:
        texts = tuple(
            _plan_text(status, segments[status.page, status.id], corpus, console)
            for status in report.statuses
        )
        pages.append(
            DeskPage(
                key=report.key,
                title=tuple((KNOWN_LOCALES[prefix].tag, title) for prefix, title in report.title.items()),
                counts=tuple(
                    (state.value, console.translate(label), report.count(state))
                    for state, label in STATE_NAMES.items()
                ),
                texts=texts,
                findings=tuple(_plan_finding(finding, console) for finding in report.findings),
                reviews=tuple(
                    f"{console.translate(STAGES[stage])}: {by}, {day}" for stage, by, day in report.sign_offs
                ),
            )
        )
    return pages


def _plan_text(
    status: UnitStatus, segments: Mapping[str, Segment], corpus: Corpus, console: Console
) -> DeskText:
    changes = (
        f"{KNOWN_LOCALES[prefix].name}: {console.translate(describe_changes(kinds))}"
        for prefix, kinds in (status.changes or {}).items()
    )
    cells = []
    for prefix in corpus.settings.locales:
        segment = segments.get(prefix)
        text, place = (segment.text, segment.location.label) if segment else ("", "")
        cells.append((KNOWN_LOCALES[prefix].tag, text, place))
    label = console.translate(STATE_NAMES[status.state])
    return DeskText(status.id, status.state.value, label, "; ".join(changes), tuple(cells))


def _plan_finding(finding: Finding, console: Console) -> tuple[str, str, str, str]:
    return finding.severity.value, finding.code, finding.location.label, console.translate(finding.message)
