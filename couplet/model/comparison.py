"""A report's texts compared with the record of their acceptance: which are translated, outdated, missing; pure, and it tells nobody.

A text is found again by its words where its id no longer tells, since ids count paragraphs and one put in between moves all that follow.
What changed in a text is read only where something did, by a function that is handed in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from couplet.model.accepted import (
    DATES,
    FIGURES,
    LINKS,
    NAMES,
    SegmentRecord,
    UnitRecord,
    digest_links,
    digest_words,
)
from couplet.model.freshness import Change, UnitState, UnitStatus
from couplet.model.units import Segment, TranslationUnit

FacetReader = Callable[[str, str], Mapping[str, str]]
"""From a text and its locale prefix to the digests of its figures, dates and names, by letter."""

CHANGES = {FIGURES: Change.FIGURE, DATES: Change.DATE, NAMES: Change.NAME}


def compare_page(
    units: Sequence[TranslationUnit],
    records: Mapping[str, UnitRecord],
    *,
    prefixes: Sequence[str],
    read_facets: FacetReader,
) -> tuple[UnitStatus, ...]:
    """Return the state of every text of one page; ``prefixes`` are the site's languages, ``records`` what is on record of the page."""
    return tuple(_judge(unit, record, prefixes, read_facets) for unit, record in find_records(units, records))


def record_segment(unit: TranslationUnit, prefix: str, read_facets: FacetReader) -> SegmentRecord:
    """Return one language of a text as it now stands, to be recorded."""
    segment = unit.segments[prefix]
    facets = dict(read_facets(segment.text, prefix))
    links = _digest_links(unit, segment)
    return SegmentRecord(digest_words(segment.text), facets | ({LINKS: links} if links else {}))


def _digest_links(unit: TranslationUnit, segment: Segment) -> str | None:
    """Return the digest of a text's links; texts of YAML files and heads are no Markdown."""
    if unit.kind in ("head", "text"):
        return None
    is_shared = unit.kind == "cell" or (unit.kind == "item" and "/list-" not in unit.id)
    return digest_links(segment.source, segment.text, is_shared=is_shared)


def find_records(
    units: Sequence[TranslationUnit], records: Mapping[str, UnitRecord]
) -> Iterator[tuple[TranslationUnit, UnitRecord | None]]:
    """Yield each unit of a page with the record that is its own.

    That is the one with its id if the words are the accepted ones, else any with these words, else one that shares a language's words, else
    the one with its id. No record serves two units.
    """
    words = [{prefix: digest_words(text.text) for prefix, text in unit.segments.items()} for unit in units]
    claims: dict[int, str] = {}
    left = dict(records)
    for number, unit in enumerate(units):
        if unit.id in left and _count_shared(words[number], left[unit.id]) == len(left[unit.id]):
            claims[number] = unit.id
            del left[unit.id]
    open_units = [number for number in range(len(units)) if number not in claims]
    for find in (_find_same, _find_sharing, _find_named) if left else ():
        for number in open_units:
            name = find(units[number].id, words[number], left) if number not in claims else None
            if name is not None:
                claims[number] = name
                del left[name]
    for number, unit in enumerate(units):
        yield unit, records[claims[number]] if number in claims else None


def _count_shared(words: Mapping[str, str], record: UnitRecord) -> int:
    """Return in how many languages a text has the words of a record."""
    return sum(prefix in record and record[prefix].words == digest for prefix, digest in words.items())


def _find_same(name: str, words: Mapping[str, str], left: Mapping[str, UnitRecord]) -> str | None:
    """Return the record whose words are these in all languages."""
    return next(
        (other for other, record in left.items() if _count_shared(words, record) == len(record)), None
    )


def _find_sharing(name: str, words: Mapping[str, str], left: Mapping[str, UnitRecord]) -> str | None:
    """Return a record whose words are these in one language; the one with this id before others."""
    candidates = (name, *left) if name in left else left
    return next((other for other in candidates if _count_shared(words, left[other])), None)


def _find_named(name: str, words: Mapping[str, str], left: Mapping[str, UnitRecord]) -> str | None:
    """Return the record with this id."""
    return name if name in left else None


def _judge(
    unit: TranslationUnit, record: UnitRecord | None, prefixes: Sequence[str], read_facets: FacetReader
) -> UnitStatus:
    """Return the state of one text against its record."""
    missing = tuple(prefix for prefix in prefixes if prefix not in unit.segments and prefix not in unit.blank)
    is_known = record is not None and all(prefix in record for prefix in unit.segments)
    changes = dict(_list_changes(unit, record, read_facets)) if record is not None and is_known else None
    if missing:
        state = UnitState.MISSING
    elif changes is None:
        state = UnitState.NEW
    elif not changes or len(unit.segments) == 1:
        state = UnitState.TRANSLATED
    else:
        state = UnitState.CONFLICT if len(changes) == len(unit.segments) else UnitState.OUTDATED
    places = {prefix: segment.location for prefix, segment in unit.segments.items()}
    return UnitStatus(unit.page, unit.id, unit.kind, state, places, missing, changes)


def _list_changes(
    unit: TranslationUnit, record: UnitRecord, read_facets: FacetReader
) -> Iterable[tuple[str, tuple[Change, ...]]]:
    """Yield each language that is not as recorded, with what changed in it."""
    for prefix, segment in unit.segments.items():
        before = record[prefix]
        has_new_words = digest_words(segment.text) != before.words
        changes: list[Change] = []
        if has_new_words:
            facets = read_facets(segment.text, prefix)
            changes += (
                change
                for letter, change in CHANGES.items()
                if facets.get(letter) != before.facets.get(letter)
            )
        if _digest_links(unit, segment) != before.facets.get(LINKS):
            changes.append(Change.LINK)
        if has_new_words and not changes:
            changes.append(Change.WORDING)
        if changes:
            yield prefix, tuple(changes)
