"""Accepting translations: what hinders it, and the record brought up to the report as it stands and written; callers ask, then accept."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from couplet.exchange.status import list_page_findings
from couplet.exchange.writer import write_files
from couplet.freshness import FacetReading
from couplet.load.accepted import ACCEPTED
from couplet.model.accepted import AcceptedPages, UnitRecord, format_unit_record
from couplet.model.comparison import find_records, record_segment
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding
from couplet.model.freshness import UnitState
from couplet.model.units import TranslationUnit, list_named_units

HEADING = """\
# What each text of the report was when its translation was last accepted: one line a text, digests by language.
# Written by `couplet accept`; docs/translating.md tells what for.
"""
FORMAT = "1"
_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9/_.-]*")


@dataclass(frozen=True, slots=True)
class AcceptedSummary:
    """What accepting one page recorded."""

    page: str
    """Key of the page, or name of the YAML file."""
    count: int
    """Texts on record now."""
    renewed: int
    """Those among them that were outdated or changed in all languages."""
    added: int
    """Those among them that were never accepted before."""
    missing: int
    """Texts left out because a language lacks them."""


def list_acceptable(corpus: Corpus) -> tuple[str, ...]:
    """Return the pages and YAML files whose texts can be accepted, in reading order."""
    return tuple(dict.fromkeys(status.page for status in corpus.freshness.statuses))


def find_page_hindrances(
    pages: Iterable[str], corpus: Corpus, findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return the errors on any of ``pages``: what is wrong must not be recorded as right. What acceptance itself mends hinders nothing."""
    errors = tuple(finding for finding in findings if _hinders(finding))
    concerned = [finding for page in pages for finding in list_page_findings(page, corpus, errors)]
    return tuple(finding for finding in errors if finding in concerned)


def find_unit_hindrances(unit: TranslationUnit, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the errors in any language of one text."""
    return tuple(
        finding
        for finding in findings
        if _hinders(finding) and any(segment.holds(finding.location) for segment in unit.segments.values())
    )


def _hinders(finding: Finding) -> bool:
    return finding.is_error and not finding.code.startswith("freshness.")


def is_acceptable(unit: TranslationUnit) -> bool:
    """Whether a text has a translation, be it a blank on purpose, and so can be on record."""
    return len(unit.segments) + len(unit.blank) > 1


def accept_pages(root: Path, corpus: Corpus, pages: Iterable[str]) -> tuple[AcceptedSummary, ...]:
    """Record that the texts of ``pages`` answer each other as they stand, and take pages off the record that are gone.

    Raises ``OSError`` where the record cannot be written.
    """
    chosen = tuple(pages)
    reader = FacetReading(corpus.termbase)
    records = {page: dict(_record_page(list_named_units(corpus, page), reader)) for page in chosen}
    _write_record(root, corpus, records)
    return tuple(_summarise(corpus, page, len(records[page])) for page in chosen)


def accept_unit(root: Path, corpus: Corpus, unit: TranslationUnit) -> None:
    """Record that the languages of one text answer each other as they stand; raises ``OSError`` where the record cannot be written."""
    _write_record(root, corpus, record_units(corpus, [unit]))


def record_units(corpus: Corpus, units: Iterable[TranslationUnit]) -> AcceptedPages:
    """Return the records of the pages of ``units`` with those of these texts renewed; those of all others say what they said before.

    Ids count paragraphs, so that one put in between moves those that follow: the other records of a page move along to the texts that
    they are of.
    """
    read = FacetReading(corpus.termbase).read
    pages: dict[str, dict[str, UnitRecord]] = {}
    for unit in units:
        records = pages.setdefault(unit.page, {})
        records[unit.id] = {prefix: record_segment(unit, prefix, read) for prefix in unit.segments}
    return {page: {**_keep_records(corpus, page), **records} for page, records in pages.items()}


def _keep_records(corpus: Corpus, page: str) -> Mapping[str, UnitRecord]:
    """Return the records of a page by the ids that their texts have now."""
    before = (corpus.accepted or {}).get(page, {})
    own = [
        (unit.id, record) for unit, record in find_records(list_named_units(corpus, page), before) if record
    ]
    taken = {id(record) for _, record in own}
    lost = {name: record for name, record in before.items() if id(record) not in taken}
    return lost | dict(own)


def _write_record(root: Path, corpus: Corpus, records: AcceptedPages) -> None:
    """Write the record with those of some pages renewed."""
    write_files(root, {ACCEPTED: format_record(corpus, records)})


def format_record(corpus: Corpus, records: AcceptedPages) -> bytes:
    """Return the file of the record with ``records`` of some pages in place of theirs, and without those of pages that are gone."""
    known = {*corpus.names, *records}
    kept = {page: units for page, units in (corpus.accepted or {}).items() if page in known}
    return format_accepted(kept | dict(records)).encode()


def _record_page(units: Iterable[TranslationUnit], reader: FacetReading) -> Iterator[tuple[str, UnitRecord]]:
    """Yield the record of each text that can have one."""
    for unit in units:
        if is_acceptable(unit):
            yield unit.id, {prefix: record_segment(unit, prefix, reader.read) for prefix in unit.segments}


def _summarise(corpus: Corpus, page: str, count: int) -> AcceptedSummary:
    states = [status.state for status in corpus.freshness.list_page(page)]
    return AcceptedSummary(
        page=page,
        count=count,
        renewed=states.count(UnitState.OUTDATED) + states.count(UnitState.CONFLICT),
        added=states.count(UnitState.NEW),
        missing=states.count(UnitState.MISSING),
    )


def format_accepted(record: AcceptedPages) -> str:
    """Return the text of ``translations/accepted.yaml``: everything sorted, one line a text, so that git merges it line by line."""
    lines = [f"format: {FORMAT}", "pages:" if any(record.values()) else "pages: {}"]
    for page, units in sorted(record.items()):
        if units:
            lines += (f"  {_quote(page)}:", *_format_page(units))
    return HEADING + "\n".join(lines) + "\n"


def _format_page(units: Mapping[str, UnitRecord]) -> Iterator[str]:
    return (f"    {_quote(name)}: {format_unit_record(record)}" for name, record in sorted(units.items()))


def _quote(key: str) -> str:
    """Return a key as YAML."""
    return key if _PLAIN_KEY.fullmatch(key) else "'" + key.replace("'", "''") + "'"
