"""Translators' files brought back into the report: judged, put in place, read again and checked; whoever calls it writes the result."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from couplet.exchange.accepted import find_unit_hindrances, format_record, is_acceptable, record_units
from couplet.exchange.export import list_all_texts
from couplet.exchange.judging import Verdict, index_texts, judge_file
from couplet.exchange.placing import Placement, place_changes
from couplet.exchange.po_exchange import parse_po_texts
from couplet.exchange.rehearsal import (
    blame_texts,
    check_report,
    check_texts,
    list_new_findings,
    rehearse,
    subtract_findings,
)
from couplet.exchange.returned import ReturnedFile, ReturnedFileError
from couplet.exchange.texts import ReportFiles, Text
from couplet.exchange.xliff import parse_xliff
from couplet.load.accepted import ACCEPTED
from couplet.load.reader import decode_source
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, message, sort_findings
from couplet.model.units import list_units

_BLANK = b"\xef\xbb\xbf \t\r\n"
_WIDE_XML = (b"\xff\xfe<", b"\xfe\xff\0<")
"""How XML in UTF-16 begins, which the XML parser reads by itself."""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do."""

    contents: Mapping[str, bytes]
    """Path below the root to new bytes; empty where errors forbid it."""
    findings: tuple[Finding, ...]
    """Texts refused or left out, and what the checks say of those that would come in."""
    changed: int = 0
    """Texts that come in."""
    unchanged: int = 0
    """Texts that are as they were."""
    refused: int = 0
    """Texts that must not come in."""
    accepted: int = 0
    """Texts that came back as reviewed or final and are recorded as accepted."""
    is_kept_out: bool = True
    """Whether errors keep everything out."""


def import_files(
    corpus: Corpus, root: Path, files: Mapping[str, bytes], *, is_partial: bool = False
) -> Import:
    """Return what bringing ``files`` (path as given to bytes) into the site at ``root`` comes to.

    All or nothing: one text refused keeps everything out, unless ``is_partial`` lets the sound ones in. Raises
    `couplet.exchange.texts.UnreadableFileError`.
    """
    returned, findings = _read_files(files, corpus)
    if findings:
        return Import({}, tuple(findings))
    report_files = ReportFiles(root)
    texts = list_all_texts(corpus, root, report_files)
    verdict = Verdict()
    index = index_texts(texts)
    for file in returned:
        judge_file(file, index, verdict)
    return _try_changes(corpus, texts, report_files, verdict, is_partial=is_partial)


def _read_files(files: Mapping[str, bytes], corpus: Corpus) -> tuple[list[ReturnedFile], list[Finding]]:
    """Return the translators' files, and what is wrong with any of them."""
    returned: list[ReturnedFile] = []
    findings: list[Finding] = []
    for path, content in files.items():
        try:
            file = _read_file(path, content)
            if isinstance(file, Finding):
                findings.append(file)
                continue
            _require_languages(file, corpus)
            returned.append(file)
        except ReturnedFileError as error:
            findings.append(error.finding)
    return returned, findings


def _read_file(path: str, content: bytes) -> ReturnedFile | Finding:
    """Return one file; PO and XLIFF are told by what they begin with, since names do not survive every e-mail program."""
    if content.lstrip(_BLANK).startswith(b"<") or content.startswith(_WIDE_XML):
        return parse_xliff(content, path)
    source = decode_source(path, content)
    return source if isinstance(source, Finding) else parse_po_texts(source)


def _require_languages(file: ReturnedFile, corpus: Corpus) -> None:
    """Raise `ReturnedFileError` for languages that the site does not have."""
    for prefix in (file.source, file.target):
        if prefix not in corpus.settings.locales or file.source == file.target:
            told = message(
                "This file is between languages that the site does not have: “%(language)s”.", language=prefix
            )
            raise ReturnedFileError(file.path, told)


def _try_changes(
    corpus: Corpus, texts: list[Text], files: ReportFiles, verdict: Verdict, *, is_partial: bool
) -> Import:
    """Put the changes in place, read and check the result."""
    refused = [finding for finding in verdict.findings if finding.is_error]
    placement = place_changes(verdict.changes.values(), texts, files)
    after, problems = _check_placement(corpus, texts, files, placement)
    is_kept_out = any(finding.is_error for finding in problems) or (bool(refused) and not is_partial)
    record, accepted = _record_reviewed(after, verdict, placement)
    return Import(
        contents={} if is_kept_out else {**placement.contents, **record},
        findings=tuple(sort_findings([*verdict.findings, *placement.findings, *problems])),
        changed=len(placement.placed),
        unchanged=verdict.unchanged,
        refused=len(refused),
        accepted=0 if is_kept_out else accepted,
        is_kept_out=is_kept_out,
    )


def _check_placement(
    corpus: Corpus, texts: list[Text], files: ReportFiles, placement: Placement
) -> tuple[Corpus, list[Finding]]:
    """Return the report as it would be, and what is wrong with it that was not wrong before."""
    if not placement.contents:
        return corpus, []
    present = {path: files[path].content for path in placement.contents if path in files}
    after, findings = rehearse(corpus, placement.contents)
    unread = subtract_findings(findings, rehearse(corpus, present)[1])
    if any(finding.is_error for finding in unread):
        return after, blame_texts(unread, placement)
    broken = check_texts(after, texts, placement, files)
    return after, [*unread, *(broken or list_new_findings(corpus, after))]


def _record_reviewed(
    after: Corpus, verdict: Verdict, placement: Placement
) -> tuple[Mapping[str, bytes], int]:
    """Return the record of accepted translations with the texts that came back as reviewed or final, and how many these are.

    A text that something is wrong with is left out; and so are all at a site that keeps no record, where the others would then count as
    never accepted.
    """
    if after.accepted is None:
        return {}, 0
    waiting = verdict.changes.keys() - {(change.text.key, change.target) for change in placement.placed}
    waiting_keys = {key for key, _ in waiting}
    names = {unit for text in verdict.reviewed if text.key not in waiting_keys for unit in text.units}
    named = [unit for unit in list_units(after) if (unit.page, unit.id) in names and is_acceptable(unit)]
    findings = check_report(after) if named else ()
    units = [unit for unit in named if not find_unit_hindrances(unit, findings)]
    if not units:
        return {}, 0
    return {ACCEPTED: format_record(after, record_units(after, units))}, len(units)
