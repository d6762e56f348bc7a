"""The built site in memory: rebuilt when asked, the last good one kept while the report is broken; no server, no watching."""

from dataclasses import dataclass, field

from couplet.model.corpus import Corpus
from couplet.model.findings import Finding
from couplet.model.manifest import Unchanged
from couplet.production import Order, Product, Published, produce_site


@dataclass(slots=True)
class MemorySite:
    """A site that lives as long as the preview."""

    order: Order
    """What is built."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Path to bytes of the last good build; empty before there was one."""
    findings: tuple[Finding, ...] = ()
    """What the last attempt found."""
    corpus: Corpus | None = None
    """The report as it now stands; ``None`` while it could never be read."""
    generation: int = 0
    """Grows with each change that is taken in."""
    _last: Product | None = None
    """The last good product, for what may be kept of it."""

    def rebuild(self) -> frozenset[str]:
        """Build what the sources now say and return the paths whose bytes changed; with errors in the report, none."""
        published = Published(self._last.entries, read=self.files.__getitem__) if self._last else Published()
        product = produce_site(self.order, published)
        self.findings = product.findings
        self.corpus = product.corpus or self.corpus
        self.generation += 1
        if not product.is_publishable:
            return frozenset()
        files = {
            path: self.files[path] if isinstance(content, Unchanged) else content
            for path, content in product.contents.items()
        }
        changed = {
            path for path in files.keys() | self.files.keys() if files.get(path) != self.files.get(path)
        }
        self.files, self._last = files, product
        return frozenset(changed)
