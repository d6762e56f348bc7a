"""Provenance: every figure of the text is a fact of facts.yaml, or declared there as derived or as no fact.

A figure that is near a fact but not equal is named as a likely slip (53,539 for 53,593), and one that says “nearly” where its fact says
“over” is named too. Facts are compared by value, so a figure need not be marked to count; years, months and numbers in names are no facts
of their own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from couplet.checks.figures import read_once
from couplet.checks.telling import tell_warning
from couplet.figures.figure import Bound, Figure, Kind, Weight
from couplet.model.corpus import Corpus
from couplet.model.derivations import keep_last
from couplet.model.findings import Finding, Location, message
from couplet.model.report import FactBook
from couplet.model.termbase import Termbase
from couplet.model.units import Segment, TranslationUnit, list_units

COUNTED_KINDS = frozenset({Kind.NUMBER, Kind.SHARE, Kind.POINTS})
READABLE = {"zh", "en"}
_YEAR = re.compile(r"(?:19|20)\d\d")
EXEMPT_UNITS = ("facts",)
"""Texts about the facts and the source themselves: labels, defects with their line numbers."""
SMALLEST_SLIP = Decimal(100)
"""Below this, numbers are near each other by nature."""
BOUNDS: Mapping[str | None, frozenset[Bound]] = {
    None: frozenset((Bound.NONE, Bound.ABOUT)),
    "over": frozenset((Bound.MORE,)),
    "at-least": frozenset((Bound.MORE,)),
    "about": frozenset((Bound.ABOUT,)),
}
"""What a text may say of a figure, by the bound of its fact; “about” says nothing wrong of an exact one."""
ANY_BOUND = frozenset(Bound)
Known = Mapping[Decimal, Mapping[str, frozenset[Bound]]]
"""Value to the ids that state it (an empty one for what is no fact), each with the bounds that a text may give it."""
Marks = Mapping[tuple[str, int], Sequence[range]]
"""Path and line to the columns of the figures there that name their fact."""


def check_provenance(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for every figure that is neither a fact nor declared not to be one."""
    known = _list_known(corpus.fact_book)
    marks = _list_marks(corpus)
    names = _list_names_by_language(corpus.termbase)
    for unit in (unit for unit in list_units(corpus) if unit.page not in EXEMPT_UNITS):
        for prefix in READABLE & unit.segments.keys():
            placed = _place_figures(unit.segments[prefix], prefix, names[prefix])
            found = (_check_figure(figure, known, place, unit) for figure, place in placed)
            yield from (finding for finding in found if finding and _is_told(finding, marks))


def _is_told(finding: Finding, marks: Marks) -> bool:
    """Whether a finding says what no other does: the value of a marked figure is held against the very fact it names by another check."""
    return finding.code == "facts.bound" or not _is_marked(finding.location, marks)


def _place_figures(
    segment: Segment, prefix: str, names: re.Pattern[str] | None
) -> Iterator[tuple[Figure, Location]]:
    """Yield the figures of a text that belong to no name, each with its place in the file."""
    for figure in _list_figures(segment.text, prefix, names):
        yield figure, segment.locate(figure.text, segment.text.count(figure.text, 0, figure.start))


@keep_last
def _list_names_by_language(termbase: Termbase) -> Mapping[str, re.Pattern[str] | None]:
    return {prefix: _list_names(termbase, prefix) for prefix in READABLE}


def _list_names(termbase: Termbase, prefix: str) -> re.Pattern[str] | None:
    """Return what finds the termbase's forms that hold a numeral (党的二十大, 257 Plan); ``None`` if there are none."""
    forms = {form.text for term in termbase.terms for form in term.list_forms(prefix)}
    numbered = sorted((form for form in forms if read_once(form, prefix)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, numbered)), re.IGNORECASE) if numbered else None


def _list_figures(text: str, prefix: str, names: re.Pattern[str] | None) -> Iterator[Figure]:
    """Yield the figures of a text that belong to no name."""
    spans = [match.span() for match in names.finditer(text)] if names else []
    for figure in read_once(text, prefix):
        if not any(start <= figure.start and figure.end <= end for start, end in spans):
            yield figure


def _list_marks(corpus: Corpus) -> Marks:
    """Return where the figures stand that name their fact."""
    marks: dict[tuple[str, int], list[range]] = {}
    for mark in (mark for document in corpus.documents for mark in document.fact_marks):
        place = mark.location
        columns = range(place.column, place.column + len(mark.text) + 1)
        marks.setdefault((place.path, place.line), []).append(columns)
    return marks


