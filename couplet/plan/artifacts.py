"""Views, assets and pictures as artifacts with declared inputs: the complete list of what a build publishes; nothing is made here."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from couplet.model.artifacts import (
    Artifact,
    CardSource,
    PageSource,
    ScriptSource,
    SitemapEntry,
    SitemapView,
    StyleSource,
    TouchIconSource,
)
from couplet.model.corpus import Corpus
from couplet.model.derivations import keep_last
from couplet.model.pages import PageView
from couplet.model.pictures import list_shown_files
from couplet.model.views import Edition
from couplet.plan.downloads import list_downloads
from couplet.plan.head import find_card_path, plan_alternates
from couplet.plan.pages import Assets, list_pages, plan_page
from couplet.plan.routes import COVER_PATH, FACING, Addresses, Route, RouteTable
from couplet.plan.scene import Scene
from couplet.plan.timelinejs import plan_exports as plan_timelines

NAME_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme brings, as texts; the planner needs only their digests and the assets' texts."""

    styles: tuple[str, ...]
    """Style sheets in the order of the cascade."""
    photo_styles: tuple[str, ...]
    """Style sheets that follow them on pages with photos."""
    script: str
    """The script."""
    favicon: bytes
    """The icon as SVG."""
    templates: Mapping[str, str]
    """Template name to the digest of the template and all it uses."""
    messages: Mapping[str, str]
    """Locale prefix to the digest of its catalog."""
    fonts: str
    """Digest of the share card's font."""
    code: str
    """Digest of the program and the libraries that shape its output."""


def plan_artifacts(corpus: Corpus, table: RouteTable, theme: Theme) -> tuple[Artifact, ...]:
    """Return everything the site consists of, in order of path."""
    artifacts = (
        *(
            plan_page_artifact(corpus, table, theme, path=path, page=page)
            for path, page in list_pages(table).items()
        ),
        *plan_assets(corpus, theme),
        *plan_files(corpus, table, theme),
        plan_sitemap(corpus, table, theme),
    )
    return tuple(sorted(artifacts, key=lambda artifact: artifact.path))


def plan_assets(corpus: Corpus, theme: Theme) -> tuple[Artifact, ...]:
    """Return the script and the style sheet, for a report with photos the fuller one too; a page loads one of them."""
    names = _name_assets(theme)
    sheets = {names.style: theme.styles}
    if list_shown_files(corpus):
        sheets[names.photo_style] = theme.styles + theme.photo_styles
    return (
        *(Artifact(path, StyleSource(texts), _declare(theme, style=texts)) for path, texts in sheets.items()),
        Artifact(names.script, ScriptSource(theme.script), _declare(theme, script=theme.script)),
    )


@keep_last
def _name_assets(theme: Theme) -> Assets:
    return Assets(
        style=_name_asset("site", "css", *theme.styles),
        photo_style=_name_asset("site", "css", *theme.styles, *theme.photo_styles),
        script=_name_asset("site", "js", theme.script),
    )


def plan_page_artifact(
    corpus: Corpus, table: RouteTable, theme: Theme, *, path: str, page: Route | str
) -> Artifact:
    """Return a page of `list_pages`, which the file ``path`` holds, with the digests of its template, view and messages."""
    view = plan_page(corpus, table, page, assets=_name_assets(theme))
    source = _choose_template(view)
    messages = " ".join(theme.messages[locale.prefix] for locale in view.edition.locales)
    inputs = {"template": theme.templates[source.template], "messages": messages}
    return Artifact(path, source, {**_declare(theme, view=view), **inputs})


def plan_page_source(corpus: Corpus, table: RouteTable, theme: Theme, page: Route | str) -> PageSource:
    """Return what a page of `list_pages` is made from."""
    return _choose_template(plan_page(corpus, table, page, assets=_name_assets(theme)))


def _choose_template(view: PageView) -> PageSource:
    return PageSource(f"pages/{view.kind}.html", view)


