"""What each text was when its translation was last accepted: digests, and the lines they are written in; it reads and judges nothing.

The digests of words and links decide whether a text is still the accepted one. They follow from the text alone, so that a record stays
true when the reading of figures or the termbase grows. The digests of figures, dates and names only say what kind of change it was.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

WORDS, FIGURES, DATES, NAMES, LINKS = "w", "f", "d", "n", "l"
FACETS = (FIGURES, DATES, NAMES, LINKS)
"""Letters of what is recorded besides the words, in the order in which it is written."""
WORDS_DIGITS, FACET_DIGITS = 10, 6
"""Hexadecimal digits of a digest."""

_SEPARATOR = " | "
_SEGMENT_LINE = re.compile(r"([a-z]+) w=([0-9a-f]+)((?: [fdnl]=[0-9a-f]+)*)")
_THOUSANDS = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
_PLAIN_GAP = re.compile(r"(?<!\d)[^\w%‰]++(?!\d)|_+")
_GAP = re.compile(r"[^\w%‰]+")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^)\s>]+)")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_MARKUP = re.compile(r"[*_`\\]|\[\^[^\]]*\]")
_FACT_LINK = "fact:"


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """One language of a text as it was accepted."""

    words: str
    """Digest of its words, see `digest_words`."""
    facets: Mapping[str, str]
    """Letter of `FACETS` to digest; what the text has none of has no entry."""


UnitRecord = Mapping[str, SegmentRecord]
"""A text as it was accepted: locale prefix to record."""

AcceptedPages = Mapping[str, Mapping[str, UnitRecord]]
"""``translations/accepted.yaml``: key of a page, or name of a YAML file, to the records of its texts by id."""


@lru_cache(maxsize=8192)
def digest_words(text: str) -> str:
    """Return the digest of a text's letters and digits, by which two texts that differ in punctuation or space alone are the same.

    What makes another figure of the same digits is kept: the decimal point, per cent, a minus sign, and that digits are apart; commas
    between thousands are not. Full-width forms count as what they stand for (Unicode NFKC).
    """
    normal = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
    reduced = _GAP.sub(_reduce_gap, _PLAIN_GAP.sub("", normal))
    return _digest(reduced or text, WORDS_DIGITS)


def _reduce_gap(gap: re.Match[str]) -> str:
    """Return what stays of the characters between two words, the first of which ends or the second begins with a digit."""
    left = gap.string[gap.start() - 1 : gap.start()] if gap.start() else ""
    if not gap.string[gap.end() : gap.end() + 1].isdigit():
        return ""
    if not left.isdigit():
        is_minus = gap[0][-1] in "-−" and (not left or len(gap[0]) > 1)
        return "-" if is_minus else ""
    return "." if gap[0] == "." else " "


def digest_links(source: str, text: str, *, is_shared: bool) -> str | None:
    """Return the digest of where a text's links and note marks lead, ``None`` if it has none; marked figures are no links.

    ``source`` is the Markdown, ``text`` what readers see. With ``is_shared`` the source is that of a whole table, of which the text is one
    cell: then only links whose words stand in the text count.
    """
    targets = [
        match[2]
        for match in _LINK.finditer(source)
        if not match[2].startswith(_FACT_LINK) and (not is_shared or _MARKUP.sub("", match[1]) in text)
    ]
    notes = [] if is_shared else _NOTE_MARK.findall(source)
    return digest_parts((*targets, *(f"^{label}" for label in notes)))


def digest_parts(parts: Iterable[str]) -> str | None:
    """Return one digest of the figures, names or links of a text, whatever their order; ``None`` if there are none."""
    listed = sorted(parts)
    return _digest("\n".join(listed), FACET_DIGITS) if listed else None


def _digest(text: str, digits: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:digits]


def format_unit_record(record: UnitRecord) -> str:
    """Return a record in one line: ``en w=1a2b3c4d5e f=6f7a8b | zh w=…``; languages in the order of the alphabet."""
    parts = []
    for prefix, segment in sorted(record.items()):
        facets = [f"{letter}={segment.facets[letter]}" for letter in FACETS if letter in segment.facets]
        parts.append(" ".join((prefix, f"{WORDS}={segment.words}", *facets)))
    return _SEPARATOR.join(parts)


def parse_unit_record(line: str) -> UnitRecord | None:
    """Return the record in a line; ``None`` if it is none."""
    record: dict[str, SegmentRecord] = {}
    for part in line.split(_SEPARATOR):
        match = _SEGMENT_LINE.fullmatch(part)
        if match is None or match[1] in record:
            return None
        facets = dict(facet.split("=", 1) for facet in match[3].split())
        record[match[1]] = SegmentRecord(match[2], facets)
    return record
