"""What search engines, shared links and browsers read in the head of a page; no visible text.

Alternates follow Google's rules for localised versions: every page of a cluster names all of it, itself included, in absolute URLs; only
pages that exist are named. The facing edition serves readers of any language, so it is the cluster's ``x-default``.
"""

import json
from collections.abc import Mapping

from markupsafe import Markup

from couplet.model.locales import KNOWN_LOCALES
from couplet.model.pages import HeadView, ShareImageView
from couplet.model.views import AlternateView, Edition
from couplet.plan.photos import list_page_pictures
from couplet.plan.routes import FACING, NOT_FOUND_PATH
from couplet.plan.scene import Scene

TITLE_SEPARATOR = " · "
FACING_SEPARATOR = " / "
SCHEMA_TYPES = {"home": "Report", "article": "Article", "scorecard": "Dataset"}
OTHER_SCHEMA_TYPE = "WebPage"
CARD_SIZE = (1200, 630)
"""Pixels of the drawn share card."""


def find_card_path(prefix: str) -> str:
    """Return the path of the share card in a language."""
    return f"assets/share.{prefix}.png"


def plan_head(scene: Scene, *, kind: str, path: str) -> HeadView:
    """Return the head of the scene's page, which stands at ``path``; of cover and 404 with an empty key."""
    settings = scene.corpus.settings
    base, main = settings.base_url or "", scene.edition.main
    alternates = plan_alternates(scene, scene.key) if base and scene.key else ()
    others = [locale for locale in scene.edition.locales if locale != main]
    others += [
        KNOWN_LOCALES[item.hreflang.split("-")[0]] for item in alternates if item.hreflang != "x-default"
    ]
    is_indexed = path != NOT_FOUND_PATH and not scene.table.is_awaiting_review(scene.key)
    is_borrowed = _is_borrowed(scene)
    original = scene.table.list_written(scene.key)[0].path if is_borrowed else path
    return HeadView(
        title=_find_title(scene, kind=kind),
        description=_find_description(scene),
        canonical=f"{base}{original}" if base and is_indexed else "",
        alternates=alternates,
        open_graph_locale=main.open_graph,
        open_graph_alternates=tuple(dict.fromkeys(locale.open_graph for locale in others if locale != main)),
        share_image=_choose_share_image(scene) if base else None,
        json_ld=_describe(scene, kind=kind, path=path) if is_indexed and not is_borrowed else "",
        is_indexed=is_indexed,
    )


def _choose_share_image(scene: Scene) -> ShareImageView:
    """Return the page's first photo, cut to the shape of a card, or the drawn card where it has none that is large enough."""
    base, main = scene.corpus.settings.base_url, (scene.edition.main.prefix,)
    pictures = list_page_pictures(scene) if scene.key else []
    share = scene.corpus.made_photos[pictures[0].file].share if pictures else None
    if share is None:
        title = _join(scene.choose(scene.corpus.settings.title), main)
        return ShareImageView(f"{base}{find_card_path(*main)}", *CARD_SIZE, title)
    alt = _join(scene.choose(pictures[0].alt), main)
    return ShareImageView(f"{base}{share.path}", share.width, share.height, alt)


def plan_alternates(scene: Scene, key: str) -> tuple[AlternateView, ...]:
    """Return the absolute URLs of a page in its languages and for all others; none where there is nothing to choose from."""
    base = scene.corpus.settings.base_url or ""
    routes = {route.edition.key: route for route in scene.table.list_written(key)}
    is_offered = not (scene.key == key and _is_borrowed(scene)) and not scene.table.is_awaiting_review(key)
    if len(routes) < 2 or not is_offered:
        return ()
    single = [route for route in routes.values() if not route.edition.is_facing]
    default = routes.get(FACING, single[0])
    return (
        *(AlternateView(hreflang=route.edition.main.tag, href=f"{base}{route.path}") for route in single),
        AlternateView(hreflang="x-default", href=f"{base}{default.path}"),
    )


def _is_borrowed(scene: Scene) -> bool:
    """Whether the scene's page shows the text of another language, whose page is then the one for search engines."""
    route = scene.table.find(scene.key, scene.edition)
    return route is not None and route.borrowed is not None


def _find_title(scene: Scene, *, kind: str) -> str:
    """Return the page's title followed by the site's name; the site's own title alone on home page and cover."""
    settings, prefixes = scene.corpus.settings, scene.prefixes
    name = _join(settings.short_title, prefixes)
    if kind in ("home", "cover") or not scene.key:
        return f"{_join(settings.title, prefixes)}{TITLE_SEPARATOR}{name}"
    titles = {
        prefix: document.front_matter.title for prefix, document in scene.find_documents(scene.key).items()
    }
    return f"{_join(titles, prefixes)}{TITLE_SEPARATOR}{name}"


def _find_description(scene: Scene) -> str:
    """Return one sentence in the frame's language."""
    if not scene.key:
        return _join(scene.corpus.settings.description, scene.prefixes[:1])
    documents = scene.find_documents(scene.key)
    return next(iter(documents.values())).front_matter.description


def _join(texts: Mapping[str, str], prefixes: tuple[str, ...]) -> str:
    """Return the texts in the given languages in one line; what there is if none is there."""
    chosen = [texts[prefix] for prefix in prefixes if texts.get(prefix)]
    return FACING_SEPARATOR.join(dict.fromkeys(chosen or [text for text in texts.values() if text]))


def _describe(scene: Scene, *, kind: str, path: str) -> str:
    """Return the page in schema.org's words; only what the report states: no dates, no counts."""
    settings, edition = scene.corpus.settings, scene.edition
    main = (edition.main.prefix,)
    description: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": SCHEMA_TYPES.get(kind, OTHER_SCHEMA_TYPE),
        "name": _find_title(scene, kind=kind).removesuffix(
            TITLE_SEPARATOR + _join(settings.short_title, scene.prefixes)
        ),
        "description": _find_description(scene),
        "inLanguage": _list_tags(edition),
        "license": settings.licence.url,
        "publisher": {"@type": "Organization", "name": _join(settings.publisher, main)},
        "about": {"@type": "Organization", "name": _join(settings.subject, main)},
    }
    if settings.base_url:
        description["url"] = f"{settings.base_url}{path}"
        description["isPartOf"] = {
            "@type": "WebSite",
            "name": _join(settings.short_title, main),
            "url": settings.base_url,
        }
    return _escape_script(json.dumps(description, ensure_ascii=False, separators=(",", ":")))


def _list_tags(edition: Edition) -> str | list[str]:
    tags = [locale.tag for locale in edition.locales]
    return tags[0] if len(tags) == 1 else tags


def _escape_script(text: str) -> Markup:
    """Return JSON that cannot end the script element it stands in, and so needs no further escaping."""
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
