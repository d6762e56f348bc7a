"""The termbase itself: entries that contradict themselves; where its wording stands in texts is for `terms` to say."""

from collections.abc import Iterator

from couplet.checks.telling import tell_error
from couplet.model.corpus import Corpus, DataFile
from couplet.model.findings import Finding, message
from couplet.model.termbase import LISTED_ROLES, RENDERING_ROLES, Term, Termbase


def check_termbase(corpus: Corpus) -> Iterator[Finding]:
    """Yield an error for each form that the termbase both allows and refuses for one term."""
    if file := corpus.files.get("termbase"):
        yield from find_contradictions(corpus.termbase, file)


def find_contradictions(termbase: Termbase, file: DataFile) -> Iterator[Finding]:
    """Yield an error, at its place in ``file``, for each form that a termbase both allows and refuses for one term."""
    for number, term in enumerate(termbase.terms):
        for way, form in _list_contradictions(term):
            told = message("The term “%(id)s” both allows and refuses “%(form)s”.", id=term.id, form=form)
            hint = message("Take it out of one of the two lists.")
            yield tell_error("terms.contradiction", file.locate("terms", number, *way), told, hint)


def _list_contradictions(term: Term) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield each refused form that is allowed as well, with the way to it in the term."""
    for role in LISTED_ROLES:
        for prefix, forms in () if role in RENDERING_ROLES else getattr(term, role).items():
            allowed = term.list_renderings(prefix)
            yield from ((((role, prefix, n), form)) for n, form in enumerate(forms) if form in allowed)
