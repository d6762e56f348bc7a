"""Findings as a SARIF log, which code hosts and editors show (OASIS, Static Analysis Results Interchange Format 2.1.0).

SARIF counts the columns of a line in UTF-16 code units unless told otherwise, and most readers know no other way, so that is how they are
counted here; everywhere else in the program a column is a character.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from couplet.formats.records import Translate
from couplet.model.findings import Finding, Fix, Location, Severity
from couplet.model.policy import AcceptedFinding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.NOTICE: "note"}
"""Severities that SARIF calls by another name."""
ROOT_NAME = "%SRCROOT%"
"""What readers of SARIF take for the root of the repository."""
FINGERPRINT = "coupletLine/v1"
Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LogContext:
    """What a log needs besides the findings."""

    version: str
    """Version of this program."""
    language: str
    """Language of the messages: ``zh``, ``en``."""
    translate: Translate
    """Says a message in that language."""
    read_lines: Callable[[str], Sequence[str]]
    """Returns the lines of a file by its path; none where it cannot be read."""
    guides: Mapping[str, str]
    """Code to what docs/checks.md says of it, in Markdown; may be empty."""
    folder: str = ""
    """Folder of the site in the repository, with ``/`` at its end."""


def write_log(
    findings: Iterable[Finding], accepted: Iterable[AcceptedFinding], context: LogContext
) -> Record:
    """Return a SARIF log with all findings; those that were accepted are in it as suppressed, with the reason."""
    entries: list[tuple[Finding, str | None]] = [(finding, None) for finding in findings]
    entries += [(item.finding, item.reason) for item in accepted]
    codes = sorted({finding.code for finding, _ in entries})
    writer = _ResultWriter(context, codes)
    driver = {
        "name": "Couplet",
        "version": context.version,
        "rules": [_write_rule(code, context) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": context.language,
        "columnKind": "utf16CodeUnits",
        "results": [writer.write_result(finding, reason) for finding, reason in entries],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _write_rule(code: str, context: LogContext) -> Record:
    """Return a code as a rule, with what the guide says of it."""
    guide = context.guides.get(code)
    if guide is None:
        return {"id": code}
    first = guide.partition("\n\n")[0]
    return {"id": code, "fullDescription": {"text": first}, "help": {"text": guide, "markdown": guide}}


class _ResultWriter:
    """Writes the results of one log."""

    def __init__(self, context: LogContext, codes: Sequence[str]) -> None:
        self._context = context
        self._indexes = {code: index for index, code in enumerate(codes)}
        self._seen: Counter[str] = Counter()

    def write_result(self, finding: Finding, reason: str | None) -> Record:
        """Return one finding, with the reason why it was accepted if it was."""
        translate = self._context.translate
        place = {
            "artifactLocation": self._name_file(finding.location.path),
            "region": self._write_region(finding.location),
        }
        result: dict[str, object] = {
            "ruleId": finding.code,
            "ruleIndex": self._indexes[finding.code],
            "level": LEVELS.get(finding.severity, finding.severity.value),
            "message": {"text": f"{translate(finding.message)} {translate(finding.hint)}"},
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {FINGERPRINT: self._identify(finding)},
        }
        if finding.page is not None:
            result["properties"] = {"page": finding.page}
        if finding.fix is not None:
            result["fixes"] = [self._write_fix(finding.fix, translate(finding.hint))]
        if reason is not None:
            result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": reason}]
        return result

    def _name_file(self, path: str) -> Record:
        return {"uri": quote(f"{self._context.folder}{path}"), "uriBaseId": ROOT_NAME}

    def _write_region(self, place: Location) -> Record:
        """Return a place as a region; a point is a region without an end."""
        region = {
            "startLine": place.line,
            "startColumn": self._count_units(place.path, place.line, place.column),
        }
        if place.end_line is not None and place.end_column is not None:
            end = self._count_units(place.path, place.end_line, place.end_column)
            region |= {"endLine": place.end_line, "endColumn": end}
        return region

    def _count_units(self, path: str, line: int, column: int) -> int:
        """Return a column in UTF-16 code units."""
        before = self._read_line(path, line)[: column - 1]
        return column + sum(character > "\uffff" for character in before)

    def _read_line(self, path: str, line: int) -> str:
        lines = self._context.read_lines(path)
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def _identify(self, finding: Finding) -> str:
        """Return what stays the same when lines are put in above a finding: code, file, the line's text, and which of equals it is."""
        place = finding.location
        text = self._read_line(place.path, place.line).strip()
        digest = hashlib.sha256(f"{finding.code} {place.path} {text}".encode()).hexdigest()[:16]
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"

    def _write_fix(self, fix: Fix, description: str) -> Record:
        place = fix.location
        end = Location(
            place.path,
            place.line,
            place.column,
            place.end_line or place.line,
            place.end_column or place.column,
        )
        replacement = {"deletedRegion": self._write_region(end), "insertedContent": {"text": fix.replacement}}
        change = {"artifactLocation": self._name_file(place.path), "replacements": [replacement]}
        return {"description": {"text": description}, "artifactChanges": [change]}


def read_guides(text: str) -> Mapping[str, str]:
    """Return what docs/checks.md says of each code: the text under its heading, up to the next heading."""
    guides: dict[str, list[str]] = {}
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        ticks = line[: len(line) - len(line.lstrip("`"))]
        if len(ticks) >= max(len(fence), 3) and (not fence or line.strip() == ticks):
            fence = "" if fence else ticks
        if line.startswith("### `") and not fence:
            lines = guides.setdefault(line.removeprefix("### ").strip(" `"), [])
        elif line.startswith("#") and not fence:
            lines = []
        else:
            lines.append(line)
    return {code: "\n".join(body).strip() for code, body in guides.items()}
