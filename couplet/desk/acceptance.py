"""Accepting from the desk: what a form asks for held against the report as it stands on disk, then recorded by the code of the command.

Nothing is trusted but the report: a form names a text and what was shown of it, and is refused if that is no longer so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from couplet.checks.suite import run_checks
from couplet.desk.blocks import digest_units
from couplet.exchange.accepted import (
    accept_pages,
    accept_unit,
    find_page_hindrances,
    find_unit_hindrances,
    is_acceptable,
)
from couplet.freshness import compare_report
from couplet.load.content import load_corpus
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Message, message, sort_findings
from couplet.model.policy import judge_findings
from couplet.model.units import TranslationUnit, list_named_units


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody asks to be accepted."""

    name: str
    """Key of the page, or name of the YAML file."""
    unit: str
    """Id of the text; empty for all texts of the page."""
    shown: str
    """Digest of what was shown."""


class Answer(IntEnum):
    """How a form is answered, as an HTTP status."""

    DONE = 303
    UNKNOWN = 404
    REFUSED = 409
    UNREADABLE = 503
    UNWRITTEN = 507


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a form."""

    answer: Answer
    """How it is answered."""
    told: Message
    """The same in words."""


Report = tuple[Corpus | None, tuple[Finding, ...]]
"""A report and what was found in it; ``None`` where it cannot be read in full."""


def read_report(root: Path) -> Report:
    """Return the report as it stands on disk, and what reading and all checks say of it."""
    corpus, findings = load_corpus(root)
    if corpus is None:
        return None, tuple(sort_findings(findings))
    corpus = compare_report(corpus)
    found = sort_findings([*findings, *run_checks(corpus)])
    return corpus, judge_findings(found, corpus, is_complete=False).findings


def accept_form(root: Path, form: Form, report: Report) -> Outcome:
    """Record what a form asks for, if it may be; ``report`` is as just read. Raises ``OSError`` where the record cannot be written."""
    corpus, findings = report
    if corpus is None:
        told = message("Nothing was recorded: the report cannot be read in full. Mend that first.")
        return Outcome(Answer.UNREADABLE, told)
    if form.name not in corpus.freshness.pages:
        return Outcome(Answer.UNKNOWN, message("There is no page “%(page)s”.", page=form.name))
    units = list_named_units(corpus, form.name)
    chosen = [unit for unit in units if unit.id == form.unit] if form.unit else list(units)
    refusal = _find_refusal(form, chosen, corpus, findings)
    if refusal:
        return Outcome(Answer.REFUSED, refusal)
    return Outcome(Answer.DONE, _record(root, form, chosen, corpus))


def _find_refusal(
    form: Form, chosen: Sequence[TranslationUnit], corpus: Corpus, findings: Sequence[Finding]
) -> Message | None:
    """Return why the chosen texts may not be accepted; ``None`` if they may."""
    if not chosen or digest_units(chosen) != form.shown:
        return message(
            "Nothing was recorded: the text was changed after it was shown here. Read it again as it stands now."
        )
    hindrances = (
        find_unit_hindrances(chosen[0], findings)
        if form.unit
        else find_page_hindrances((form.name,), corpus, findings)
    )
    if hindrances:
        return message(
            "Nothing was recorded: errors there: %(count)d. Mend them first.", count=len(hindrances)
        )
    if not any(is_acceptable(unit) for unit in chosen):
        return message("Nothing was recorded: the text is not translated.")
    return None


def _record(root: Path, form: Form, chosen: Sequence[TranslationUnit], corpus: Corpus) -> Message:
    """Record the chosen texts and return what was done."""
    if form.unit:
        accept_unit(root, corpus, chosen[0])
        return message("Accepted: %(id)s.", id=form.unit)
    (summary,) = accept_pages(root, corpus, (form.name,))
    return message(
        "%(page)s: %(count)d texts on record (%(renewed)d changed, %(added)d new); %(missing)d not translated.",
        page=summary.page,
        count=summary.count,
        renewed=summary.renewed,
        added=summary.added,
        missing=summary.missing,
    )
