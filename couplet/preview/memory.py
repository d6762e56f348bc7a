"""The site in memory, made page by page when somebody asks: a save costs the parsing of one file and the making of one page.

What is written is shown, whatever the checks say of it; they run afterwards, bit by bit. Where a file cannot be read, its last good
reading stands in; where a page cannot be made, its last good form does. No server and no watching here.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from couplet.checks.suite import check_in_steps
from couplet.freshness import compare_report
from couplet.load.content import OPTIONAL, REQUIRED, load_corpus
from couplet.load.documents import CONTENT
from couplet.load.shelf import Shelf
from couplet.making import make_photos
from couplet.model.artifacts import Source
from couplet.model.corpus import Corpus, MadePhoto
from couplet.model.findings import Finding, Location, Severity, message, sort_findings
from couplet.model.pictures import list_crops, list_shown_files
from couplet.plan.pages import list_pages
from couplet.plan.routes import Route, check_routes, plan_routes
from couplet.preview.state import State, list_page_inputs
from couplet.preview.theming import LiveTheme, Look
from couplet.production import Order, apply_order, judge

SHOWN_EVERYWHERE = (
    *(f"{CONTENT}/{name}.yaml" for name in {**REQUIRED, **OPTIONAL}),
    "translations/accepted.yaml",
)
"""Files that any page may show something of."""
FOLDERS_OF_FILES = ("assets/", "downloads/", "photos/")
STAGES = ("reading", "checks")
"""Whose findings stay until the same stage has others."""
KEPT_FILES = 200
"""How many made files are kept."""


class PageError(Exception):
    """A file of the site cannot be made, and never could; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        """Carry ``finding``."""
        super().__init__(finding.code)
        self.finding = finding


