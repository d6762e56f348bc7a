"""What a translator's file says when it comes back, whatever its format; nothing of the report is known here."""

from dataclasses import dataclass

from couplet.model.findings import Finding, Location, Message, Severity, message


@dataclass(frozen=True, slots=True)
class ReturnedText:
    """One text as it came back."""

    name: str
    """Name of the text: its file and its id with ``#`` between them."""
    source: str
    """The source text that stands in the translator's file."""
    target: str
    """The translation; empty if there is none."""
    bases: tuple[str, str] | None
    """Digests of source and target when it went out; ``None`` where the translator's program dropped them."""
    line: int
    """Line in the translator's file, counted from 1; 1 where the format does not tell."""
    is_fuzzy: bool = False
    """Whether the translator marked it as not finished."""
    is_reviewed: bool = False
    """Whether somebody marked it as reviewed or final, and so says that it answers its source."""


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A translator's file."""

    path: str
    """Its path as given."""
    source: str
    """Prefix of the locale translated from."""
    target: str
    """Prefix of the locale translated into."""
    texts: tuple[ReturnedText, ...]
    """Its texts in order."""


class ReturnedFileError(Exception):
    """A file that is no translation of a report, with the finding that says so."""

    def __init__(self, path: str, reason: Message, line: int = 1) -> None:
        super().__init__(path)
        hint = message(
            "Was it saved by the translator's program as PO or XLIFF 2.0, in UTF-8? If it is damaged, ask for it again, or export anew."
        )
        self.finding = Finding("exchange.unreadable", Severity.ERROR, Location(path, line), reason, hint)


def read_bases(note: str) -> tuple[str, str] | None:
    """Return the two digests in a note ``couplet: source=… target=…``; ``None`` if it is another note."""
    head, _, rest = note.strip().partition(": ")
    pairs = dict(part.partition("=")[::2] for part in rest.split())
    if head != "couplet" or not {"source", "target"} <= pairs.keys():
        return None
    return pairs["source"], pairs["target"]
