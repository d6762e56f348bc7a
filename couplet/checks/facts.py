"""Facts: a marked figure must name a fact and say its value, and every fact must be stated on its part in each language."""

from collections.abc import Collection, Iterator, Mapping

from couplet.checks.references import find_nearest, suggest
from couplet.checks.telling import tell_error, tell_warning
from couplet.figures.spelling import find_stated
from couplet.model.corpus import Corpus
from couplet.model.documents import Document, FactMark
from couplet.model.findings import Finding, message
from couplet.model.report import Fact


def check_fact_marks(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for marked figures that name no fact, or that say something else than their fact."""
    facts = corpus.facts
    for document in corpus.documents:
        for mark in document.fact_marks:
            yield from _check_mark(mark, facts, document)


def _check_mark(mark: FactMark, facts: Mapping[str, Fact], document: Document) -> Iterator[Finding]:
    """Yield the finding about one marked figure, if there is one."""
    fact = facts.get(mark.fact)
    if fact is None:
        told = message("There is no fact “%(id)s”.", id=mark.fact)
        yield tell_error("facts.unknown", mark.location, told, suggest(mark.fact, facts), page=document.key)
    elif find_stated(mark.text, fact, document.locale) is None:
        stated = _describe(fact)
        told = message(
            "“%(text)s” is not what the fact “%(id)s” says: %(value)s.",
            text=mark.text,
            id=fact.id,
            value=stated,
        )
        hint = message("Correct the figure, or the fact in content/facts.yaml, or mark it with another fact.")
        yield tell_error("facts.mismatch", mark.location, told, hint, page=document.key)


def _describe(fact: Fact) -> str:
    """Return a fact's statement as facts.yaml has it."""
    if fact.value or fact.target is not None:
        values = fact.value or ((fact.target,) if fact.target is not None else ())
        return ", ".join(f"{value:f}" for value in values)
    return fact.date or fact.text or ""


def check_fact_parts(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for every fact that its part does not state in a language in which the part exists."""
    stated_by_data = _list_stated_by_data(corpus)
    marked = {mark.fact for document in corpus.documents for mark in document.fact_marks}
    meant = {name: find_nearest(name, corpus.facts) for name in marked - corpus.facts.keys()}
    for number, fact in enumerate(corpus.fact_book.facts):
        key, section = split_part(fact.part, corpus.pairs)
        location = corpus.files["facts"].locate("facts", number, "part")
        if key is None:
            told = message("There is no page for the part “%(part)s” of this fact.", part=fact.part)
            yield tell_error("facts.no-part", location, told, suggest(fact.part, corpus.pairs))
            continue
        if (key, fact.id) in stated_by_data:
            continue
        for document in corpus.pairs[key].documents.values():
            # A misspelt id is told where it stands; that the fact it means seems unstated is the same mistake.
            ids = {fact.id, *(name for name, near in meant.items() if near == fact.id)}
            if not _states(document, fact, section, ids):
                told = message("The fact “%(id)s” is not stated in %(path)s.", id=fact.id, path=document.path)
                hint = message("Mark its figure there: [figure](fact:%(id)s).", id=fact.id)
                yield tell_warning("facts.unstated", location, told, hint, page=key)


def split_part(part: str, keys: Collection[str]) -> tuple[str | None, str | None]:
    """Return page key and section of a fact's part; the key is ``None`` where no page answers to it."""
    if part in keys:
        return part, None
    key, _, section = part.rpartition("/")
    return (key, section) if key in keys else (None, None)


def _states(document: Document, fact: Fact, section: str | None, ids: Collection[str]) -> bool:
    """Whether a document marks a fact by one of ``ids``, under the given heading if there is one; of several values each must be marked."""
    texts = {
        mark.text for mark in document.fact_marks if mark.fact in ids and section in (None, mark.section)
    }
    return len(texts) >= len(set(fact.value or (0,)))


def _list_stated_by_data(corpus: Corpus) -> set[tuple[str, str]]:
    """Return page and fact for all facts that YAML files put on a page of their own kind."""
    stated: list[tuple[str, str]] = []
    if corpus.scorecard:
        honours = [honour.fact for level in corpus.scorecard.honours for honour in level.items]
        stated += [
            ("scorecard", fact) for fact in (*honours, *(item.fact for item in corpus.scorecard.items))
        ]
    if corpus.timeline:
        stated += [("timeline", entry.fact) for entry in corpus.timeline.entries]
    if corpus.outlook:
        stated += [("outlook", target.fact) for item in corpus.outlook.items for target in item.targets]
    return {(page, fact) for kind, fact in stated if (page := corpus.find_page(kind))}
