"""Findings as other programs read them: escapes, columns and what each format promises.

``sarif-2.1.0.schema.json`` is the schema of OASIS (2.1.0-rtm.5, as SchemaStore publishes it) without its descriptions.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from couplet.formats.annotations import write_annotation
from couplet.formats.records import write_record
from couplet.formats.sarif import LogContext, read_guides, write_log
from couplet.model.findings import Finding, Fix, Location, Message, Severity, message
from couplet.model.policy import AcceptedFinding

SCHEMA = Path(__file__).parent / "sarif-2.1.0.schema.json"
LINES = ["---", "𠮷𠮷家 3 个", "次行"]
"""The first two characters of the second line are two UTF-16 code units each."""
SECONDS = 60


def translate(told: Message) -> str:
    return told.format(told.msgid)


def make_finding(place: Location, *, fix: Fix | None = None, severity: Severity = Severity.ERROR) -> Finding:
    told = message("50%% of “%(text)s”:\nwrong, all of it", text="a")
    return Finding("figures.mismatch", severity, place, told, message("Mend it."), "home", fix)


POINT = Location("content/a b.zh.md", 2, 3)
RANGE = Location("content/a b.zh.md", 2, 3, 2, 6)
LINES_RANGE = Location("content/a b.zh.md", 2, 3, 3, 2)


def test_record() -> None:
    assert write_record(make_finding(RANGE), translate) == {
        "code": "figures.mismatch",
        "severity": "error",
        "path": "content/a b.zh.md",
        "line": 2,
        "column": 3,
        "end_line": 2,
        "end_column": 6,
        "message": "50% of “a”:\nwrong, all of it",
        "hint": "Mend it.",
        "page": "home",
    }


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (POINT, "file=r/content/a b.zh.md,line=2,col=3"),
        (RANGE, "file=r/content/a b.zh.md,line=2,col=3,endLine=2,endColumn=6"),
        (LINES_RANGE, "file=r/content/a b.zh.md,line=2,endLine=3"),
        (Location("content/a,b%:c.md"), "file=r/content/a%2Cb%25%3Ac.md,line=1,col=1"),
    ],
)
def test_annotation(place: Location, written: str) -> None:
    line = write_annotation(make_finding(place, severity=Severity.WARNING), translate, folder="r/")
    assert (
        line == f"::warning {written},title=figures.mismatch::50%25 of “a”:%0Awrong, all of it%0A→ Mend it."
    )


def write_run(findings: list[Finding], accepted: list[AcceptedFinding] | None = None) -> Mapping[str, Any]:
    context = LogContext(
        version="1.2.3",
        language="en",
        translate=translate,
        read_lines=lambda path: LINES,
        guides={"figures.mismatch": "Two figures differ.\n\nCorrect one."},
        folder="re/",
    )
    log: Any = json.loads(json.dumps(write_log(findings, accepted or [], context)))
    (run,) = log["runs"]
    return {"log": log, **run}


def test_sarif_counts_columns_in_utf16() -> None:
    results = write_run([make_finding(place) for place in (POINT, RANGE, LINES_RANGE)])["results"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    assert regions == [
        {"startLine": 2, "startColumn": 5},
        {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 8},
        {"startLine": 2, "startColumn": 5, "endLine": 3, "endColumn": 2},
    ]


def test_sarif_names_files_and_rules() -> None:
    run = write_run([make_finding(POINT)])
    (result,) = run["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "re/content/a%20b.zh.md", "uriBaseId": "%SRCROOT%"}
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], rule["fullDescription"]["text"]) == (result["ruleId"], "Two figures differ.")
    assert result["message"]["text"] == "50% of “a”:\nwrong, all of it Mend it."


def test_sarif_tells_equal_findings_apart() -> None:
    prints = [result["partialFingerprints"] for result in write_run([make_finding(POINT)] * 2)["results"]]
    assert prints[0] != prints[1]


def test_sarif_keeps_accepted_findings_with_their_reason() -> None:
    (result,) = write_run([], [AcceptedFinding(make_finding(POINT), "as printed")])["results"]
    assert result["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "as printed"}
    ]


def test_sarif_holds_fixes() -> None:
    run = write_run([make_finding(POINT, fix=Fix(RANGE, "x")), make_finding(POINT, fix=Fix(POINT, "y"))])
    replaced, inserted = (
        result["fixes"][0]["artifactChanges"][0]["replacements"][0] for result in run["results"]
    )
    assert replaced["insertedContent"] == {"text": "x"}
    assert replaced["deletedRegion"] == {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 8}
    assert inserted["deletedRegion"] == {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 5}


def validate(log: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Hold a log against the schema with check-jsonschema."""
    file = folder / "log.sarif"
    file.write_text(json.dumps(log), encoding="utf-8")
    program = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    assert program, "check-jsonschema is not installed: it is in requirements-dev.lock"
    return subprocess.run(
        [program, "--schemafile", str(SCHEMA), "--regex-variant", "python", str(file)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def test_sarif_is_valid(tmp_path: Path) -> None:
    findings = [make_finding(place) for place in (POINT, RANGE, LINES_RANGE)]
    fixed = make_finding(RANGE, fix=Fix(POINT, "x"), severity=Severity.WARNING)
    run = write_run([*findings, fixed], [AcceptedFinding(make_finding(POINT), "as printed")])
    finished = validate(run["log"], tmp_path)
    assert finished.returncode == 0, finished.stdout


def test_the_schema_is_at_work(tmp_path: Path) -> None:
    log = dict(write_run([make_finding(POINT)])["log"])
    log["runs"][0]["results"][0]["level"] = "fatal"
    log["runs"][0]["columnKind"] = "bytes"
    finished = validate(log, tmp_path)
    assert finished.returncode == 1
    assert "results[0].level" in finished.stdout


def test_guides() -> None:
    text = "# Codes\n\n## One\n\nLead.\n\n### `a.b`\n\nText.\n\n````md\n```\n### `no.code`\n````\n\n### `c.d`\nMore.\n\n## Two\n\nEnd."
    assert read_guides(text) == {"a.b": "Text.\n\n````md\n```\n### `no.code`\n````", "c.d": "More."}
