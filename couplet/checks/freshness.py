"""Outdated translations, by text: what was changed in one language since the translation was accepted; the comparison itself is done.

Whether the two languages agree is for other checks; these findings say that somebody has to read a text again.
"""

from collections.abc import Iterator
from itertools import groupby

from couplet.checks.telling import LANGUAGES, tell_warning
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Message, message
from couplet.model.freshness import GRAVE_CHANGES, UnitState, UnitStatus, describe_changes


def check_freshness(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for outdated and never accepted texts and for records of pages that are gone; none for a site without a record."""
    if not corpus.freshness.is_recorded:
        return
    for page, statuses in groupby(corpus.freshness.statuses, key=lambda status: status.page):
        listed = list(statuses)
        for status in listed:
            if status.state is UnitState.OUTDATED:
                yield from _tell_outdated(status)
            elif status.state is UnitState.CONFLICT:
                yield _tell_conflict(status)
        yield from _tell_new([status for status in listed if status.state is UnitState.NEW], page)
    for page in corpus.freshness.orphans:
        told = message(
            "Accepted translations are on record for “%(page)s”, which the report no longer has.", page=page
        )
        hint = message(
            "“%(program)s accept” with any page takes them off the record; or bring the page back."
        )
        yield tell_warning("freshness.orphan", corpus.files["accepted"].locate("pages", page), told, hint)


def _tell_outdated(status: UnitStatus) -> Iterator[Finding]:
    """Yield a finding at the text in each language that was left behind."""
    kinds = {kind for kinds in (status.changes or {}).values() for kind in kinds}
    newer = status.changed[0]
    for prefix in status.outdated:
        told = message(
            "The %(language)s at %(place)s was changed (%(changes)s), and this text was not.",
            language=LANGUAGES[newer],
            place=status.places[newer].label,
            changes=describe_changes(kinds),
        )
        code = "freshness.outdated-figure" if kinds & GRAVE_CHANGES else "freshness.outdated"
        yield tell_warning(code, status.places[prefix], told, _hint(status.page), page=status.page)


def _tell_conflict(status: UnitStatus) -> Finding:
    first, *others = status.places
    told = message(
        "This text and the %(language)s at %(place)s were both changed since they were accepted.",
        language=LANGUAGES[others[0]],
        place=status.places[others[0]].label,
    )
    return tell_warning(
        "freshness.conflict", status.places[first], told, _hint(status.page), page=status.page
    )


def _tell_new(statuses: list[UnitStatus], page: str) -> Iterator[Finding]:
    """Yield one finding for all texts of a page that were never accepted, at the first of them."""
    if statuses:
        told = message(
            "From here on %(count)d texts of “%(page)s” have no accepted translation.",
            count=len(statuses),
            page=page,
        )
        place = next(iter(statuses[0].places.values()))
        yield tell_warning("freshness.never-accepted", place, told, _hint(page), page=page)


def _hint(page: str) -> Message:
    return message(
        "Read both, mend what does not answer, then record it: “%(program)s accept %(page)s”.", page=page
    )
