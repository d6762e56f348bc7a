"""Texts of the report as XLIFF 2.0 (OASIS Standard, 5 August 2014), and back; how marks become codes is `inline_codes`'s business."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from xml.etree.ElementTree import Element, fromstring
from xml.sax.saxutils import escape, quoteattr

from couplet.exchange.inline_codes import NAMESPACE, CodeError, CodeWriter, decode_content
from couplet.exchange.outgoing import Outgoing, State
from couplet.exchange.returned import ReturnedFile, ReturnedFileError, ReturnedText, read_bases
from couplet.exchange.sound_xml import XmlError, require_sound_xml
from couplet.exchange.texts import Text
from couplet.model.findings import Message, message
from couplet.model.locales import Locale, find_locale

_TAG = f"{{{NAMESPACE}}}"
_ORDER = re.compile(r"[0-9]{1,9}")
_SAFE_ID = re.compile(r"[A-Za-z0-9._/-]+")
_STATES: Mapping[State, str] = {
    "translated": 'state="translated"',
    "outdated": 'state="initial" subState="couplet:needs-review"',
    "missing": 'state="initial"',
}
_REVIEWED_STATES = ("reviewed", "final")
"""States by which a reviewer says that a translation answers its source (XLIFF 2.0, 4.3.1.26)."""
BASE_NOTE = "base"
"""Category of the note that says what the text was when it went out."""


def name_file(text: Text) -> str:
    """Return the id of the XLIFF file element that a text belongs to."""
    return text.file.replace("/", ".")


def name_unit(text: Text) -> str:
    """Return the id of a text's unit: an XML name token, so that slashes become dots and interface strings a digest."""
    if _SAFE_ID.fullmatch(text.id):
        return text.id.replace("/", ".")
    return "m" + hashlib.sha256(text.id.encode()).hexdigest()[:12]


def format_xliff(
    texts: Iterable[Outgoing], languages: tuple[Locale, Locale], *, translate: Callable[[Message], str]
) -> str:
    """Return an XLIFF document with ``texts``, from the first to the second of ``languages``; ``translate`` words the notes."""
    source, target = languages
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="{source.tag}" trgLang="{target.tag}">',
    ]
    for name, group in groupby(texts, key=lambda text: text.text.file):
        members = list(group)
        lines.append(f'  <file id="{name_file(members[0].text)}" original={quoteattr(name)}>')
        for text in members:
            lines += _format_unit(text, translate)
        lines.append("  </file>")
    return "\n".join((*lines, "</xliff>", ""))


def _format_unit(text: Outgoing, translate: Callable[[Message], str]) -> Iterator[str]:
    """Yield the lines of a unit; white space in its texts counts."""
    codes = CodeWriter(is_message=text.text.kind == "message")
    source = codes.encode(text.source)
    target = codes.encode(text.target, is_target=True)
    yield f'    <unit id="{name_unit(text.text)}" name={quoteattr(text.text.key)} xml:space="preserve">'
    yield "      <notes>"
    yield f'        <note category="place">{escape(text.place)}</note>'
    for note in text.notes:
        yield f'        <note category="context">{escape(translate(note))}</note>'
    yield f'        <note category="{BASE_NOTE}">{escape(text.base)}</note>'
    yield "      </notes>"
    if codes.data:
        yield "      <originalData>"
        yield from (f'        <data id="{name}">{escape(mark)}</data>' for mark, name in codes.data.items())
        yield "      </originalData>"
    yield f"      <segment {_STATES[text.state]}>"
    yield f"        <source>{source}</source>"
    if text.target:
        yield f"        <target>{target}</target>"
    yield "      </segment>"
    yield "    </unit>"


def parse_xliff(content: bytes, path: str) -> ReturnedFile:
    """Return the texts in a translator's XLIFF file; raises `ReturnedFileError`."""
    try:
        require_sound_xml(content)
    except XmlError as error:
        raise ReturnedFileError(path, error.reason, error.line) from error
    root = fromstring(content)
    if root.tag != f"{_TAG}xliff":
        raise ReturnedFileError(path, message("This file is not XLIFF 2.0."))
    languages = [find_locale(root.get(name, "")) for name in ("srcLang", "trgLang")]
    if languages[0] is None or languages[1] is None:
        told = message("This file does not say from which language into which it translates.")
        raise ReturnedFileError(path, told)
    texts = tuple(
        _read_unit(file, unit, path) for file in root.iter(f"{_TAG}file") for unit in file.iter(f"{_TAG}unit")
    )
    return ReturnedFile(path, languages[0].prefix, languages[1].prefix, texts)


def _read_unit(file: Element, unit: Element, path: str) -> ReturnedText:
    """Return the text of a unit, put together again where the translator's program divided it."""
    name = f"{file.get('id')}#{unit.get('id')}"
    data = {entry.get("id", ""): decode_content(entry, {}) for entry in unit.iter(f"{_TAG}data")}
    notes = (note.text or "" for note in unit.iter(f"{_TAG}note"))
    bases = next((found for note in notes if (found := read_bases(note))), None)
    parts = [part for part in unit if part.tag in (f"{_TAG}segment", f"{_TAG}ignorable")]
    try:
        source = "".join(_read_part(part, "source", data) for part in parts)
        target = "".join(_read_part(part, "target", data) for part in _order_parts(parts))
    except CodeError as error:
        told = message(
            "In the text “%(name)s” the code %(code)s stands for nothing.", name=name, code=str(error)
        )
        raise ReturnedFileError(path, told) from error
    is_translated = any(part.find(f"{_TAG}target") is not None for part in parts)
    states = [part.get("state", "initial") for part in parts if part.tag == f"{_TAG}segment"]
    is_reviewed = is_translated and all(state in _REVIEWED_STATES for state in states)
    return ReturnedText(name, source, target if is_translated else "", bases, line=1, is_reviewed=is_reviewed)


def _order_parts(parts: Iterable[Element]) -> list[Element]:
    """Return the parts of a unit in the order of their targets, which ``order`` may give."""

    def order(numbered: tuple[int, Element]) -> int:
        target = numbered[1].find(f"{_TAG}target")
        given = target.get("order", "") if target is not None else ""
        return int(given) if _ORDER.fullmatch(given) else numbered[0] + 1

    return [part for _, part in sorted(enumerate(parts), key=order)]


def _read_part(part: Element, name: str, data: Mapping[str, str]) -> str:
    """Return source or target of a segment; what stands between segments is kept as in the source where it has no target."""
    element = part.find(f"{_TAG}{name}")
    if element is None and part.tag == f"{_TAG}ignorable":
        element = part.find(f"{_TAG}source")
    return "" if element is None else decode_content(element, data)
