"""Figures: what one language states in numbers, dates and amounts, the other must state as well; read and compared by `couplet.figures`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from couplet.checks.telling import tell_error, tell_warning
from couplet.figures.comparison import Comparison, relate_figures
from couplet.figures.figure import FigureFinding, Slip
from couplet.figures.reading import read_figures
from couplet.model.corpus import Corpus
from couplet.model.derivations import keep_last
from couplet.model.findings import Finding, Location, Message, message
from couplet.model.termbase import Termbase
from couplet.model.units import TranslationUnit, list_units

Names = Mapping[str, Sequence[str]]
"""Locale prefix to the forms of one term."""
LANGUAGES = ("zh", "en")
"""The two languages whose figures can be compared."""

# Several checks read the same texts, and in a preview nearly all texts are those of the last check.
read_once = lru_cache(maxsize=8192)(read_figures)
_relate_once = lru_cache(maxsize=4096)(relate_figures)


def check_figures(corpus: Corpus) -> Iterator[Finding]:
    """Yield an error for every figure without answer in the other language, a warning for figures that seem exchanged."""
    names = list_numbered_names(corpus.termbase)
    for unit in list_units(corpus):
        if all(language in unit.segments for language in LANGUAGES):
            chinese, english = (unit.segments[language].text for language in LANGUAGES)
            for found in relate_texts(chinese, english, names).findings:
                yield _tell(found, unit)


def relate_texts(chinese: str, english: str, names: Sequence[Names]) -> Comparison:
    """Return how the figures of a pair stand to each other; numerals in names of both sides are left out where that explains more."""
    plain = _relate_once(chinese, english)
    if not plain.findings:
        return plain
    phrases = [
        form
        for forms in names
        if any(form in chinese for form in forms["zh"]) and any(form in english for form in forms["en"])
        for form in (*forms["zh"], *forms["en"])
    ]
    if not phrases:
        return plain
    return min(
        plain, relate_figures(chinese, english, phrases), key=lambda comparison: len(comparison.findings)
    )


@keep_last
def list_numbered_names(termbase: Termbase) -> tuple[Names, ...]:
    """Return the forms of terms whose numerals are part of a name (八龙路, 257 Plan), by language."""
    named = (
        {prefix: [form.text for form in term.list_forms(prefix)] for prefix in LANGUAGES}
        for term in termbase.terms
    )
    return tuple(
        forms
        for forms in named
        if any(read_once(text, prefix) for prefix in LANGUAGES for text in forms[prefix])
    )


def locate_figure(found: FigureFinding, unit: TranslationUnit) -> Location:
    """Return where a figure that something is wrong with stands in its file."""
    segment = unit.segments[found.side]
    return segment.locate(found.text, segment.text.count(found.text, 0, found.start))


def _tell(found: FigureFinding, unit: TranslationUnit) -> Finding:
    """Return what was found at the place of the figure."""
    location = locate_figure(found, unit)
    told = _describe(found)
    if found.slip is Slip.EXCHANGED:
        return tell_warning("figures.exchanged", location, told, HINTS[found.slip], page=unit.page)
    hint = HINTS.get(found.slip, HINTS[Slip.CHANGED])
    return tell_error("figures.mismatch", location, told, hint, page=unit.page)


def _describe(found: FigureFinding) -> Message:
    """Return the sentence that says which figure has no answer, and what stands in its place."""
    if not found.other:
        return message(
            "“%(figure)s” (%(value)s) is not in the other language.", figure=found.text, value=found.value
        )
    told = SLIPS.get(found.slip, "")
    return Message(
        told or SLIPS[Slip.CHANGED], {"figure": found.text, "value": found.value, "other": found.other}
    )


def _mark(told: Message) -> str:
    """Return the msgid of a message that was marked for extraction; its parameters come later."""
    return told.msgid


SLIPS: Mapping[Slip, str] = {
    Slip.UNIT: _mark(
        message(
            "“%(figure)s” (%(value)s) is “%(other)s” in the other language: the unit slipped (万, million)?"
        )
    ),
    Slip.TENFOLD: _mark(message("“%(figure)s” (%(value)s) is “%(other)s” in the other language: tenfold?")),
    Slip.TRANSPOSED: _mark(
        message("“%(figure)s” is “%(other)s” in the other language: digits in another order?")
    ),
    Slip.POINTS: _mark(
        message(
            "“%(figure)s” is “%(other)s” in the other language: percent and percentage points are not the same."
        )
    ),
    Slip.CURRENCY: _mark(message("“%(figure)s” is “%(other)s” in the other language: another currency?")),
    Slip.BOUND: _mark(
        message("“%(figure)s” is “%(other)s” in the other language: the bound (more than, nearly) changed.")
    ),
    Slip.DATE: _mark(message("“%(figure)s” is “%(other)s” in the other language: another date.")),
    Slip.CHANGED: _mark(message("“%(figure)s” (%(value)s) is “%(other)s” in the other language.")),
    Slip.EXCHANGED: _mark(
        message(
            "“%(figure)s” counts something else than “%(other)s” in the other language: have two figures changed places?"
        )
    ),
}
"""What the sentence says for each slip."""

HINTS: Mapping[Slip, Message] = {
    Slip.CHANGED: message("Look the figure up in the source and correct the language that is wrong."),
    Slip.UNIT: message("1万 is 10,000; 100万 is 1 million; 1亿 is 100 million."),
    Slip.POINTS: message("个百分点 is “percentage points”, 百分之 and %% are “per cent”."),
    Slip.EXCHANGED: message("Compare what each figure counts in both languages."),
}
"""How to mend it, where there is more to say than to look it up."""
