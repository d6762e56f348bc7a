"""Placeholders: texts that are marked as still to be written, and facts whose line in the source is still to be entered."""

from collections.abc import Iterator

from couplet.checks.telling import tell_warning
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, message
from couplet.model.placeholders import PLACEHOLDER
from couplet.model.units import list_units

CODE = "content.placeholder"


def check_placeholders(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each text with a mark that it is unfinished."""
    for unit in list_units(corpus):
        page = unit.page if unit.page in corpus.pairs else None
        for segment in unit.segments.values():
            if match := PLACEHOLDER.search(segment.text):
                told = message("This text is still to be written.")
                hint = message(
                    "Write it and take “%(mark)s” away, or take the whole text out.", mark=match[0]
                )
                yield tell_warning(CODE, segment.locate(match[0]), told, hint, page=page)


def check_fact_lines(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each fact whose line in the source is still to be entered."""
    for number, fact in enumerate(corpus.fact_book.facts):
        if fact.line == 0:
            place = corpus.files["facts"].locate("facts", number, "line")
            told = message("The line of the fact “%(id)s” in the source is still to be entered.", id=fact.id)
            hint = message("Write the number of the line that states it, such as “line: 12”.")
            yield tell_warning(CODE, place, told, hint)
