"""Pages as a whole: a home page, the YAML that a page needs, and a place in the navigation for each."""

from collections.abc import Iterator

from couplet.checks.telling import tell_error, tell_warning
from couplet.model.corpus import Corpus
from couplet.model.documents import DocumentPair
from couplet.model.findings import Finding, Location, message

NEEDED_FILES = ("scorecard", "timeline", "outlook")
"""Kinds of page that need the YAML file of the same name."""


def check_page_data(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings where the home page or the YAML file of a page is missing, or where a kind that is one of a kind is not."""
    if corpus.find_page("home") is None:
        yield tell_error(
            "pages.no-home",
            corpus.files["site"].locate(),
            message("The report has no home page."),
            message("Add content/home.zh.md and content/home.en.md with “page: home” in the head."),
        )
    if corpus.settings.base_url is None:
        yield tell_warning(
            "site.no-base-url",
            corpus.files["site"].locate(),
            message(
                "The site has no address, so search engines and shared links learn neither it nor the other languages."
            ),
            message(
                "Add “base_url: https://example.org/report/” to content/site.yaml, or build with --base-url."
            ),
        )
    for kind in NEEDED_FILES:
        page = corpus.find_page(kind)
        if page and getattr(corpus, kind) is None:
            told = message(
                "A page of the kind “%(kind)s” needs the file content/%(kind)s.yaml, which is missing.",
                kind=kind,
            )
            hint = message("Add the file; docs/writing.md shows one. Or give the page “page: article”.")
            yield tell_error("pages.no-data", _locate(corpus.pairs[page]), told, hint, page=page)
    yield from _check_single_kinds(corpus)


def _check_single_kinds(corpus: Corpus) -> Iterator[Finding]:
    """Yield a finding for every second page of a kind of which there can be one."""
    firsts = {kind: corpus.find_page(kind) for kind in ("home", *NEEDED_FILES)}
    for key, pair in corpus.pairs.items():
        for document in pair.documents.values():
            kind = document.front_matter.page
            first = firsts.get(kind, key)
            if first != key:
                told = message(
                    "There is already a page of the kind “%(kind)s”: %(first)s.", kind=kind, first=first
                )
                hint = message("Give this page “page: article”.")
                yield tell_error("pages.second-of-kind", Location(document.path), told, hint, page=key)


def check_navigation(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for every page that the navigation does not name, since no reader would find it."""
    listed = {key for entry in corpus.settings.navigation for key in entry.pages}
    for key, pair in corpus.pairs.items():
        if key not in listed:
            told = message("No entry of the navigation leads to this page.")
            hint = message("Add “%(key)s” under “navigation:” in content/site.yaml.", key=key)
            yield tell_warning("pages.not-in-navigation", _locate(pair), told, hint, page=key)


def _locate(pair: DocumentPair) -> Location:
    """Return the first line of a pair's first document."""
    return Location(next(iter(pair.documents.values())).path)