class MemorySite:
    """A site that lives as long as the preview."""

    def __init__(self, order: Order) -> None:
        """Show what ``order`` asks for; nothing is read before `take_in`."""
        self.order = order
        self.corpus: Corpus | None = None
        """The report as it now stands; ``None`` while it could never be read."""
        self.is_whole = False
        """Whether every file can be read as it now stands, so that no last good reading stands in for one."""
        self.findings: tuple[Finding, ...] = ()
        """All findings, of the last reading and of the last checks."""
        self.generation = 0
        """Grows with each change that is taken in."""
        self.made = 0
        """How many files were made so far, for tests."""
        self.state: State | None = None
        """What pages are made from; ``None`` while the report could never be read."""
        self._shelf = Shelf(order.root, is_forgiving=True)
        self._theme = LiveTheme(order.root)
        self._files: OrderedDict[str, tuple[Look, Source, bytes]] = OrderedDict()
        self._photos: tuple[object, Mapping[str, MadePhoto], list[Finding]] = (None, {}, [])
        self._found: dict[str, tuple[Finding, ...]] = {}

    def take_in(self, changed: Collection[str] | None = None) -> bool:
        """Read what changed and return whether the site is another now.

        ``changed`` names files below the root, with ``/``; with ``None`` every file is looked at.
        """
        before = self.state
        theme_files = None if changed is None else [name for name in changed if is_theme_file(name)]
        self._shelf.open(None if changed is None else [name for name in changed if not is_theme_file(name)])
        corpus, found = load_corpus(self.order.root, self._shelf)
        self.is_whole = corpus is not None and not any(finding.is_error for finding in found)
        if corpus is not None:
            self.state = self._renew(corpus, found, theme_files) or before
        is_new = self.state is not None and self.state is not before
        if is_new:
            self._begin_generation()
        self._tell("reading", found)
        return is_new

    def _begin_generation(self) -> None:
        """Take over a new state; what could not be made of the old one may be made of it."""
        assert self.state is not None
        self.corpus = self.state.corpus
        self.generation += 1
        for stage in [stage for stage in self._found if stage not in STAGES]:
            self._tell(stage, [])
            del self._found[stage]

    def _renew(
        self, corpus: Corpus, found: list[Finding], theme_files: Collection[str] | None
    ) -> State | None:
        """Return the state of the site: the same object where nothing that it shows has changed, ``None`` without a theme."""
        derive, order = self._shelf.derivations.derive, self.order
        settings = derive("settings", (corpus.settings,), lambda: apply_order(corpus, order).settings)
        look, wrong = self._theme.load(settings.locales, theme_files)
        made_photos = self._make_photos(corpus, found)
        found += wrong
        if look is None:
            return None
        whole = replace(corpus, settings=settings, made_photos=made_photos)
        parts = _list_parts(whole)
        return derive("state", (*parts, look), lambda: self._plan(whole, parts, look))

    def _make_photos(self, corpus: Corpus, found: list[Finding]) -> Mapping[str, MadePhoto]:
        """Return the photos that pages show made ready: the same mapping while they and their places are the same."""
        shown = list_shown_files(corpus) if corpus.photos else frozenset()
        digests = {name: corpus.photos[name].digest for name in shown if name in corpus.photos}
        wanted = (digests, list_crops(corpus) if shown else {})
        if wanted != self._photos[0]:
            order = self.order
            whole, problems = make_photos(corpus, order.root, jobs=order.jobs, progress=order.progress)
            self._photos = (wanted, whole.made_photos, problems)
        found += self._photos[2]
        return self._photos[1]

    def _plan(self, corpus: Corpus, parts: tuple[object, ...], look: Look) -> State:
        """Return the state of a report; the pages that did not change keep theirs."""
        kept = self._shelf.derivations
        compared = compare_report(corpus, kept)
        table = plan_routes(compared, kept)
        clashes = tuple(check_routes(table.routes.values(), compared))
        return State(compared, parts, table, look, clashes, list_pages(table))

    @property
    def read_files(self) -> int:
        """How many input files were read so far, for tests."""
        return self._shelf.count

    def find_touched(self, path: str) -> frozenset[str] | None:
        """Return the inputs of the file at ``path`` that were changed since they were read; ``None`` where that takes a look at all.

        Only what the file itself shows is looked at; for the rest, which it may name or list, the watcher's word is awaited.
        """
        state = self.state
        if state is None or not (path in state.pages or path.startswith(FOLDERS_OF_FILES)):
            return None
        inputs = (*list_page_inputs(state, path), *SHOWN_EVERYWHERE)
        return self._shelf.find_touched(inputs) | self._theme.find_touched()

    def is_news(self, names: frozenset[str] | None) -> bool:
        """Whether any of these files is not as it was when it was read; ``None`` stands for files that nobody knows."""
        return (
            names is None
            or not names <= self._shelf.names | self._theme.names
            or bool(self._shelf.find_touched(names) or self._theme.find_touched() & names)
        )

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file of the site as it stands, or as it last could be made; ``None`` where there is none.

        Raises:
            PageError: It cannot be made and never could.
        """
        try:
            return self._read(path)
        except Exception as error:
            finding = _tell_fault(path, error)
            self._tell(f"fault {path}", [finding])
            if path in self._files:
                return self._files[path][2]
            raise PageError(finding) from error

    def _read(self, path: str) -> bytes | None:
        state = self.state
        source = state.find_source(path) if state else None
        if state is None or source is None:
            return None
        kept = self._files.get(path)
        if kept and kept[0].maker is state.look.maker and kept[1] == source:
            content = kept[2]
        else:
            content = state.make(path, source)
            self.made += 1
        self._files[path] = (state.look, source, content)
        self._files.move_to_end(path)
        if len(self._files) > KEPT_FILES:
            self._files.popitem(last=False)
        return content

    def check(self) -> Iterator[None]:
        """Check the report as it now stands, a step at a time; at the end `findings` are all there are."""
        state = self.state
        if state is None:
            return
        found: list[Finding] = [*state.clashes]
        for part in check_in_steps(state.corpus, self._shelf.derivations):
            found += part
            yield
        self._tell("checks", found)

    def _tell(self, stage: str, found: list[Finding]) -> None:
        """Put the findings of one stage in place of its last; judging thousands takes a while, so only where they are others."""
        before, self._found[stage] = self._found.get(stage, ()), tuple(found)
        if before == self._found[stage]:
            return
        everything = [finding for part in self._found.values() for finding in part]
        self.findings = (
            judge(everything, self.order, self.corpus).findings
            if self.corpus
            else tuple(sort_findings(everything))
        )

    def tell_fault(self, stage: str, error: Exception | None) -> None:
        """Put a fault of the program among the findings, one for each ``stage`` of its work; ``None`` takes it away."""
        reason = f"{type(error).__name__}: {error}".rstrip(": .")
        told = message("A fault of the preview: %(reason)s. It goes on.", reason=reason)
        hint = message("Save again, or start the preview anew if pages stay as they were.")
        fault = Finding("preview.fault", Severity.ERROR, Location(CONTENT), told, hint)
        self._tell(f"fault {stage}", [fault] if error else [])

    def find_page(self, name: str) -> str:
        """Return the path of the page that shows an input, in the first edition that has it; the home page's for what all pages show."""
        state = self.state
        if state is None:
            return ""
        stem = name.removeprefix(f"{CONTENT}/").removesuffix(".md").removesuffix(".yaml")
        key, _, prefix = stem.rpartition(".") if name.endswith(".md") else (stem, "", "")
        if key not in state.corpus.pairs:
            key = state.corpus.find_page(key) or state.corpus.find_page("home") or ""
        editions = (prefix, *state.table.editions)
        routes = (state.table.routes.get((key, edition)) for edition in editions)
        return next((route.path for route in routes if isinstance(route, Route)), "")


def is_theme_file(name: str) -> bool:
    """Whether a file below the root belongs to the theme."""
    return name.startswith("templates/") or name.endswith(".po")


def _list_parts(corpus: Corpus) -> tuple[object, ...]:
    """Return the objects that a report consists of."""
    return (
        corpus.settings,
        corpus.fact_book,
        corpus.scorecard,
        corpus.timeline,
        corpus.outlook,
        corpus.termbase,
        corpus.reviews,
        corpus.accepted,
        corpus.photo_book,
        corpus.made_photos,
        *corpus.files.values(),
        *corpus.photos.values(),
        *corpus.pairs.values(),
    )


def _tell_fault(path: str, error: Exception) -> Finding:
    """Return the finding about a page that cannot be made: most often for a reason that another finding names."""
    told = message(
        "This page cannot be made: %(reason)s.", reason=f"{type(error).__name__}: {error}".rstrip(": .")
    )
    hint = message(
        "Mend the other findings first; the page comes back by itself. If there are none, this is a fault of a template or of Couplet."
    )
    return Finding("preview.fault", Severity.ERROR, Location(path), told, hint)
