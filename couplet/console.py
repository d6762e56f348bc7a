"""What the terminal shows: messages and findings in the reader's language, with the line they are about; decides nothing."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TextIO

import click

from couplet.load.catalogs import read_catalog
from couplet.load.reader import read_source
from couplet.load.theme import TRANSLATIONS, find_theme_root
from couplet.model.catalogs import MessageCatalog, MissingMessage
from couplet.model.findings import Finding, Message, Severity, message
from couplet.model.locales import KNOWN_LOCALES, Locale, find_locale

SEVERITIES = {Severity.ERROR: message("error"), Severity.WARNING: message("warning")}
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_locale(language: str | None) -> Locale:
    """Return the language of messages: the one asked for, else the environment's, else the first known."""
    wanted = [language] if language else [os.environ.get(name, "") for name in LANGUAGE_VARIABLES]
    found = (find_locale(name) for name in wanted if name)
    return next((locale for locale in found if locale), KNOWN_LOCALES["en"])


class Console:
    """Speaks to one person, in one language."""

    def __init__(self, locale: Locale, *, root: Path, verbosity: int = 0) -> None:
        """Speak ``locale``'s language about the site at ``root``; below 0 only findings are shown, above 0 more than the outcome."""
        self.locale = locale
        self.verbosity = verbosity
        self._root = root

    @cached_property
    def _catalog(self) -> MessageCatalog | None:
        """The messages of the program; ``None`` where they cannot be read, which must not hide what there is to say."""
        base = find_theme_root()
        source = read_source(base, base / TRANSLATIONS / self.locale.prefix / "tool.po")
        if isinstance(source, Finding):
            return None
        return read_catalog(source.text, locale=self.locale, path=source.path)[0]

    def translate(self, told: Message) -> str:
        """Return a message in the reader's language; in the program's own words where the catalog lacks it."""
        try:
            translated = self._catalog.gettext(told.msgid) if self._catalog else told.msgid
        except MissingMessage:
            translated = told.msgid
        parameters = {name: self._translate_value(value) for name, value in told.parameters.items()}
        return Message(told.msgid, parameters).format(translated)

    def _translate_value(self, value: object) -> object:
        return self.translate(value) if isinstance(value, Message) else value

    def say(self, told: Message, *, level: int = 0) -> None:
        """Print a message, unless the reader asked for less than ``level``."""
        if self.verbosity >= level:
            _echo(self.translate(told), sys.stdout)

    def complain(self, told: Message, hint: Message | None = None) -> None:
        """Print what went wrong and how to mend it, on standard error."""
        _echo(self.translate(told), sys.stderr)
        if hint:
            _echo(f"  → {self.translate(hint)}", sys.stderr)

    def tell(self, findings: Iterable[Finding]) -> None:
        """Print findings, each with its line and a mark under the character it is about."""
        for finding in findings:
            _echo(self._describe(finding), sys.stderr)

    def _describe(self, finding: Finding) -> str:
        place = finding.location
        label = click.style(
            self.translate(SEVERITIES[finding.severity]), fg=COLOURS[finding.severity], bold=True
        )
        lines = [
            f"{place.path}:{place.line}:{place.column}: {label} [{finding.code}]",
            f"  {self.translate(finding.message)}",
        ]
        lines += [f"  {line}" for line in self._quote(finding)]
        lines.append(f"  → {self.translate(finding.hint)}")
        return "\n".join(lines)

    def _quote(self, finding: Finding) -> list[str]:
        """Return the line a finding is about and a line with a mark under the place; nothing where there is no such line."""
        place = finding.location
        source = (
            read_source(self._root, self._root / place.path) if place.path.startswith("content/") else None
        )
        if source is None or isinstance(source, Finding):
            return []
        lines = source.text.split("\n")
        if not (0 < place.line <= len(lines)) or not lines[place.line - 1].strip():
            return []
        line = lines[place.line - 1]
        start, shown = _cut_line(line, place.column - 1)
        return [f"│ {shown}", f"│ {' ' * measure_width(line[start : place.column - 1])}^"]

    def as_record(self, finding: Finding) -> Mapping[str, object]:
        """Return a finding as `couplet check --format json` writes it."""
        place = finding.location
        return {
            "code": finding.code,
            "severity": finding.severity.value,
            "path": place.path,
            "line": place.line,
            "column": place.column,
            "end_line": place.end_line,
            "end_column": place.end_column,
            "message": self.translate(finding.message),
            "hint": self.translate(finding.hint),
            "page": finding.page,
        }


QUOTE_LENGTH = 60


def _cut_line(line: str, column: int) -> tuple[int, str]:
    """Return the part of a long line around a character, and where it begins."""
    start = max(0, column - QUOTE_LENGTH // 2) if column > QUOTE_LENGTH else 0
    return start, line[start : start + 2 * QUOTE_LENGTH]


def measure_width(text: str) -> int:
    """Return the columns a text takes in a terminal: two for a wide or full-width character (Unicode UAX #11), none for a combining one."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _echo(text: str, stream: TextIO) -> None:
    """Print a line; colour only on a terminal and where ``NO_COLOR`` does not forbid it (https://no-color.org)."""
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    click.echo(text, file=stream, color=colour)
