"""Model to findings. `CHECKS` is every check of a report, in the order in which they run; each is a pure function over the corpus."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from couplet.checks.facts import check_fact_marks, check_fact_parts
from couplet.checks.figures import check_figures
from couplet.checks.freshness import check_freshness
from couplet.checks.ids import check_duplicate_ids
from couplet.checks.links import check_links
from couplet.checks.pages import check_navigation, check_page_data
from couplet.checks.photos import check_photo_files, check_photo_twins, check_photos, check_repeated_photos
from couplet.checks.placeholders import check_fact_lines, check_placeholders
from couplet.checks.policy import check_policy
from couplet.checks.provenance import check_provenance
from couplet.checks.references import check_references
from couplet.checks.reviews import check_reviews
from couplet.checks.structure import check_structure
from couplet.checks.termbase import check_termbase
from couplet.checks.terms import check_terms
from couplet.checks.twins import check_text_languages, check_twins
from couplet.checks.typography import check_typography
from couplet.checks.untranslated import check_descriptions, check_untranslated
from couplet.checks.verdicts import check_verdicts
from couplet.model.corpus import Corpus
from couplet.model.derivations import Derivations
from couplet.model.findings import Finding
from couplet.model.freshness import Freshness

Check = Callable[[Corpus], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    check_duplicate_ids,
    check_references,
    check_page_data,
    check_navigation,
    check_twins,
    check_text_languages,
    check_structure,
    check_untranslated,
    check_descriptions,
    check_placeholders,
    check_fact_lines,
    check_photo_files,
    check_repeated_photos,
    check_photos,
    check_photo_twins,
    check_links,
    check_fact_marks,
    check_fact_parts,
    check_termbase,
    check_terms,
    check_provenance,
    check_verdicts,
    check_figures,
    check_reviews,
    check_policy,
    check_typography,
    check_freshness,
)
PAGE_CHECKS: Mapping[Check, tuple[str, ...]] = {
    check_twins: (),
    check_structure: (),
    check_untranslated: (),
    check_placeholders: (),
    check_fact_marks: ("fact_book",),
    check_terms: ("termbase",),
    check_provenance: ("fact_book", "termbase"),
    check_verdicts: ("fact_book",),
    check_figures: ("termbase",),
    check_typography: (),
}
"""Checks that judge each page and each YAML file by itself, with the parts of the corpus that they read besides, the languages aside."""


def run_checks(corpus: Corpus) -> list[Finding]:
    """Return what all checks have to say about a report."""
    return [finding for check in CHECKS for finding in check(corpus)]


def check_in_steps(corpus: Corpus, kept: Derivations) -> Iterator[list[Finding]]:
    """Yield, bit by bit, what `run_checks` returns at once; what ``kept`` has of the very same objects is not checked again."""
    for name in corpus.names:
        narrowed = None
        for check, parts in PAGE_CHECKS.items():
            narrowed = narrowed or _narrow(corpus, name, kept)
            sources = (narrowed, *(getattr(corpus, part) for part in parts))
            yield kept.derive((check, name), sources, partial(_judge, check, narrowed, corpus))
    for check in CHECKS:
        if check not in PAGE_CHECKS:
            yield list(check(corpus))


def _narrow(corpus: Corpus, name: str, kept: Derivations) -> Corpus:
    """Return the corpus with one page and the YAML file of its name alone; the same one while both are the same."""
    pair, file = corpus.pairs.get(name), corpus.files.get(name)
    sources = (pair, file, corpus.find_model(name), corpus.settings.locales)
    return kept.derive(
        ("narrowed", name),
        sources,
        lambda: replace(
            corpus,
            pairs={name: pair} if pair else {},
            files={name: file} if file else {},
            freshness=Freshness(),
        ),
    )


def _judge(check: Check, narrowed: Corpus, corpus: Corpus) -> list[Finding]:
    """Return what a check says of one page, with the other parts of the report as they now are."""
    current = replace(narrowed, fact_book=corpus.fact_book, termbase=corpus.termbase)
    return list(check(current))
