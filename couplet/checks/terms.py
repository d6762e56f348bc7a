"""Terms and names: the termbase's wording in every text of the report, in both directions; figures are another check's business.

A mention, which is the longest form at its place, asks for a rendering of its term in each other language of the same unit. Short forms
(“the federation”) only answer. A term that is not ``strict`` is content with an answer anywhere on the page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, permutations

from couplet.checks.mentions import LITERAL_KINDS, Mention, TermFinder
from couplet.checks.readings import Reading, Side, read_unit
from couplet.checks.slips import Span, find_slip
from couplet.checks.telling import LANGUAGES, tell_error, tell_warning
from couplet.model.corpus import Corpus
from couplet.model.derivations import keep_last
from couplet.model.findings import Finding, message
from couplet.model.termbase import Role, Term
from couplet.model.units import TranslationUnit, list_units

ASKING_ROLES: frozenset[Role] = frozenset(("preferred", "first", "admitted"))
"""Roles whose forms mean the term wherever they stand."""
SHOWN_FORMS = 3
"""How many renderings a finding lists."""


_open_finder = keep_last(TermFinder)


def check_terms(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for terms without their rendering, wrong renderings, and first mentions that are not the full form."""
    if not corpus.termbase.terms:
        return
    finder = _open_finder(corpus.termbase)
    readings = [read_unit(unit, finder) for unit in list_units(corpus)]
    yield from check_renderings(readings)
    yield from check_first_mentions([reading for reading in readings if reading[0].page in corpus.pairs])


