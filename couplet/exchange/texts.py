"""The texts of a report as they go out and come in: each with its slots in the files of all languages; no file format of translators.

They are the translation units of `couplet.model.units` and the interface strings, cut where a translator can replace a text and nothing
else. Files of the report are only read here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from couplet.exchange.report_file import ReportFile
from couplet.exchange.slots import BlockSlots, Slot, find_block_slots
from couplet.load.front_matter import split_front_matter
from couplet.load.reader import decode_source, read_bytes
from couplet.model.corpus import DATA_FILES, Corpus, DataFile, YamlPath
from couplet.model.documents import Document, DocumentPair
from couplet.model.findings import Finding, Location
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.units import Segment, TranslationUnit, list_data_units, list_page_units

HEAD, DATA = "head/", "data/"
"""What the ids of texts in heads and in YAML files begin with."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the report in all languages."""

    file: str
    """Name of the translator's file it belongs to: the key of its page, the name of a YAML file, or ``interface``."""
    id: str
    """What tells it from the other texts of that file: ``rooms/paragraph-1``, ``head/title``, ``data/items/plan-members/title``."""
    kind: str
    """Kind of the translation unit, or ``message``."""
    slots: Mapping[str, Slot]
    """Locale prefix to slot; a block that a language lacks has none, any other missing text has one with an empty text."""
    units: tuple[tuple[str, str], ...] = ()
    """Page and id of the translation units it consists of."""
    heading: str = ""
    """The heading it stands under, in the first language that has it."""
    block: str = ""
    """Name of its block; texts of one block stand next to each other. Empty outside of prose."""
    blocks: Mapping[str, BlockSlots] | None = None
    """Locale prefix to the block's slots."""
    lines: Mapping[str, int] | None = None
    """Locale prefix to the line where it stands, counted from 1."""

    @property
    def key(self) -> str:
        """Its name in messages and as context in PO files."""
        return f"{self.file}#{self.id}"

    def read(self, prefix: str) -> str:
        """Return the text in one language, empty if there is none."""
        slot = self.slots.get(prefix)
        return slot.text if slot else ""


class ReportFiles(dict[str, ReportFile]):
    """Files of the report by path, each read when it is first asked for; raises `UnreadableFileError`."""

    def __init__(self, root: Path) -> None:
        """Read below ``root``."""
        super().__init__()
        self.root = root

    def __missing__(self, path: str) -> ReportFile:
        content = read_bytes(self.root, self.root / path)
        if isinstance(content, Finding):
            raise UnreadableFileError(content)
        self[path] = ReportFile(path, content)
        return self[path]


class UnreadableFileError(Exception):
    """A file that could be read a moment ago, and cannot any more."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def list_texts(corpus: Corpus, files: ReportFiles) -> Iterator[Text]:
    """Yield the texts of all pages, then of all YAML files, in reading order."""
    for pair in corpus.pairs.values():
        yield from list_page_texts(pair, files, corpus.settings.locales)
    for name in (name for name in DATA_FILES if name in corpus.files):
        for unit in list_data_units(corpus, name):
            text = _read_data_text(unit, corpus.files[name], files, corpus.settings.locales)
            if text:
                yield text


def list_page_texts(pair: DocumentPair, files: ReportFiles, locales: Iterable[str]) -> Iterator[Text]:
    """Yield the texts of one page: its head, its blocks, its footnotes."""
    units = list(list_page_units(pair))
    for unit in units:
        if unit.kind == "head":
            yield _read_head_text(unit, pair, files, locales)
    blocks = {
        prefix: _find_blocks(files[document.path], document) for prefix, document in pair.documents.items()
    }
    heading = ""
    body = (unit for unit in units if unit.kind != "head")
    for name, group in groupby(body, key=_name_block):
        members = list(group)
        texts = list(_cut_block(name, members, blocks))
        if members[0].kind == "heading":
            heading = next(iter(members[0].segments.values())).text
        yield from (replace(text, heading="" if text.kind == "footnote" else heading) for text in texts)


def _name_block(unit: TranslationUnit) -> str:
    """Return the name of the block that a unit is a part of."""
    return unit.id.rpartition("/")[0] if unit.kind in ("item", "cell") else unit.id


def _find_blocks(file: ReportFile, document: Document) -> Mapping[int, BlockSlots]:
    """Return the slots of a document's blocks by line."""
    source = decode_source(document.path, file.text.encode())
    parts = source if isinstance(source, Finding) else split_front_matter(source.text, path=document.path)
    if isinstance(parts, Finding):
        raise UnreadableFileError(parts)
    return find_block_slots(file, parts.body, parts.body_line)


