"""The report compared with its record of accepted translations: joins the comparison with the readers of figures and names; no files.

Figures and names are read only of texts that were changed since, or that are being recorded: a report in which nothing is new costs a build
next to nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from couplet.model.accepted import DATES, FIGURES, NAMES, digest_parts
from couplet.model.comparison import compare_page
from couplet.model.corpus import Corpus
from couplet.model.derivations import Derivations
from couplet.model.freshness import Freshness, UnitStatus
from couplet.model.termbase import Termbase
from couplet.model.units import list_named_units

if TYPE_CHECKING:
    from couplet.checks.mentions import TermFinder

DATE_KINDS = frozenset(("year", "month", "day", "clock", "quarter", "half", "decade", "century"))
"""Kinds of figure that tell a time."""


def compare_report(corpus: Corpus, kept: Derivations | None = None) -> Corpus:
    """Return the report with the state of each of its texts; pages that are the very objects of ``kept`` are not compared again.

    In a report in one language there is nothing to compare.
    """
    prefixes = corpus.settings.locales
    if len(prefixes) < 2:
        return corpus
    kept = kept or Derivations()
    reader = FacetReading(corpus.termbase)
    records = corpus.accepted or {}

    def compare(name: str) -> tuple[UnitStatus, ...]:
        sources = (corpus.pairs.get(name), corpus.find_model(name), corpus.files.get(name))
        return kept.derive(
            ("freshness", name),
            (*sources, records.get(name), corpus.termbase, prefixes),
            lambda: compare_page(
                list_named_units(corpus, name),
                records.get(name, {}),
                prefixes=prefixes,
                read_facets=reader.read,
            ),
        )

    pages = {name: statuses for name in corpus.names if (statuses := compare(name))}
    orphans = tuple(name for name in records if name not in pages)
    freshness = Freshness(pages, is_recorded=corpus.accepted is not None, orphans=orphans)
    return replace(corpus, freshness=freshness)


@dataclass(slots=True)
class FacetReading:
    """Reads what kinds of change are told by: figures, dates, and names and terms of one termbase."""

    termbase: Termbase
    """The names and terms to look for."""
    _finder: "TermFinder | None" = field(default=None, repr=False)

    def read(self, text: str, prefix: str) -> Mapping[str, str]:
        """Return the digests of a text's figures, dates and names by letter; of what it has none, none."""
        parts: dict[str, list[str]] = {FIGURES: [], DATES: [], NAMES: list(self._list_names(text, prefix))}
        for letter, figure in _list_figures(text, prefix):
            parts[letter].append(figure)
        digests = {letter: digest_parts(listed) for letter, listed in parts.items()}
        return {letter: digest for letter, digest in digests.items() if digest}

    def _list_names(self, text: str, prefix: str) -> Iterator[str]:
        """Yield the id of each term at each place where it stands."""
        if self._finder is None:
            from couplet.checks.mentions import TermFinder

            self._finder = TermFinder(self.termbase)
        return (mention.term.id for mention in self._finder.find_longest(text, prefix))


def _list_figures(text: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield every figure of a text in one exact form, and whether it is a date; those that are never missed are left out."""
    from couplet.figures.figure import Weight
    from couplet.figures.reading import read_figures

    for figure in read_figures(text, prefix):
        if figure.weight > Weight.GHOST:
            letter = DATES if figure.kind.value in DATE_KINDS else FIGURES
            yield letter, f"{figure.kind.value} {figure.bound.value} {_format_value(figure.value)}"


def _format_value(value: Decimal | str) -> str:
    """Return a value in one form however it was written: 4.5万 is 45000."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
