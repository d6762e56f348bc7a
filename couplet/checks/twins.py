"""Twins: every page and every text in each language of the site, with the same headings; the words are other checks' business.

A missing twin is a warning: an editor writes one language first and may publish, and the page is offered as what it is.
"""

from collections.abc import Iterator

from pydantic import BaseModel

from couplet.checks.telling import LANGUAGES, tell_error, tell_warning
from couplet.model.corpus import Corpus, DataFile, YamlPath
from couplet.model.documents import Document, DocumentPair
from couplet.model.findings import Finding, Location, message


def check_twins(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for missing twins, twins of different kinds, and headings that one twin lacks."""
    for pair in corpus.pairs.values():
        yield from _check_presence(pair, corpus.settings.locales)
        yield from _check_kinds(pair)
        yield from _check_headings(pair)


def _check_presence(pair: DocumentPair, prefixes: tuple[str, ...]) -> Iterator[Finding]:
    present = next(iter(pair.documents.values()))
    for prefix in prefixes:
        if prefix not in pair.documents:
            missing = f"{pair.key.rsplit('/', 1)[-1]}.{prefix}.md"
            told = message(
                "This page has no twin in %(language)s; it is published in its own language alone.",
                language=LANGUAGES[prefix],
            )
            hint = message("Write the file %(file)s beside it.", file=missing)
            yield tell_warning("twins.missing", Location(present.path), told, hint, page=pair.key)


def _check_kinds(pair: DocumentPair) -> Iterator[Finding]:
    first, *others = pair.documents.values()
    for other in others:
        if other.front_matter.page != first.front_matter.page:
            told = message(
                "This page is “%(kind)s”, its twin %(twin)s is “%(other)s”.",
                kind=other.front_matter.page,
                twin=first.path,
                other=first.front_matter.page,
            )
            hint = message("Write the same “page:” in the head of both files.")
            yield tell_error("twins.kind", Location(other.path), told, hint, page=pair.key)


def _check_headings(pair: DocumentPair) -> Iterator[Finding]:
    """Yield a warning for each heading whose id the twin lacks, and one where the order differs."""
    for document in pair.documents.values():
        for twin in pair.documents.values():
            if twin is not document:
                yield from _compare_headings(document, twin)


def _compare_headings(document: Document, twin: Document) -> Iterator[Finding]:
    for block in document.blocks:
        if block.kind == "heading" and block.anchor and block.anchor not in twin.anchors:
            told = message(
                "The heading “%(id)s” has no partner in %(twin)s.", id=block.anchor, twin=twin.path
            )
            hint = message(
                "Give the heading that answers it the same id, {#%(id)s}, or add it there.", id=block.anchor
            )
            yield tell_warning(
                "twins.heading", Location(document.path, block.line), told, hint, page=document.key
            )
    common = [anchor for anchor in document.anchors if anchor in twin.anchors]
    order = [anchor for anchor in twin.anchors if anchor in document.anchors]
    if document.locale < twin.locale and common != order:
        told = message("The headings stand in another order than in %(twin)s.", twin=twin.path)
        hint = message("Put them in the same order in both files: %(order)s.", order=", ".join(common))
        yield tell_warning("twins.order", Location(document.path), told, hint, page=document.key)


def check_text_languages(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for every text in the YAML files that lacks a language of the site."""
    models = {
        "site": corpus.settings,
        "facts": corpus.fact_book,
        "scorecard": corpus.scorecard,
        "timeline": corpus.timeline,
        "outlook": corpus.outlook,
        "photos": corpus.photo_book,
    }
    for name, model in models.items():
        if model is not None and name in corpus.files:
            yield from _check_texts(model, corpus.files[name], (), corpus.settings.locales)


def _check_texts(
    value: object, file: DataFile, way: YamlPath, prefixes: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield warnings for the texts below ``value``, which stands at ``way``; a mapping is a text in several languages."""
    if isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from _check_texts(getattr(value, key), file, (*way, key), prefixes)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _check_texts(item, file, (*way, index), prefixes)
    elif isinstance(value, dict) and value:
        for prefix in prefixes:
            if prefix not in value:
                told = message("This text is missing in %(language)s.", language=LANGUAGES[prefix])
                hint = message("Add “%(prefix)s: …” beside the other language.", prefix=prefix)
                yield tell_warning("twins.text", file.locate(*way), told, hint)
