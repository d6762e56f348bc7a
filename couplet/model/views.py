"""What a template may see: plain values, one dataclass per kind of page; no rendering and no look-ups.

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
    share_image: str
    """Absolute URL of the share card; empty where the site has no base URL."""
    share_image_alt: str
    """What the share card shows."""
    json_ld: str
    """schema.org description as JSON, safe inside ``<script>``; may be empty."""
    is_indexed: bool
    """Whether search engines may list the page."""


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
    """The language of the page it leads to, where that is none of the edition's own."""
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


@dataclass(frozen=True, slots=True)
class KeyFigureView:
    """One of the year's key figures on the home page."""

    figure: FigureView
    """The figure."""
    unit: LocalizedText
    """What follows the figure, such as 人; may be empty in a language."""
    label: LocalizedText
    """What it counts."""
    href: str
    """The page that tells of it."""


@dataclass(frozen=True, slots=True)
class ProseBody:
    """Body of an article; also the prose part of the other kinds."""

    sections: tuple[SectionView, ...]
    """Its sections in order."""
    footnotes: tuple[RowView, ...]
    """Editor's notes, in order; ``anchor`` is the label, the ids in the text are ``fn-LABEL`` (facing: ``fn-LABEL-zh``)."""


@dataclass(frozen=True, slots=True)
class HomeBody:
    """Body of the home page."""

    prose: ProseBody
    """Introduction."""
    key_figures: tuple[KeyFigureView, ...]
    """The year in figures."""
    parts: tuple[NavigationGroup, ...]
    """Ways into every part, ``note`` holding each page's deck."""


@dataclass(frozen=True, slots=True)
class BarView:
    """A result drawn against a common 100 % line; all lengths in per cent of the drawing's width."""

    length: Decimal
    """Length of the bar; 0 where nothing is reported."""
    target: Decimal
    """Place of the 100 % line, the same for all bars of a page."""


@dataclass(frozen=True, slots=True)
class ScorecardItemView:
    """One target of the plan and its result."""

    anchor: str
    """Id of the item."""
    title: LocalizedText
    """What is counted."""
    unit: LocalizedText
    """Unit of count: 人, 个, 家; people, studios."""
    aim: LocalizedText
    """What the target is for."""
    result: LocalizedText
    """What was done, in a sentence or two."""
    target: FigureView
    """Target."""
    outcome: FigureView
    """Result; its value is ``None`` where the source reports none."""
    rate: Decimal | None
    """Result divided by target (1 = 100 %); ``None`` where not reported."""
    verdict: str
    """``exceeded``, ``met``, ``missed`` or ``not-reported``."""
    bar: BarView
    """The drawing."""
    continued_by: tuple[LinkView, ...]
    """Plan items of the outlook that continue this one."""


@dataclass(frozen=True, slots=True)
class ScorecardGroupView:
    """The items under one digit of the plan."""

    digit: int
    """2, 5 or 7."""
    title: LocalizedText
    """What the digit stands for."""
    items: tuple[ScorecardItemView, ...]
    """Its items."""


@dataclass(frozen=True, slots=True)
class HonourView:
    """How many of one honour were won."""

    title: LocalizedText
    """Name of the honour."""
    figure: FigureView
    """How many."""


