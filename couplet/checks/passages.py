"""Passages: where a part of a text as readers see it stands in its file, Markdown between its words or not; it judges nothing."""

import re

from couplet.model.findings import Location
from couplet.model.units import Segment

_MARKUP = r"(?:[*_`\[\\]|\]\([^)\s]*\)|\]\[[^\]]*\]|\[\^[^\]]*\]|\n)*"
"""What may stand between two characters of a text in its source: emphasis, a link's brackets and target, a footnote's mark, a new line."""


def locate_passage(segment: Segment, start: int, end: int) -> Location:
    """Return the place of the characters of ``segment.text`` from ``start`` up to ``end``; the segment's beginning if unsure."""
    written = segment.text[start:end]
    number = segment.text.count(written, 0, start)
    if segment.source.count(written) > number:
        return segment.locate(written, number)
    pattern = _MARKUP.join(r"\s+" if character.isspace() else re.escape(character) for character in written)
    found = [match[0] for match in re.finditer(pattern, segment.source)]
    if number >= len(found):
        return segment.location
    passage = found[number]
    return segment.locate(passage, found[:number].count(passage))
