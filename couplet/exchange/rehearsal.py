"""The report as it would be with new contents, read and checked before anything is written; it writes nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from couplet.checks.suite import run_checks
from couplet.exchange.judging import Change
from couplet.exchange.placing import Placement
from couplet.exchange.report_file import ReportFile
from couplet.exchange.texts import ReportFiles, Text, list_texts
from couplet.freshness import compare_report
from couplet.load.catalogs import read_catalog
from couplet.load.content import OPTIONAL, REQUIRED
from couplet.load.documents import parse_document
from couplet.load.reader import Source, decode_source
from couplet.load.validation import validate_document
from couplet.load.yaml_source import parse_yaml
from couplet.model.corpus import Corpus, DataFile
from couplet.model.documents import DocumentPair
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.policy import judge_findings
from couplet.model.recognition import recognise_pair

_FIELDS = {"site": "settings", "facts": "fact_book"}
"""YAML files whose field of the corpus has another name."""
_FRESHNESS = "freshness."
"""Family of the codes that every change brings about until it is accepted."""


def rehearse(corpus: Corpus, contents: Mapping[str, bytes]) -> tuple[Corpus, list[Finding]]:
    """Return the report with ``contents`` (path to bytes) in place of what stands there, and why it could not be read, if it could not."""
    findings: list[Finding] = []
    for path, content in contents.items():
        source = decode_source(path, content)
        if isinstance(source, Finding):
            findings.append(source)
        elif path.endswith(".md"):
            corpus = _put_document(corpus, source, findings)
        elif path.endswith(".yaml"):
            corpus = _put_data_file(corpus, source, findings)
        else:
            locale = KNOWN_LOCALES[path.split("/")[-2]]
            findings += read_catalog(source.text, locale=locale, path=path)[1]
    return corpus, findings


def _put_document(corpus: Corpus, source: Source, findings: list[Finding]) -> Corpus:
    """Return the report with one content file exchanged or added."""
    key, _, prefix = source.path.removeprefix("content/").removesuffix(".md").rpartition(".")
    document = parse_document(source, key=key, locale=prefix, findings=findings)
    if document is None:
        return corpus
    documents = {**corpus.pairs[key].documents, prefix: document}
    ordered = {prefix: documents[prefix] for prefix in corpus.settings.locales if prefix in documents}
    pair = recognise_pair(DocumentPair(key, ordered), (corpus.accepted or {}).get(key))
    return replace(corpus, pairs={**corpus.pairs, key: pair})


def _put_data_file(corpus: Corpus, source: Source, findings: list[Finding]) -> Corpus:
    """Return the report with one YAML file exchanged."""
    name = source.path.rpartition("/")[2].removesuffix(".yaml")
    document = parse_yaml(source.text, path=source.path)
    findings += document.findings
    if document.findings:
        return corpus
    model = validate_document({**REQUIRED, **OPTIONAL}[name], document)
    if isinstance(model, list):
        findings += model
        return corpus
    places = {way: document.locate(way) for way in document.positions}
    files = {**corpus.files, name: DataFile(source.path, places, source.text)}
    changed: dict[str, Any] = {_FIELDS.get(name, name): model}
    return replace(corpus, files=files, **changed)


def check_texts(
    after: Corpus, before: Iterable[Text], placement: Placement, files: ReportFiles
) -> list[Finding]:
    """Return a finding for each text that came in and would not be read as what it is, or that would alter another one.

    A translation that begins with ``#`` or ``- ``, holds an empty line or, in a cell, a bar, is such a one.
    """
    new_files = ReportFiles(files.root)
    new_files.update(files)
    new_files.update({path: ReportFile(path, content) for path, content in placement.contents.items()})
    found = {text.key: text for text in list_texts(after, new_files)}
    changes = [change for change in placement.placed if change.text.kind != "message"]
    broken = [change for change in changes if not _is_read(change, found)]
    if not broken:
        altered = set(_list_altered(before, found, changes))
        broken = [change for change in changes if change.text.file in altered]
    return [_tell_broken(change) for change in broken]


def blame_texts(findings: Iterable[Finding], placement: Placement) -> list[Finding]:
    """Return what hinders reading, told of the text that came in where there is one on that line, for the line is not in the file yet."""
    places = {
        (change.text.slots[change.target].path, (change.text.lines or {}).get(change.target)): change
        for change in placement.placed
        if change.target in change.text.slots
    }
    culprits = ((places.get((finding.location.path, finding.location.line)), finding) for finding in findings)
    return [_tell_broken(change) if change else finding for change, finding in culprits]


def _is_read(change: Change, found: Mapping[str, Text]) -> bool:
    """Whether the text that came in is there as it was meant."""
    if change.text.kind != "block":
        text = found.get(change.text.key)
        return text is not None and text.read(change.target) == change.new
    blocks = (
        text.blocks
        for text in found.values()
        if text.blocks and (text.file, text.block) == (change.text.file, change.text.block)
    )
    return any(change.target in block and block[change.target].whole.text == change.new for block in blocks)


def _list_altered(
    before: Iterable[Text], found: Mapping[str, Text], changes: Iterable[Change]
) -> Iterator[str]:
    """Yield the translator's file of each text that nobody meant to change and that changed; a block may be cut anew."""
    meant = {(change.text.key, change.target) for change in changes}
    blocks = {change.text.block for change in changes if change.text.block}
    for text in before:
        if text.kind == "message" or text.block in blocks:
            continue
        now = found.get(text.key)
        for prefix, slot in text.slots.items():
            if (text.key, prefix) not in meant and (now is None or now.read(prefix) != slot.text):
                yield text.file


def _tell_broken(change: Change) -> Finding:
    told = message(
        "The translation of “%(name)s” would not be read as one text of its kind: “%(text)s”.",
        name=change.text.key,
        text=change.new[:60],
    )
    hint = message(
        "It must not begin with “#”, “-”, “>” or a number with a point, nor hold empty lines; in a table it must not hold “|”."
    )
    prefix = change.target if change.target in change.text.slots else change.source
    where = Location(change.text.slots[prefix].path, (change.text.lines or {}).get(prefix, 1))
    return Finding("exchange.structure", Severity.ERROR, where, told, hint)


def list_new_findings(before: Corpus, after: Corpus) -> list[Finding]:
    """Return what the checks have to say of the report after a change and had not to say before it."""
    fresh = subtract_findings(check_report(after), check_report(before))
    return [finding for finding in fresh if not finding.code.startswith(_FRESHNESS)]


def check_report(corpus: Corpus) -> Sequence[Finding]:
    """Return the findings of all checks as they weigh at this site."""
    return judge_findings(run_checks(compare_report(corpus)), corpus, is_complete=False).findings


def subtract_findings(findings: Iterable[Finding], known: Iterable[Finding]) -> list[Finding]:
    """Return ``findings`` without those in ``known``, wherever in their file these stand."""
    counts = Counter(map(_identify, known))
    fresh = []
    for finding in findings:
        if counts[_identify(finding)]:
            counts[_identify(finding)] -= 1
        else:
            fresh.append(finding)
    return fresh


def _identify(finding: Finding) -> tuple[str, str, str, str]:
    """Return what makes two findings the same where lines may have moved."""
    return finding.code, finding.location.path, finding.message.msgid, str(finding.message.parameters)
