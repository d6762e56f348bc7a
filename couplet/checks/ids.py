"""Ids that must be one of a kind: facts, scorecard items, timeline entries, plan items, defects."""

from collections.abc import Iterable, Iterator

from couplet.checks.telling import tell_error
from couplet.model.corpus import Corpus, YamlPath
from couplet.model.findings import Finding, message


def check_duplicate_ids(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding for every id that stands twice in one list, at the second place."""
    for file, entries in _list_ids(corpus):
        seen: dict[str, YamlPath] = {}
        for way, name in entries:
            first = seen.setdefault(name, way)
            if first is way:
                continue
            data = corpus.files[file]
            line = data.locate(*first).line
            yield tell_error(
                "ids.duplicate",
                data.locate(*way),
                message("The id “%(id)s” is used twice; first on line %(line)d.", id=name, line=line),
                message("Give one of the two another id, such as “%(example)s”.", example=f"{name}-2"),
            )


def _list_ids(corpus: Corpus) -> Iterator[tuple[str, Iterable[tuple[YamlPath, str]]]]:
    """Yield file name and ids with their places, once for each list in which ids must differ."""
    book = corpus.fact_book
    yield "facts", [(("facts", n, "id"), fact.id) for n, fact in enumerate(book.facts)]
    yield "facts", [(("defects", n, "id"), defect.id) for n, defect in enumerate(book.defects)]
    if card := corpus.scorecard:
        items = [
            (("groups", g, "items", n, "id"), item.id)
            for g, group in enumerate(card.groups)
            for n, item in enumerate(group.items)
        ]
        yield "scorecard", items
        yield "scorecard", [(("honours", n, "id"), level.id) for n, level in enumerate(card.honours)]
    if timeline := corpus.timeline:
        yield "timeline", [(("themes", n, "id"), theme.id) for n, theme in enumerate(timeline.themes)]
        yield "timeline", [(("entries", n, "id"), entry.id) for n, entry in enumerate(timeline.entries)]
    yield "termbase", [(("terms", n, "id"), term.id) for n, term in enumerate(corpus.termbase.terms)]
    yield (
        "photos",
        [(("photos", n, "file"), record.file) for n, record in enumerate(corpus.photo_book.photos)],
    )
    if outlook := corpus.outlook:
        yield "outlook", [(("items", n, "id"), item.id) for n, item in enumerate(outlook.items)]
