"""What the editors set for the site as a whole and for each page: ``site.yaml`` and the head of content files; no cross-checks."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from couplet.model.acceptances import Acceptance, CheckSettings
from couplet.model.base_url import BASE_URL, normalise_base_url
from couplet.model.fields import Id, Localized, LocalizedOrBlank, PageKey, PageKind, Prefix, Record, Text


class FrontMatter(Record):
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
    accepted: tuple[Acceptance, ...] = ()
    """Findings in this file that a person has looked at and lets stand."""

    @property
    def name(self) -> str:
        """The short title, or the title where there is none."""
        return self.short_title or self.title


class NavigationEntry(Record):
    """A page or a titled group of pages in the navigation."""

    title: LocalizedOrBlank = Field(default_factory=dict)
    """Title of the group; left out for a single page."""
    pages: tuple[PageKey, ...]
    """Keys of the pages in order."""

    @model_validator(mode="before")
    @classmethod
    def _read_single(cls, value: Any) -> Any:
        return {"pages": [value]} if isinstance(value, str) else value


class KeyFigure(Record):
    """A figure on the home page."""

    fact: Id
    """Id of the fact."""
    unit: LocalizedOrBlank = Field(default_factory=dict)
    """What follows the figure."""
    label: Localized
    """What it counts."""
    page: PageKey
    """Page that tells of it."""


class Licence(Record):
    """Licence of the content."""

    name: Localized
    """Its name."""
    url: Annotated[str, StringConstraints(pattern=r"^https://")]
    """Address of its text."""


def _require_each_once(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a language that stands twice."""
    if len(set(prefixes)) < len(prefixes):
        raise ValueError("locale-twice")
    return prefixes


BaseUrl = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=f"^{BASE_URL.pattern}$"),
    AfterValidator(normalise_base_url),
]


class ReviewSettings(Record):
    """``reviews:`` in ``site.yaml``; the reviews themselves stand in ``reviews.yaml``."""

    required: bool = False
    """Whether a page without a final review carries a notice, is kept from search engines, and forbids a release."""


_EDITOR_URL = re.compile(
    r"(?:(?:vscode|vscode-insiders|vscodium|cursor|windsurf|zed)://file/"
    r"|(?:idea|pycharm|webstorm|phpstorm)://open\?file="
    r"|(?:subl|txmt|mvim|bbedit)://open\?url=file://)"
    r"\{path\}(?:[:&a-z=]|\{line\}|\{column\})*"
)
"""Addresses that open a file and do nothing else: the same programs have others that install, clone or run."""


def _require_editor(url: str) -> str:
    if url and not _EDITOR_URL.fullmatch(url):
        raise ValueError("editor-url")
    return url


class EditorSettings(Record):
    """``editor:`` in ``site.yaml``: the program in which the desk opens files."""

    url: Annotated[str, AfterValidator(_require_editor)] = "vscode://file/{path}:{line}:{column}"
    """Address that opens a file at a line; empty for none."""


class SiteSettings(Record):
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
    locales: Annotated[tuple[Prefix, ...], Field(min_length=1), AfterValidator(_require_each_once)]
    """Languages of the site; the first is the language of frames that show several."""
    missing: Literal["hide", "link", "show"] = "link"
    """What becomes of a page in an edition whose language it lacks: its navigation leaves it out, links to the language that has it, or
    the page is published there in that language, marked as such."""
    navigation: Annotated[tuple[NavigationEntry, ...], Field(min_length=1)]
    """Navigation in order."""
    key_figures: tuple[KeyFigure, ...] = ()
    """The year in figures."""
    licence: Licence
    """Licence of the content."""
    checks: CheckSettings = Field(default_factory=CheckSettings)
    """How much findings weigh, and which are accepted."""
    reviews: ReviewSettings = Field(default_factory=ReviewSettings)
    """Whether pages need a final review."""
    editor: EditorSettings = Field(default_factory=EditorSettings)
    """The program in which the desk opens files."""
