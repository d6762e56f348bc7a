"""The report's data as its editors write it in YAML: one pydantic model per file; no reading, no cross-checks.

Every scalar reaches these models as text (`couplet.load.yaml_source` guesses no types), so each conversion happens here, by the
field's declared type. Keys that no model declares are refused. Texts in several languages are mappings from locale prefix to
text; whether all languages of the site are present is a check's business, because it depends on site.yaml.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from couplet.model.locales import KNOWN_LOCALES

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
PageKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*$", max_length=120)]
Prefix = Literal["zh", "en"]
PageKind = Literal["home", "article", "scorecard", "timeline", "outlook", "imprint"]

assert set(Prefix.__args__) == set(KNOWN_LOCALES)  # type: ignore[attr-defined]


def _blank_to_text(value: object) -> object:
    """Read an empty scalar as the empty text."""
    return {key: "" if text is None else text for key, text in value.items()} if isinstance(value, dict) else value


def _require_one(texts: dict[str, str]) -> dict[str, str]:
    if not texts:
        raise ValueError("no-language")
    return texts


Localized = Annotated[dict[Prefix, Text], AfterValidator(_require_one)]
LocalizedOrBlank = Annotated[dict[Prefix, str], BeforeValidator(_blank_to_text)]


def _as_tuple(value: object) -> object:
    """Read a single value as a list of one."""
    return value if value is None or isinstance(value, (list, tuple)) else (value,)


class _Record(BaseModel):
    """What all models share: unknown keys are refused, nothing changes after reading, fields carry their docs."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class FrontMatter(_Record):
    """Head of a content file."""

    page: PageKind
    """Kind of page."""
    title: Text
    """Title of the page."""
    description: Text
    """One sentence for search engines and shared links."""
    short_title: str = ""
    """Title where room is scarce, as in the navigation; the title if left out."""
    deck: str = ""
    """Standfirst under the title."""

    @property
    def name(self) -> str:
        """The short title, or the title where there is none."""
        return self.short_title or self.title


class NavigationEntry(_Record):
    """A page or a titled group of pages in the navigation."""

    title: LocalizedOrBlank = Field(default_factory=dict)
    """Title of the group; left out for a single page."""
    pages: tuple[PageKey, ...]
    """Keys of the pages in order."""

    @model_validator(mode="before")
    @classmethod
    def _read_single(cls, value: Any) -> Any:
        return {"pages": [value]} if isinstance(value, str) else value


class KeyFigure(_Record):
    """A figure on the home page."""

    fact: Id
    """Id of the fact."""
    unit: LocalizedOrBlank = Field(default_factory=dict)
    """What follows the figure."""
    label: Localized
    """What it counts."""
    page: PageKey
    """Page that tells of it."""


class Licence(_Record):
    """Licence of the content."""

    name: Localized
    """Its name."""
    url: Annotated[str, StringConstraints(pattern=r"^https://")]
    """Address of its text."""


def _normalise_base_url(url: str) -> str:
    return url if url.endswith("/") else url + "/"


BaseUrl = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9._~/-]*)?$"),
    AfterValidator(_normalise_base_url),
]


class SiteSettings(_Record):
    """``content/site.yaml``."""

    title: Localized
    """Headline of the report."""
    short_title: Localized
    """Name in the running head and in page titles."""
    description: Localized
    """One sentence about the report."""
    byline: LocalizedOrBlank = Field(default_factory=dict)
    """Who wrote it."""
    publisher: Localized
    """Newspaper or body that publishes it."""
    subject: Localized
    """Body reported on."""
    base_url: BaseUrl | None = None
    """Absolute address of the published site; needed for what search engines and shared links read."""
    locales: Annotated[tuple[Prefix, ...], Field(min_length=1)]
    """Languages of the site; the first is the language of frames that show several."""
    navigation: Annotated[tuple[NavigationEntry, ...], Field(min_length=1)]
    """Navigation in order."""
    key_figures: tuple[KeyFigure, ...] = ()
    """The year in figures."""
    licence: Licence
    """Licence of the content."""


class ReportSource(_Record):
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


class Defect(_Record):
    """Something wrong in the source, and how the site reads it."""

    id: Id
    """Its id."""
    lines: tuple[int, ...]
    """Lines of the source."""
    page: PageKey
    """Page it concerns."""
    defect: Localized
    """What is wrong."""
    reading: Localized
    """How it is read."""


Values = Annotated[tuple[Decimal, ...] | None, BeforeValidator(_as_tuple)]


class Fact(_Record):
    """A figure of the report, stated once, with its place in the source."""

    id: Id
    """Its id."""
    line: int
    """Line of the source that states it first."""
    part: PageKey
    """Page that must state it; for a page with themed sections ``page/section``."""
    label: Localized
    """What it counts."""
    value: Values = None
    """Its exact value, or several that belong together, in base units (yuan, people, items)."""
    target: Decimal | None = None
    """Target of a plan item."""
    date: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}(-\d{2})?|\d{2}-\d{2})$")] | None = None
    """A date: ``2022-04-29``, ``2022-05``, or ``07-20``."""
    text: Text | None = None
    """A fact that is no number: an address, a telephone number."""
    bound: Literal["over", "about", "at-least"] | None = None
    """Left out for an exact value."""
    unit: Literal["CNY", "week"] | None = None
    """``CNY`` for money; left out for counts."""
    digit: int | None = None
    """Digit of the plan it belongs to."""
    result_line: int | None = None
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


class FactBook(_Record):
    """``content/facts.yaml``."""

    report: ReportSource
    """Where the facts come from."""
    defects: tuple[Defect, ...] = ()
    """What is wrong in the source."""
    facts: tuple[Fact, ...]
    """The facts."""


class Plan(_Record):
    """The plan that a scorecard measures."""

    name: Localized
    """Its name."""
    fact: Id | None = None
    """Fact of its adoption."""


class ScorecardItem(_Record):
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


class ScorecardGroup(_Record):
    """The items under one digit of the plan."""

    digit: int
    """The digit."""
    title: Localized
    """What it stands for."""
    items: Annotated[tuple[ScorecardItem, ...], Field(min_length=1)]
    """Its items."""


class Honour(_Record):
    """An honour and how often it was won."""

    fact: Id
    """Fact with the number."""
    title: Localized
    """Its name."""


class HonourLevel(_Record):
    """Honours of one level."""

    id: Id
    """Its id on the page."""
    title: Localized
    """Its name."""
    items: tuple[Honour, ...]
    """Its honours."""


class Scorecard(_Record):
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


class Theme(_Record):
    """A theme of timeline entries."""

    id: Id
    """Its id."""
    title: Localized
    """Its name."""


class Photo(_Record):
    """A picture of a timeline entry."""

    file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    """File name in ``content/photos/``."""
    alt: Localized
    """What the picture shows, for those who do not see it."""
    credit: Localized
    """Who took it."""


class TimelineEntry(_Record):
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
    photo: Photo | None = None
    """Its picture."""


class Timeline(_Record):
    """``content/timeline.yaml``."""

    themes: tuple[Theme, ...] = ()
    """Themes in order."""
    entries: Annotated[tuple[TimelineEntry, ...], Field(min_length=1)]
    """Entries in any order."""


class PlanTarget(_Record):
    """A target of a plan item."""

    fact: Id
    """Fact with the number."""
    label: Localized
    """What it counts."""


class PlanItem(_Record):
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


class Outlook(_Record):
    """``content/outlook.yaml``."""

    items: Annotated[tuple[PlanItem, ...], Field(min_length=1)]
    """Items in order."""


