"""The termbase as TBX-Basic, the terminologists' exchange format (ISO 30042:2019, style “data category as attribute”), out and in.

Roles become administrative statuses: preferred, admitted, deprecated. What TBX-Basic has no word for stands in notes that begin with
``couplet:``, which other programs carry along: a first-mention form, a confusable one, ``strict`` and ``case_sensitive``. In other
programs' files the first form of a language without a status is the preferred one, and both styles of the format are read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args
from xml.sax.saxutils import escape, quoteattr

from couplet.exchange.sound_xml import XmlError, require_sound_xml
from couplet.exchange.term_entries import Entry
from couplet.exchange.term_source import TermSource
from couplet.model.findings import message
from couplet.model.locales import KNOWN_LOCALES, find_locale
from couplet.model.termbase import Role, Term, TermKind

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_MARK = "couplet:"
_STATUSES: Mapping[Role, str] = {
    "preferred": "preferredTerm-admn-sts",
    "first": "admittedTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "short": "admittedTerm-admn-sts",
    "confusable": "deprecatedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
_TERM_TYPES: Mapping[Role, str] = {"first": "fullForm", "short": "shortForm"}
_SHORT_TYPES = frozenset(("shortForm", "acronym", "abbreviation"))
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def format_tbx(terms: Sequence[Term]) -> str:
    """Return terms, at least one, as a TBX-Basic file."""
    language = KNOWN_LOCALES[next(iter(terms[0].preferred))].tag
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx type="TBX-Basic" style="dca" xml:lang="{language}" xmlns="{NAMESPACE}">',
        "  <tbxHeader><fileDesc><sourceDesc><p>Couplet</p></sourceDesc></fileDesc></tbxHeader>",
        "  <text><body>",
        *(line for term in terms for line in _format_concept(term)),
        "  </body></text>",
        "</tbx>",
    ]
    return "\n".join(lines) + "\n"


def _escape(text: str) -> str:
    """Return a text for XML, without the control characters that XML cannot hold."""
    return escape(_NO_XML.sub("", text))


def _format_concept(term: Term) -> Iterator[str]:
    # An XML id may not begin with a digit; ids of terms never begin with the underscore that stands before one here.
    yield f"    <conceptEntry id={quoteattr(term.id if term.id[0].isalpha() else '_' + term.id)}>"
    yield f'      <descrip type="subjectField">{term.kind}</descrip>'
    for key, value in (("strict", term.strict), ("case_sensitive", term.case_sensitive)):
        if value is not type(term).model_fields[key].default:
            yield f"      <note>{_MARK}{key}={'true' if value else 'false'}</note>"
    for prefix in term.preferred:
        yield f'      <langSec xml:lang="{KNOWN_LOCALES[prefix].tag}">'
        if note := term.note.get(prefix):
            yield f"        <note>{_escape(note)}</note>"
        for form in term.list_forms(prefix):
            yield from _format_form(form.role, form.text)
        yield "      </langSec>"
    yield "    </conceptEntry>"


def _format_form(role: Role, text: str) -> Iterator[str]:
    yield f"        <termSec><term>{_escape(text)}</term>"
    yield f'          <termNote type="administrativeStatus">{_STATUSES[role]}</termNote>'
    if role in _TERM_TYPES:
        yield f'          <termNote type="termType">{_TERM_TYPES[role]}</termNote>'
    if role in ("first", "confusable"):
        yield f"          <note>{_MARK}{role}</note>"
    yield "        </termSec>"


@dataclass(slots=True)
class _Element:
    """An XML element with its place."""

    name: str
    """Its name without namespace."""
    attributes: Mapping[str, str]
    """Its attributes."""
    line: int
    """Line where it begins, from 1."""
    column: int
    """Character of the line where it begins, from 1."""
    text: str = ""
    """Its text, also that of elements inside, such as emphasis."""
    children: "list[_Element]" = field(default_factory=list)
    """Elements inside."""

    @property
    def category(self) -> str:
        """The data category: the value of ``type``, or in the other style of the format the element's own name."""
        return self.attributes.get("type", self.name)

    def walk(self, name: str) -> "Iterator[_Element]":
        """Yield the elements of a name at any depth that do not stand in each other."""
        for child in self.children:
            yield from (child,) if child.name == name else child.walk(name)

    def list_values(self, *categories: str) -> list[str]:
        """Return the texts of the elements of some categories, also where they stand in a group, but not in sections below."""
        values = []
        for child in self.children:
            if child.category in categories:
                values.append(child.text.strip())
            elif child.name.endswith("Grp"):
                values += child.list_values(*categories)
        return values


