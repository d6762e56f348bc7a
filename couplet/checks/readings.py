"""Readings: the units of a report with the mentions of terms in each of their texts; it judges nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from couplet.checks.mentions import Mention, TermFinder, keep_longest
from couplet.checks.passages import locate_passage
from couplet.checks.slips import Span
from couplet.model.findings import Location
from couplet.model.units import Segment, TranslationUnit

HEADINGS = ("title", "short_title", "name")
"""Last part of the ids of texts that are set like headings, where a name has no capitals of its own."""


@dataclass(frozen=True, slots=True)
class Side:
    """A unit's text in one language, with its mentions."""

    prefix: str
    """Prefix of the language."""
    segment: Segment
    """The text."""
    mentions: Sequence[Mention]
    """All mentions, also inside longer ones."""
    kept: Sequence[Mention]
    """The mentions that no longer one covers."""
    answered: frozenset[str]
    """Ids of the terms that some form stands for here."""

    def locate(self, span: Span) -> Location:
        """Return the place of a part of the text in the file."""
        return locate_passage(self.segment, *span)


Reading = tuple[TranslationUnit, Mapping[str, Side]]
"""A unit, and its texts with their mentions by prefix of the language."""


def read_unit(unit: TranslationUnit, finder: TermFinder) -> Reading:
    """Return a unit with the mentions in each of its texts."""
    is_heading = unit.kind == "heading" or unit.id.rpartition("/")[2] in HEADINGS
    sides = {}
    for prefix, segment in unit.segments.items():
        mentions = finder.find_all(segment.text, prefix)
        answers = frozenset(_list_answers(mentions, is_heading=is_heading)) if mentions else frozenset()
        kept = [one for one in keep_longest(mentions) if not _is_introduced(one, mentions, segment.text)]
        sides[prefix] = Side(prefix, segment, mentions, kept, answers)
    return unit, sides


def _is_introduced(mention: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Whether a mention stands in brackets behind a longer form of its own term, as an abbreviation does when it is first given."""
    before = text[: mention.start]
    head = before.rstrip("(（ “")
    return before.endswith(("(", "（", "(“", "（“")) and any(
        one.end == len(head) and one.term.id == mention.term.id for one in mentions
    )


def _list_answers(mentions: Sequence[Mention], *, is_heading: bool) -> Iterator[str]:
    """Yield the ids of the terms that some form stands for; a form inside a wrong form of its own term does not."""
    wrong = [mention for mention in mentions if not mention.is_rendering]
    for mention in mentions:
        is_part = any(one.term.id == mention.term.id and one.exceeds(mention) for one in wrong)
        if mention.is_rendering and (mention.has_capitals or is_heading) and not is_part:
            yield mention.term.id
