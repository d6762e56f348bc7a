"""Accepting the translations of a mini site, as `couplet accept` does; no assertions of its own."""

from couplet.exchange.accepted import AcceptedSummary, accept_pages, list_acceptable
from couplet.model.corpus import Corpus
from couplet.model.freshness import UnitState, UnitStatus
from tests.mini_site import MiniSite


def load(site: MiniSite) -> Corpus:
    """Return the report with the state of its texts."""
    corpus = site.produce().corpus
    assert corpus is not None, "the report cannot be read"
    return corpus


def accept(site: MiniSite, *pages: str) -> tuple[AcceptedSummary, ...]:
    """Accept pages, all if none is named."""
    corpus = load(site)
    return accept_pages(site.root, corpus, pages or list_acceptable(corpus))


def find_open(site: MiniSite) -> dict[str, UnitStatus]:
    """Return the texts that are not as accepted, by page and id."""
    statuses = load(site).freshness.statuses
    return {f"{one.page}:{one.id}": one for one in statuses if one.state is not UnitState.TRANSLATED}
