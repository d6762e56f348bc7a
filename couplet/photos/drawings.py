"""Drawn pictures kept between builds, by the digest of what they were drawn from; a lost or damaged one is drawn anew.

An entry is a line of JSON (digest of the picture, characters that the fonts lack) and the picture.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from couplet.model.artifacts import Artifact

FOLDER = ".couplet/cache/drawings"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn picture."""

    content: bytes
    """PNG."""
    missing: str
    """Characters it should show and no font has; empty if there are none."""


def find_key(artifact: Artifact) -> str:
    """Return the name of an artifact's entry: its path and all its inputs."""
    inputs: Mapping[str, str] = artifact.inputs
    return hashlib.sha256(repr((artifact.path, sorted(inputs.items()))).encode()).hexdigest()


def recall_drawing(root: Path, key: str) -> Drawing | None:
    """Return the drawing kept under ``key``; ``None`` where there is none, or where it is not what was kept."""
    try:
        head, _, content = (root / FOLDER / key).read_bytes().partition(b"\n")
        entry = json.loads(head)
        is_whole = entry["sha256"] == hashlib.sha256(content).hexdigest()
        return Drawing(content, str(entry["missing"])) if is_whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_drawing(root: Path, key: str, drawing: Drawing) -> None:
    """Keep a drawing, whole or not at all; a folder that cannot be written keeps nothing."""
    entry = {"sha256": hashlib.sha256(drawing.content).hexdigest(), "missing": drawing.missing}
    path = root / FOLDER / key
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        staged = path.with_name(f"{key}.{os.getpid()}")
        staged.write_bytes(json.dumps(entry).encode() + b"\n" + drawing.content)
        staged.replace(path)
