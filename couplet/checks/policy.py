"""Severities and acceptances: the codes they name must exist and must be open to choice; whether they fit a finding is told elsewhere."""

from collections.abc import Iterator
from difflib import get_close_matches

from couplet.checks.telling import tell_error
from couplet.model.codes import CODES, FIRM_CODES, list_names
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Location, message
from couplet.model.policy import list_claims


def check_policy(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for codes that do not exist, and for severities or acceptances of what always forbids publishing."""
    names = list_names()
    for name in corpus.settings.checks.severity:
        place = corpus.files["site"].locate("checks", "severity", name)
        if name not in names:
            yield _tell_unknown(name, place, names)
        elif name in FIRM_CODES:
            told = message("“%(code)s” always forbids publishing; its severity cannot be chosen.", code=name)
            yield tell_error("checks.firm-code", place, told, message("Delete this line."))
    for claim in list_claims(corpus):
        code, place = claim.acceptance.code, claim.code_location
        if code not in CODES:
            yield _tell_unknown(code, place, CODES, page=claim.page)
        elif code in FIRM_CODES:
            told = message("“%(code)s” always forbids publishing; it cannot be accepted.", code=code)
            hint = message("Mend what it is about, then delete this acceptance.")
            yield tell_error("checks.firm-code", place, told, hint, page=claim.page)


def _tell_unknown(code: str, place: Location, known: frozenset[str], *, page: str | None = None) -> Finding:
    """Return the finding about a code that nothing has, with the nearest that something has."""
    near = get_close_matches(code, sorted(known), n=1, cutoff=0.5)
    hint = (
        message("Did you mean “%(near)s”?", near=near[0])
        if near
        else message("docs/checks.md lists all codes. Correct this one.")
    )
    told = message("There is no finding with the code “%(code)s”.", code=code)
    return tell_error("checks.unknown-code", place, told, hint, page=page)
