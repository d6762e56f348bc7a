"""Model to findings. `CHECKS` is every check of a report, in the order in which they run; each is a pure function over the corpus."""

from collections.abc import Callable, Iterable

from couplet.checks.facts import check_fact_marks, check_fact_parts
from couplet.checks.figures import check_figures
from couplet.checks.freshness import check_freshness
from couplet.checks.ids import check_duplicate_ids
from couplet.checks.links import check_links
from couplet.checks.pages import check_navigation, check_page_data
from couplet.checks.photos import check_photo_files, check_photo_twins, check_photos, check_repeated_photos
from couplet.checks.placeholders import check_placeholders
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
from couplet.model.findings import Finding

CHECKS: tuple[Callable[[Corpus], Iterable[Finding]], ...] = (
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


def run_checks(corpus: Corpus) -> list[Finding]:
    """Return what all checks have to say about a report."""
    return [finding for check in CHECKS for finding in check(corpus)]
