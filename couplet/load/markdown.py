"""Markdown to blocks, links and marked facts, with their places in the file; reads no file and knows no other page.

The way of a text: `markdown_chunks` cuts it into top-level blocks; `markdown_parser` turns each into elements by Python-Markdown and our
rules (`markdown_inline`); `markdown_html` joins Chinese lines and sanitises. What is not allowed is a finding and never reaches the HTML.
"""

import threading
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from couplet.load.characters import check_characters, hide_characters
from couplet.load.markdown_chunks import Chunk, ChunkKind, cut_chunks
from couplet.load.markdown_emphasis_slips import check_emphasis
from couplet.load.markdown_footnotes import collect_footnotes, report_unused
from couplet.load.markdown_headings import HeadingReader
from couplet.load.markdown_html import extract_text, join_lines, sanitise_html
from couplet.load.markdown_joins import join_blocks, report_lone_join, split_join
from couplet.load.markdown_limits import cut_text, drop_excess
from couplet.load.markdown_lines import check_line_signs
from couplet.load.markdown_parser import ChunkParser
from couplet.load.markdown_photos import read_photos
from couplet.load.markdown_reading import Reading, remove_marks
from couplet.load.markdown_remains import check_inside
from couplet.load.markdown_slips import report_nesting
from couplet.model.documents import Block, FactMark, Link
from couplet.model.findings import Finding, sort_findings

_KINDS = {
    "p": "paragraph",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "blockquote": "quote",
    "dl": "definitions",
}
_PARSERS = threading.local()


@dataclass(frozen=True, slots=True)
class MarkdownBody:
    """The body of a content file, parsed."""

    blocks: tuple[Block, ...]
    """Its blocks in order, footnotes not included."""
    footnotes: tuple[Block, ...]
    """The footnotes that are referred to, in order of first reference."""
    links: tuple[Link, ...]
    """Links to content files, in order."""
    fact_marks: tuple[FactMark, ...]
    """Marked facts, in order; in a footnote, a fact has no section."""
    findings: tuple[Finding, ...]
    """What is wrong, in order of lines."""


def parse_markdown(text: str, *, path: str, key: str, first_line: int = 1) -> MarkdownBody:
    """Return the Markdown `text` parsed; it begins on line `first_line` of the file `path`, whose page has the key `key`."""
    reading = Reading(path=path, key=key)
    text = cut_text(text, reading, first_line=first_line)
    reading.findings += check_characters(text, path=path, first_line=first_line, page=key)
    chunks = cut_chunks(hide_characters(text), first_line=first_line, reading=reading)
    chunks = drop_excess(chunks, reading)
    for chunk in chunks:
        if chunk.kind is not ChunkKind.CODE:
            check_line_signs(reading, chunk)
            check_inside(reading, chunk)
            check_emphasis(reading, chunk)
    if not hasattr(_PARSERS, "parser"):
        _PARSERS.parser = ChunkParser()
    return _BodyReader(reading, _PARSERS.parser).read_body(chunks)


class _BodyReader:
    """Turns the chunks of one text into its body."""

    def __init__(self, reading: Reading, parser: ChunkParser) -> None:
        self.reading = reading
        self.parser = parser
        self.headings = HeadingReader(reading)
        parser.begin(reading)

    def read_body(self, chunks: list[Chunk]) -> MarkdownBody:
        """Return blocks first, then the footnotes they refer to, then those that the footnotes refer to."""
        footnotes = collect_footnotes(chunks, self.reading)
        self.reading.labels = frozenset(footnotes)
        blocks = self._read_blocks([chunk for chunk in chunks if chunk.kind is not ChunkKind.FOOTNOTE])
        self.reading.section = None
        notes: list[Block] = []
        while len(notes) < len(self.reading.references):
            label = list(self.reading.references)[len(notes)]
            notes.append(self._read_footnote(label, footnotes[label]))
        report_unused(footnotes, self.reading)
        return MarkdownBody(
            blocks=tuple(blocks),
            footnotes=tuple(notes),
            links=tuple(self.reading.links),
            fact_marks=tuple(self.reading.fact_marks),
            findings=tuple(sort_findings(self.reading.findings)),
        )

    def _read_blocks(self, chunks: list[Chunk]) -> list[Block]:
        """Return the blocks of `chunks`, those that a writer joined as one."""
        blocks: list[Block] = []
        open_join = None
        for chunk in chunks:
            if open_join is not None and chunk.kind is ChunkKind.HEADING:
                report_lone_join(self.reading, open_join)
                open_join = None
            bare, following_join = split_join(chunk)
            for block in self._read_chunk(bare):
                if open_join is not None and (block.pictures or blocks[-1].pictures):
                    report_lone_join(self.reading, open_join)
                    open_join = None
                if open_join is None:
                    blocks.append(block)
                else:
                    blocks[-1] = join_blocks(blocks[-1], block)
            open_join = following_join
        if open_join is not None:
            report_lone_join(self.reading, open_join)
        return blocks

    def _read_chunk(self, chunk: Chunk) -> list[Block]:
        """Return the blocks of `chunk`: one, save in odd cases such as text under a list that is not indented."""
        if chunk.kind is ChunkKind.HEADING:
            return [self._read_heading(chunk)]
        if photos := read_photos(chunk, self.reading):
            return [photos]
        if chunk.kind is ChunkKind.CODE:
            code = "\n".join(line.text for line in chunk.lines)
            return [
                Block(
                    "code",
                    sanitise_html(f"<pre><code>{escape(code, quote=False)}\n</code></pre>"),
                    code,
                    chunk.line,
                )
            ]
        blocks = []
        for element in self._parse(chunk):
            html = self._finish(element)
            if html == "<p></p>":
                continue
            blocks.append(Block(_KINDS.get(element.tag, "paragraph"), html, extract_text(html), chunk.line))
        return blocks

    def _read_heading(self, chunk: Chunk) -> Block:
        """Return a heading; facts marked in it stand in its own section."""
        heading = self.headings.read_heading(chunk)
        if heading.level == 2:
            self.reading.section = heading.anchor
        html = "".join(_unwrap(self._finish(element)) for element in self._parse(heading.chunk))
        return Block("heading", html, extract_text(html), chunk.line, heading.anchor, heading.level)

    def _read_footnote(self, label: str, chunk: Chunk) -> Block:
        """Return a footnote; the paragraph around a single one is taken away."""
        elements = list(self._parse(chunk))
        html = "".join(self._finish(element) for element in elements)
        if len(elements) == 1 and elements[0].tag == "p":
            html = _unwrap(html)
        return Block("footnote", html, extract_text(html), chunk.line, label)

    def _parse(self, chunk: Chunk) -> Element:
        """Return an element with the blocks of `chunk`, or an empty one and a finding where they cannot be read."""
        try:
            root = self.parser.parse_chunk(chunk, self.reading)
        except RecursionError:
            self.parser.begin(self.reading)
            report_nesting(self.reading, chunk.line)
            return Element("div")
        for element, fact, where in self.reading.figures:
            figure = extract_text(self._finish(element))
            self.reading.fact_marks.append(FactMark(fact, figure, self.reading.section, where))
        return root

    def _finish(self, element: Element) -> str:
        """Return `element`, without what follows it, as it is printed."""
        return sanitise_html(join_lines(remove_marks(self.parser.write_html(element))))


def _unwrap(html: str) -> str:
    """Return the content of a single paragraph."""
    return html.removeprefix("<p>").removesuffix("</p>")
