"""The termbase out to other programs and back in: TBX-Basic for terminology tools, CSV for spreadsheets; the formats have their modules.

What comes in is merged into ``translations/termbase.yaml`` by id: a term that is new is added, one that is known takes what the file
says, one that the file does not have stays. Nothing is written while there is an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from couplet.checks.termbase import find_contradictions
from couplet.exchange.sound_xml import XmlError
from couplet.exchange.tbx import format_tbx, parse_tbx
from couplet.exchange.term_entries import Entry, pack_term, write_entries
from couplet.exchange.term_source import TermSource
from couplet.exchange.term_table import TableError, format_table, list_columns, parse_table
from couplet.exchange.writer import write_files
from couplet.load.reader import MAX_RETURNED_BYTES, Source, decode_source, read_bytes, read_source
from couplet.load.termbase import TERMBASE, load_termbase, parse_termbase
from couplet.load.yaml_source import parse_yaml
from couplet.model.findings import Finding, Location, Severity, message

Format = Literal["tbx", "csv"]
BOM = b"\xef\xbb\xbf"
_EMPTY = "terms:\n"


@dataclass(frozen=True, slots=True)
class TermImport:
    """What an import did."""

    findings: tuple[Finding, ...]
    """What was found; with an error among them nothing was written."""
    added: tuple[str, ...] = ()
    """Ids of new terms."""
    changed: tuple[str, ...] = ()
    """Ids of terms that are not what they were."""
    unchanged: int = 0
    """Number of terms that the file has as they were."""


def export_terms(root: Path, path: Path, form: Format) -> int | list[Finding]:
    """Write the termbase of the site at ``root`` to a file; return the number of terms, or what hinders it.

    Raises `OSError` where the file cannot be written.
    """
    loaded = load_termbase(root)
    if isinstance(loaded, list):
        return loaded
    terms = loaded[0].terms
    if not terms:
        told = message("There are no terms to export.")
        hint = message("Write some into translations/termbase.yaml, or import them.")
        return [Finding("terms.unreadable", Severity.ERROR, Location(TERMBASE), told, hint)]
    content = format_tbx(terms).encode() if form == "tbx" else BOM + format_table(terms).encode()
    write_files(path.parent, {path.name: content})
    return len(terms)


def import_terms(root: Path, path: Path) -> TermImport:
    """Merge the terms in a file into the termbase of the site at ``root``; raises `OSError` where that cannot be written."""
    source, findings = _read_file(path)
    current = _read_current(root)
    if source is None or isinstance(current, list):
        return TermImport((*findings, *(current if isinstance(current, list) else ())))
    known, document_text = current
    entries, problems = source.merge_into(known)
    findings += [*problems, *_list_unknown_languages(source)]
    changed = {name: entry for name, entry in entries.items() if entry != known.get(name)}
    if any(finding.is_error for finding in findings):
        return TermImport(tuple(findings))
    text = write_entries(parse_yaml(document_text, path=TERMBASE), document_text, changed)
    findings += _check_result(text)
    if any(finding.is_error for finding in findings):
        return TermImport(tuple(findings))
    if changed:
        write_files(root, {TERMBASE: text.encode()})
    added = tuple(sorted(name for name in changed if name not in known))
    altered = tuple(sorted(name for name in changed if name in known))
    return TermImport(tuple(findings), added, altered, len(entries) - len(changed))


def _read_current(root: Path) -> tuple[Mapping[str, Entry], str] | list[Finding]:
    """Return the entries of the site's termbase by id, and its text; or what is wrong with it."""
    if not (root / TERMBASE).exists():
        return {}, _EMPTY
    source = read_source(root, root / TERMBASE)
    loaded = [source] if isinstance(source, Finding) else parse_termbase(source)
    if isinstance(loaded, list) or isinstance(source, Finding):
        return loaded if isinstance(loaded, list) else []
    return {term.id: pack_term(term) for term in loaded[0].terms}, source.text


def _check_result(text: str) -> list[Finding]:
    """Return what is wrong with the termbase as it would be."""
    result = parse_termbase(Source(TERMBASE, text, ""))
    return result if isinstance(result, list) else list(find_contradictions(*result))


def _read_file(path: Path) -> tuple[TermSource | None, list[Finding]]:
    """Return the entries of a file, by its ending or else its first character, with warnings; or no entries, and why."""
    content = read_bytes(path.parent, path, limit=MAX_RETURNED_BYTES)
    if isinstance(content, Finding):
        return None, [content]
    is_xml = path.suffix.lower() in (".tbx", ".xml") or content.removeprefix(BOM).lstrip().startswith(b"<")
    try:
        if is_xml:
            return parse_tbx(content, path.name), []
        source, warnings = _decode_table(path.name, content)
        if source is None:
            return None, warnings
        return parse_table(source.text, path.name), warnings
    except XmlError as error:
        return None, [_refuse_tbx(path.name, error)]
    except TableError as error:
        return None, [_refuse_table(path.name, error)]


def _decode_table(name: str, content: bytes) -> tuple[Source | None, list[Finding]]:
    """Return a table as text; one in GB 18030, as Chinese spreadsheets write it, with a warning."""
    source = decode_source(name, content)
    if isinstance(source, Source):
        return source, []
    try:
        recoded = decode_source(name, content.decode("gb18030").encode())
    except UnicodeDecodeError:
        return None, [source]
    told = message("This file is not UTF-8; it was read as GB 18030.")
    hint = message("Look whether the terms are right. Next time, save it as “CSV UTF-8”.")
    warning = Finding("terms.import", Severity.WARNING, Location(name), told, hint)
    return (recoded, [warning]) if isinstance(recoded, Source) else (None, [recoded])


def _list_unknown_languages(source: TermSource) -> list[Finding]:
    return [
        Finding(
            "terms.import",
            Severity.WARNING,
            Location(source.path),
            message("Forms in the language “%(tag)s” were left out.", tag=tag),
            message("Couplet does not know this language; couplet/model/locales.py lists those it knows."),
        )
        for tag in sorted(source.unknown_languages)
    ]


def _refuse_tbx(name: str, error: XmlError) -> Finding:
    hint = message("Export it as TBX-Basic (ISO 30042:2019), or as CSV.")
    return Finding("terms.unreadable", Severity.ERROR, Location(name, error.line), error.reason, hint)


def _refuse_table(name: str, error: TableError) -> Finding:
    told = message("This is not a table of terms: %(reason)s", reason=error.reason)
    hint = message(
        "The first row names the columns: %(columns)s. “%(program)s terms export” writes one to start from.",
        columns=", ".join(list_columns()),
    )
    return Finding("terms.unreadable", Severity.ERROR, Location(name, error.line), told, hint)
