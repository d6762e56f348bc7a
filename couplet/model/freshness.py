"""How fresh the translation of each text and page is: the words for it, as checks, plan and status share them; it compares nothing."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from couplet.model.findings import Location, Message, message


class Change(StrEnum):
    """What about a text changed since it was accepted, gravest first."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    LINK = "link"
    WORDING = "wording"


GRAVE_CHANGES = frozenset((Change.FIGURE, Change.DATE))
"""Changes that must not be published unseen."""
CHANGE_NAMES = {
    Change.FIGURE: message("figure"),
    Change.DATE: message("date"),
    Change.NAME: message("name or term"),
    Change.LINK: message("link"),
    Change.WORDING: message("wording"),
}
"""What changed, in words."""


def describe_changes(changes: Collection[Change]) -> Message:
    """Return kinds of change, of which there must be one, in words, the gravest first."""
    first, *others = (CHANGE_NAMES[change] for change in Change if change in changes)
    for other in others:
        first = message("%(first)s, %(second)s", first=first, second=other)
    return first


class UnitState(StrEnum):
    """What a text's languages are to each other."""

    TRANSLATED = "translated"
    """As accepted; punctuation and space aside."""
    OUTDATED = "outdated"
    """Changed in some of its languages since."""
    CONFLICT = "conflict"
    """Changed in all of its languages since."""
    MISSING = "missing"
    """Absent in a language of the site."""
    NEW = "new"
    """Never accepted."""


STATE_NAMES = {
    UnitState.TRANSLATED: message("translated"),
    UnitState.OUTDATED: message("outdated"),
    UnitState.CONFLICT: message("both changed"),
    UnitState.MISSING: message("not translated"),
    UnitState.NEW: message("never accepted"),
}
"""States of a text, in words."""


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """The state of one text."""

    page: str
    """Key of its page, or name of its YAML file."""
    id: str
    """Id of its translation unit."""
    kind: str
    """Kind of its translation unit."""
    state: UnitState
    """Its state."""
    places: Mapping[str, Location]
    """Locale prefix to where the text stands; a language without it has none."""
    missing: tuple[str, ...] = ()
    """Prefixes of the site's languages that lack it."""
    changes: Mapping[str, tuple[Change, ...]] | None = None
    """Prefix of each language that was changed since to what changed; ``None`` where nothing was ever accepted."""

    @property
    def changed(self) -> tuple[str, ...]:
        """Prefixes of the languages that were changed since the text was accepted."""
        return tuple(self.changes or ())

    @property
    def outdated(self) -> tuple[str, ...]:
        """Prefixes of the languages that were left as they were while another was changed."""
        if self.state is not UnitState.OUTDATED:
            return ()
        return tuple(prefix for prefix in self.places if prefix not in self.changed)


@dataclass(frozen=True, slots=True)
class PageFreshness:
    """How fresh one page is, its texts of a YAML file included."""

    outdated: Mapping[str, tuple[str, ...]]
    """Prefix of each language with outdated texts to the languages that are newer."""
    untranslated: Mapping[str, tuple[str, ...]]
    """Prefix of each language that lacks texts to the languages that have them."""
    outdated_lines: frozenset[tuple[str, int]] = frozenset()
    """Prefix and line of each outdated text of its content files."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """The state of every text of a report."""

    pages: Mapping[str, tuple[UnitStatus, ...]] = field(default_factory=dict)
    """Key of a page, or name of a YAML file, to the states of its texts in reading order."""
    is_recorded: bool = False
    """Whether the site keeps a record of accepted translations at all."""
    orphans: tuple[str, ...] = ()
    """Pages on record that the report no longer has."""

    @property
    def statuses(self) -> Iterator[UnitStatus]:
        """The states of all texts in reading order, page by page."""
        return chain.from_iterable(self.pages.values())

    def list_page(self, *names: str) -> Iterator[UnitStatus]:
        """Yield the states of the texts of pages and YAML files."""
        return chain.from_iterable(self.pages.get(name, ()) for name in names)

    def summarise(self, *names: str) -> PageFreshness:
        """Return how fresh a page is that shows the texts of ``names``, the first of which is its key."""
        outdated: dict[str, dict[str, None]] = {}
        untranslated: dict[str, dict[str, None]] = {}
        lines: set[tuple[str, int]] = set()
        for status in self.list_page(*names):
            for prefix in status.outdated:
                outdated.setdefault(prefix, {}).update(dict.fromkeys(status.changed))
                if status.kind not in ("head", "text"):
                    lines.add((prefix, status.places[prefix].line))
            for prefix in status.missing:
                untranslated.setdefault(prefix, {}).update(dict.fromkeys(status.places))
        return PageFreshness(
            {prefix: tuple(newer) for prefix, newer in outdated.items()},
            {prefix: tuple(having) for prefix, having in untranslated.items()},
            frozenset(lines),
        )