@dataclass(frozen=True, slots=True)
class HonourLevelView:
    """The honours of one level: national, provincial, municipal."""

    anchor: str
    """Id of the level."""
    title: LocalizedText
    """Name of the level."""
    honours: tuple[HonourView, ...]
    """Its honours."""


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file offered beside a table."""

    format: str
    """``CSV`` or ``JSON``."""
    href: str
    """Its address."""
    size: int
    """Bytes."""
    locale: Locale | None
    """Language of its texts; ``None`` where it holds all."""


@dataclass(frozen=True, slots=True)
class ScorecardBody:
    """Body of the scorecard."""

    prose: ProseBody
    """Introduction."""
    plan: LocalizedText
    """Name of the plan."""
    groups: tuple[ScorecardGroupView, ...]
    """2, 5, 7."""
    honours: tuple[HonourLevelView, ...]
    """Honours by level."""
    downloads: tuple[DownloadView, ...]
    """The table as files."""
    tally: Mapping[str, int]
    """Verdict to number of items, verdicts without an item left out."""


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo in its renditions."""

    sources: tuple[tuple[str, str], ...]
    """MIME type and ``srcset`` of each format, best first, the fallback format last."""
    fallback: str
    """Address of the picture for ``src``."""
    width: int
    """Pixels of the largest rendition."""
    height: int
    """Pixels of the largest rendition."""
    alt: LocalizedText
    """What the picture shows."""
    credit: LocalizedText
    """Who took it."""


@dataclass(frozen=True, slots=True)
class TimelineEntryView:
    """One dated entry."""

    anchor: str
    """Stable id: ``2022-04-29-may-day``."""
    date: str
    """ISO date."""
    fact: str | None
    """Id of the fact that gives the date, or ``None``."""
    theme: LocalizedText
    """Theme; may be empty."""
    title: LocalizedText
    """Headline."""
    caption: LocalizedText
    """Caption."""
    place: LocalizedText
    """Where it was; may be empty."""
    photo: PhotoView | None
    """The picture; ``None`` for an entry set as type."""


@dataclass(frozen=True, slots=True)
class MonthView:
    """The entries of one month."""

    anchor: str
    """``2022-04``."""
    entries: tuple[TimelineEntryView, ...]
    """In order of date."""


@dataclass(frozen=True, slots=True)
class TimelineBody:
    """Body of the photo timeline."""

    prose: ProseBody
    """Introduction."""
    months: tuple[MonthView, ...]
    """In order."""


@dataclass(frozen=True, slots=True)
class PlanTargetView:
    """One target of a plan item."""

    figure: FigureView
    """The figure."""
    label: LocalizedText
    """What it counts."""


@dataclass(frozen=True, slots=True)
class PlanItemView:
    """One item planned for the coming year."""

    anchor: str
    """Id of the item: ``plan-2023-reading-rooms`` is ``item-reading-rooms``."""
    title: LocalizedText
    """What is planned."""
    targets: tuple[PlanTargetView, ...]
    """Its targets; may be empty."""
    follows: tuple[LinkView, ...]
    """Scorecard items it continues."""


@dataclass(frozen=True, slots=True)
class OutlookSectionView:
    """A themed section of the outlook with its plan items."""

    section: SectionView
    """Heading and text."""
    items: tuple[PlanItemView, ...]
    """Plan items of this section."""


@dataclass(frozen=True, slots=True)
class OutlookBody:
    """Body of the outlook."""

    introduction: SectionView
    """What stands before the first heading."""
    sections: tuple[OutlookSectionView, ...]
    """The themed sections."""
    footnotes: tuple[RowView, ...]
    """Editor's notes."""


@dataclass(frozen=True, slots=True)
class DefectView:
    """A defect of the source and how it was read."""

    anchor: str
    """Id: ``defect-doubled-paragraph``."""
    lines: tuple[int, ...]
    """Lines of the source."""
    page: LinkView
    """The page it concerns."""
    defect: LocalizedText
    """What is wrong."""
    reading: LocalizedText
    """How the site reads it."""


@dataclass(frozen=True, slots=True)
class ImprintBody:
    """Body of the imprint."""

    prose: ProseBody
    """Its sections; the list of defects belongs after the section ``editing``."""
    defects: tuple[DefectView, ...]
    """Defects of the source."""
    licence: LinkView
    """Licence of the content."""


@dataclass(frozen=True, slots=True)
class CoverBody:
    """Body of the cover and of the 404 page: ways into the editions."""

    editions: tuple[SwitchView, ...]
    """The home page in each edition."""


Body = ProseBody | HomeBody | ScorecardBody | TimelineBody | OutlookBody | ImprintBody | CoverBody


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
