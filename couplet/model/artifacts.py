"""What a build makes, and what it makes it from; no making.

An artifact declares its inputs as digests by name. Two artifacts with the same path and equal inputs have the same bytes, which is
what lets a build leave alone what is not stale, and `couplet build --explain` say why something is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from couplet.model.bodies import TimelineEntryView
from couplet.model.locales import Locale
from couplet.model.pages import PageView


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One page of the sitemap."""

    location: str
    """Absolute URL."""
    alternates: tuple[tuple[str, str], ...]
    """Language tag and absolute URL of each language it exists in."""


@dataclass(frozen=True, slots=True)
class SitemapView:
    """What the sitemap's template sees."""

    entries: tuple[SitemapEntry, ...]
    """Its pages in order."""


@dataclass(frozen=True, slots=True)
class PageSource:
    """A template and what it shows."""

    template: str
    """Name of the template: ``pages/article.html``."""
    view: PageView | SitemapView
    """Its view."""


@dataclass(frozen=True, slots=True)
class StyleSource:
    """Style sheets that become one."""

    texts: tuple[str, ...]
    """Their texts in the order of the cascade."""


@dataclass(frozen=True, slots=True)
class ScriptSource:
    """The script."""

    text: str
    """Its text."""


@dataclass(frozen=True, slots=True)
class CardSource:
    """What a share card shows."""

    locale: str
    """Prefix of its language."""
    kicker: str
    """Name of the site."""
    title: str
    """Headline."""
    subtitle: str
    """Publisher and subject."""
    motif: tuple[str, ...]
    """Numerals of its seal, such as ``2 5 7``; may be empty."""


@dataclass(frozen=True, slots=True)
class TouchIconSource:
    """The icon for home screens; drawn, so it has no settings."""


@dataclass(frozen=True, slots=True)
class TimelineSource:
    """The timeline in one language, for other programs."""

    locale: Locale
    """Its language."""
    title: str
    """Headline of the page."""
    description: str
    """Standfirst of the page."""
    page: str
    """Address of the page; absolute where the site has a base URL, like all addresses in ``entries``."""
    entries: tuple[TimelineEntryView, ...]
    """In order of date."""


Source = PageSource | StyleSource | ScriptSource | CardSource | TouchIconSource | TimelineSource | bytes
"""What an artifact is made from; bytes are published as they are."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the site, not yet made."""

    path: str
    """Path in the site, with ``/``."""
    source: Source
    """What it is made from."""
    inputs: Mapping[str, str]
    """Name of each input to its digest: ``template``, ``view``, ``messages``, ``code`` …"""
