"""What is fuzzed: every reader of bytes and texts that somebody else wrote, as functions of bytes; any exception is a mistake of ours."""

import contextlib
from collections.abc import Callable, Mapping

from pydantic import BaseModel

from couplet.exchange.fixes import mend_text
from couplet.exchange.returned import ReturnedFileError
from couplet.exchange.sound_xml import XmlError
from couplet.exchange.tbx import parse_tbx
from couplet.exchange.term_table import TableError, parse_table
from couplet.exchange.xliff import parse_xliff
from couplet.load.accepted import parse_accepted
from couplet.load.content import OPTIONAL, REQUIRED
from couplet.load.documents import parse_document
from couplet.load.encodings import guess_encoding
from couplet.load.markdown import parse_markdown
from couplet.load.po_file import PoError, parse_po
from couplet.load.reader import Source, decode_source
from couplet.load.validation import validate_document
from couplet.load.yaml_source import parse_yaml
from couplet.model.findings import Finding
from couplet.model.termbase import Termbase

MODELS: Mapping[str, type[BaseModel]] = {**REQUIRED, **OPTIONAL, "termbase": Termbase}
"""Name of a YAML file to its model."""


def _decode(content: bytes) -> str:
    """Return bytes as the reader gives them on; those that it refuses, as far as they are text."""
    source = decode_source("content/home.zh.md", content)
    return content.decode("utf-8", "replace") if isinstance(source, Finding) else source.text


def _check(text: str, findings: list[Finding]) -> None:
    """Look at what findings say: every place is in the text, every sentence can be filled in, every fix applied."""
    lines = text.split("\n")
    for finding in findings:
        place = finding.location
        assert 1 <= place.line <= len(lines), finding
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, finding
        assert finding.message.format(finding.message.msgid)
        assert finding.hint.format(finding.hint.msgid)
    mend_text(text, [finding.fix for finding in findings if finding.fix])


def read_encoding(content: bytes) -> None:
    """Decode bytes, and guess what they are if they are not UTF-8."""
    if isinstance(decode_source("content/home.zh.md", content), Finding):
        guess = guess_encoding(content)
        assert guess is None or guess.text.encode("utf-8", "strict") is not None


def read_yaml(content: bytes) -> None:
    """Read a YAML text, and try it on every model."""
    text = _decode(content)
    document = parse_yaml(text, path="content/facts.yaml")
    _check(text, list(document.findings))
    for model in MODELS.values() if not document.findings else ():
        result = validate_document(model, document)
        _check(text, result if isinstance(result, list) else [])


def read_markdown(content: bytes) -> None:
    """Read the body of a page."""
    text = _decode(content)
    _check(text, list(parse_markdown(text, path="content/home.zh.md", key="home").findings))


def read_page(content: bytes) -> None:
    """Read a page with its head."""
    text = _decode(content)
    findings: list[Finding] = []
    parse_document(Source("content/home.zh.md", text, ""), key="home", locale="zh", findings=findings)
    _check(text, findings)


def read_catalog(content: bytes) -> None:
    """Read a message catalog."""
    with contextlib.suppress(PoError):
        parse_po(_decode(content), babel_locale="zh_Hans")


def read_table(content: bytes) -> None:
    """Read a table of terms."""
    with contextlib.suppress(TableError):
        parse_table(_decode(content), "terms.csv")


def read_xliff(content: bytes) -> None:
    """Read a translator's XLIFF file."""
    with contextlib.suppress(ReturnedFileError):
        parse_xliff(content, "zh-en.xlf")


def read_tbx(content: bytes) -> None:
    """Read a TBX file."""
    with contextlib.suppress(XmlError):
        parse_tbx(content, "terms.tbx")


def read_accepted(content: bytes) -> None:
    """Read a record of accepted translations."""
    parse_accepted(Source("translations/accepted.yaml", _decode(content), ""))


READERS: Mapping[str, Callable[[bytes], None]] = {
    "encoding": read_encoding,
    "yaml": read_yaml,
    "markdown": read_markdown,
    "page": read_page,
    "catalog": read_catalog,
    "table": read_table,
    "xliff": read_xliff,
    "tbx": read_tbx,
    "accepted": read_accepted,
}
"""Name to reader."""
