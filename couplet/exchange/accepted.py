"""Accepting translations: the record brought up to the report as it stands, and written; whether it may be is the caller's to ask."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from couplet.exchange.writer import write_files
from couplet.freshness import FacetReading
from couplet.load.accepted import ACCEPTED
from couplet.model.accepted import AcceptedPages, UnitRecord, format_unit_record
from couplet.model.comparison import record_segment
from couplet.model.corpus import Corpus
from couplet.model.freshness import UnitState
from couplet.model.units import TranslationUnit, list_units

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


def accept_pages(root: Path, corpus: Corpus, pages: Iterable[str]) -> tuple[AcceptedSummary, ...]:
    """Record that the texts of ``pages`` answer each other as they stand, and take pages off the record that are gone.

    Raises ``OSError`` where the record cannot be written.
    """
    chosen = tuple(pages)
    units: dict[str, list[TranslationUnit]] = {page: [] for page in chosen}
    for unit in list_units(corpus):
        if unit.page in units:
            units[unit.page].append(unit)
    reader = FacetReading(corpus.termbase)
    before = corpus.accepted or {}
    known = set(list_acceptable(corpus))
    record = {page: records for page, records in before.items() if page in known}
    record |= {page: dict(_record_page(listed, reader)) for page, listed in units.items()}
    write_files(root, {ACCEPTED: format_accepted(record).encode()})
    return tuple(_summarise(corpus, page, len(record[page])) for page in chosen)


def _record_page(units: Iterable[TranslationUnit], reader: FacetReading) -> Iterator[tuple[str, UnitRecord]]:
    """Yield the record of each text that has a translation, be it a blank on purpose."""
    for unit in units:
        if len(unit.segments) + len(unit.blank) > 1:
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
