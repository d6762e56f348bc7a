"""What the terminal shows: messages and findings in the reader's language, with the line they are about; decides nothing."""

import io
import locale
import os
import sys
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TextIO

import click

from couplet.load.catalogs import read_catalog
from couplet.load.po_file import cut_entry
from couplet.load.reader import read_source
from couplet.load.theme import TRANSLATIONS, find_theme_root
from couplet.model.findings import PROGRAM, Finding, Location, Message, Severity, message
from couplet.model.locales import KNOWN_LOCALES, Locale, find_locale

SEVERITIES = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.NOTICE: message("notice"),
}
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose_locale(language: str | None) -> Locale:
    """Return the language of messages: the one asked for, else the environment's, else the first known."""
    wanted = (
        [language]
        if language
        else [*(os.environ.get(name, "") for name in LANGUAGE_VARIABLES), _ask_system()]
    )
    found = (find_locale(name) for name in wanted if name)
    return next((locale for locale in found if locale), KNOWN_LOCALES["en"])


def _ask_system() -> str:
    """Return the system's language where the environment names none, as on Windows: ``Chinese (Simplified)_China`` is ``zh``."""
    name = locale.getlocale()[0] or ""
    return "zh" if name.startswith("Chinese (Simplified)") else name


class Console:
    """Speaks to one person, in one language."""

    def __init__(self, locale: Locale, *, root: Path, verbosity: int = 0) -> None:
        """Speak ``locale``'s language about the site at ``root``; below 0 only findings are shown, above 0 more than the outcome."""
        self.locale = locale
        self.verbosity = verbosity
        self._root = root
        self._known: dict[str, str] = {}

    @property
    def is_interactive(self) -> bool:
        """Whether a person sits there who can answer."""
        return sys.stdin.isatty()

    @cached_property
    def _source(self) -> str:
        """The catalog of the program's messages; empty where it cannot be read, which must not hide what there is to say."""
        base = find_theme_root()
        source = read_source(base, base / TRANSLATIONS / self.locale.prefix / "tool.po")
        return "" if isinstance(source, Finding) else source.text

    def _look_up(self, msgid: str) -> str:
        """Return the translation of a message, kept for the next time it is told."""
        if msgid not in self._known:
            catalog, _ = read_catalog(cut_entry(self._source, msgid), locale=self.locale, path="")
            self._known[msgid] = catalog.forms.get(msgid, (msgid,))[0]
        return self._known[msgid]

    def translate(self, told: Message) -> str:
        """Return a message in the reader's language; in the program's own words where the catalog lacks it."""
        translated = self._look_up(told.msgid)
        parameters = {name: self._translate_value(value) for name, value in told.parameters.items()}
        if PROGRAM in told.msgid:
            parameters["program"] = name_program()
        return Message(told.msgid, parameters).format(translated)

    def _translate_value(self, value: object) -> object:
        return self.translate(value) if isinstance(value, Message) else value

    def say(self, told: Message, *, level: int = 0) -> None:
        """Print a message, unless the reader asked for less than ``level``."""
        if self.verbosity >= level:
            _echo(self.translate(told), sys.stdout)

    def write(self, line: str) -> None:
        """Print a line that is made already; its colour goes where there is no terminal to show it."""
        _echo(line, sys.stdout)

    def complain(self, told: Message, hint: Message | None = None) -> None:
        """Print what went wrong and how to mend it, on standard error."""
        _echo(self.translate(told), sys.stderr)
        if hint:
            _echo(f"  → {self.translate(hint)}", sys.stderr)

    def tell(self, findings: Iterable[Finding]) -> None:
        """Print findings, file by file, each with its line and a mark under the characters it is about."""
        path = None
        for finding in findings:
            if path not in (None, finding.location.path):
                _echo("", sys.stderr)
            path = finding.location.path
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
        lines = self.read_lines(place.path) if place.path.startswith(("content/", "translations/")) else ()
        if not (0 < place.line <= len(lines)) or not lines[place.line - 1].strip():
            return []
        line = lines[place.line - 1]
        start, shown = _cut_line(line, place.column - 1)
        before = line[start : place.column - 1]
        return [f"│ {shown}", f"│ {' ' * measure_width(before)}{_underline(place, shown[len(before) :])}"]

    def read_lines(self, path: str) -> Sequence[str]:
        """Return the lines of a file of the site; none where it cannot be read."""
        source = read_source(self._root, self._root / path)
        return () if isinstance(source, Finding) else source.text.split("\n")


def name_program() -> str:
    """Return how this program was called, so that what is shown can be typed: ``couplet``, or ``.venv/bin/python build.py``."""
    called = Path(sys.argv[0])
    if called.suffix != ".py" or (called.name == "__main__.py" and called.parent.name != "couplet"):
        return "couplet"
    python = Path(sys.executable)
    shown = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
    return f"{quote_path(shown)} {'-m couplet' if called.name == '__main__.py' else quote_path(called)}"


def quote_path(path: Path) -> str:
    """Return a path as it is typed in a terminal."""
    return f'"{path}"' if " " in str(path) else str(path)


def _underline(place: Location, rest: str) -> str:
    """Return the mark for a place that begins where ``rest`` does: under all its characters as far as they are shown, or under one."""
    if place.end_line is None or place.end_column is None:
        return "^"
    marked = rest[: place.end_column - place.column] if place.end_line == place.line else rest
    return "^" * max(1, measure_width(marked))


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


def count_findings(findings: Collection[Finding]) -> Message:
    """Return how many errors and warnings there are, in words; notices are named only where there are any."""
    errors = sum(finding.is_error for finding in findings)
    notices = sum(finding.severity is Severity.NOTICE for finding in findings)
    warnings = len(findings) - errors - notices
    if notices:
        return message(
            "Errors: %(errors)d. Warnings: %(warnings)d. Notices: %(notices)d.",
            errors=errors,
            warnings=warnings,
            notices=notices,
        )
    return message("Errors: %(errors)d. Warnings: %(warnings)d.", errors=errors, warnings=warnings)


def open_streams() -> None:
    """Make sure that whatever is said can be written: where output was closed, and where its encoding lacks a character.

    On Windows what is sent to a file or another program is in the system's encoding, which has no Chinese in the West, and not every
    character in China.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # open as long as the program runs
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_record(text: str) -> None:
    """Print what other programs read: in UTF-8 whatever the system's encoding, as they expect it."""
    click.echo(text.encode("utf-8", "backslashreplace"))


def _echo(text: str, stream: TextIO) -> None:
    """Print a line; colour only on a terminal and where ``NO_COLOR`` does not forbid it (https://no-color.org)."""
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    click.echo(text, file=stream, color=colour)
