"""From a site's folder to the bytes of the built site: load, check, plan, render, check again; it publishes nothing.

This is the pipeline without its two ends, so that a build, a check and a preview go the same way. Findings of severity error stop it at
the end of the stage that found them; everything that one stage has to say is said in one run.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import TemplateError

from couplet.checks.agreement import Promises
from couplet.checks.output import check_output
from couplet.freshness import compare_report
from couplet.load.content import load_corpus
from couplet.load.findings_cache import keep_findings, recall_findings
from couplet.load.inputs import digest_code, digest_inputs
from couplet.load.reader import digest_bytes
from couplet.load.theme import ThemeFiles, load_theme
from couplet.making import Maker, make_photos
from couplet.model.artifacts import Artifact, CardSource
from couplet.model.catalogs import MessageCatalog
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Location, Severity, message, sort_findings
from couplet.model.manifest import UNCHANGED, ManifestEntry, Unchanged
from couplet.model.policy import AcceptedFinding, Judgement, judge_findings
from couplet.model.progress import Progress
from couplet.photos.errors import PhotoError
from couplet.plan.artifacts import plan_artifacts
from couplet.plan.notices import list_all_notices
from couplet.plan.routes import check_routes, plan_routes
from couplet.plan.stale import find_reasons
from couplet.theming import digest_theme, read_catalogs, tell_template

RELEASE_ERRORS = frozenset(
    {
        "content.placeholder",
        "twins.missing",
        "twins.text",
        "twins.heading",
        "twins.order",
        "facts.unstated",
        "photos.credit",
        "photos.words",
        "reviews.missing",
        "structure.block",
        "structure.footnote",
        "structure.head",
        "structure.items",
        "structure.photo",
        "structure.table",
        "structure.untranslated",
        "freshness.outdated-figure",
    }
)
"""Codes of warnings that forbid a release."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built."""

    root: Path
    """The site's folder."""
    base_url: str | None = None
    """Absolute address of the published site; ``None`` takes the one in site.yaml."""
    is_release: bool = False
    """Whether warnings that forbid a release count as errors."""
    jobs: int = 2
    """How many pictures to make at a time."""
    progress: Progress = field(default_factory=Progress, compare=False, repr=False)
    """Hears how far the work is."""


@dataclass(frozen=True, slots=True)
class Published:
    """What the last build published, as far as it is still whole."""

    entries: Mapping[str, ManifestEntry] = field(default_factory=dict)
    """Its files by path."""
    damaged: frozenset[str] = frozenset()
    """Paths that are missing or altered."""
    read: Callable[[str], bytes] = field(default=lambda path: b"", repr=False)
    """Returns the bytes of a published file."""