def check_renderings(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield findings for forms that must not be used, and for terms without their rendering in another language."""
    pages = _list_page_answers(readings)
    told_of: set[tuple[str, ...]] = set()
    for unit, sides in readings:
        for side in sides.values():
            yield from _check_forbidden(unit, side, sides)
        for side, other in permutations(sides.values(), 2):
            yield from _check_side(unit, side, other, (pages[unit.page, other.prefix], told_of))


def _list_page_answers(readings: Sequence[Reading]) -> Mapping[tuple[str, str], set[str]]:
    """Return, for each page and language, the ids of the terms that stand somewhere on it."""
    pages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit, sides in readings:
        for prefix, side in sides.items():
            pages[unit.page, prefix] |= side.answered
    return pages


def _check_forbidden(unit: TranslationUnit, side: Side, sides: Mapping[str, Side]) -> Iterator[Finding]:
    """Yield a finding for each forbidden form, unless it belongs to a longer form, or to another term that is meant here."""
    meant = frozenset[str]().union(*(other.answered for other in sides.values() if other is not side))
    for mention in side.mentions:
        if mention.form.role != "forbidden" or not mention.has_capitals:
            continue
        excuses = (one for one in side.mentions if one.is_rendering and one.covers(mention))
        if not any(one.exceeds(mention) or one.term.id in meant | {mention.term.id} for one in excuses):
            yield _tell_forbidden(unit, side, mention)


def _tell_forbidden(unit: TranslationUnit, side: Side, mention: Mention) -> Finding:
    """Return the finding about a form that must not stand where it does."""
    term = mention.term
    told = message(
        "“%(found)s” is a wrong form of the term “%(id)s” (%(term)s).",
        found=side.segment.text[mention.start : mention.end],
        id=term.id,
        term=" / ".join(term.preferred.values()),
    )
    hint = message(
        "Write %(forms)s. If the words mean something else here, give that a term of its own in translations/termbase.yaml.",
        forms=_quote_forms(term, side.prefix),
    )
    place = side.locate((mention.start, mention.end))
    return tell_error("terms.forbidden", place, told, hint, page=unit.page)


def _quote_forms(term: Term, prefix: str) -> str:
    forms = term.list_renderings(prefix)[:SHOWN_FORMS]
    return ", ".join(f"“{form}”" for form in forms)


def _check_side(
    unit: TranslationUnit, side: Side, other: Side, page: tuple[set[str], set[tuple[str, ...]]]
) -> Iterator[Finding]:
    """Yield a finding for the first mention in a text of each term that the text in another language does not answer.

    ``page`` has the terms that the page answers in that language, and what has been told of it already.
    """
    answered, told_of = page
    for _, group in groupby(side.kept, key=lambda one: (one.start, one.end)):
        asking = [one for one in group if _asks(one, other.prefix)]
        is_matched = any(_is_matched(one, side, other) for one in asking)
        if not asking or (is_matched and asking[0].term.kind not in LITERAL_KINDS):
            continue
        mention = asking[0]
        is_answered = any(one.term.id in other.answered for one in asking)
        key = (unit.id if mention.term.strict else "", unit.page, other.prefix, mention.term.id)
        if finding := _find_wrong(unit, side, mention, other, is_matched=is_matched):
            told_of.add(key)
            yield finding
        elif (
            not is_answered
            and key not in told_of
            and (mention.term.strict or mention.term.id not in answered)
        ):
            told_of.add(key)
            yield _tell_mismatch(unit, side, mention, other)


def _asks(mention: Mention, prefix: str) -> bool:
    """Whether a mention needs an answer in a language; a term without a form there needs none."""
    return mention.form.role in ASKING_ROLES and prefix in mention.term.preferred


def _is_matched(mention: Mention, side: Side, other: Side) -> bool:
    """Whether a mention's term stands in the other text as often as in its own, so that no mistyped form of it need be looked for."""
    counts = [
        sum(one.term.id == mention.term.id and one.form.role in ASKING_ROLES for one in mentions)
        for mentions in (side.kept, other.mentions)
    ]
    return mention.term.id in other.answered and counts[0] <= counts[1]


def _find_wrong(
    unit: TranslationUnit, side: Side, mention: Mention, other: Side, *, is_matched: bool
) -> Finding | None:
    """Return the finding about what stands in the other text in place of a mention's rendering, if that can be told.

    Where the rendering is there as often as it must (``is_matched``), a name may still be mistyped at a place of its own.
    """
    wrong = (one for one in other.mentions if one.term.id == mention.term.id and not one.is_rendering)
    if (one := next(wrong, None)) and mention.term.id not in other.answered:
        return _tell_forbidden(unit, other, one)
    taken = {(one.start, one.end) for one in other.mentions if one.is_rendering}
    is_name = mention.term.kind in LITERAL_KINDS
    for form in (one.text for one in mention.term.list_forms(other.prefix) if one.role in ASKING_ROLES):
        text = other.segment.text
        span = find_slip(form, text, other.prefix, is_name=is_name, taken=taken, is_apart=is_matched)
        if span:
            return _tell_slip(unit, side, mention, (other, span, form))
    return None


def _tell_slip(unit: TranslationUnit, side: Side, mention: Mention, slip: tuple[Side, Span, str]) -> Finding:
    """Return the finding about a form that seems mistyped; ``slip`` is where, and the form meant."""
    other, span, form = slip
    told = message(
        "“%(found)s” is almost “%(form)s”, which would render “%(text)s”.",
        found=other.segment.text[span[0] : span[1]],
        form=form,
        text=side.segment.text[mention.start : mention.end],
    )
    hint = message("Write “%(form)s”, or look whether the other language has the right term.", form=form)
    return tell_warning("terms.mismatch", other.locate(span), told, hint, page=unit.page)


def _tell_mismatch(unit: TranslationUnit, side: Side, mention: Mention, other: Side) -> Finding:
    """Return the finding about a mention without answer, at the mention."""
    told = message(
        "“%(text)s” has no agreed rendering in the %(language)s text.",
        text=side.segment.text[mention.start : mention.end],
        language=LANGUAGES[other.prefix],
    )
    hint = message(
        "Write %(forms)s there (%(path)s:%(line)d), or add the form that stands there to the term “%(id)s” in translations/termbase.yaml.",
        forms=_quote_forms(mention.term, other.prefix),
        path=other.segment.location.path,
        line=other.segment.location.line,
        id=mention.term.id,
    )
    place = side.locate((mention.start, mention.end))
    return tell_warning("terms.mismatch", place, told, hint, page=unit.page)


def check_first_mentions(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield a warning for each term whose first mention in the running text of a page is not the form that the termbase asks for."""
    seen: set[tuple[str, str, str]] = set()
    running = (reading for reading in readings if reading[0].kind not in ("heading", "head", "text"))
    for unit, side in ((unit, side) for unit, sides in running for side in sides.values()):
        for mention in side.kept:
            key = (unit.page, side.prefix, mention.term.id)
            if key not in seen and mention.form.role in ASKING_ROLES:
                seen.add(key)
                yield from _check_first(unit, side, mention)


def _check_first(unit: TranslationUnit, side: Side, mention: Mention) -> Iterator[Finding]:
    """Yield the finding about a first mention, if it is not as it should be."""
    wanted = mention.term.first.get(side.prefix)
    same_place = [one for one in side.kept if one.start == mention.start and one.term.id == mention.term.id]
    if wanted and not any(one.form.text == wanted for one in same_place):
        found = side.segment.text[mention.start : mention.end]
        told = message(
            "“%(found)s” is the first mention on this page, and should be “%(first)s”.",
            found=found,
            first=wanted,
        )
        hint = message("Write “%(first)s” here; “%(found)s” will do further down.", first=wanted, found=found)
        place = side.locate((mention.start, mention.end))
        yield tell_warning("terms.first-mention", place, told, hint, page=unit.page)
