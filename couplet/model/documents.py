"""Documents of the report as the rest of the program sees them: front matter, blocks, links; no parsing.

The HTML of a block is finished and sanitised but for its addresses: a link to another page reads
``href="page:review/services#stations"`` and a marked figure is ``<data value="102" data-fact="reading-rooms">102</data>``; `render` turns
the former into an address that fits the page it stands on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from couplet.model.findings import Location
from couplet.model.settings import FrontMatter


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a text: ``![alt](may-day.jpg "caption")``."""

    file: str
    """File name in ``content/photos/``."""
    alt: str
    """What it shows, for those who do not see it; may be empty, which is for checks to tell."""
    caption: str
    """Its caption; the same."""
    location: Location
    """Where it is written."""


@dataclass(frozen=True, slots=True)
class Block:
    """One Markdown block."""

    kind: str
    """``heading``, ``paragraph``, ``list``, ``table``, ``quote``, ``definitions``, ``code``, ``photos`` or ``footnote``."""
    html: str
    """Sanitised HTML. Of a heading or a footnote: the content without its own element; else the whole element.
    Of photos, their names and words, which are compared and never printed."""
    text: str
    """The same as plain text: one line for each item of a list and each cell of a table."""
    line: int
    """Line in the file where the block begins, counted from 1."""
    anchor: str | None = None
    """Id of a heading, label of a footnote; ``None`` otherwise."""
    level: int = 0
    """Level of a heading (2 to 4); 0 otherwise."""
    source: str = ""
    """The lines of the file it was made of, as written."""
    known_as: str | None = None
    """Row on record that it was accepted in and whose words it still has; ``None`` if there is none."""
    pictures: tuple[Picture, ...] = ()
    """Of photos, the pictures in order; several stand together as a gallery."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one content file to another, as written."""

    target: str
    """Key of the page it leads to, such as ``review/services``."""
    anchor: str | None
    """Id on that page, or ``None``."""
    location: Location
    """Where it is written."""


@dataclass(frozen=True, slots=True)
class FactMark:
    """A figure in the text that states a fact: ``[53593](fact:trained)``."""

    fact: str
    """Id of the fact."""
    text: str
    """The figure as written."""
    section: str | None
    """Id of the heading of level 2 it stands under, or ``None``."""
    location: Location
    """Where it is written."""


@dataclass(frozen=True, slots=True)
class Document:
    """One content file in one language."""

    key: str
    """Path below ``content/`` without language and ending: ``review/services``."""
    locale: str
    """Prefix of its locale: ``zh``."""
    path: str
    """Path relative to the site's root."""
    front_matter: FrontMatter
    """Its head."""
    places: Mapping[str, Location]
    """Key of the head to the place of its value; of what stands deeper in it ``accepted/0/text``."""
    blocks: tuple[Block, ...]
    """Its body in order, footnotes not included."""
    footnotes: tuple[Block, ...]
    """Its footnotes in order of first reference."""
    links: tuple[Link, ...]
    """Links to other pages."""
    fact_marks: tuple[FactMark, ...]
    """Figures marked as facts."""
    source: str = field(default="", repr=False)
    """The whole text, as it stands in the file."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Ids of its headings, in order."""
        return tuple(block.anchor for block in self.blocks if block.kind == "heading" and block.anchor)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures, in order."""
        return tuple(picture for block in self.blocks for picture in block.pictures)


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """The documents with one key, one for each language they are written in."""

    key: str
    """Their common key."""
    documents: Mapping[str, Document]
    """Locale prefix to document; a missing twin has no entry."""