def _is_marked(place: Location, marks: Marks) -> bool:
    return any(place.column in columns for columns in marks.get((place.path, place.line), ()))


@keep_last
def _list_known(book: FactBook) -> Known:
    """Return every value that a text may state, with who states it."""
    known: dict[Decimal, dict[str, frozenset[Bound]]] = {value: {"": ANY_BOUND} for value in book.plain}
    for item in book.derived:
        known.setdefault(item.value, {})[item.id] = ANY_BOUND
    for fact in book.facts:
        values = (*(fact.value or ()), *((fact.target,) if fact.target is not None else ()))
        for value in values:
            known.setdefault(value, {})[fact.id] = BOUNDS[fact.bound]
        for digits in re.findall(r"\d+", fact.text or ""):
            known.setdefault(Decimal(digits), {})[fact.id] = ANY_BOUND
    return known


def _check_figure(figure: Figure, known: Known, place: Location, unit: TranslationUnit) -> Finding | None:
    """Return the finding about one figure, if there is one."""
    if figure.weight is not Weight.HARD or figure.kind not in COUNTED_KINDS:
        return None
    if any(kind is Kind.YEAR for kind, _ in figure.readings) or _YEAR.fullmatch(figure.text):
        return None
    readings = _list_values(figure)
    stated = {name: bounds for value in readings for name, bounds in known.get(value, {}).items()}
    if stated:
        is_kept = any(figure.bound in bounds for bounds in stated.values())
        return None if is_kept else _tell_bound(figure, next(iter(stated)), place, unit)
    near = next((value for value in known for read in readings if _is_near(read, value)), None)
    if near is None:
        return _tell_unlisted(figure, place, unit)
    return _tell_slip(figure, (next(iter(known[near])), near), place, unit)


def _list_values(figure: Figure) -> set[Decimal]:
    """Return the values that a figure can be taken for, those of a share in per cent as well."""
    values = [
        (kind, value)
        for kind, value in figure.readings
        if kind in COUNTED_KINDS and isinstance(value, Decimal)
    ]
    return {value for _, value in values} | {value * 100 for kind, value in values if kind is Kind.SHARE}


def _tell_bound(figure: Figure, fact: str, place: Location, unit: TranslationUnit) -> Finding:
    told = message(
        "“%(figure)s” stands here with another bound than in the fact “%(id)s”, or without one.",
        figure=figure.text,
        id=fact,
    )
    hint = message(
        "Keep “more than”, “nearly”, “about”, “at least” (余, 近, 约, 以上) as in the source; an exact figure has none of them."
    )
    return tell_warning("facts.bound", place, told, hint, page=unit.page)


def _tell_slip(figure: Figure, fact: tuple[str, Decimal], place: Location, unit: TranslationUnit) -> Finding:
    told = message(
        "“%(figure)s” is near the fact “%(id)s”, %(value)s, but not equal.",
        figure=figure.text,
        id=fact[0],
        value=f"{fact[1]:f}",
    )
    hint = message("Correct the figure, or add it to content/facts.yaml if it is right.")
    return tell_warning("facts.likely-slip", place, told, hint, page=unit.page)


def _tell_unlisted(figure: Figure, place: Location, unit: TranslationUnit) -> Finding:
    told = message("“%(figure)s” is not a fact of content/facts.yaml.", figure=figure.text)
    hint = message(
        "Add it there as a fact with its line in the source, under “derived:” with the facts it comes from, "
        "or under “plain:” if it is no fact."
    )
    return tell_warning("facts.unlisted", place, told, hint, page=unit.page)


def _is_near(figure: Decimal, fact: Decimal) -> bool:
    """Whether a figure looks like a slip of the pen for a fact: one digit changed, two exchanged, or ten times as much or as little."""
    if min(figure, fact) < SMALLEST_SLIP:
        return False
    first, second = (f"{value.normalize():f}".replace(".", "").strip("0") for value in (figure, fact))
    if first == second:
        return figure != fact and max(figure, fact) / min(figure, fact) == 10
    if len(first) != len(second) or len(first) < 3:
        return False
    changed = [place for place in range(len(first)) if first[place] != second[place]]
    is_swap = len(changed) == 2 and sorted(first) == sorted(second)
    return len(changed) == 1 or is_swap
