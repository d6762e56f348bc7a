"""Two blocks that together answer one block of the other language: ``{+}`` at the end of the first; it reads no other mark.

A translator may divide a long paragraph. The two are read as one block, and stand beside their one partner.
"""

import re
from dataclasses import replace

from couplet.load.markdown_chunks import Chunk, ChunkKind
from couplet.load.markdown_reading import Reading
from couplet.model.documents import Block
from couplet.model.findings import Location, message

_JOIN = re.compile(r"(?<! ) *\{\+\} *$")


def split_join(chunk: Chunk) -> tuple[Chunk, Location | None]:
    """Return a paragraph without the mark at its end, and the mark's column as a place without a file; ``None`` where it has no mark."""
    if chunk.kind is not ChunkKind.PARAGRAPH:
        return chunk, None
    last = chunk.lines[-1]
    match = _JOIN.search(last.text)
    if match is None or not last.text[: match.start()].strip():
        return chunk, None
    bare = replace(last, text=last.text[: match.start()])
    place = Location("", last.number, last.column + last.text.index("{", match.start()))
    return replace(chunk, lines=(*chunk.lines[:-1], bare)), place


def join_blocks(first: Block, second: Block) -> Block:
    """Return one block that holds two; it is of the first's kind and stands in its place."""
    return replace(first, html=first.html + second.html, text=f"{first.text}\n{second.text}")


def report_lone_join(reading: Reading, place: Location) -> None:
    """Report a mark after which no block follows under the same heading."""
    told = message("“{+}” joins this paragraph to the next block, but none follows here.")
    hint = message(
        "Delete “{+}”, or write the next paragraph under this one: two blocks joined answer one block of the other language."
    )
    reading.report("markdown.join", replace(place, path=reading.path), told, hint)
