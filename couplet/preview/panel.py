"""Findings as the panel beside a page shows them, and the page that stands in where none can be made; the words of both are messages."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from couplet.console import SEVERITIES, Console
from couplet.load.reader import read_bytes
from couplet.model.findings import Finding, Message, message

LIMIT = 200
"""How many findings a panel shows; nobody reads more at a time."""
ASSETS = Path(__file__).with_name("assets")
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'"
"""The policy of the site's pages, for those that the preview makes itself."""

LABELS: Mapping[str, Message] = {
    "title": message("Findings"),
    "fold": message("Fold"),
    "unfold": message("Show the findings"),
    "here": message("On this page"),
    "elsewhere": message("On other pages"),
    "stands": message(
        "With an error nothing is published; where a file cannot be read, the page shows its last good state."
    ),
}


def read_asset(name: str) -> bytes:
    """Return a script or style sheet of the preview; nothing for a name that none has."""
    content = read_bytes(ASSETS, ASSETS / name) if name in ("panel.js", "panel.css") else b""
    return content if isinstance(content, bytes) else b""


def describe_findings(findings: Sequence[Finding], speaker: Console, *, page: str = "") -> dict[str, object]:
    """Return the findings as JSON values in the speaker's language, with the words that the panel needs.

    Those of the page with the key ``page`` come first, and errors before warnings.
    """
    ordered = sorted(findings, key=lambda finding: (finding.page != page, not finding.is_error))
    lines: dict[str, Sequence[str]] = {}
    return {
        "lang": speaker.locale.tag,
        "errors": sum(finding.is_error for finding in findings),
        "warnings": sum(not finding.is_error for finding in findings),
        "labels": {name: speaker.translate(label) for name, label in LABELS.items()},
        "count": speaker.translate(
            message(
                "%(errors)d errors, %(warnings)d warnings",
                errors=sum(finding.is_error for finding in findings),
                warnings=sum(not finding.is_error for finding in findings),
            )
        ),
        "more": speaker.translate(message("%(count)d more are not shown.", count=len(ordered) - LIMIT))
        if len(ordered) > LIMIT
        else "",
        "findings": [_describe(finding, speaker, lines) for finding in ordered[:LIMIT]],
    }


def _describe(finding: Finding, speaker: Console, lines: dict[str, Sequence[str]]) -> dict[str, object]:
    place = finding.location
    if place.path not in lines:
        is_source = place.path.startswith(("content/", "translations/", "templates/"))
        lines[place.path] = speaker.read_lines(place.path) if is_source else ()
    written = lines[place.path]
    return {
        "severity": finding.severity.value,
        "label": speaker.translate(SEVERITIES[finding.severity]),
        "code": finding.code,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "text": written[place.line - 1].strip()[:LIMIT] if 0 < place.line <= len(written) else "",
        "message": speaker.translate(finding.message),
        "hint": speaker.translate(finding.hint),
        "page": finding.page,
    }


def write_trouble(findings: Sequence[Finding], speaker: Console, *, scripts: bytes) -> bytes:
    """Return the page that stands in for one that cannot be made: what is wrong, where, and how to mend it; readable without scripts."""
    title = speaker.translate(message("This page cannot be shown yet"))
    lead = speaker.translate(
        message("Mend what is listed here and save; the page then appears by itself.")
        if findings
        else message("The report is being read; the page appears by itself.")
    )
    described = describe_findings(findings, speaker)["findings"]
    assert isinstance(described, list)
    items = "".join(_write_item(entry) for entry in described)
    return (
        f'<!doctype html><html lang="{speaker.locale.tag}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/_preview/panel.css">'
    ).encode() + (
        scripts
        + f'</head><body class="trouble"><main><h1>{escape(title)}</h1><p>{escape(lead)}</p><ol>{items}</ol></main></body></html>'.encode()
    )


def _write_item(entry: Mapping[str, object]) -> str:
    """Return one finding as an item of the list."""
    said = {name: escape(str(value)) for name, value in entry.items()}
    quote = f"<pre>{said['text']}</pre>" if entry["text"] else ""
    return (
        f'<li class="{said["severity"]}"><p><b>{said["label"]}</b> <code>{said["path"]}:{said["line"]}</code></p>'
        f"<p>{said['message']}</p>{quote}<p>→ {said['hint']}</p></li>"
    )
