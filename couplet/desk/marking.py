"""Figures, dates and terms of a text and those that answer them in its other languages, with their places; the checks judge, not this.

What has no answer is read off the findings: a place that no finding is about is not open, be it that a writer lets it stand.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from couplet.checks.figures import LANGUAGES, Names, locate_figure, relate_texts
from couplet.checks.mentions import Mention
from couplet.checks.readings import Reading, Side
from couplet.checks.slips import Span
from couplet.figures.figure import Figure, FigureFinding, Slip, Weight
from couplet.freshness import DATE_KINDS
from couplet.model.findings import Finding, Location, Message, message
from couplet.model.units import Segment, TranslationUnit

OPEN_WORDS: Mapping[str, Message] = {
    Slip.MISSING: message("no answer"),
    Slip.UNIT: message("unit?"),
    Slip.TENFOLD: message("tenfold?"),
    Slip.TRANSPOSED: message("digits swapped?"),
    Slip.POINTS: message("per cent or points?"),
    Slip.CURRENCY: message("currency?"),
    Slip.BOUND: message("more or less?"),
    Slip.DATE: message("other date"),
    Slip.CHANGED: message("other value"),
    Slip.EXCHANGED: message("exchanged?"),
    "terms.mismatch": message("no agreed form"),
    "terms.forbidden": message("wrong form"),
    "terms.first-mention": message("full form first"),
}
"""What is said at a mark that is open: by slip of a figure, by code of a term."""


FIGURES = "figures."
"""Codes of findings about figures that do not answer."""


class MarkKind(StrEnum):
    """What is marked."""

    FIGURE = "figure"
    DATE = "date"
    TERM = "term"
    SPOT = "spot"
    """Any other words that a finding is about."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure, a date or a term at its place in a text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    kind: MarkKind
    """What it is."""
    group: str
    """What it shares with those that answer it or stand in its place; a mark that stands alone has a group of its own."""
    fault: Message | None = None
    """What is wrong with it; ``None`` where nothing is."""

    @property
    def span(self) -> tuple[int, int]:
        """Its place."""
        return self.start, self.end


Marks = Mapping[str, tuple[Mark, ...]]
"""Locale prefix to the marks of a text, in order, the longer first."""


def mark_unit(reading: Reading, names: Sequence[Names], findings: Collection[Finding]) -> Marks:
    """Return the marks in each language of a text; ``names`` are `list_numbered_names` of the termbase."""
    unit, sides = reading
    told = {(finding.code, finding.location) for finding in findings}
    marks: dict[str, list[Mark]] = {prefix: [] for prefix in unit.segments}
    if all(language in unit.segments for language in LANGUAGES):
        for prefix, mark in _mark_figures(
            unit, names, {place for code, place in told if code.startswith(FIGURES)}
        ):
            marks[prefix].append(mark)
    for prefix, side in sides.items():
        marks[prefix] += _mark_terms(side, sides, told)
        marks[prefix] += _mark_spots(side, findings, [mark.span for mark in marks[prefix] if mark.fault])
    return {
        prefix: tuple(sorted(found, key=lambda mark: (mark.start, -mark.end)))
        for prefix, found in marks.items()
    }


def _mark_figures(
    unit: TranslationUnit, names: Sequence[Names], told: Collection[Location]
) -> Iterator[tuple[str, Mark]]:
    """Yield the figures that are answered, or that something is wrong with."""
    chinese, english = (unit.segments[language].text for language in LANGUAGES)
    comparison = relate_texts(chinese, english, names)
    wrong = {(found.side, found.start): found for found in comparison.findings}
    groups = _group_findings(comparison.findings)
    for number, pair in enumerate(comparison.matching.pairs):
        if any(figure.weight > Weight.GHOST for figure in pair):
            for prefix, figure in zip(LANGUAGES, pair, strict=True):
                mark = _mark_figure(figure, f"figure {number}")
                found = wrong.get((prefix, figure.start))
                yield prefix, _open_figure(mark, found, unit, told)
    left = (
        *(("zh", one) for one in comparison.matching.left_zh),
        *(("en", one) for one in comparison.matching.left_en),
    )
    for prefix, figure in left:
        found = wrong.get((prefix, figure.start))
        if found is not None:
            mark = _mark_figure(figure, groups[found.side, found.start])
            yield prefix, _open_figure(mark, found, unit, told)