def plan_files(corpus: Corpus, table: RouteTable, theme: Theme) -> tuple[Artifact, ...]:
    """Return the pictures, downloads, exports and plain files."""
    return (
        *_plan_pictures(corpus, theme),
        *_plan_plain_files(corpus, theme),
        *_plan_exports(corpus, table, theme),
    )


def _plan_pictures(corpus: Corpus, theme: Theme) -> Iterator[Artifact]:
    """Yield the share card of each language, the icons, and the renditions of photos."""
    settings = corpus.settings
    for prefix in settings.locales:
        subject = " · ".join(
            texts[prefix] for texts in (settings.publisher, settings.subject) if prefix in texts
        )
        card = CardSource(
            locale=prefix,
            kicker=settings.short_title.get(prefix, ""),
            title=settings.title.get(prefix, ""),
            subtitle=subject,
            motif=tuple(str(group.digit) for group in corpus.scorecard.groups) if corpus.scorecard else (),
        )
        yield Artifact(find_card_path(prefix), card, {**_declare(theme, card=card), "font": theme.fonts})
    yield Artifact("assets/touch-icon.png", TouchIconSource(), _declare(theme))
    yield Artifact("assets/favicon.svg", theme.favicon, _declare(theme, file=theme.favicon))
    for made in corpus.made_photos.values():
        for rendition in (*made.renditions, *((made.share,) if made.share else ())):
            yield Artifact(rendition.path, rendition.content, _declare(theme, file=rendition.path))


def _plan_plain_files(corpus: Corpus, theme: Theme) -> Iterator[Artifact]:
    """Yield downloads, robots.txt, and the mark that keeps GitHub Pages from running Jekyll."""
    for download in list_downloads(corpus):
        yield Artifact(download.path, download.content, _declare(theme, file=download.content))
    base = corpus.settings.base_url
    robots = "User-agent: *\nAllow: /\n" + (f"Sitemap: {base}sitemap.xml\n" if base else "")
    yield Artifact("robots.txt", robots.encode(), _declare(theme, file=robots))
    yield Artifact(".nojekyll", b"", _declare(theme))


def _plan_exports(corpus: Corpus, table: RouteTable, theme: Theme) -> Iterator[Artifact]:
    """Yield the timeline for other programs."""
    for path, source in plan_timelines(corpus, table):
        yield Artifact(path, source, _declare(theme, view=source))


def plan_sitemap(corpus: Corpus, table: RouteTable, theme: Theme) -> Artifact:
    """Return the sitemap: the cover and every page with its alternates; it has no entries for a site without base URL."""
    base = corpus.settings.base_url
    template = "pages/sitemap.xml"
    entries = (SitemapEntry(f"{base}{COVER_PATH}", ()), *_list_sitemap_entries(corpus, table)) if base else ()
    view = SitemapView(entries)
    return Artifact(
        "sitemap.xml",
        PageSource(template, view),
        {**_declare(theme, view=view), "template": theme.templates[template]},
    )


def _list_sitemap_entries(corpus: Corpus, table: RouteTable) -> Iterator[SitemapEntry]:
    edition = Edition(FACING, ())
    for route in table.routes.values():
        if route.borrowed is not None or table.is_awaiting_review(route.key):
            continue
        scene = Scene(corpus, table, edition, route.key, Addresses(route.path), {})
        alternates = tuple((item.hreflang, item.href) for item in plan_alternates(scene, route.key))
        yield SitemapEntry(f"{corpus.settings.base_url}{route.path}", alternates)


def _declare(theme: Theme, **values: object) -> dict[str, str]:
    """Return the digests of the program and of the named values.

    Views and sources are frozen dataclasses of plain values, so their ``repr`` is complete and the same in every run.
    """
    return {"code": theme.code, **{name: _digest(value) for name, value in values.items()}}


def _digest(value: object) -> str:
    raw = value if isinstance(value, bytes) else repr(value).encode()
    return hashlib.sha256(raw).hexdigest()


def _name_asset(stem: str, suffix: str, *texts: str) -> str:
    """Return a path that changes with the asset, so that browsers may keep it for ever."""
    return f"assets/{stem}.{_digest(texts)[:NAME_DIGITS]}.{suffix}"
