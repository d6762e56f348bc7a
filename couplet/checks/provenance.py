"""Provenance: every figure of the text is a fact of facts.yaml, or declared there as derived or as no fact.

A figure that is near a fact but not equal is named as a likely slip (53,539 for 53,593), and one that says “nearly” where its fact says
“over” is named too. Facts are compared by value, so a figure need not be marked to count; years, months and numbers in names are no facts
of their own.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from couplet.checks.figures import read_once
from couplet.checks.telling import tell_warning
from couplet.figures import Bound, Figure, Weight
from couplet.figures.figure import Kind
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Location, message
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


def check_provenance(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for every figure that is neither a fact nor declared not to be one."""
    known = _list_known(corpus)
    names = {prefix: _list_names(corpus.termbase, prefix) for prefix in READABLE}
    for unit in list_units(corpus):
        if unit.page in EXEMPT_UNITS:
            continue
        for prefix in READABLE & unit.segments.keys():
            segment = unit.segments[prefix]
            for figure in _list_figures(segment.text, prefix, names[prefix]):
                yield from _check_figure(figure, known, segment, unit)


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


def _list_known(corpus: Corpus) -> Known:
    """Return every value that a text may state, with who states it."""
    book = corpus.fact_book
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


def _check_figure(figure: Figure, known: Known, segment: Segment, unit: TranslationUnit) -> Iterator[Finding]:
    """Yield the finding about one figure, if there is one."""
    if figure.weight is not Weight.HARD or figure.kind not in COUNTED_KINDS:
        return
    if any(kind is Kind.YEAR for kind, _ in figure.readings) or _YEAR.fullmatch(figure.text):
        return
    location = segment.locate(figure.text, segment.text.count(figure.text, 0, figure.start))
    readings = _list_values(figure)
    stated = {name: bounds for value in readings for name, bounds in known.get(value, {}).items()}
    if stated:
        if not any(figure.bound in bounds for bounds in stated.values()):
            yield _tell_bound(figure, next(iter(stated)), location, unit)
        return
    near = next((value for value in known for read in readings if _is_near(read, value)), None)
    if near is None:
        yield _tell_unlisted(figure, location, unit)
    else:
        yield _tell_slip(figure, (next(iter(known[near])), near), location, unit)


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
