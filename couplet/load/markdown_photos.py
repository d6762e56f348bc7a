"""Pictures in a text: a paragraph of ``![alt](may-day.jpg "caption")`` alone, one or several; whether the files exist is not known here.

Several in one paragraph are a gallery. Other programs that read Markdown show the same pictures, side by side.
"""

import re
from html import escape

from couplet.load.markdown_chunks import Chunk, ChunkKind
from couplet.load.markdown_reading import Reading, SourceLine
from couplet.model.documents import Block, Picture
from couplet.model.findings import Location, message

KIND = "photos"
_IMAGE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]"
    r"\(\s*(?P<address><[^<>\n]*>|[^\s()<>]+(?: [^\s()<>\"'“「]+)*)"
    r"(?:\s+(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|[“「](?P<wide>[^”」]*)[”」]))?\s*\)",
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_FILE = re.compile(r"(?:\.\./)*(?:photos/)?([A-Za-z0-9][A-Za-z0-9._-]*)")


def read_photos(chunk: Chunk, reading: Reading) -> Block | None:
    """Return a paragraph of pictures as a block whose text is their descriptions and captions; ``None`` for any other chunk."""
    if chunk.kind is not ChunkKind.PARAGRAPH or not chunk.lines[0].text.lstrip().startswith("!["):
        return None
    text = "\n".join(line.text for line in chunk.lines)
    if _IMAGE.sub("", text).strip():
        return None
    found = [_read_picture(match, text, chunk.lines, reading) for match in _IMAGE.finditer(text)]
    pictures = tuple(picture for picture in found if picture)
    words = [word for picture in pictures for word in (picture.alt, picture.caption) if word]
    names = "".join(f'<img src="{picture.file}">' for picture in pictures)
    html = names + "".join(f"<p>{escape(word, quote=False)}</p>" for word in words)
    return Block(KIND, html, "\n".join(words), chunk.line, pictures=pictures)


def _read_picture(
    match: re.Match[str], text: str, lines: tuple[SourceLine, ...], reading: Reading
) -> Picture | None:
    """Return one picture, or ``None`` and a finding where its address is not that of a file among the photos."""
    before = text[: match.start()]
    line = lines[before.count("\n")]
    place = Location(reading.path, line.number, line.column + match.start() - (before.rfind("\n") + 1))
    address = match["address"].removeprefix("<").removesuffix(">")
    named = _FILE.fullmatch(address)
    if named is None:
        told = message("“%(address)s” is not the name of a picture in content/photos/.", address=address)
        hint = message(
            "Put the file into content/photos/, named with Latin letters, digits, hyphens and dots, "
            'and write: ![what it shows](may-day.jpg "Caption").'
        )
        reading.report("photos.address", place, told, hint)
        return None
    if match["wide"] is not None:
        told = message("The caption of a picture stands in straight quotation marks.")
        hint = message('Write: ![what it shows](may-day.jpg "Caption").')
        reading.report("photos.quotes", place, told, hint)
    caption = match["double"] or match["single"] or match["wide"]
    return Picture(named[1], _read_words(match["alt"]), _read_words(caption), place)


def _read_words(written: str | None) -> str:
    """Return words as readers see them: without backslashes and line breaks."""
    return _ESCAPE.sub(r"\1", " ".join((written or "").split()))