def _mark_figure(figure: Figure, group: str) -> Mark:
    kind = MarkKind.DATE if figure.kind.value in DATE_KINDS else MarkKind.FIGURE
    return Mark(figure.start, figure.end, kind, group)


def _open_figure(
    mark: Mark, found: FigureFinding | None, unit: TranslationUnit, told: Collection[Location]
) -> Mark:
    """Return a mark with the word for what is wrong, if somebody has to see to it."""
    if found is None or locate_figure(found, unit) not in told:
        return mark
    return replace(mark, fault=OPEN_WORDS[found.slip])


def _group_findings(findings: Sequence[FigureFinding]) -> Mapping[tuple[str, int], str]:
    """Return the group of each finding by side and place: those that stand in each other's place share one."""
    groups: dict[tuple[str, int], str] = {}
    for number, found in enumerate(findings):
        key = (found.side, found.start)
        if key in groups:
            continue
        groups[key] = f"open {number}"
        other = next(
            (one for one in findings if _is_rival(found, one) and (one.side, one.start) not in groups), None
        )
        if other is not None:
            groups[other.side, other.start] = groups[key]
    return groups


def _is_rival(one: FigureFinding, other: FigureFinding) -> bool:
    return (
        bool(one.other)
        and (one.side, one.other, one.text) != (other.side, other.text, other.other)
        and ((one.other, one.text, one.slip) == (other.text, other.other, other.slip))
    )


def _mark_terms(
    side: Side, sides: Mapping[str, Side], told: Collection[tuple[str, Location]]
) -> Iterator[Mark]:
    """Yield the mentions of terms of one language, each place once; of terms that share a form the one that is answered."""
    chosen: dict[tuple[int, int], Mark] = {}
    for mention in _list_mentions(side, sides):
        codes = [code for code in OPEN_WORDS if (code, side.locate((mention.start, mention.end))) in told]
        is_answered = _is_answered(mention, side, sides)
        group = f"term {mention.term.id}" if is_answered else f"alone {side.prefix} {mention.start}"
        mark = Mark(mention.start, mention.end, MarkKind.TERM, group, OPEN_WORDS[codes[0]] if codes else None)
        if is_answered or mark.span not in chosen:
            chosen[mark.span] = mark
    yield from chosen.values()


def _list_mentions(side: Side, sides: Mapping[str, Side]) -> Iterator[Mention]:
    """Yield the mentions to be marked: the longest at each place, and where an only answer lies within one, that too."""
    yield from side.kept
    kept = {mention.term.id for mention in side.kept}
    asked = {mention.term.id for other in sides.values() if other is not side for mention in other.kept}
    for mention in side.mentions:
        if mention.is_rendering and mention.term.id in asked - kept:
            kept.add(mention.term.id)
            yield mention
        elif mention.form.role == "forbidden" and mention not in side.kept:
            yield mention


def _is_answered(mention: Mention, side: Side, sides: Mapping[str, Side]) -> bool:
    return mention.is_rendering and any(
        mention.term.id in other.answered for other in sides.values() if other is not side
    )


def _mark_spots(side: Side, findings: Collection[Finding], taken: Collection[Span]) -> Iterator[Mark]:
    """Yield the words that findings are about, where no open mark shows them already."""
    for finding in findings:
        span = find_span(side.segment, finding.location)
        if span and not any(start < span[1] and span[0] < end for start, end in taken):
            yield Mark(*span, MarkKind.SPOT, f"spot {side.prefix} {span}")


def find_span(segment: Segment, place: Location) -> Span | None:
    """Return where in a text as readers see it the words at a place of its source stand; ``None`` if that cannot be told."""
    lines = segment.source.split("\n")
    row = place.line - segment.location.line
    if not segment.holds(place) or place.end_line != place.line or place.end_column is None:
        return None
    first = segment.location.column if row == 0 else 1
    words = lines[row][place.column - first : place.end_column - first]
    before = "\n".join([*lines[:row], lines[row][: place.column - first]])
    start = -1
    for _ in range(before.count(words) + 1 if words.strip() else 0):
        start = segment.text.find(words, start + 1)
    return (start, start + len(words)) if start >= 0 else None
