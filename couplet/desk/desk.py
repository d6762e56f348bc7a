"""One desk: a report as it stands, what was found in it, and the words and addresses of the person who looks; plans nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass, field

from couplet.checks.figures import Names, list_numbered_names
from couplet.checks.mentions import TermFinder
from couplet.desk.addresses import DeskAddresses
from couplet.desk.views import FindingView, PlaceView, Word
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Location, Message, Severity, message
from couplet.model.locales import KNOWN_LOCALES, Locale

SEVERITIES = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.NOTICE: message("notice"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What every planner of the desk needs."""

    corpus: Corpus
    """The report."""
    findings: tuple[Finding, ...]
    """What was found in it."""
    say: Callable[[Message], str]
    """Returns a message in the language of the desk."""
    addresses: DeskAddresses
    """Where links lead."""
    names: tuple[Names, ...] = field(init=False)
    """Terms whose numerals are no figures."""
    finder: TermFinder = field(init=False)
    """Finds the terms of the report's termbase."""

    def __post_init__(self) -> None:
        """Prepare what is the same for all texts."""
        object.__setattr__(self, "names", list_numbered_names(self.corpus.termbase))
        object.__setattr__(self, "finder", TermFinder(self.corpus.termbase))

    @property
    def locales(self) -> tuple[Locale, ...]:
        """The site's languages."""
        return tuple(KNOWN_LOCALES[prefix] for prefix in self.corpus.settings.locales)

    def show_place(self, place: Location) -> PlaceView:
        """Return a place with the address that opens it."""
        return show_place(place, self.addresses)

    def show_finding(self, finding: Finding) -> FindingView:
        """Return a finding in words."""
        return show_finding(finding, self.say, self.addresses)


def show_finding(finding: Finding, say: Callable[[Message], str], addresses: DeskAddresses) -> FindingView:
    """Return a finding in words."""
    severity: Word = (finding.severity.value, say(SEVERITIES[finding.severity]))
    place = show_place(finding.location, addresses)
    return FindingView(severity, finding.code, say(finding.message), say(finding.hint), place)


def show_place(place: Location, addresses: DeskAddresses) -> PlaceView:
    """Return a place with the address that opens it."""
    return PlaceView(place.label, addresses.find_editor(place))
