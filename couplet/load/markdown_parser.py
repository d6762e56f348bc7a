"""Python-Markdown set up for us: one block in, one tree of elements out; which blocks a text has is decided before."""

from collections.abc import Sequence
from typing import Any, cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

from couplet.load.markdown_chunks import Chunk, ChunkKind, separate_terms
from couplet.load.markdown_emphasis import register_emphasis
from couplet.load.markdown_inline import (
    AttributeRule,
    AutolinkRule,
    FactRule,
    LinkRule,
    NoteRule,
    RawHtmlRule,
    Rule,
)
from couplet.load.markdown_reading import Reading
from couplet.model.findings import Location, message

_WITHOUT_BLOCKS = ("code", "hashheader", "setextheader", "hr", "reference")
_WITHOUT_INLINE = (
    *("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail", "html", "entity"),
)
_RULES: tuple[tuple[type[Rule], str, int], ...] = (
    (NoteRule, "note", 175),
    (FactRule, "fact", 165),
    (LinkRule, "link", 160),
    (AutolinkRule, "autolink", 120),
    (RawHtmlRule, "raw_html", 90),
    (AttributeRule, "attributes", 85),
)


class ChunkParser:
    """Turns blocks into trees; one instance serves many texts, one after the other."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=["def_list", "sane_lists"], output_format="html")
        for name in _WITHOUT_BLOCKS:
            self._markdown.parser.blockprocessors.deregister(name)
        for name in _WITHOUT_INLINE:
            self._markdown.inlinePatterns.deregister(name)
        self._markdown.ESCAPED_CHARS += ["<", "|", ":"]
        self._table = _TableRule(self._markdown.parser, {"use_align_attribute": True})
        self._markdown.parser.blockprocessors.register(self._table, "table", 75)
        self._rules = [kind(self._markdown) for kind, _, _ in _RULES]
        for rule, (_, name, priority) in zip(self._rules, _RULES, strict=True):
            self._markdown.inlinePatterns.register(rule, name, priority)
        register_emphasis(self._markdown)

    def begin(self, reading: Reading) -> None:
        """Forget the last text; from now on findings go into `reading`."""
        self._markdown.reset()
        self._markdown.parser.state.clear()
        self._table.reading = reading
        for rule in self._rules:
            rule.reading = reading

    def parse_chunk(self, chunk: Chunk, reading: Reading) -> Element:
        """Return an element whose children are the blocks of `chunk`; of a heading, one paragraph.

        Raises RecursionError where blocks or brackets are nested too deeply.
        """
        root = Element("div")
        text = reading.mark_lines(
            separate_terms(chunk.lines) if chunk.kind is ChunkKind.DEFINITIONS else chunk.lines
        )
        if chunk.kind is ChunkKind.HEADING:
            SubElement(root, "p").text = text
        else:
            self._markdown.parser.parseChunk(root, text)
        self._markdown.treeprocessors["inline"].run(root)
        self._markdown.treeprocessors["unescape"].run(root)
        for cell in root.iter():
            if cell.tag in ("th", "td"):
                _finish_cell(cell)
        return root

    def write_html(self, element: Element) -> str:
        """Return `element`, without what follows it, as HTML with its text escaped."""
        tail, element.tail = element.tail, None
        html = str(self._markdown.serializer(element))
        element.tail = tail
        return html


def _finish_cell(cell: Element) -> None:
    """Say which cells a head speaks for, and how a cell is aligned by a class (a strict policy forbids styles)."""
    align = cell.attrib.pop("align", "left")
    if align != "left":
        cell.set("class", f"align-{align}")
    if cell.tag == "th" and (cell.text or len(cell)):
        cell.set("scope", "col")
    elif cell.tag == "th":
        cell.tag = "td"  # A head without a word is announced as nothing; an empty corner is no head.


class _TableRule(TableProcessor):
    """Tables whose rows must have as many cells as their head, for Python-Markdown would drop the rest unsaid."""

    reading = Reading("", "")

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        """Add a row to `parent`, and report it if it has too few or too many cells."""
        count = len(cast("Any", self)._split_row(row))
        if count != len(align):
            told = message(
                "This row has %(count)d cells, the table has %(columns)d columns.",
                count=count,
                columns=len(align),
            )
            hint = message(
                "Write one “|” between two cells, and “\\|” for a bar inside a cell: “| Reading rooms | 102 |”."
            )
            index = len(parent) + (2 if parent.tag == "tbody" else 0)
            lines = self.reading.lines
            number = lines[index].number if index < len(lines) else lines[0].number
            self.reading.report("markdown.table-columns", Location(self.reading.path, number), told, hint)
        cast("Any", super())._build_row(row, parent, align)
