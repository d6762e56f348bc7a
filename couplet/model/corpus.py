"""Everything a report consists of, loaded: what the checks judge and the plan turns into pages; no reading, no judging."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from couplet.model.accepted import AcceptedPages
from couplet.model.documents import Document, DocumentPair
from couplet.model.findings import Location
from couplet.model.freshness import Freshness
from couplet.model.photos import PhotoBook
from couplet.model.report import Fact, FactBook, Outlook, Scorecard, Timeline
from couplet.model.reviews import ReviewBook
from couplet.model.settings import SiteSettings
from couplet.model.termbase import Termbase

YamlPath = tuple[str | int, ...]
"""Keys and indexes that lead to a value: ``("groups", 0, "items", 2, "title")``."""


DATA_FILES: Mapping[str, str] = {
    "site": "settings",
    "facts": "fact_book",
    "scorecard": "scorecard",
    "timeline": "timeline",
    "outlook": "outlook",
    "photos": "photo_book",
}
"""Name of each YAML file that holds texts to the attribute of the corpus that is its contents."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """Where the values of one YAML file stand."""

    path: str
    """Path relative to the site's root."""
    places: Mapping[YamlPath, Location]
    """Place of each value."""
    source: str = field(default="", repr=False)
    """Its text, as it stands in the file."""

    def locate(self, *keys: str | int) -> Location:
        """Return the place of a value, or of the nearest one around it that has a place."""
        for length in range(len(keys), -1, -1):
            if place := self.places.get(keys[:length]):
                return place
        return Location(self.path)


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A picture as the editor dropped it in; its bytes stay on the disk until they are needed, for a hundred would fill the memory."""

    name: str
    """File name in ``content/photos/``."""
    path: str
    """Path relative to the site's root."""
    size: int
    """Bytes."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class PhotoRendition:
    """A picture made ready for one width and format."""

    path: str
    """Path in the site, naming the digest of its bytes."""
    mime_type: str
    """``image/avif``, ``image/webp`` or ``image/jpeg``."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    content: bytes = field(repr=False)
    """Its bytes."""


@dataclass(frozen=True, slots=True)
class MadePhoto:
    """Everything that was made of one picture."""

    renditions: tuple[PhotoRendition, ...]
    """The best format first, narrow before wide; the fallback format last."""
    placeholder: tuple[str, ...]
    """Nine colours (``#ca7``), three rows of three from the top left, that stand in its place until it comes."""
    share: PhotoRendition | None = None
    """A JPEG cut to the shape of a share card; ``None`` where no page shows it first, or where it is too small."""


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """A loaded report; two corpora are the same only if they are one, which lets what is derived from one be kept."""

    settings: SiteSettings
    """``site.yaml``."""
    fact_book: FactBook
    """``facts.yaml``."""
    scorecard: Scorecard | None
    """``scorecard.yaml``, if there is one."""
    timeline: Timeline | None
    """``timeline.yaml``, if there is one."""
    outlook: Outlook | None
    """``outlook.yaml``, if there is one."""
    pairs: Mapping[str, DocumentPair]
    """Key to documents, sorted by key."""
    photos: Mapping[str, PhotoFile]
    """File name to picture."""
    made_photos: Mapping[str, MadePhoto]
    """File name to what was made of a picture; empty until it is made, and without those that no page shows."""
    files: Mapping[str, DataFile]
    """Name of a YAML file (``site``, ``facts`` …) to the places of its values."""
    photo_book: PhotoBook = field(default_factory=PhotoBook)
    """``photos.yaml``; empty if there is none."""
    termbase: Termbase = field(default_factory=Termbase)
    """``translations/termbase.yaml``; empty if there is none."""
    reviews: ReviewBook = field(default_factory=ReviewBook)
    """``reviews.yaml``; empty if there is none."""
    accepted: AcceptedPages | None = field(default=None, repr=False)
    """``translations/accepted.yaml``; ``None`` for a site that keeps no record of accepted translations."""
    freshness: Freshness = field(default=Freshness(), repr=False)
    """The state of every text against that record; empty until the report was compared with it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Keys of the pages, then names of the YAML files with texts that no page shares its name with; the order of reading."""
        return (*self.pairs, *(name for name in DATA_FILES if name not in self.pairs))

    def find_model(self, name: str) -> BaseModel | None:
        """Return the contents of a YAML file with texts, ``None`` where there is none of this name."""
        attribute = DATA_FILES.get(name)
        model: BaseModel | None = getattr(self, attribute) if attribute else None
        return model

    @property
    def documents(self) -> Iterator[Document]:
        """Every document, pair by pair."""
        for pair in self.pairs.values():
            yield from pair.documents.values()

    @property
    def facts(self) -> Mapping[str, Fact]:
        """Id to fact."""
        return {fact.id: fact for fact in self.fact_book.facts}

    def is_awaiting_review(self, key: str) -> bool:
        """Whether the site requires final reviews and the page has not had its own."""
        is_required = self.settings.reviews.required and key in self.pairs
        return is_required and key not in self.reviews.list_reviewed()

    def find_page(self, kind: str) -> str | None:
        """Return the key of the first page of a kind, or ``None``."""
        for key, pair in self.pairs.items():
            if any(document.front_matter.page == kind for document in pair.documents.values()):
                return key
        return None
