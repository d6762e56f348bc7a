"""What stands in the main part of each kind of page, as its template sees it; plain values, one dataclass a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from couplet.model.views import (
    BarView,
    DownloadView,
    FigureView,
    LinkView,
    LocalizedText,
    NavigationGroup,
    PhotoView,
    RowView,
    SectionView,
    SwitchView,
)


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
class TimelineEntryView:
    """One dated entry."""

    anchor: str
    """Stable id: ``2022-04-29-may-day``."""
    date: str
    """ISO date."""
    fact: str | None
    """Id of the fact that gives the date, or ``None``."""
    theme: LinkView | None
    """Its theme, linked to what else the page has on it; ``None`` without one."""
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
class ThemeView:
    """The entries of one theme."""

    anchor: str
    """``theme-services``."""
    title: LocalizedText
    """Its name."""
    entries: tuple[TimelineEntryView, ...]
    """In order of date."""


@dataclass(frozen=True, slots=True)
class TimelineBody:
    """Body of the photo timeline."""

    prose: ProseBody
    """Introduction."""
    months: tuple[MonthView, ...]
    """In order."""
    themes: tuple[ThemeView, ...]
    """Those that have entries, in the order of timeline.yaml."""
    downloads: tuple[DownloadView, ...]
    """The timeline as files."""

    @property
    def count(self) -> int:
        """How many entries there are."""
        return sum(len(month.entries) for month in self.months)


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
"""The main part of any page."""
