"""The texts of a page as blocks of the facing view: marked, with state and findings; whether one may be accepted is shown, not decided."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from couplet.checks.readings import read_unit
from couplet.desk.desk import Desk
from couplet.desk.marking import Marks, find_span, mark_unit
from couplet.desk.pieces import cut_text, number_groups
from couplet.desk.views import BlockView, CellView, GroupView
from couplet.exchange.accepted import find_page_hindrances, find_unit_hindrances, is_acceptable
from couplet.model.findings import Finding
from couplet.model.freshness import STATE_NAMES, UnitState, UnitStatus, describe_changes
from couplet.model.units import TranslationUnit, list_named_units

DIGEST_DIGITS = 20
FRESHNESS = "freshness."
"""Findings that say what the state of a block says already."""


def plan_group(desk: Desk, name: str) -> GroupView:
    """Return the texts of a page or YAML file."""
    units = list_named_units(desk.corpus, name)
    statuses = {status.id: status for status in desk.corpus.freshness.list_page(name)}
    waiting = any(can_wait(status.state) for status in statuses.values())
    is_hindered = bool(find_page_hindrances((name,), desk.corpus, desk.findings))
    placed = place_findings(units, desk.findings)
    return GroupView(
        name=name,
        blocks=tuple(_plan_block(desk, unit, statuses[unit.id], placed[unit.id]) for unit in units),
        shown=digest_units(units),
        can_accept=waiting and not is_hindered,
        is_hindered=waiting and is_hindered,
    )


def can_wait(state: UnitState) -> bool:
    """Whether a text in this state waits for somebody to accept it."""
    return state in (UnitState.OUTDATED, UnitState.CONFLICT, UnitState.NEW)


def digest_units(units: Iterable[TranslationUnit]) -> str:
    """Return one digest of all that editors are shown of texts: their words and Markdown in every language."""
    shown = [
        (
            unit.page,
            unit.id,
            unit.blank,
            sorted((prefix, text.source, text.text) for prefix, text in unit.segments.items()),
        )
        for unit in units
    ]
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:DIGEST_DIGITS]


def place_findings(
    units: Sequence[TranslationUnit], findings: Iterable[Finding]
) -> dict[str, tuple[Finding, ...]]:
    """Return the findings in each text by its id; one in a source that several texts share goes to the first that has its words."""
    placed: dict[str, list[Finding]] = {unit.id: [] for unit in units}
    for finding in findings:
        holding = [unit for unit in units if holds(unit, finding)]
        if holding and not finding.code.startswith(FRESHNESS):
            best = next((unit for unit in holding if _has_words(unit, finding)), holding[0])
            placed[best.id].append(finding)
    return {name: tuple(found) for name, found in placed.items()}


def holds(unit: TranslationUnit, finding: Finding) -> bool:
    """Return whether a finding is about a text, or about a source that it shares."""
    return any(segment.holds(finding.location) for segment in unit.segments.values())


def _has_words(unit: TranslationUnit, finding: Finding) -> bool:
    """Whether the words that a finding is about stand in the text as readers see it."""
    return any(find_span(segment, finding.location) for segment in unit.segments.values())


def _plan_block(
    desk: Desk, unit: TranslationUnit, status: UnitStatus, findings: Sequence[Finding]
) -> BlockView:
    marks = mark_unit(read_unit(unit, desk.finder), desk.names, findings)
    is_hindered = bool(find_unit_hindrances(unit, desk.findings))
    is_waiting = can_wait(status.state) and is_acceptable(unit)
    return BlockView(
        page=unit.page,
        id=unit.id,
        anchor=name_anchor(unit.page, unit.id),
        kind=unit.kind,
        state=(status.state.value, desk.say(STATE_NAMES[status.state])),
        cells=tuple(_plan_cells(desk, unit, status, marks)),
        findings=tuple(desk.show_finding(finding) for finding in errors_first(findings)),
        shown=digest_units([unit]),
        can_accept=is_waiting and not is_hindered,
        is_hindered=is_waiting and is_hindered,
    )


def errors_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with the errors before the warnings, else in their order."""
    return sorted(findings, key=lambda finding: not finding.is_error)


def name_anchor(page: str, unit: str) -> str:
    """Return the id of a text's block on the desk."""
    return f"text-{page}/{unit}"


def _plan_cells(desk: Desk, unit: TranslationUnit, status: UnitStatus, marks: Marks) -> Iterator[CellView]:
    """Yield the text in each of the site's languages."""
    numbers = number_groups(marks)
    for locale in desk.locales:
        segment = unit.segments.get(locale.prefix)
        changes = (status.changes or {}).get(locale.prefix, ())
        yield CellView(
            tag=locale.tag,
            language=locale.name,
            pieces=cut_text(segment.text, marks[locale.prefix], numbers) if segment else (),
            place=desk.show_place(segment.location) if segment else None,
            is_outdated=locale.prefix in status.outdated,
            changes=desk.say(describe_changes(changes)) if changes else "",
            is_blank=locale.prefix in unit.blank,
        )