def parse_tbx(content: bytes, path: str) -> TermSource:
    """Return the entries of a TBX file; raises `XmlError` for one that is not sound XML or another format."""
    require_sound_xml(content)
    root = _build_tree(content)
    if root.name != "tbx":
        told = message("This is not a TBX file of version 3: it begins with <%(name)s>.", name=root.name)
        raise XmlError(told, root.line)
    source = TermSource(path)
    for concept in root.walk("conceptEntry"):
        entry = _read_concept(concept, source)
        if any(prefix in entry for prefix in KNOWN_LOCALES):
            source.add(entry, line=concept.line, column=concept.column)
    return source


def _build_tree(content: bytes) -> _Element:
    """Return the root element of sound XML."""
    from xml.parsers import expat

    top = _Element("", {}, 1, 1)
    stack = [top]
    parser = expat.ParserCreate(namespace_separator="}")
    # Without it a text comes line by line, and putting a long one together takes time that grows with its square.
    parser.buffer_text, parser.buffer_size = True, 1 << 20

    def open_element(name: str, attributes: dict[str, str]) -> None:
        bare = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        element = _Element(name.rpartition("}")[2], bare, *place)
        stack[-1].children.append(element)
        stack.append(element)

    def close_element(name: str) -> None:
        element = stack.pop()
        stack[-1].text += element.text if element.name in ("hi", "foreign") else ""

    def add_text(text: str) -> None:
        stack[-1].text += text

    parser.StartElementHandler, parser.EndElementHandler = open_element, close_element
    parser.CharacterDataHandler = add_text
    parser.Parse(content, True)
    return top.children[0]


def _read_concept(concept: _Element, source: TermSource) -> Entry:
    """Return a concept as an entry; languages that Couplet does not know are noted in ``source`` and left out."""
    entry: Entry = {"id": concept.attributes.get("id", "").removeprefix("_")}
    for kind in concept.list_values("subjectField"):
        if kind in get_args(TermKind):  # other programs' subjects are of another sort
            entry["kind"] = kind
    for note in concept.list_values("note"):
        key, _, value = note.removeprefix(_MARK).partition("=")
        if note.startswith(_MARK) and key in ("strict", "case_sensitive"):
            entry[key] = value
    for section in concept.children:
        if section.name != "langSec":
            continue
        tag = section.attributes.get("lang", "")
        if locale := find_locale(tag):
            _read_language(section, locale.prefix, entry)
        else:
            source.unknown_languages.add(tag)
    return entry


def _read_language(section: _Element, prefix: str, entry: Entry) -> None:
    """Put a language's forms and notes into an entry."""
    forms: dict[Role, list[str]] = {"admitted": [], "short": [], "confusable": [], "forbidden": []}
    notes = section.list_values("note", "definition")
    for part in section.walk("termSec"):
        text = "".join(child.text for child in part.children if child.name == "term").strip()
        marks = part.list_values("note")
        notes += [mark for mark in marks if not mark.startswith(_MARK)]
        role = _find_role(part, marks, is_first=prefix not in entry)
        if role in ("preferred", "first"):
            target = entry if role == "preferred" else entry.setdefault("first", {})
            target[prefix] = text
        elif text not in forms[role]:
            forms[role].append(text)
    for role, texts in forms.items():
        entry.setdefault(role, {})[prefix] = texts or None
    entry.setdefault("first", {}).setdefault(prefix, None)
    if notes:
        entry.setdefault("note", {})[prefix] = " ".join(notes)


def _find_role(part: _Element, marks: list[str], *, is_first: bool) -> Role:
    """Return the role of a form; ``is_first`` is whether its language has no preferred form yet."""
    status = next(iter(part.list_values("administrativeStatus")), "")
    kinds = part.list_values("termType")
    if status.startswith(("deprecated", "superseded")):
        return "confusable" if f"{_MARK}confusable" in marks else "forbidden"
    if f"{_MARK}first" in marks:
        return "first"
    if is_first and (status.startswith("preferred") or not status):
        return "preferred"
    return "short" if _SHORT_TYPES & set(kinds) else "admitted"
