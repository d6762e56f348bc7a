"""The report's data as its editors write it in YAML: facts, scorecard, timeline, outlook; no reading, no cross-checks.

Texts in several languages are mappings from locale prefix to text; whether all languages of the site are present is a check's business,
because it depends on site.yaml.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from couplet.model.fields import (
    Count,
    Day,
    Id,
    Localized,
    LocalizedOrBlank,
    Number,
    PageKey,
    Record,
    Text,
    as_tuple,
)
from couplet.model.photos import TimelinePhoto


class ReportSource(Record):
    """The document the report is built from."""

    title: Localized
    """Its title."""
    subtitle: Localized
    """Its subtitle."""
    byline: Localized
    """Its author."""
    body: Localized
    """The body it reports on."""
    newspaper: Localized
    """Where it stood."""


class Defect(Record):
    """Something wrong in the source, and how the site reads it."""

    id: Id
    """Its id."""
    lines: tuple[Count, ...]
    """Lines of the source."""
    page: PageKey
    """Page it concerns."""
    defect: Localized
    """What is wrong."""
    reading: Localized
    """How it is read."""


Values = Annotated[tuple[Number, ...] | None, BeforeValidator(as_tuple)]


class Fact(Record):
    """A figure of the report, stated once, with its place in the source."""

    id: Id
    """Its id."""
    line: Count
    """Line of the source that states it first."""
    part: PageKey
    """Page that must state it; for a page with themed sections ``page/section``."""
    label: Localized
    """What it counts."""
    value: Values = None
    """Its exact value, or several that belong together, in base units (yuan, people, items)."""
    target: Number | None = None
    """Target of a plan item."""
    date: Day | None = None
    """A date: ``2022-04-29``, ``2022-05``, or ``07-20``."""
    text: Text | None = None
    """A fact that is no number: an address, a telephone number."""
    bound: Literal["over", "about", "at-least"] | None = None
    """Left out for an exact value."""
    unit: Literal["CNY", "week"] | None = None
    """``CNY`` for money; left out for counts."""
    digit: Count | None = None
    """Digit of the plan it belongs to."""
    result_line: Count | None = None
    """Line of the source that states the result."""

    @model_validator(mode="after")
    def _require_statement(self) -> "Fact":
        stated = [kind for kind in ("value", "target", "date", "text") if getattr(self, kind) is not None]
        if not stated or (len(stated) > 1 and stated != ["value", "target"]):
            raise ValueError("fact-statement")
        return self

    @property
    def outcome(self) -> Decimal | None:
        """Its single value; ``None`` if it has none or several."""
        return self.value[0] if self.value is not None and len(self.value) == 1 else None

    @property
    def rate(self) -> Decimal | None:
        """Result divided by target (1 = 100 %); ``None`` where either is missing or the target is 0."""
        return self.outcome / self.target if self.outcome is not None and self.target else None

    @property
    def verdict(self) -> str:
        """What the rate says: ``exceeded``, ``met``, ``missed``, or ``not-reported``."""
        if self.rate is None:
            return "not-reported"
        return "exceeded" if self.rate > 1 else "met" if self.rate == 1 else "missed"


class DerivedFigure(Record):
    """A figure that the source does not state but its facts give: a sum, a share."""

    id: Id
    """Its id."""
    value: Number
    """Its value in base units; a share in per cent."""
    sources: Annotated[tuple[Id, ...], Field(alias="from", min_length=1)]
    """Ids of the facts it comes from."""
    label: Localized
    """What it says."""


class FactBook(Record):
    """``content/facts.yaml``."""

    report: ReportSource
    """Where the facts come from."""
    defects: tuple[Defect, ...] = ()
    """What is wrong in the source."""
    facts: tuple[Fact, ...]
    """The facts."""
    derived: tuple[DerivedFigure, ...] = ()
    """Figures that come from facts."""
    plain: tuple[Number, ...] = ()
    """Numbers that the texts use and that are no facts: names of plans, counts of a list."""


class Plan(Record):
    """The plan that a scorecard measures."""

    name: Localized
    """Its name."""
    fact: Id | None = None
    """Fact of its adoption."""


class ScorecardItem(Record):
    """One target of the plan."""

    id: Id
    """Its id on the page."""
    fact: Id
    """Fact with target and value."""
    title: Localized
    """What is counted."""
    unit: LocalizedOrBlank = Field(default_factory=dict)
    """Unit of count."""
    aim: LocalizedOrBlank = Field(default_factory=dict)
    """What the target is for."""
    result: Localized
    """What was done."""


class ScorecardGroup(Record):
    """The items under one digit of the plan."""

    digit: Count
    """The digit."""
    title: Localized
    """What it stands for."""
    items: Annotated[tuple[ScorecardItem, ...], Field(min_length=1)]
    """Its items."""


class Honour(Record):
    """An honour and how often it was won."""

    fact: Id
    """Fact with the number."""
    title: Localized
    """Its name."""


class HonourLevel(Record):
    """Honours of one level."""

    id: Id
    """Its id on the page."""
    title: Localized
    """Its name."""
    items: tuple[Honour, ...]
    """Its honours."""


class Scorecard(Record):
    """``content/scorecard.yaml``."""

    plan: Plan
    """The plan."""
    groups: Annotated[tuple[ScorecardGroup, ...], Field(min_length=1)]
    """Its items by digit."""
    honours: tuple[HonourLevel, ...] = ()
    """Honours by level."""

    @property
    def items(self) -> tuple[ScorecardItem, ...]:
        """All items in order."""
        return tuple(item for group in self.groups for item in group.items)


class Theme(Record):
    """A theme of timeline entries."""

    id: Id
    """Its id."""
    title: Localized
    """Its name."""
    relief: bool = False
    """Whether its entries are about people in need, whose pictures need their consent."""


class TimelineEntry(Record):
    """A dated entry."""

    id: Id
    """Last part of its id on the page, after the date."""
    fact: Id
    """Fact with the date."""
    theme: Id | None = None
    """Id of its theme."""
    title: Localized
    """Headline."""
    caption: Localized
    """Caption."""
    place: LocalizedOrBlank = Field(default_factory=dict)
    """Where it was; may be left out."""
    photo: TimelinePhoto | None = None
    """Its picture."""


class Timeline(Record):
    """``content/timeline.yaml``."""

    themes: tuple[Theme, ...] = ()
    """Themes in order."""
    entries: Annotated[tuple[TimelineEntry, ...], Field(min_length=1)]
    """Entries in any order."""


class PlanTarget(Record):
    """A target of a plan item."""

    fact: Id
    """Fact with the number."""
    label: Localized
    """What it counts."""


class PlanItem(Record):
    """An item planned for the coming year."""

    id: Id
    """Its id; on the page ``item-ID``."""
    section: Id
    """Id of the heading it belongs under."""
    title: Localized
    """What is planned."""
    targets: tuple[PlanTarget, ...] = ()
    """Its targets."""
    follows: tuple[Id, ...] = ()
    """Ids of scorecard items it continues."""


class Outlook(Record):
    """``content/outlook.yaml``."""

    items: Annotated[tuple[PlanItem, ...], Field(min_length=1)]
    """Items in order."""
