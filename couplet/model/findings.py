"""What a check or a reader has to say: findings, and the messages they speak in; no printing.

A message is a msgid with its parameters, kept apart until somebody prints it, because the language of the person who reads it
is not known where the mistake is found.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

PROGRAM = "%(program)s"
"""Placeholder of the program's name, which every message may have without a parameter: whoever prints knows how it was called."""


class Severity(StrEnum):
    """How much a finding weighs: an error forbids publishing, a warning does not; a notice is about no mistake here."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Message:
    """A translatable sentence, not yet in any language."""

    msgid: str
    """gettext msgid in English with ``%(name)s`` placeholders."""
    parameters: Mapping[str, object] = field(default_factory=dict)
    """Values of the placeholders."""

    def format(self, translated: str) -> str:
        """Return ``translated`` (the msgstr) with this message's parameters filled in."""
        if not self.parameters and PROGRAM not in translated:
            return translated.replace("%%", "%")
        return translated % {"program": "couplet", **self.parameters}


def message(msgid: str, /, **parameters: object) -> Message:
    """Mark ``msgid`` for extraction and bind its parameters; the call that `couplet messages extract` looks for."""
    return Message(msgid, parameters)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an input, as the editor sees it."""

    path: str
    """Path relative to the site's root, with ``/``."""
    line: int = 1
    """Line, counted from 1."""
    column: int = 1
    """Character in the line, counted from 1."""
    end_line: int | None = None
    """Last line; ``None`` where the place is a point."""
    end_column: int | None = None
    """Character after the last one; ``None`` where the place is a point."""

    @property
    def label(self) -> str:
        """File and line as people write them: ``content/home.zh.md:7``."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that mends a finding and cannot do harm."""

    location: Location
    """The characters to be replaced, from line and column up to end line and end column; no end inserts there."""
    replacement: str
    """What stands there instead."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check."""

    code: str
    """Stable dotted code with a heading in docs/checks.md, such as ``links.dangling``."""
    severity: Severity
    """Whether it forbids publishing."""
    location: Location
    """Where the editor should look."""
    message: Message
    """What is wrong."""
    hint: Message
    """How to mend it."""
    page: str | None = None
    """Key of the page concerned, where there is one."""
    fix: Fix | None = None
    """How the program can mend it by itself; ``None`` where a person must decide."""

    @property
    def is_error(self) -> bool:
        """Whether this finding forbids publishing."""
        return self.severity is Severity.ERROR


def sort_findings(findings: "list[Finding]") -> "list[Finding]":
    """Return the findings in the order of files and lines, each once."""
    found: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        place = finding.location
        key = (place.path, place.line, place.column, finding.code, finding.message.msgid)
        same = found.setdefault(key, [])
        if all(other.message.parameters != finding.message.parameters for other in same):
            same.append(finding)
    return [finding for key in sorted(found) for finding in found[key]]
