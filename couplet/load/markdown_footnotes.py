"""Reads the texts of footnotes (``[^label]: text``) and checks them against the references; it does not render them."""

import re

from couplet.load.markdown_chunks import Chunk, ChunkKind
from couplet.load.markdown_reading import ID_RULE, TAB, Reading, SourceLine
from couplet.model.findings import Location, message

_LABEL = re.compile(r" {0,3}\[\^([^\]]*)\][:：] *")


def collect_footnotes(chunks: list[Chunk], reading: Reading) -> dict[str, Chunk]:
    """Return the footnotes among `chunks` by label, without their labels; report labels that are unsafe or stand twice."""
    footnotes: dict[str, Chunk] = {}
    for chunk in chunks:
        if chunk.kind is not ChunkKind.FOOTNOTE:
            continue
        label, text = _read_footnote(chunk)
        where = Location(reading.path, chunk.line)
        if not ID_RULE.fullmatch(label):
            told = message("“%(label)s” cannot be the label of a footnote.", label=label)
            hint = message(
                "Use small Latin letters, digits and hyphens, a letter first, and the same label in both languages: “[^heading]”."
            )
            reading.report("footnotes.unsafe-label", where, told, hint)
        if label in footnotes:
            told = message(
                "The footnote “%(label)s” has a text on line %(first)d already.",
                label=label,
                first=footnotes[label].line,
            )
            hint = message(
                "Delete one of the two, or give this one a label of its own: “[^%(label)s-more]”.",
                label=label,
            )
            reading.report("footnotes.duplicate-label", where, told, hint)
            continue
        footnotes[label] = text
    return footnotes


def report_unused(footnotes: dict[str, Chunk], reading: Reading) -> None:
    """Warn of footnotes that nothing refers to; they are not printed."""
    for label, chunk in footnotes.items():
        if label not in reading.references:
            told = message("Nothing refers to the footnote “%(label)s”; it is not printed.", label=label)
            hint = message("Write “[^%(label)s]” where it belongs in the text, or delete it.", label=label)
            reading.warn("footnotes.unused", Location(reading.path, chunk.line), told, hint)


def _read_footnote(chunk: Chunk) -> tuple[str, Chunk]:
    """Return the label of a footnote and its text, with the indentation of further lines taken away."""
    first = chunk.lines[0]
    match = _LABEL.match(first.text)
    if match is None:
        raise ValueError("not a footnote")
    lines = [SourceLine(first.text[match.end() :], first.number, first.column + match.end())]
    for line in chunk.lines[1:]:
        indent = min(TAB, len(line.text) - len(line.text.lstrip(" ")))
        lines.append(SourceLine(line.text[indent:], line.number, line.column + indent))
    if not lines[0].text and len(lines) > 1:
        del lines[0]
    return match.group(1), Chunk(ChunkKind.FOOTNOTE, chunk.line, tuple(lines))
