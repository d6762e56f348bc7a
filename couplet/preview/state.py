"""The site at one moment of the preview, and what is made from it; nothing is made before somebody asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import is_

from couplet.model.artifacts import Artifact, Source
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding
from couplet.plan.artifacts import plan_assets, plan_files, plan_page_source, plan_sitemap
from couplet.plan.routes import Route, RouteTable
from couplet.preview.theming import Look

SITEMAP = "sitemap.xml"


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """A report with everything that its pages are planned from; another object as soon as anything that it shows was changed."""

    corpus: Corpus
    """The report."""
    parts: tuple[object, ...]
    """What it was read as, file by file; what was not changed is the same object in the next state."""
    table: RouteTable
    """Its routes."""
    look: Look
    """Its theme."""
    clashes: tuple[Finding, ...]
    """Routes that lead to one path."""
    pages: Mapping[str, Route | str]
    """File of each page to what is planned there."""
    _files: dict[str, Artifact] = field(default_factory=dict)
    _assets: list[Artifact] = field(default_factory=list)

    @property
    def files(self) -> Mapping[str, Artifact]:
        """Every file but pages and sitemap, by path; planned when first asked for."""
        if not self._files:
            theme = self.look.theme
            artifacts = (*plan_assets(self.corpus, theme), *plan_files(self.corpus, self.table, theme))
            self._files.update((artifact.path, artifact) for artifact in artifacts)
        return self._files

    @property
    def paths(self) -> frozenset[str]:
        """Every file of the site."""
        return frozenset((*self.pages, *self.files, SITEMAP))

    def find_source(self, path: str) -> Source | None:
        """Return what the file at ``path`` is made from; ``None`` where the site has none."""
        page = self.pages.get(path)
        if page is not None:
            return plan_page_source(self.corpus, self.table, self.look.theme, page)
        if path == SITEMAP:
            return plan_sitemap(self.corpus, self.table, self.look.theme).source
        asset = self._find_asset(path) or self.files.get(path)
        return asset.source if asset else None

    def _find_asset(self, path: str) -> Artifact | None:
        """Return style sheet or script; an older name, which a page that is still open goes by, leads to the newest and fullest."""
        if not path.startswith("assets/"):
            return None
        if not self._assets:
            self._assets.extend(plan_assets(self.corpus, self.look.theme))
        for artifact in self._assets:
            if artifact.path == path:
                return artifact
        for artifact in reversed(self._assets):
            folder_and_stem, suffix = artifact.path.split(".", 1)[0], artifact.path.rsplit(".", 1)[1]
            if path.startswith(f"{folder_and_stem}.") and path.endswith(f".{suffix}"):
                return artifact
        return None

    def make(self, path: str, source: Source) -> bytes:
        """Return the bytes of a file; what is drawn is known to the cache by its inputs."""
        inputs = self.files[path].inputs if path in self._files else {}
        return self.look.maker.make(Artifact(path, source, inputs))


def need_styles_alone(before: State, after: State) -> bool:
    """Whether pages made of ``before`` are those of ``after`` but for their style sheets."""
    have_same_parts = len(before.parts) == len(after.parts) and all(map(is_, before.parts, after.parts))
    old, new = before.look, after.look
    have_same_scripts = (old.files.script, old.files.favicon) == (new.files.script, new.files.favicon)
    return have_same_parts and old.maker is new.maker and have_same_scripts


def list_page_inputs(state: State, path: str) -> tuple[str, ...]:
    """Return the content files that the page at ``path`` shows; none for what is no page of content."""
    page = state.pages.get(path)
    if not isinstance(page, Route):
        return ()
    return tuple(document.path for document in state.corpus.pairs[page.key].documents.values())
