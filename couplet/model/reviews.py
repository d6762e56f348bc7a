"""Who has reviewed which page, and when (三审三校): the types of ``content/reviews.yaml``, and which pages are reviewed; judges nothing."""

from collections.abc import Iterator
from datetime import date as calendar_date
from typing import Annotated

from pydantic import StringConstraints

from couplet.model.fields import PageKey, Record, Text

STAGES = ("first", "second", "final")
"""The three reviews, in the order in which they are made."""


class SignOff(Record):
    """One review of one page."""

    by: Text
    """Who made it."""
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    """The day: ``2023-01-18``."""

    @property
    def day(self) -> calendar_date | None:
        """The day as a date; ``None`` where the calendar has no such day."""
        try:
            return calendar_date.fromisoformat(self.date)
        except ValueError:
            return None


class PageReview(Record):
    """The reviews of one page, in all its languages."""

    page: PageKey
    """Key of the page."""
    first: SignOff | None = None
    """First review (初审)."""
    second: SignOff | None = None
    """Second review (复审)."""
    final: SignOff | None = None
    """Final review (终审)."""

    @property
    def stages(self) -> Iterator[tuple[str, SignOff]]:
        """The reviews that were made, each with its stage, in order."""
        for stage in STAGES:
            sign_off = getattr(self, stage)
            if isinstance(sign_off, SignOff):
                yield stage, sign_off


class ReviewBook(Record):
    """``content/reviews.yaml``."""

    reviews: tuple[PageReview, ...] = ()
    """One entry for each page that somebody has reviewed."""

    def list_reviewed(self) -> frozenset[str]:
        """Return the keys of the pages that have had their final review."""
        return frozenset(review.page for review in self.reviews if review.final is not None)
