"""Findings as annotations on the lines of a pull request: GitHub's workflow commands; it prints nothing.

Format and escapes as in GitHub's documentation, “Workflow commands for GitHub Actions”, and in the runner that reads them.
"""

from couplet.formats.records import Translate
from couplet.model.findings import Finding, Location

_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY_ESCAPES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def write_annotation(finding: Finding, translate: Translate, *, folder: str = "") -> str:
    """Return the line that makes GitHub show a finding; ``folder`` is that of the site in the repository, with ``/`` at its end."""
    properties = {**_write_place(finding.location, folder), "title": finding.code}
    written = ",".join(
        f"{name}={_escape(str(value), _PROPERTY_ESCAPES)}" for name, value in properties.items()
    )
    text = f"{translate(finding.message)}\n→ {translate(finding.hint)}"
    return f"::{finding.severity.value} {written}::{_escape(text, _ESCAPES)}"


def _write_place(place: Location, folder: str) -> dict[str, object]:
    """Return the properties that say where; GitHub takes columns only where a place lies on one line."""
    properties: dict[str, object] = {"file": f"{folder}{place.path}", "line": place.line}
    if place.end_line is not None and place.end_line != place.line:
        return {**properties, "endLine": place.end_line}
    properties["col"] = place.column
    if place.end_column is not None:
        properties |= {"endLine": place.line, "endColumn": place.end_column}
    return properties


def _escape(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
