"""What every planner of one page needs: the report, the routes, the page's edition and place; no planning itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from couplet.model.corpus import Corpus
from couplet.model.documents import Document
from couplet.model.report import Fact
from couplet.model.views import Edition, FigureView, LinkView, LocalizedText
from couplet.plan.routes import Addresses, RouteTable


@dataclass(frozen=True, slots=True)
class Scene:
    """One page in one edition, seen by its planners."""

    corpus: Corpus
    """The report."""
    table: RouteTable
    """All routes."""
    edition: Edition
    """The edition of the page."""
    key: str
    """Key of the page; empty for cover and 404."""
    addresses: Addresses
    """How the page refers to others."""
    facts: Mapping[str, Fact]
    """Id to fact."""

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Locale prefixes of the edition."""
        return tuple(locale.prefix for locale in self.edition.locales)

    def choose(self, texts: Mapping[str, str]) -> LocalizedText:
        """Return the texts in the edition's languages; if none of them has one, what there is."""
        chosen = {prefix: texts[prefix] for prefix in self.prefixes if prefix in texts} or texts
        return {prefix: text for prefix, text in chosen.items() if text}

    def find_documents(self, key: str) -> Mapping[str, Document]:
        """Return the documents of a page in the edition's languages; if there are none, those there are."""
        documents = self.corpus.pairs[key].documents
        return {prefix: documents[prefix] for prefix in self.prefixes if prefix in documents} or documents

    def link_page(self, key: str, *, with_note: bool = False) -> LinkView | None:
        """Return a link to a page under its short title; ``None`` if it is published nowhere."""
        route = self.table.find_nearest(key, self.edition)
        if route is None:
            return None
        heads = {prefix: document.front_matter for prefix, document in self.find_documents(key).items()}
        elsewhere = route.edition.main if route.edition.key != self.edition.key else None
        return LinkView(
            title={prefix: head.name for prefix, head in heads.items()},
            href=self.addresses.to(route.path),
            is_current=key == self.key,
            only_in=route.borrowed or elsewhere,
            note={prefix: head.deck for prefix, head in heads.items() if head.deck} if with_note else None,
        )

    def link_anchor(self, key: str, anchor: str, title: Mapping[str, str]) -> LinkView | None:
        """Return a link to a place on a page; ``None`` if the page is published nowhere."""
        route = self.table.find_nearest(key, self.edition)
        if route is None:
            return None
        return LinkView(title=self.choose(title), href=self.addresses.to(route.path, anchor))

    def view_fact(self, fact_id: str, *, is_target: bool = False) -> FigureView:
        """Return the figure of a fact: its value, or its target."""
        fact = self.facts[fact_id]
        value = fact.target if is_target else fact.outcome
        line = fact.line if is_target else fact.result_line or fact.line
        return FigureView(fact=fact.id, value=value, unit=fact.unit, bound=fact.bound, line=line)
