"""The interface strings of a site as texts for a translator: one for each message and plural form, with slots in the ``site.po`` files.

The msgid is what tells a message from others; what a translator reads is the source language's own translation of it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from couplet.exchange.report_file import Edit, ReportFile
from couplet.exchange.slots import Slot
from couplet.exchange.texts import ReportFiles, Text, UnreadableFileError
from couplet.load.catalogs import report_syntax
from couplet.load.po_file import PoError, parse_po
from couplet.load.reader import decode_source, read_bytes
from couplet.load.theme import TRANSLATIONS, list_theme_files
from couplet.model.catalogs import PoMessage
from couplet.model.findings import Finding, Location
from couplet.model.locales import KNOWN_LOCALES

INTERFACE = "interface"
"""Name of the translator's file for interface strings."""
_STATEMENT = re.compile(r"msgstr(?:\[\d\])?(?=\s*\")")


def list_interface_texts(root: Path, files: ReportFiles, locales: tuple[str, ...]) -> Iterator[Text]:
    """Yield the interface strings of the site at ``root``; raises `UnreadableFileError`.

    Where the site has no catalog of its own the theme's is read, as a build does; a translation is then written into the site's folder.
    """
    catalogs = {prefix: _read_catalog(root, files, prefix) for prefix in locales}
    first = catalogs[locales[0]]
    for msgid in first:
        count = max(len(catalog.get(msgid, ())) for catalog in catalogs.values())
        for number in range(count):
            slots = {
                prefix: catalog[msgid][min(number, len(catalog[msgid]) - 1)]
                for prefix, catalog in catalogs.items()
                if catalog.get(msgid)
            }
            name = msgid if count == 1 else f"{msgid} [{number + 1}]"
            yield Text(INTERFACE, name, "message", slots)


def _read_catalog(root: Path, files: ReportFiles, prefix: str) -> Mapping[str, tuple[Slot, ...]]:
    """Return the slots of a language's messages by msgid, one for each plural form."""
    path = f"{TRANSLATIONS}/{prefix}/site.po"
    base, place = list_theme_files(root).get(path, (root, root / path))
    content = read_bytes(base, place)
    if isinstance(content, Finding):
        raise UnreadableFileError(content)
    source = decode_source(path, content)
    if isinstance(source, Finding):
        raise UnreadableFileError(source)
    files[path] = ReportFile(path, content)
    try:
        catalog = parse_po(source.text, babel_locale=KNOWN_LOCALES[prefix].babel)
    except PoError as error:
        raise UnreadableFileError(report_syntax(error.reason, Location(path, error.line))) from error
    return {entry.msgid: tuple(_find_slots(files[path], entry)) for entry in catalog.messages}


def _find_slots(file: ReportFile, entry: PoMessage) -> Iterator[Slot]:
    """Yield the slots of a message's forms: from each msgstr to the last line of its string."""
    number = entry.line
    doubts = _find_doubts(file, entry) if entry.is_fuzzy else ()
    for form in entry.forms:
        while not _STATEMENT.match(file.lines[number - 1]):
            number += 1
        first, keyword = number, _STATEMENT.match(file.lines[number - 1])
        number += 1
        while number <= len(file.lines) and file.lines[number - 1].lstrip().startswith('"'):
            number += 1
        start = file.find_offset(first, 0)
        end = file.find_offset(number - 1, len(file.lines[number - 2]))
        prefix = keyword.group() if keyword else ""
        yield Slot(file.path, start, end, form, style="message", prefix=prefix, extra=doubts)


def _find_doubts(file: ReportFile, entry: PoMessage) -> tuple[Edit, ...]:
    """Return the edits that take the mark of doubt, and the msgid it was made for, away from a fuzzy message."""
    edits: list[Edit] = []
    number = entry.line - 1
    while number >= 1 and file.lines[number - 1].startswith("#"):
        line = file.lines[number - 1]
        start, following = file.find_offset(number, 0), file.find_offset(number + 1, 0)
        if line.startswith("#|"):
            edits.append(Edit(start, following, ""))
        elif line.startswith("#,"):
            flags = [flag.strip() for flag in line[2:].split(",") if flag.strip() != "fuzzy"]
            edits.append(Edit(start, following, f"#, {', '.join(flags)}\n" if flags else ""))
        number -= 1
    return tuple(edits)
