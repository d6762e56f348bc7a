"""Translation units: the smallest texts of a report that answer each other across languages, with their places; judges nothing.

Prose gives a unit for each heading, paragraph, item, cell and footnote, heads of content files and YAML files one for each text. Checks of
figures, terms and typography, the translation status, and the exchange with translators all walk over the same units.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel

from couplet.model.alignment import AlignedBlock, align_blocks
from couplet.model.corpus import DATA_FILES, Corpus, DataFile, YamlPath
from couplet.model.documents import Block, Document, DocumentPair
from couplet.model.findings import Location

HEAD_FIELDS = ("title", "short_title", "deck", "description")
"""Texts in the head of a content file that readers see."""
LISTED_KINDS = ("list", "table", "definitions", "quote")
"""Blocks that hold several segments."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One text in one language."""

    text: str
    """Plain text, as readers see it."""
    source: str
    """The same as it stands in the file: Markdown, or the text itself."""
    location: Location
    """Where `source` begins."""

    def locate(self, needle: str, occurrence: int = 0) -> Location:
        """Return where ``needle`` stands for the ``occurrence``-th time (from 0) in the source; the beginning if it does not."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.source.find(needle, start + 1)
        if not needle or start < 0:
            return self.location
        return Location(
            self.location.path,
            *_find_place(self.location, self.source, start),
            *_find_place(self.location, self.source, start + len(needle)),
        )

    def holds(self, place: Location) -> bool:
        """Return whether a place lies in the source; of a text that shares its source with others, as cells of a table do, in theirs."""
        if place.path != self.location.path:
            return False
        start = (self.location.line, self.location.column)
        end = _find_place(self.location, self.source, len(self.source))
        return start <= (place.line, place.column) <= end


def _find_place(origin: Location, source: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset in a source that begins at ``origin``."""
    before = source[:offset]
    line = origin.line + before.count("\n")
    column = offset - before.rfind("\n") if "\n" in before else origin.column + offset
    return line, column


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A text in every language that has it."""

    page: str
    """Key of the page (``review/services``), or for a text of a YAML file its name (``scorecard``)."""
    id: str
    """What tells it from the other units of its page: ``rooms/paragraph-1``, ``title``, ``items/plan-members/title``."""
    kind: str
    """``heading``, ``paragraph``, ``item``, ``cell``, ``footnote``, ``head`` or ``text``."""
    segments: Mapping[str, Segment]
    """Locale prefix to segment; a language without the text has none."""
    blank: tuple[str, ...] = ()
    """Prefixes of the languages in which the text is left empty on purpose: ``unit: {zh: 人, en: ""}``."""


_LISTED: list[tuple[Corpus, tuple[TranslationUnit, ...]]] = []
"""The last corpus whose units were listed, and its units: a dozen checks ask for the same ones."""


def list_units(corpus: Corpus) -> tuple[TranslationUnit, ...]:
    """Return all translation units of a report, page by page, then file by file, in reading order."""
    if _LISTED and _LISTED[0][0].pairs is corpus.pairs and _LISTED[0][0].files is corpus.files:
        return _LISTED[0][1]
    pages = [unit for pair in corpus.pairs.values() for unit in list_page_units(pair)]
    texts = [unit for name in DATA_FILES for unit in list_data_units(corpus, name)]
    _LISTED[:] = [(corpus, (*pages, *texts))]
    return _LISTED[0][1]


def list_named_units(corpus: Corpus, name: str) -> tuple[TranslationUnit, ...]:
    """Return the units of the page and of the YAML file with a name; they share it where the page shows the file."""
    pair = corpus.pairs.get(name)
    page = list_page_units(pair) if pair else ()
    return (*page, *list_data_units(corpus, name))


def list_page_units(pair: DocumentPair) -> Iterator[TranslationUnit]:
    """Yield the units of one page."""
    yield from _list_head_units(pair)
    blocks = align_blocks({prefix: document.blocks for prefix, document in pair.documents.items()})
    notes = align_blocks({prefix: document.footnotes for prefix, document in pair.documents.items()})
    names = _Names()
    for row in (*blocks, *notes):
        yield from _split_row(row, pair, names.name(row))


def _list_head_units(pair: DocumentPair) -> Iterator[TranslationUnit]:
    for name in HEAD_FIELDS:
        segments = {prefix: _read_head(document, name) for prefix, document in pair.documents.items()}
        present = {prefix: segment for prefix, segment in segments.items() if segment.text}
        if present:
            yield TranslationUnit(pair.key, name, "head", present)


def _read_head(document: Document, name: str) -> Segment:
    text = str(getattr(document.front_matter, name))
    place = document.places.get(name, Location(document.path))
    return Segment(text, text, _skip_quote(place, document.source))


def _skip_quote(place: Location, source: str) -> Location:
    """Return where a YAML scalar's text begins: after its quotation mark, where it has one."""
    lines = source.split("\n", place.line)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return replace(place, column=place.column + (line[place.column - 1 : place.column] in ("'", '"')))


