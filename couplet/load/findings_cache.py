"""Findings of the last check kept beside the site, by one digest of all that the checks read; a lost or damaged cache costs time only.

Only the last run is kept: it serves builds that make everything anew, or after a change that no check reads, such as one of a template.
"""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from couplet.model.findings import Finding, Fix, Location, Message, Severity

FILE = ".couplet/cache/findings.json"
FORM = 1


def recall_findings(root: Path, key: str) -> list[Finding] | None:
    """Return the findings kept under ``key``; ``None`` where there are none, or the cache is not as it was written."""
    try:
        kept = json.loads((root / FILE).read_bytes())
        if kept["form"] != FORM or kept["key"] != key:
            return None
        return [_read_finding(entry) for entry in kept["findings"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_findings(root: Path, key: str, findings: Sequence[Finding]) -> None:
    """Keep findings under ``key``, if they can be written; whole or not at all, since another build may be reading."""
    with suppress(OSError, TypeError):
        content = json.dumps(
            {"form": FORM, "key": key, "findings": [asdict(finding) for finding in findings]},
            ensure_ascii=False,
        )
        path = root / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.with_name(f"{path.name}.{os.getpid()}")
        staged.write_text(content, encoding="utf-8")
        staged.replace(path)


def _read_finding(entry: Mapping[str, Any]) -> Finding:
    fix = entry["fix"]
    return Finding(
        code=entry["code"],
        severity=Severity(entry["severity"]),
        location=Location(**entry["location"]),
        message=_read_message(entry["message"]),
        hint=_read_message(entry["hint"]),
        page=entry["page"],
        fix=Fix(Location(**fix["location"]), fix["replacement"]) if fix else None,
    )


def _read_message(entry: Mapping[str, Any]) -> Message:
    """Return a message; a parameter that is a message itself was written as its msgid and parameters."""
    parameters = {
        name: _read_message(value) if isinstance(value, dict) else value
        for name, value in entry["parameters"].items()
    }
    return Message(entry["msgid"], parameters)
