"""What findings weigh at one site: its own severities, and the findings its editors have accepted; it looks for nothing in the texts.

An acceptance names a code and the words it is about, not a line, so that it survives moving; one that fits no finding any more, or more
than one, is itself a finding.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from couplet.model.acceptances import Acceptance
from couplet.model.codes import CODES, FIRM_CODES
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Location, Severity, message

OFF = "off"
EXACT, SAME_LINE, SAME_BLOCK, ELSEWHERE = 3, 2, 1, 0
"""How near the words of an acceptance stand to a finding."""


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """An acceptance with the file it is about and its own place."""

    acceptance: Acceptance
    """What is accepted."""
    path: str
    """File whose findings it is about."""
    code_location: Location
    """Where its code is written."""
    page: str | None
    """Key of the page in whose head it stands; ``None`` in site.yaml."""


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A finding that a writer lets stand."""

    finding: Finding
    """The finding."""
    reason: str
    """Why it may stand."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Findings as they weigh at one site."""

    findings: tuple[Finding, ...]
    """Those that count, with their severity here."""
    accepted: tuple[AcceptedFinding, ...] = ()
    """Those that were accepted."""


def list_claims(corpus: Corpus) -> Iterator[PlacedClaim]:
    """Yield every acceptance of a report: those in heads of content files, then those in site.yaml."""
    for document in corpus.documents:
        for number, acceptance in enumerate(document.front_matter.accepted):
            place = document.places.get(f"accepted/{number}/code", Location(document.path))
            yield PlacedClaim(acceptance, document.path, place, document.key)
    for number, placed in enumerate(corpus.settings.checks.accepted):
        place = corpus.files["site"].locate("checks", "accepted", number, "code")
        yield PlacedClaim(placed, placed.path, place, None)


def judge_findings(findings: Iterable[Finding], corpus: Corpus, *, is_complete: bool) -> Judgement:
    """Return the findings with the site's severities, without those that are accepted or switched off.

    ``is_complete`` says that everything was looked for, so that an acceptance of what was not found is idle.
    """
    found = list(findings)
    claims = tuple(list_claims(corpus))
    texts = _Texts(corpus) if claims else None
    accepted: dict[int, str] = {}
    for claim in claims:
        if claim.acceptance.code not in CODES or claim.acceptance.code in FIRM_CODES:
            continue
        fitting = _find_fitting(claim, found, texts)
        places = {found[index].location for index in fitting}
        if len(places) == 1:
            accepted |= dict.fromkeys(fitting, claim.acceptance.reason)
        elif places or is_complete:
            found.append(_tell_ambiguous(claim, len(places)) if places else _tell_unused(claim))
    weights = corpus.settings.checks.severity
    return Judgement(
        tuple(
            _weigh(finding, weights)
            for index, finding in enumerate(found)
            if index not in accepted and _is_on(finding, weights)
        ),
        tuple(AcceptedFinding(found[index], reason) for index, reason in sorted(accepted.items())),
    )


def find_weight(code: str, weights: Mapping[str, str]) -> str | None:
    """Return the weight a site gives a code: by its own name, else by its family; ``None`` where it says nothing."""
    return None if code in FIRM_CODES else weights.get(code, weights.get(code.partition(".")[0]))


def _is_on(finding: Finding, weights: Mapping[str, str]) -> bool:
    return find_weight(finding.code, weights) != OFF


def _weigh(finding: Finding, weights: Mapping[str, str]) -> Finding:
    """Return a finding with the severity it has at this site."""
    weight = find_weight(finding.code, weights)
    return (
        replace(finding, severity=Severity(weight))
        if weight not in (None, finding.severity.value)
        else finding
    )


def _find_fitting(claim: PlacedClaim, found: Sequence[Finding], texts: "_Texts | None") -> list[int]:
    """Return the numbers of the findings a claim is about: of those with its code in its file the nearest to its words."""
    candidates = [
        index
        for index, finding in enumerate(found)
        if finding.code == claim.acceptance.code and finding.location.path == claim.path
    ]
    words = claim.acceptance.text
    if not words or texts is None:
        return candidates
    ranks = {index: texts.rank(found[index].location, words) for index in candidates}
    best = max(ranks.values(), default=ELSEWHERE)
    return [index for index, rank in ranks.items() if rank == best != ELSEWHERE]


class _Texts:
    """The texts of a report, to tell how near words stand to a place."""

    def __init__(self, corpus: Corpus) -> None:
        self._sources = {document.path: document.source for document in corpus.documents}
        self._sources |= {file.path: file.source for file in corpus.files.values()}
        self._blocks = {
            document.path: [
                (block.line, block.line + block.source.count("\n"))
                for block in (*document.blocks, *document.footnotes)
            ]
            for document in corpus.documents
        }

    def rank(self, place: Location, words: str) -> int:
        """Return how near ``words`` stand to a place: at it, in its lines, in its block, or elsewhere."""
        lines = self._sources.get(place.path, "").split("\n")
        last = place.end_line or place.line
        text = "\n".join(lines[place.line - 1 : last])
        if words in text:
            start = place.column - 1
            end = len(text) - len(lines[last - 1]) + (place.end_column or place.column) - 1
            return EXACT if _has_overlap(text, words, start, max(end, start + 1)) else SAME_LINE
        for first, end_line in self._blocks.get(place.path, ()):
            if first <= place.line <= end_line:
                return SAME_BLOCK if words in "\n".join(lines[first - 1 : end_line]) else ELSEWHERE
        return ELSEWHERE


def _has_overlap(text: str, words: str, start: int, end: int) -> bool:
    """Whether ``words`` stand somewhere in ``text`` such that they share a character with what lies from start to end."""
    at = text.find(words)
    while at >= 0:
        if at < end and start < at + len(words):
            return True
        at = text.find(words, at + 1)
    return False


def _tell_unused(claim: PlacedClaim) -> Finding:
    code, words = claim.acceptance.code, claim.acceptance.text
    told = (
        message(
            "Nothing is found any more at “%(text)s” in %(path)s that has the code “%(code)s”.",
            text=words,
            path=claim.path,
            code=code,
        )
        if words
        else message(
            "Nothing is found any more in %(path)s that has the code “%(code)s”.", path=claim.path, code=code
        )
    )
    hint = message("Delete this acceptance, or correct its text to the words that the finding is about now.")
    return Finding("acceptance.unused", Severity.WARNING, claim.code_location, told, hint, claim.page)


def _tell_ambiguous(claim: PlacedClaim, count: int) -> Finding:
    told = message(
        "This acceptance fits %(count)d findings “%(code)s”, so it accepts none.",
        count=count,
        code=claim.acceptance.code,
    )
    hint = message("Write into “text:” more of the words around the one you mean, as they stand in the file.")
    return Finding("acceptance.ambiguous", Severity.WARNING, claim.code_location, told, hint, claim.page)
