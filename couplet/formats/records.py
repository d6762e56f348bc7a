"""Findings as JSON records; the fields are the interface that other programs rely on."""

from collections.abc import Callable, Mapping

from couplet.model.findings import Finding, Message

Translate = Callable[[Message], str]
"""Says a message in the language that was asked for."""


def write_record(finding: Finding, translate: Translate) -> Mapping[str, object]:
    """Return a finding as a record; lines and columns are characters, counted from 1, the end is the character after the last."""
    place = finding.location
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": translate(finding.message),
        "hint": translate(finding.hint),
        "page": finding.page,
    }