@dataclass(frozen=True, slots=True)
class Product:
    """A built site, not yet published."""

    findings: tuple[Finding, ...]
    """All findings; with an error among them the rest is incomplete and must not be published."""
    contents: Mapping[str, bytes | Unchanged] = field(default_factory=dict)
    """Path to bytes, or `UNCHANGED` where the published file is fresh."""
    entries: Mapping[str, ManifestEntry] = field(default_factory=dict)
    """Path to manifest entry."""
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Path of every stale artifact to why it was made anew."""
    accepted: tuple[AcceptedFinding, ...] = ()
    """Findings that a writer lets stand."""
    corpus: Corpus | None = field(default=None, repr=False)
    """The report it was made from; ``None`` where that could not be read in full."""

    @property
    def is_publishable(self) -> bool:
        """Whether nothing forbids publishing."""
        return not any(finding.is_error for finding in self.findings)


def produce_site(order: Order, published: Published) -> Product:
    """Return the site that ``order`` asks for, made anew only where ``published`` is stale."""
    order.progress.enter(message("Reading"))
    corpus, findings = load_corpus(order.root)
    if corpus is None:
        return _stop(findings, order, None)
    order.progress.enter(message("Checking"))
    corpus = compare_report(apply_order(corpus, order))
    findings += _check(corpus, order)
    theme = load_theme(order.root, corpus.settings.locales)
    if isinstance(theme, list):
        return _stop(findings + theme, order, corpus)
    catalogs = read_catalogs(theme, findings, root=order.root)
    if _has_error(findings, order, corpus):
        return _stop(findings, order, corpus)
    return _make_site(corpus, theme, catalogs, order=order, published=published, findings=findings)


def _check(corpus: Corpus, order: Order) -> list[Finding]:
    """Return what the checks say of a report, from the cache where it has been said of exactly these inputs."""
    key = digest_bytes(repr((digest_code(), digest_inputs(order.root), order.base_url)).encode())
    kept = recall_findings(order.root, key)
    if kept is not None:
        return kept
    from couplet.checks.suite import run_checks

    findings = run_checks(corpus)
    keep_findings(order.root, key, findings)
    return findings


def _make_site(
    corpus: Corpus,
    theme: ThemeFiles,
    catalogs: Mapping[str, MessageCatalog],
    *,
    order: Order,
    published: Published,
    findings: list[Finding],
) -> Product:
    """Plan, render and check a sound report."""
    corpus, problems = make_photos(corpus, order.root, jobs=order.jobs, progress=order.progress)
    findings += problems
    if _has_error(findings, order, corpus):
        return _stop(findings, order, corpus)
    table = plan_routes(corpus)
    findings += check_routes(table.routes.values(), corpus)
    if _has_error(findings, order, corpus):
        return _stop(findings, order, corpus)
    artifacts = plan_artifacts(corpus, table, digest_theme(theme, catalogs))
    maker = Maker(theme, catalogs, root=order.root)
    follow = order.progress.follow
    try:
        findings += _check_cards(follow(message("Drawing share cards"), artifacts), maker, corpus)
        contents, reasons = _make_stale(follow(message("Making pages"), artifacts), published, maker.make)
    except TemplateError as error:
        return _stop([*findings, tell_template(error)], order, corpus)
    except PhotoError as error:
        unusable = Finding(
            "share.font", Severity.ERROR, Location("templates/fonts"), error.message, error.hint
        )
        return _stop([*findings, unusable], order, corpus)
    order.progress.enter(message("Checking the pages"))
    pages = {
        path: published.read(path) if isinstance(content, Unchanged) else content
        for path, content in contents.items()
        if path.endswith((".html", "sitemap.xml"))
    }
    sitemap = pages.pop("sitemap.xml", None)
    promises = Promises(sitemap.decode() if sitemap else None, list_all_notices(table))
    findings += check_output(pages, contents.keys(), base_url=corpus.settings.base_url, promises=promises)
    entries = {
        artifact.path: _record(artifact, contents[artifact.path], published.entries.get(artifact.path))
        for artifact in artifacts
    }
    judged = judge(findings, order, corpus, is_complete=True)
    return Product(judged.findings, contents, entries, reasons, judged.accepted, corpus)


def apply_order(corpus: Corpus, order: Order) -> Corpus:
    """Return the corpus with the base URL of the order, where it names one."""
    if order.base_url is None:
        return corpus
    return replace(corpus, settings=corpus.settings.model_copy(update={"base_url": order.base_url}))


def _check_cards(artifacts: Iterable[Artifact], maker: Maker, corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each share card that leaves a text out because no font has one of its characters."""
    for artifact in artifacts:
        card = artifact.source
        if isinstance(card, CardSource) and (missing := maker.find_undrawable(artifact)):
            told = message(
                "No font has “%(characters)s”, so the share card leaves that text out.", characters=missing
            )
            hint = message(
                "Put a font that has them into templates/fonts/ of this site, or write the title without them."
            )
            place = corpus.files["site"].locate("title", card.locale)
            yield Finding("share.missing-characters", Severity.WARNING, place, told, hint)


def _make_stale(
    artifacts: Iterable[Artifact], published: Published, make: Callable[[Artifact], bytes]
) -> tuple[dict[str, bytes | Unchanged], dict[str, tuple[str, ...]]]:
    """Return the bytes of every stale artifact, a mark for every fresh one, and why the stale ones are stale."""
    contents: dict[str, bytes | Unchanged] = {}
    stale: dict[str, tuple[str, ...]] = {}
    for artifact in artifacts:
        entry = published.entries.get(artifact.path)
        reasons = find_reasons(artifact, entry, is_intact=artifact.path not in published.damaged)
        if reasons:
            stale[artifact.path] = reasons
        contents[artifact.path] = make(artifact) if reasons else UNCHANGED
    return contents, stale


def _record(artifact: Artifact, content: bytes | Unchanged, previous: ManifestEntry | None) -> ManifestEntry:
    """Return the manifest entry of an artifact; of a fresh one the last build's, whose inputs are equal."""
    if isinstance(content, Unchanged):
        assert previous is not None, "only what was published before can be fresh"
        return previous
    return ManifestEntry.from_content(artifact.path, content, artifact.inputs)


def _has_error(findings: list[Finding], order: Order, corpus: Corpus) -> bool:
    return any(finding.is_error for finding in judge(findings, order, corpus).findings)


def _stop(findings: list[Finding], order: Order, corpus: Corpus | None) -> Product:
    """Return a product that holds findings alone."""
    judged = judge(findings, order, corpus)
    return Product(judged.findings, accepted=judged.accepted, corpus=corpus)


def judge(
    findings: list[Finding], order: Order, corpus: Corpus | None, *, is_complete: bool = False
) -> Judgement:
    """Return the findings in order, each once, as they weigh at this site; for a release those that forbid it as errors."""
    unique = sort_findings(findings)
    judged = judge_findings(unique, corpus, is_complete=is_complete) if corpus else Judgement(tuple(unique))
    if not order.is_release:
        return judged
    raised = tuple(
        replace(finding, severity=Severity.ERROR) if finding.code in RELEASE_ERRORS else finding
        for finding in judged.findings
    )
    return Judgement(raised, judged.accepted)
