"""A translator at work on a mini site: export, edits in the files as a translation program makes them, import; no assertions."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from couplet.exchange.export import Export, ExportOrder, Format, export_texts
from couplet.exchange.import_ import Import, import_files
from couplet.exchange.po_text import format_statement
from couplet.exchange.texts import ReportFiles, list_texts
from couplet.exchange.writer import write_files
from couplet.load.content import load_corpus
from couplet.model.corpus import Corpus
from couplet.model.findings import Message


def word(told: Message) -> str:
    """Return a message in the words of the program."""
    return told.format(told.msgid)


def load(root: Path) -> Corpus:
    """Return the report, which must be readable."""
    corpus, findings = load_corpus(root)
    assert corpus is not None, findings
    return corpus


def export(root: Path, form: Format = "po", *, source: str = "zh", is_single: bool = True) -> Export:
    """Export the report at ``root``."""
    return export_texts(load(root), root, ExportOrder(form, source, is_single, word))


def export_one(root: Path, form: Format = "po", *, source: str = "zh") -> str:
    """Return the one file of an export."""
    (content,) = export(root, form, source=source).contents.values()
    return content.decode()


def bring_back(root: Path, *files: str | bytes, is_partial: bool = False, is_written: bool = True) -> Import:
    """Import translators' files and write what comes of it."""
    named = {
        f"back-{number}": file.encode() if isinstance(file, str) else file
        for number, file in enumerate(files)
    }
    outcome = import_files(load(root), root, named, is_partial=is_partial)
    if is_written:
        write_files(root, outcome.contents)
    return outcome


def find_entry(po: str, key: str) -> str:
    """Return the entry of a text in a PO file."""
    (entry,) = [
        entry
        for entry in po.split("\n\n")
        if "\n".join(format_statement("msgctxt", key)) in entry.split("\nmsgid")[0]
    ]
    return entry


def translate_po(po: str, changes: Mapping[str, str], *, edit: Callable[[str], str] = str) -> str:
    """Return a PO file with new translations by key; ``edit`` may do more to each entry."""
    for key, text in changes.items():
        entry = find_entry(po, key)
        head = entry[: re.search(r"^msgstr", entry, re.MULTILINE).start()]  # type: ignore[union-attr]
        po = po.replace(entry, edit(head + "\n".join(format_statement("msgstr", text))))
        po = po if po.endswith("\n") else po + "\n"
    return po


def find_unit(xliff: str, key: str) -> str:
    """Return the unit of a text in an XLIFF file."""
    pattern = re.compile(r"    <unit .*?</unit>\n", re.DOTALL)
    (unit,) = [match.group() for match in pattern.finditer(xliff) if f'name="{key}"' in match.group()]
    return unit


def translate_xliff(xliff: str, changes: Mapping[str, str]) -> str:
    """Return an XLIFF file with new targets by key; the texts hold no codes."""
    for key, text in changes.items():
        unit = find_unit(xliff, key)
        head, _, rest = unit.partition("</source>")
        tail = rest.partition("</target>")[2] or rest
        xliff = xliff.replace(unit, f"{head}</source>\n        <target>{escape(text)}</target>{tail}")
    return xliff


def read_tree(root: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def list_pairs(root: Path) -> dict[str, str]:
    """Return the English text of every slot by key."""
    return {text.key: text.read("en") for text in list_texts(load(root), ReportFiles(root))}
