"""Verdicts: a text that says a target was exceeded, met or missed must agree with the rate computed from the facts."""

import re
from collections.abc import Iterator, Mapping

from couplet.checks.telling import tell_error
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Location, message
from couplet.model.report import Fact
from couplet.model.units import Segment, TranslationUnit, list_data_units, list_page_units

WORDS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "zh": {
        "exceeded": re.compile(r"超额完成|超额|超过目标"),
        "missed": re.compile(r"未完成|没有完成|未达标|未能完成"),
        "met": re.compile(r"(?<!超额)(?<!未)(?<!没有)(?<!未能)完成目标|如期完成|按时完成目标"),
    },
    "en": {
        "exceeded": re.compile(r"\b(?:exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?)\b", re.IGNORECASE),
        "missed": re.compile(r"\b(?:missed|fell short|not met|was not reached)\b", re.IGNORECASE),
        "met": re.compile(r"\b(?:was|were) (?:just )?met\b|\bmet (?:the|its|their) target", re.IGNORECASE),
    },
}
"""Language and verdict to the words that claim it."""
_HEDGE = re.compile(r"是否|能否|无从|\bwhether\b|\bif\b", re.IGNORECASE)
"""Words after which nothing is claimed."""
_SENTENCE = re.compile(r"[^。！？.!?]+[。！？.!?]?")


def check_verdicts(corpus: Corpus) -> Iterator[Finding]:
    """Yield an error for every claim about a target that the figures contradict.

    Claims are looked for in the scorecard's own texts, and in sentences of the pages that mark exactly one fact with a target.
    """
    facts = corpus.facts
    for unit in list_data_units(corpus, "scorecard"):
        parts = unit.id.split("/")
        if parts[-1] == "result":
            yield from _check_result(unit, _find_fact(corpus, parts[-2]))
    for pair in corpus.pairs.values():
        for unit in list_page_units(pair):
            yield from _check_unit(unit, facts)


def _find_fact(corpus: Corpus, item_id: str) -> Fact | None:
    """Return the fact of a scorecard item."""
    items = corpus.scorecard.items if corpus.scorecard else ()
    return next((corpus.facts.get(item.fact) for item in items if item.id == item_id), None)


def _check_result(unit: TranslationUnit, fact: Fact | None) -> Iterator[Finding]:
    if fact is None:
        return
    for prefix, segment in unit.segments.items():
        yield from _check_claim(segment.text, fact, prefix, place=segment.location)


def _check_unit(unit: TranslationUnit, facts: Mapping[str, Fact]) -> Iterator[Finding]:
    for prefix, segment in unit.segments.items():
        for sentence in _SENTENCE.findall(segment.source):
            names = dict.fromkeys(re.findall(r"\(fact:([a-z0-9-]+)\)", sentence))
            measured = [facts[name] for name in names if name in facts and facts[name].target is not None]
            if len(measured) == 1:
                yield from _check_claim(sentence, measured[0], prefix, place=_locate(segment, sentence))


def _locate(segment: Segment, sentence: str) -> Location:
    return segment.locate(sentence.strip())


def _check_claim(text: str, fact: Fact, prefix: str, *, place: Location) -> Iterator[Finding]:
    """Yield the finding about a text that claims another verdict than the fact's, if it does.

    A text may say less than the figures (met, where they say exceeded), never more.
    """
    if fact.target is None or _HEDGE.search(text):
        return
    claimed = {verdict for verdict, words in WORDS.get(prefix, {}).items() if words.search(text)}
    allowed = {"exceeded": {"exceeded", "met"}, "met": {"met"}, "missed": {"missed"}, "not-reported": set()}[
        fact.verdict
    ]
    if not claimed - allowed:
        return
    rate = "–" if fact.rate is None else f"{fact.rate * 100:.1f}%"
    told = message(
        "The text says “%(claimed)s”, but “%(id)s” is at %(rate)s of its target.",
        claimed=", ".join(sorted(claimed - allowed)),
        id=fact.id,
        rate=rate,
    )
    hint = message("Say what the figures say: exceeded above 100 %%, met at 100 %%, missed below it.")
    yield tell_error("facts.verdict", place, told, hint)
