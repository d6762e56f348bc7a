"""The record of accepted translations: ``translations/accepted.yaml`` to digests by page and text; it compares nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from couplet.load.reader import Source, read_source
from couplet.load.validation import validate_document
from couplet.load.yaml_source import YamlDocument, parse_yaml
from couplet.model.accepted import AcceptedPages, UnitRecord, parse_unit_record
from couplet.model.corpus import DataFile
from couplet.model.fields import Record, Text
from couplet.model.findings import Finding, Severity, message

ACCEPTED = "translations/accepted.yaml"
"""Where a site keeps the record, below its root."""


class AcceptedFile(Record):
    """``translations/accepted.yaml``; written by the program, merged by git line by line."""

    format: Literal["1"]
    """Version of the file's own form."""
    pages: dict[Text, dict[Text, Text]]
    """Key of a page, or name of a YAML file, to one line for each text, by its id."""


def load_accepted(root: Path) -> tuple[AcceptedPages | None, DataFile] | list[Finding]:
    """Return the record of the site at ``root`` and the places of its values, ``None`` where it keeps none; or what is wrong with it."""
    path = root / ACCEPTED
    if not path.exists():
        return None, DataFile(ACCEPTED, {})
    source = read_source(root, path)
    return [source] if isinstance(source, Finding) else parse_accepted(source)


def parse_accepted(source: Source) -> tuple[AcceptedPages, DataFile] | list[Finding]:
    """Return the text of a record, or a finding for everything that is wrong with it."""
    document = parse_yaml(source.text, path=source.path)
    if document.findings:
        return list(document.findings)
    file = validate_document(AcceptedFile, document)
    if isinstance(file, list):
        return file
    findings: list[Finding] = []
    pages = {page: _parse_page(page, lines, document, findings) for page, lines in file.pages.items()}
    if findings:
        return findings
    # Findings are about whole pages; the places of single lines are needed only here.
    places = {way: document.locate(way, of_key=True) for way in document.positions if len(way) <= 2}
    return pages, DataFile(source.path, places)


def _parse_page(
    page: str, lines: Mapping[str, str], document: YamlDocument, findings: list[Finding]
) -> Mapping[str, UnitRecord]:
    """Return the records of one page; a line that is none adds to ``findings``."""
    records = {}
    for name, line in lines.items():
        record = parse_unit_record(line)
        if record is not None:
            records[name] = record
            continue
        place = document.locate(("pages", page, name))
        told = message("This line is not a record of an accepted translation.")
        hint = message(
            "Only the program writes this file. Delete the line, then record the text again with “%(program)s accept %(page)s”.",
            page=page,
        )
        findings.append(Finding("freshness.record", Severity.ERROR, place, told, hint, page))
    return records
