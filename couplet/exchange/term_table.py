"""The termbase as a table for spreadsheets: CSV, one row for each term, one column for each language and role, out and in.

Several forms in a cell are divided by ``|``. A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from couplet.exchange.term_entries import Entry, pack_term
from couplet.exchange.term_source import TermSource
from couplet.model.findings import Message, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.termbase import LISTED_ROLES, Term

_PLAIN_COLUMNS = ("id", "kind", "strict", "case_sensitive")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
DELIMITERS = ",;\t"
"""What may divide the cells of a file that is read; spreadsheets in some countries write semicolons."""


class TableError(ValueError):
    """A file is no table of terms."""

    def __init__(self, reason: Message, line: int = 1) -> None:
        """Remember what is wrong, and in which line."""
        super().__init__(reason.msgid)
        self.reason = reason
        self.line = line


def list_columns(prefixes: Iterable[str] = KNOWN_LOCALES) -> list[str]:
    """Return the columns of a table in order: ``id``, ``kind``, …, ``zh``, ``zh_first``, ``zh_admitted``, …, ``en``, …."""
    parts = ("first", *LISTED_ROLES, "note")
    named = [column for prefix in prefixes for column in (prefix, *(f"{prefix}_{part}" for part in parts))]
    return [*_PLAIN_COLUMNS, *named]


def format_table(terms: Iterable[Term]) -> str:
    """Return terms as CSV (RFC 4180) with a row of headings; the byte order mark that spreadsheets want is the caller's."""
    columns = list_columns()
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for term in terms:
        entry = pack_term(term)
        writer.writerow([_guard(_format_cell(_pick(entry, column))) for column in columns])
    return out.getvalue()


def _pick(entry: Entry, column: str) -> Any:
    """Return the value that belongs into a column."""
    if column in (*_PLAIN_COLUMNS, *KNOWN_LOCALES):
        return entry.get(column)
    prefix, _, key = column.partition("_")
    return entry.get(key, {}).get(prefix)


def _format_cell(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(form.replace("\\", "\\\\").replace("|", "\\|") for form in value)
    return value or ""


def _guard(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def parse_table(text: str, path: str) -> TermSource:
    """Return the entries of a table; raises `TableError` for one that is no table of terms."""
    source = TermSource(path)
    heading = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=heading.count), strict=True
    )
    line = 1
    try:
        columns = _read_columns(next(reader, []))
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                source.add(_read_row(columns, cells), line=line, column=1)
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableError(message("its quotation marks do not match"), line) from error
    return source


def _read_columns(cells: Sequence[str]) -> list[str]:
    """Return the columns of a table by its headings."""
    columns = [cell.strip().lower().replace(" ", "_") for cell in cells]
    known = list_columns()
    for column in columns:
        if column and column not in known:
            raise TableError(message("its column “%(column)s” is unknown", column=column))
    if "id" not in columns and not any(prefix in columns for prefix in KNOWN_LOCALES):
        raise TableError(message("it has no column “id”"))
    return columns


def _read_row(columns: Sequence[str], cells: Sequence[str]) -> Entry:
    """Return a row as an entry; an empty cell clears what it is about."""
    entry: Entry = {}
    for column, cell in zip(columns, (*cells, *[""] * len(columns)), strict=False):
        written = _unguard(cell.strip())
        prefix, _, key = column.partition("_")
        if column in (*_PLAIN_COLUMNS, *KNOWN_LOCALES):
            entry[column] = written or None
        elif key in LISTED_ROLES:
            entry.setdefault(key, {})[prefix] = _split_forms(written) or None
        elif key:
            entry.setdefault(key, {})[prefix] = written or None
    return entry


def _split_forms(cell: str) -> list[str]:
    """Return the forms in a cell."""
    forms = (re.sub(r"\\(.)", r"\1", form).strip() for form in re.findall(r"(?:\\.|[^|\\])+", cell))
    return [form for form in forms if form]