def _cut_block(
    name: str, units: list[TranslationUnit], blocks: Mapping[str, Mapping[int, BlockSlots]]
) -> Iterator[Text]:
    """Yield the texts of one block: part by part where all languages have as many as there are units, else as a whole."""
    lines = {
        prefix: min(unit.segments[prefix].location.line for unit in units) for prefix in units[0].segments
    }
    found = {prefix: blocks[prefix][line] for prefix, line in lines.items() if line in blocks[prefix]}
    if set(found) != set(lines):
        return
    first = units[0]
    is_cut = all(len(block.parts) == len(units) for block in found.values()) and (
        len(units) > 1 or first.kind not in ("list", "table", "definitions", "quote")
    )
    members = [(unit,) for unit in units] if is_cut else [tuple(units)]
    for number, group in enumerate(members):
        slots = {prefix: block.parts[number] if is_cut else block.whole for prefix, block in found.items()}
        yield Text(
            file=first.page,
            id=group[0].id if is_cut else name,
            kind=group[0].kind if is_cut else "block",
            slots=slots,
            units=tuple((unit.page, unit.id) for unit in group),
            block=name,
            blocks=found,
            lines={prefix: group[0].segments[prefix].location.line for prefix in found},
        )


def _read_head_text(
    unit: TranslationUnit, pair: DocumentPair, files: ReportFiles, locales: Iterable[str]
) -> Text:
    """Return a text of the head; where a twin's head lacks it, its slot is the end of that head."""
    slots: dict[str, Slot] = {}
    for prefix in locales:
        if prefix in unit.segments:
            place = pair.documents[prefix].places[unit.id]
            slots[prefix] = _read_scalar_slot(files, place, unit.segments[prefix].text)
        elif prefix in pair.documents:
            document = pair.documents[prefix]
            last = max((place.end_line or place.line for place in document.places.values()), default=1)
            slots[prefix] = _open_line(files[document.path], last, f"\n{unit.id}: ")
    lines = {prefix: segment.location.line for prefix, segment in unit.segments.items()}
    return Text(unit.page, HEAD + unit.id, unit.kind, slots, ((unit.page, unit.id),), lines=lines)


def _open_line(file: ReportFile, line: int, lead: str) -> Slot:
    """Return an empty slot behind the end of a line; a line without text belongs to what follows."""
    while line > 1 and not file.lines[line - 1].strip():
        line -= 1
    offset = file.find_offset(line, len(file.lines[line - 1]))
    return Slot(file.path, offset, offset, "", style="scalar", lead=lead)


def _read_scalar_slot(files: ReportFiles, place: Location, text: str, *, is_flow: bool = False) -> Slot:
    """Return the slot of a YAML scalar that is there, at ``place``."""
    file = files[place.path]
    start = file.find_place(place.line, place.column)
    end = file.find_place(place.end_line or place.line, place.end_column or place.column)
    end = start + len(file.text[start:end].rstrip())
    return Slot(place.path, start, end, text.strip(), style="scalar", is_flow=is_flow)


def _read_data_text(
    unit: TranslationUnit, data: DataFile, files: ReportFiles, locales: Iterable[str]
) -> Text | None:
    """Return a text of a YAML file; ``None`` where a language is left blank on purpose, or the text has no place of its own."""
    way = _find_way(next(iter(unit.segments.values())), data)
    if way is None or not KNOWN_LOCALES.keys() >= unit.segments.keys():
        return None
    file = files[data.path]
    parent = data.places[way[:-1]]
    is_flow = file.text[file.find_place(parent.line, parent.column)] == "{"
    slots = {
        prefix: _read_scalar_slot(files, data.places[*way[:-1], prefix], segment.text, is_flow=is_flow)
        for prefix, segment in unit.segments.items()
    }
    for prefix in locales:
        if prefix not in slots and (*way[:-1], prefix) in data.places:
            return None
        if prefix not in slots:
            slots[prefix] = _open_scalar(file, slots, data.places[way], prefix=prefix, is_flow=is_flow)
    lines = {prefix: segment.location.line for prefix, segment in unit.segments.items()}
    return Text(unit.page, DATA + unit.id, unit.kind, slots, ((unit.page, unit.id),), lines=lines)


def _open_scalar(
    file: ReportFile, slots: Mapping[str, Slot], place: Location, *, prefix: str, is_flow: bool
) -> Slot:
    """Return an empty slot for a language behind one that is there, whose value stands at ``place``."""
    known = next(iter(slots.values()))
    if is_flow:
        return Slot(file.path, known.end, known.end, "", style="scalar", lead=f", {prefix}: ", is_flow=True)
    line = file.lines[place.line - 1]
    indent = line[: len(line) - len(line.lstrip(" "))]
    last = file.text.count("\n", 0, known.end) + 1
    return _open_line(file, last, f"\n{indent}{prefix}: ")


def _find_way(segment: Segment, data: DataFile) -> YamlPath | None:
    """Return the way to the value that a segment was read from, which begins where it begins or a quotation mark before."""
    for way, place in data.places.items():
        is_here = place.line == segment.location.line and segment.location.column - place.column in (0, 1)
        if is_here and place.end_column == segment.location.end_column and isinstance(way[-1], str):
            return way
    return None
