"""A whole page as its template sees it: everything it shows, and nothing else; plain values."""

from dataclasses import dataclass

from couplet.model.bodies import Body
from couplet.model.locales import Locale
from couplet.model.views import (
    AlternateView,
    Edition,
    LinkView,
    LocalizedText,
    NavigationGroup,
    NoticeView,
    SwitchView,
)


@dataclass(frozen=True, slots=True)
class ShareImageView:
    """The picture beside a shared link: the page's first photo, or the card drawn for its language."""

    href: str
    """Absolute URL."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    alt: str
    """What it shows, in the frame's language."""


@dataclass(frozen=True, slots=True)
class HeadView:
    """What stands in the head of a page."""

    title: str
    """Full title: page and site."""
    description: str
    """One sentence."""
    canonical: str
    """Absolute URL of this page; empty where the site has no base URL."""
    alternates: tuple[AlternateView, ...]
    """This page in its languages, itself included, and ``x-default``; empty where there is nothing to choose."""
    open_graph_locale: str
    """Such as ``zh_CN``."""
    open_graph_alternates: tuple[str, ...]
    """The other languages it exists in."""
    share_image: ShareImageView | None
    """What stands beside a link to the page; ``None`` where the site has no base URL."""
    json_ld: str
    """schema.org description as JSON, safe inside ``<script>``; may be empty."""
    is_indexed: bool
    """Whether search engines may list the page."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page knows of the site."""

    title: LocalizedText
    """Headline of the report."""
    short_title: LocalizedText
    """Name in the running head."""
    deck: LocalizedText
    """Standfirst of the report."""
    byline: LocalizedText
    """Who wrote it."""
    publisher: LocalizedText
    """Newspaper or body that publishes it."""
    subject: LocalizedText
    """Body reported on."""
    licence: LinkView
    """Licence of the content."""


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything one page shows."""

    kind: str
    """Template in ``pages/``: ``article``, ``home``, ``scorecard``, ``timeline``, ``outlook``, ``imprint``, ``cover``, ``not-found``."""
    key: str
    """Key of its documents, such as ``review/services``."""
    edition: Edition
    """The edition it belongs to; cover and 404 belong to one with all languages."""
    root: str
    """Address of the site's root from here: ``../../../``, or an absolute path on the 404 page."""
    home: str
    """Address of the home page in this edition, or in the nearest that has one."""
    title: LocalizedText
    """Headline."""
    deck: LocalizedText
    """Standfirst; may be empty."""
    kicker: LocalizedText
    """Title of the navigation group it belongs to; may be empty."""
    head: HeadView
    """For ``<head>``."""
    site: SiteView
    """The site."""
    navigation: tuple[NavigationGroup, ...]
    """Main navigation."""
    switches: tuple[SwitchView, ...]
    """Language switch; only editions in which the page exists."""
    previous: LinkView | None
    """Page before it in the navigation's order."""
    next: LinkView | None
    """Page after it."""
    stylesheet: str
    """Address of the one style sheet."""
    script: str
    """Address of the one script."""
    body: Body
    """What is its own."""
    notices: tuple[NoticeView, ...] = ()
    """What readers are told of its translation."""
    has_photos: bool = False
    """Whether it shows pictures."""
    borrowed: Locale | None = None
    """The language of its text, where that is none of the edition's own."""
