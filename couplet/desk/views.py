"""What the desk's templates may see: plain values, their words already in the language of the desk; no look-ups."""

from collections.abc import Sequence
from dataclasses import dataclass

from couplet.desk.counting import Length
from couplet.desk.pieces import Piece

Word = tuple[str, str]
"""A word for style, and the word that is shown."""
Tagged = tuple[str, str]
"""Language tag and text."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in a file."""

    label: str
    """File and line."""
    href: str
    """Address that opens it; empty where it cannot be opened from here."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding."""

    severity: Word
    """``error`` or ``warning``."""
    code: str
    """Its code."""
    message: str
    """What is wrong."""
    mend: str
    """How to mend it."""
    place: PlaceView
    """Where."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A text in one language."""

    tag: str
    """Language tag."""
    language: str
    """The language's name in itself."""
    pieces: tuple[Piece, ...]
    """The text in pieces; empty where there is none."""
    place: PlaceView | None
    """Where it stands."""
    is_outdated: bool = False
    """Whether it was left as it was while another language changed."""
    changes: str = ""
    """What about it was changed since it was accepted; empty for nothing."""
    is_blank: bool = False
    """Whether it is left empty on purpose."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A text in all languages."""

    page: str
    """Key of its page, or name of its YAML file."""
    id: str
    """Id of the text on its page."""
    anchor: str
    """Id of the block on the desk's page."""
    kind: str
    """Kind of the text, see `couplet.model.units.TranslationUnit`."""
    state: Word
    """What its languages are to each other."""
    cells: tuple[CellView, ...]
    """The text in each of the site's languages."""
    findings: tuple[FindingView, ...]
    """What was found in it."""
    shown: str
    """Digest of all that is shown of it, by which an answer to an older state is known."""
    can_accept: bool
    """Whether it can be accepted now."""
    is_hindered: bool
    """Whether errors keep it from being accepted."""

    @property
    def is_open(self) -> bool:
        """Whether somebody has to look at it."""
        return self.state[0] != "translated" or bool(self.findings)


@dataclass(frozen=True, slots=True)
class GroupView:
    """The texts of one page, or of one YAML file that the page shows."""

    name: str
    """Key of the page, or name of the file."""
    blocks: tuple[BlockView, ...]
    """Its texts in reading order."""
    shown: str
    """Digest of all that is shown of them."""
    can_accept: bool
    """Whether all can be accepted at once."""
    is_hindered: bool
    """Whether errors keep them from being accepted together."""

    @property
    def open_blocks(self) -> tuple[BlockView, ...]:
        """Those that somebody has to look at."""
        return tuple(block for block in self.blocks if block.is_open)


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo and what it lacks."""

    file: str
    """File name."""
    lacks: tuple[str, ...]
    """What it lacks, in words."""
    place: PlaceView
    """Where it is written, or the file itself."""


@dataclass(frozen=True, slots=True)
class LanguageView:
    """How one language of a page stands."""

    tag: str
    """Language tag."""
    name: str
    """The language's name in itself."""
    states: tuple[tuple[str, str, int], ...]
    """Word for style, words and number of each state that some text is in."""
    length: Length
    """How much text it has."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page in the overview."""

    key: str
    """Its key, or the name of the YAML file."""
    title: tuple[Tagged, ...]
    """Its title in each language that has one."""
    desk: str
    """Address of its view on the desk."""
    pages: tuple[tuple[str, str, str], ...]
    """Language tag, name and address of the page itself in each edition."""
    languages: tuple[LanguageView, ...]
    """Each of the site's languages."""
    together: tuple[tuple[str, str, int], ...]
    """The states that concern all languages at once: both changed, never accepted."""
    errors: int
    """Errors."""
    warnings: int
    """Warnings."""
    reviews: tuple[tuple[str, str], ...]
    """Each of the three reviews: its name, and who made it when; empty for one that was not made."""
    photos: int
    """Photos that lack something."""
    work: tuple[int, ...]
    """How much there is to do, gravest first; sorts the overview."""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The whole report."""

    rows: tuple[PageRow, ...]
    """Its pages, work first."""
    languages: tuple[LanguageView, ...]
    """Each language over all pages."""
    findings: tuple[FindingView, ...]
    """All findings, errors first."""
    photos: tuple[PhotoView, ...]
    """Photos that lack something."""
    photo_count: int
    """Photos in all."""
    reviews: tuple[tuple[str, int], ...]
    """Each of the three reviews: its name, and how many pages have had it."""
    page_count: int
    """Pages that reviews are made of."""
    is_recorded: bool
    """Whether translations are on record at all."""


@dataclass(frozen=True, slots=True)
class PageView:
    """The facing view of one page."""

    row: PageRow
    """What the overview says of it."""
    groups: tuple[GroupView, ...]
    """Its texts, then those of the YAML file that it shows."""
    findings: tuple[FindingView, ...]
    """What was found on the page but in none of its texts."""
    photos: tuple[PhotoView, ...]
    """Its photos that lack something."""
    columns: Sequence[Tagged]
    """Language tag and name of each column."""
