"""What a block consists of: items, rows, links, references to notes, each with its place in the file; compares nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from couplet.model.documents import Block, Document
from couplet.model.findings import Location

_OPENINGS = {"list": "<li>", "definitions": "<d[td]>", "quote": "<p>", "table": "<tr>"}
"""Kind of block to the pattern of what opens one of its parts."""
_ITEM_LINE = re.compile(r"\s*(?:[-*+]|\d+\.) +\S")
_CELL = re.compile(r"<t[hd][ >]")
_TAG = re.compile(r"<[^>]+>")
_ADDRESS = re.compile(r'<a href="([^"#][^"]*)"')
_NOTE = re.compile(r'href="#fn-([^"]+)"')


@dataclass(frozen=True, slots=True)
class Part:
    """An item of a list, a row of a table, a term or its definition, a paragraph of a quotation."""

    html: str
    """Its HTML, up to where the next part begins."""
    line: int
    """Its line in the file; that of the block where it cannot be told."""
    cells: int
    """Cells of a row; 0 otherwise."""

    @property
    def text(self) -> str:
        """Its plain text."""
        return unescape(_TAG.sub("", self.html))


def list_parts(block: Block) -> tuple[Part, ...]:
    """Return the parts of a block in order; none for a kind that has no parts."""
    opening = _OPENINGS.get(block.kind)
    if opening is None:
        return ()
    pieces = re.split(opening, block.html)[1:]
    lines = _list_lines(block)
    places = lines if len(lines) == len(pieces) else [block.line] * len(pieces)
    return tuple(
        Part(piece, line, len(_CELL.findall(piece))) for piece, line in zip(pieces, places, strict=True)
    )


def _list_lines(block: Block) -> Sequence[int]:
    """Return the line of each part, as far as the source tells."""
    lines = list(enumerate(block.source.split("\n"), block.line))
    if block.kind == "table":
        return [number for number, _ in (lines[0], *lines[2:])]
    return [number for number, line in lines if _ITEM_LINE.match(line)]


def list_addresses(block: Block) -> list[str]:
    """Return where the links of a block lead: ``page:KEY#anchor``, or the whole address; references to notes are no links."""
    return [unescape(address) for address in _ADDRESS.findall(block.html)]


def list_notes(block: Block) -> list[str]:
    """Return the labels of the notes a block refers to, in order."""
    return list(dict.fromkeys(_NOTE.findall(block.html)))


def locate_words(block: Block, path: str, words: str) -> Location:
    """Return where words stand in a block; the block's beginning if they do not."""
    start = block.source.find(words)
    if start < 0:
        return Location(path, block.line)
    before = block.source[:start]
    line, column = block.line + before.count("\n"), start - before.rfind("\n")
    if "\n" in words:
        return Location(path, line, column)
    return Location(path, line, column, line, column + len(words))


def locate_link(block: Block, document: Document, address: str) -> Location:
    """Return where a block links to an address as `list_addresses` gives it."""
    target, _, anchor = address.removeprefix("page:").partition("#")
    last = block.line + block.source.count("\n")
    for link in document.links:
        is_here = block.line <= link.location.line <= last
        if is_here and address.startswith("page:") and (link.target, link.anchor or "") == (target, anchor):
            return link.location
    return locate_words(block, document.path, address)
