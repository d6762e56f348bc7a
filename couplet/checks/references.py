"""References between YAML files: facts, pages, themes, sections, scorecard items and photos that are named must exist."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from couplet.checks.telling import tell_error
from couplet.model.corpus import Corpus, YamlPath
from couplet.model.findings import Finding, Message, message

YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class _Reference:
    """A name that stands in a YAML file for something else."""

    file: str
    """Name of the file, such as ``timeline``."""
    way: YamlPath
    """Place in the file."""
    name: str
    """What is named."""


def check_references(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding for every name in the YAML files that nothing has."""
    yield from _require(corpus, _list_facts(corpus), corpus.facts, code="references.fact")
    yield from _require(corpus, _list_pages(corpus), corpus.pairs, code="references.page")
    yield from _check_timeline(corpus)
    yield from _check_years(corpus)
    yield from _check_outlook(corpus)
    yield from _check_statements(corpus)


def _require(
    corpus: Corpus, references: Iterator[_Reference], known: Collection[str], *, code: str
) -> Iterator[Finding]:
    """Yield a finding for every reference to something unknown."""
    for reference in references:
        if reference.name in known:
            continue
        told = message("There is no “%(name)s”.", name=reference.name)
        yield tell_error(
            code, corpus.files[reference.file].locate(*reference.way), told, suggest(reference.name, known)
        )


def suggest(name: str, known: Collection[str]) -> Message:
    """Return the hint that names the nearest known name, or tells where names come from."""
    near = find_nearest(name, known)
    if near:
        return message("Did you mean “%(near)s”?", near=near)
    return message("Correct the name, or add what it names.")


def find_nearest(name: str, known: Collection[str]) -> str | None:
    """Return the known name that an unknown one is most likely meant for."""
    return next(iter(get_close_matches(name, list(known), n=1)), None)


def _list_facts(corpus: Corpus) -> Iterator[_Reference]:
    """Yield every reference to a fact."""
    for n, key in enumerate(corpus.settings.key_figures):
        yield _Reference("site", ("key_figures", n, "fact"), key.fact)
    if card := corpus.scorecard:
        for g, group in enumerate(card.groups):
            for n, item in enumerate(group.items):
                yield _Reference("scorecard", ("groups", g, "items", n, "fact"), item.fact)
        for n, level in enumerate(card.honours):
            for h, honour in enumerate(level.items):
                yield _Reference("scorecard", ("honours", n, "items", h, "fact"), honour.fact)
        if card.plan.fact:
            yield _Reference("scorecard", ("plan", "fact"), card.plan.fact)
    if timeline := corpus.timeline:
        for n, entry in enumerate(timeline.entries):
            yield _Reference("timeline", ("entries", n, "fact"), entry.fact)
    if outlook := corpus.outlook:
        for n, plan in enumerate(outlook.items):
            for t, target in enumerate(plan.targets):
                yield _Reference("outlook", ("items", n, "targets", t, "fact"), target.fact)


def _list_pages(corpus: Corpus) -> Iterator[_Reference]:
    """Yield every reference to a page."""
    for g, entry in enumerate(corpus.settings.navigation):
        for n, key in enumerate(entry.pages):
            yield _Reference("site", ("navigation", g, "pages", n), key)
    for n, figure in enumerate(corpus.settings.key_figures):
        yield _Reference("site", ("key_figures", n, "page"), figure.page)
    for n, defect in enumerate(corpus.fact_book.defects):
        yield _Reference("facts", ("defects", n, "page"), defect.page)


def _check_timeline(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for themes and photos of the timeline that are not there."""
    if corpus.timeline is None:
        return
    themes = {theme.id for theme in corpus.timeline.themes}
    entries = list(enumerate(corpus.timeline.entries))
    named = (
        _Reference("timeline", ("entries", n, "theme"), entry.theme) for n, entry in entries if entry.theme
    )
    yield from _require(corpus, named, themes, code="references.theme")
    photos = (
        _Reference("timeline", ("entries", n, "photo", "file"), entry.photo.file)
        for n, entry in entries
        if entry.photo
    )
    yield from _require(corpus, photos, corpus.photos, code="references.photo")


def _check_years(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for dates of the timeline that no year tells where to stand."""
    for number, entry in enumerate(corpus.timeline.entries if corpus.timeline else ()):
        date = corpus.facts[entry.fact].date if entry.fact in corpus.facts else None
        if date and not YEAR.match(date):
            told = message(
                "The date of the fact “%(id)s” has no year, which the timeline needs.", id=entry.fact
            )
            hint = message("Write the date as 2022-04-29, or as 2022-04 if only the month is known.")
            place = corpus.files["timeline"].locate("entries", number, "fact")
            yield tell_error("references.fact-kind", place, told, hint)


def _check_outlook(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for sections and scorecard items that the outlook names and that are not there."""
    if corpus.outlook is None:
        return
    items = list(enumerate(corpus.outlook.items))
    page = corpus.find_page("outlook")
    anchors = (
        {anchor for document in corpus.pairs[page].documents.values() for anchor in document.anchors}
        if page
        else set()
    )
    if page:
        sections = (_Reference("outlook", ("items", n, "section"), item.section) for n, item in items)
        yield from _require(corpus, sections, anchors, code="references.section")
    results = {item.id for item in corpus.scorecard.items} if corpus.scorecard else set()
    followed = (
        _Reference("outlook", ("items", n, "follows", f), name)
        for n, item in items
        for f, name in enumerate(item.follows)
    )
    yield from _require(corpus, followed, results, code="references.scorecard-item")


def _check_statements(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for facts that do not state what their place needs: targets on the scorecard, dates on the timeline."""
    known = corpus.facts
    for reference, kind in _list_needs(corpus):
        fact = known.get(reference.name)
        if fact is None or getattr(fact, kind) is not None:
            continue
        told = message("The fact “%(id)s” has no %(kind)s, which this place needs.", id=fact.id, kind=kind)
        hint = message("Add “%(kind)s: …” to the fact in facts.yaml, or name another fact.", kind=kind)
        yield tell_error(
            "references.fact-kind", corpus.files[reference.file].locate(*reference.way), told, hint
        )


def _list_needs(corpus: Corpus) -> Iterator[tuple[_Reference, str]]:
    """Yield references to facts with the statement they need."""
    for reference in _list_facts(corpus):
        if reference.file == "timeline":
            yield reference, "date"
        elif reference.way[0] == "groups":
            yield reference, "target"
        elif reference.file in ("outlook", "site") or reference.way[0] == "honours":
            yield reference, "outcome"
