"""Last year's outlook as this year's targets: which items the new scorecard has, and what they continue; pure over the corpus."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from couplet.model.corpus import Corpus
from couplet.model.report import Fact, PlanItem, PlanTarget
from couplet.starting.next_pages import find_heading
from couplet.starting.words import say
from couplet.starting.years import advance_years


@dataclass(frozen=True, slots=True)
class Target:
    """One target of the new year."""

    id: str
    """Id of its fact and of its item on the scorecard."""
    title: Mapping[str, str]
    """What is counted, by language."""
    label: Mapping[str, str]
    """The same as a label of the fact."""
    fact: Fact
    """Last year's fact that states it."""
    item: PlanItem
    """The item of last year's outlook that it belongs to."""


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the outlook."""

    id: str
    """Its id."""
    title: Mapping[str, str]
    """Its words by language, for the new year."""
    targets: tuple[Target, ...]
    """The targets under it."""


def list_sections(corpus: Corpus, year: int) -> tuple[Section, ...]:
    """Return the sections of last year's outlook in order, with the targets they give the report for ``year``."""
    if corpus.outlook is None:
        return ()
    sections = dict.fromkeys(item.section for item in corpus.outlook.items)
    headings = _list_headings(corpus, year)
    targets = list(_list_targets(corpus))
    return tuple(
        Section(
            section,
            headings.get(section, {}),
            tuple(target for target in targets if target.item.section == section),
        )
        for section in sections
    )


def _list_headings(corpus: Corpus, year: int) -> Mapping[str, dict[str, str]]:
    """Return the words of every heading of the outlook page, by its id."""
    headings: dict[str, dict[str, str]] = {}
    page = corpus.find_page("outlook")
    for document in corpus.pairs[page].documents.values() if page else ():
        for block in document.blocks:
            if block.kind == "heading" and block.anchor:
                words = advance_years(find_heading(block), year)
                headings.setdefault(block.anchor, {})[document.locale] = words
    return headings


def _list_targets(corpus: Corpus) -> Iterator[Target]:
    """Yield every target that states one number, each fact once."""
    assert corpus.outlook is not None
    seen = set()
    for item in corpus.outlook.items:
        for target in item.targets:
            fact = corpus.facts.get(target.fact)
            if fact is None or fact.outcome is None or fact.id in seen:
                continue
            seen.add(fact.id)
            yield Target(_name_target(fact.id), _choose_title(item, target), target.label, fact, item)


def _name_target(fact: str) -> str:
    return f"plan-{fact.removeprefix('outlook-').removeprefix('plan-')}"


def _choose_title(item: PlanItem, target: PlanTarget) -> Mapping[str, str]:
    """Return the item's own title where it has one target, else what tells its targets apart."""
    title = item.title if len(item.targets) == 1 else target.label
    return {prefix: text[:1].upper() + text[1:] for prefix, text in title.items()}


def list_notes(corpus: Corpus, sections: tuple[Section, ...], *, prefix: str, year: int) -> Iterator[str]:
    """Yield comments in one language: what each target continues, and the plans that no figure measures."""
    yield say(prefix, "from_outlook", old=year - 1)
    results = {item.id: item for item in corpus.scorecard.items} if corpus.scorecard else {}
    for target in (target for section in sections for target in section.targets):
        for followed in target.item.follows:
            if followed in results:
                item = results[followed]
                figures = _tell_figures(corpus.facts.get(item.fact), prefix)
                title = item.title.get(prefix, followed)
                yield say(prefix, "follows", id=target.id, old=year - 1, title=title, figures=figures)
    unmeasured = [item for item in corpus.outlook.items if not item.targets] if corpus.outlook else []
    if unmeasured:
        yield say(prefix, "unmeasured", old=year - 1)
        yield from (f"- {item.title.get(prefix, item.id)}" for item in unmeasured)


def _tell_figures(fact: Fact | None, prefix: str) -> str:
    """Return target and result of an item of last year's scorecard."""
    if fact is None:
        return "–"
    told = {"target": fact.target, "value": fact.outcome}
    parts = [say(prefix, word, figure=f"{figure:f}") for word, figure in told.items() if figure is not None]
    return say(prefix, "comma").join(parts) or "–"
