"""The termbase file: YAML to a `Termbase` with the places of its values; what the entries mean is the checks' business."""

from pathlib import Path

from couplet.load.reader import Source, read_source
from couplet.load.validation import validate_document
from couplet.load.yaml_source import YamlDocument, parse_yaml
from couplet.model.corpus import DataFile
from couplet.model.findings import Finding
from couplet.model.termbase import Termbase

TERMBASE = "translations/termbase.yaml"
"""Where a site keeps its termbase, below its root."""


def load_termbase(root: Path) -> tuple[Termbase, DataFile] | list[Finding]:
    """Return the termbase of the site at ``root`` and the places of its values; an empty one where there is none."""
    path = root / TERMBASE
    if not path.exists():
        return Termbase(), DataFile(TERMBASE, {})
    source = read_source(root, path)
    return [source] if isinstance(source, Finding) else parse_termbase(source)


def parse_termbase(source: Source) -> tuple[Termbase, DataFile] | list[Finding]:
    """Return the text of a termbase file as a `Termbase` with places, or what is wrong with it."""
    document = parse_yaml(source.text, path=source.path)
    return list(document.findings) if document.findings else read_document(document, source.text)


def read_document(document: YamlDocument, source: str = "") -> tuple[Termbase, DataFile] | list[Finding]:
    """Return plain values, made of the text ``source``, as a `Termbase` with places, or a finding for every value that does not fit."""
    termbase = validate_document(Termbase, document)
    if isinstance(termbase, list):
        return termbase
    places = {way: document.locate(way) for way in document.positions}
    return termbase, DataFile(document.path, places, source)
