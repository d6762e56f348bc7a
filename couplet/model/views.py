"""The small things that views are made of: texts by language, editions, links, rows, figures; plain values, no look-ups.

Every text that differs by language is a ``LocalizedText``: a mapping from locale prefix to string, holding the languages in which
the text exists. An *edition* is a way to read the site: in one language, or facing (several languages side by side). Single and
facing editions use the same views and the same templates; only ``edition.locales`` differs.

Addresses (``href``) are relative to the page that holds them, so a built site works under any path; absolute ones stand in `HeadView`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from couplet.model.locales import Locale

LocalizedText = Mapping[str, str]
"""Locale prefix to text, in the languages that have it."""

LocalizedHtml = Mapping[str, str]
"""Locale prefix to sanitised HTML, in the languages that have it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One way to read the site."""

    key: str
    """First part of its URLs: ``zh``, ``en``, or ``both`` for the facing edition."""
    locales: tuple[Locale, ...]
    """Its languages in the order of site.yaml; the first is the language of the page's frame."""

    @property
    def is_facing(self) -> bool:
        """Whether it shows more than one language side by side."""
        return len(self.locales) > 1

    @property
    def main(self) -> Locale:
        """The language of the page's frame (``<html lang>``, attributes)."""
        return self.locales[0]


@dataclass(frozen=True, slots=True)
class AlternateView:
    """The same page in another language, for search engines."""

    hreflang: str
    """Language tag, or ``x-default``."""
    href: str
    """Absolute URL."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with a text in every language."""

    title: LocalizedText
    """Its text."""
    href: str
    """Its address."""
    is_current: bool = False
    """Whether it leads to the page it stands on."""
    only_in: Locale | None = None
    """The language of the text it leads to, where that is not the edition's: of a page of another edition, or of a borrowed text."""
    note: LocalizedText | None = None
    """A second line, such as a deck; ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class NavigationGroup:
    """A group of the navigation; a single page is a group of one without a title."""

    title: LocalizedText
    """Title of the group; empty for a single page."""
    links: tuple[LinkView, ...]
    """Its pages in order."""

    @property
    def is_current(self) -> bool:
        """Whether the page the navigation stands on is among its links."""
        return any(link.is_current for link in self.links)

    @property
    def front(self) -> LinkView:
        """The page that its title leads to: the first in the edition's own language, else the first of all."""
        return next((link for link in self.links if not link.only_in), self.links[0])


@dataclass(frozen=True, slots=True)
class SwitchView:
    """One choice of the language switch: this page in one edition."""

    edition: str
    """Key of the edition: ``zh``, ``en``, ``both``."""
    name: str
    """Its language's name in itself: ``中文``, ``English``; empty for the facing edition, which the template names."""
    tag: str
    """Language tag of ``name`` and of the page; of the facing edition the tag of its main language."""
    href: str
    """Address of this page there."""
    is_current: bool
    """Whether it is the edition of this page."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What readers are told of a page's translation."""

    kind: str
    """``outdated`` or ``untranslated`` of a part of the page, ``borrowed`` of a page in another language, ``uneven`` of a facing one;
    ``unreviewed`` of a page that waits for its final review."""
    links: tuple[SwitchView, ...]
    """The page in the languages that are newer or have the text; empty on a facing page."""


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo in its renditions; how wide it stands (``sizes``) is for the component to say, which knows the layout."""

    anchor: str
    """Id of its figure, the same in every edition: ``photo-may-day``; no page shows a photo twice."""
    sources: tuple[tuple[str, str], ...]
    """MIME type and ``srcset`` of each format, best first, the fallback format last."""
    fallback: str
    """Address for ``src``: a JPEG of middling width."""
    largest: str
    """Address of the largest JPEG, for a link to the picture alone."""
    width: int
    """Pixels of the largest rendition."""
    height: int
    """Pixels of the largest rendition."""
    alt: LocalizedText
    """What the picture shows."""
    caption: LocalizedText
    """Its caption."""
    credit: LocalizedText
    """Who took it."""
    focus: tuple[int, int]
    """What must stay in view where it is cut: quarters (0 to 4) from the left and from above; ``(2, 2)`` is the middle."""
    placeholder: tuple[str, ...]
    """Nine colours, three rows of three from the top left, that stand in its place until it comes."""
    is_first: bool
    """Whether it is the first picture of its page, which must not wait."""
    is_captioned_beside: bool = False
    """Whether its caption is that of the timeline entry, which prints it already."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A block in every language of the edition: a paragraph and its translation, say."""

    kind: str
    """Kind of block, as in `couplet.model.documents.Block`."""
    cells: LocalizedHtml
    """Whole elements, or for headings and footnotes the content alone; a block without partner has one entry."""
    anchor: str | None = None
    """Id of a heading, label of a footnote."""
    level: int = 0
    """Level of a heading."""
    outdated: tuple[str, ...] = ()
    """Prefixes of the languages in which it is older than in another."""
    photos: tuple[PhotoView, ...] = ()
    """Of a row of kind ``photos``, in place of cells: one picture, or several that stand together as a gallery."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """What stands under one heading of level 2; the part before the first heading has no anchor."""

    anchor: str | None
    """Id of the heading, the same in every language."""
    heading: LocalizedHtml
    """Its text; empty before the first heading."""
    rows: tuple[RowView, ...]
    """The blocks under it."""
    switches: tuple[SwitchView, ...] = ()
    """The same place in the other editions; empty before the first heading."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure that states a fact; print it with the template function ``figure``."""

    fact: str
    """Id of the fact."""
    value: Decimal | None
    """Its value in base units; ``None`` where the source does not report it."""
    unit: str | None = None
    """``CNY`` for money; ``None`` for counts."""
    bound: str | None = None
    """``over``, ``about``, ``at-least``; ``None`` for an exact figure."""
    line: int | None = None
    """Line of the source that states it; ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class BarView:
    """A result drawn against a common 100 % line; all lengths in per cent of the drawing's width."""

    length: Decimal
    """Length of the bar; 0 where nothing is reported."""
    target: Decimal
    """Place of the 100 % line, the same for all bars of a page."""


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file offered on a page."""

    format: str
    """``CSV``, ``JSON`` or the program it is for."""
    href: str
    """Its address."""
    locale: Locale | None
    """Language of its texts; ``None`` where it holds all."""
    size: int | None = None
    """Bytes; ``None`` where it is not yet made when the page is planned."""