class _Names:
    """Names rows by their section and their number among the rows of their kind there."""

    def __init__(self) -> None:
        self._section = "top"
        self._counts: dict[tuple[str, str], int] = {}

    def name(self, row: AlignedBlock) -> str:
        """Return the name of the next row."""
        if row.kind in ("heading", "footnote"):
            anchor = row.first.anchor or "heading"
            self._section = anchor if row.kind == "heading" else self._section
            return f"{row.kind}/{anchor}"
        key = (self._section, row.kind)
        self._counts[key] = self._counts.get(key, 0) + 1
        return f"{self._section}/{row.kind}-{self._counts[key]}"


def _split_row(row: AlignedBlock, pair: DocumentPair, name: str) -> Iterator[TranslationUnit]:
    """Yield the units of one row: one, or one for each item where all languages have the same number."""
    paths = {prefix: pair.documents[prefix].path for prefix in row.blocks}
    parts = {prefix: _split_block(block, paths[prefix]) for prefix, block in row.blocks.items()}
    counts = {len(segments) for segments in parts.values()}
    if row.kind not in LISTED_KINDS or len(counts) > 1:
        yield TranslationUnit(
            pair.key,
            name,
            row.kind,
            {prefix: _take_whole(block, paths[prefix]) for prefix, block in row.blocks.items()},
        )
        return
    kind = "cell" if row.kind == "table" else "item"
    for number in range(counts.pop()):
        segments = {prefix: segments[number] for prefix, segments in parts.items()}
        yield TranslationUnit(pair.key, f"{name}/{number + 1}", kind, segments)


def _take_whole(block: Block, path: str) -> Segment:
    return Segment(block.text, block.source, Location(path, block.line))


def _split_block(block: Block, path: str) -> Sequence[Segment]:
    """Return a segment for each line of the block's text, each with the source lines it most likely came from."""
    texts = block.text.split("\n")
    if block.kind == "list":
        return [Segment(text, *_locate_item(block, path, number)) for number, text in enumerate(texts)]
    return [Segment(text, block.source, Location(path, block.line)) for text in texts]


def _locate_item(block: Block, path: str, number: int) -> tuple[str, Location]:
    """Return source and place of a list's item; of the whole list where its lines do not tell the items apart."""
    lines = block.source.split("\n")
    starts = [
        index
        for index, line in enumerate(lines)
        if line.lstrip()[:2] in ("- ", "* ", "+ ") or _is_numbered(line)
    ]
    if len(starts) != len(block.text.split("\n")):
        return block.source, Location(path, block.line)
    end = starts[number + 1] if number + 1 < len(starts) else len(lines)
    return "\n".join(lines[starts[number] : end]), Location(path, block.line + starts[number])


def _is_numbered(line: str) -> bool:
    head, dot, rest = line.lstrip().partition(". ")
    return bool(dot and rest) and head.isdigit()


def list_data_units(corpus: Corpus, name: str) -> Iterator[TranslationUnit]:
    """Yield the units of one YAML file; none where there is no such file with texts."""
    model = corpus.find_model(name)
    if model is not None and name in corpus.files:
        yield from _walk(model, corpus.files[name], (), (name,))


def _walk(value: object, file: DataFile, way: YamlPath, names: tuple[str, ...]) -> Iterator[TranslationUnit]:
    """Yield the texts below a value at ``way``; a mapping is a text in several languages, an item of a list is named by its id."""
    if isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from _walk(getattr(value, key), file, (*way, key), (*names, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            name = getattr(item, "id", None) or getattr(item, "fact", None) or getattr(item, "file", None)
            name = name or str(index + 1)
            yield from _walk(item, file, (*way, index), (*names, name))
    elif isinstance(value, dict):
        segments = {
            prefix: Segment(text, text, _skip_quote(file.locate(*way, prefix), file.source))
            for prefix, text in value.items()
            if text
        }
        if segments:
            blank = tuple(prefix for prefix, text in value.items() if not text)
            yield TranslationUnit(names[0], "/".join(names[1:]), "text", segments, blank)
