"""What editors say of pictures in YAML: who took them, who is in them, who agreed; no pixels.

A picture's own facts (credit, people, consent, focus) stand either where the timeline shows it or in ``photos.yaml``, under its file name;
sections, whose Markdown has room for description and caption alone, take them from there.
"""

from typing import Annotated, Literal

from pydantic import StringConstraints

from couplet.model.fields import Localized, Record, Text

FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
Focus = Annotated[str, StringConstraints(pattern=r"^(100|[1-9]?[0-9])% (100|[1-9]?[0-9])%$")]
"""A place in a picture: how far from its left and from its upper edge, as in ``30% 20%``."""


class PhotoFacts(Record):
    """What is true of a picture wherever it is shown."""

    credit: Localized | None = None
    """Who took it."""
    people: Literal["none", "crowd", "identifiable"] | None = None
    """Who is in it: nobody, people who cannot be told, or people who can be recognised."""
    vulnerable: bool | None = None
    """Whether minors or people in need are among those who can be recognised."""
    consent: Text | None = None
    """Who agreed to the picture, how and when; kept in the file, never published."""
    focus: Focus | None = None
    """The place that must stay in view where the picture is cut; its middle if left out."""


class TimelinePhoto(PhotoFacts):
    """The picture of a timeline entry."""

    file: FileName
    """File name in ``content/photos/``."""
    alt: Localized
    """What the picture shows, for those who do not see it."""
    caption: Localized | None = None
    """Its caption; that of the entry if left out."""


class PhotoRecord(PhotoFacts):
    """One picture in ``photos.yaml``."""

    file: FileName
    """File name in ``content/photos/``."""


class PhotoBook(Record):
    """``content/photos.yaml``."""

    photos: tuple[PhotoRecord, ...] = ()
    """Its pictures in any order."""
