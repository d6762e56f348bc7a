"""Renditions kept between builds, by the digest of what made them; a lost or damaged entry costs time and nothing else."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import PIL

from couplet.model.corpus import PhotoFile
from couplet.photos import renditions
from couplet.photos.renditions import Rendition

FOLDER = ".couplet/cache/photos"
FORM = 1
"""Version of the way entries are stored."""


def find_key(photo: PhotoFile) -> str:
    """Return the name of a photo's entry: its bytes, the settings, and the version of the encoder."""
    parts = (FORM, photo.digest, renditions.WIDTHS, renditions.ENCODERS, PIL.__version__)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def load_renditions(root: Path, key: str) -> list[Rendition] | None:
    """Return the renditions kept under ``key``; ``None`` where there are none, or where one is not what was stored."""
    folder = root / FOLDER / key
    try:
        index = json.loads((folder / "index.json").read_bytes())
        kept = [_read_entry(folder, entry) for entry in index]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_whole = all(
        hashlib.sha256(made.bytes).hexdigest() == entry["sha256"]
        for made, entry in zip(kept, index, strict=True)
    )
    return kept if is_whole else None


def _read_entry(folder: Path, entry: Mapping[str, Any]) -> Rendition:
    width, height = entry["size"]
    return Rendition(width, height, entry["format"], entry["suffix"], (folder / entry["sha256"]).read_bytes())


def store_renditions(root: Path, key: str, made: Sequence[Rendition]) -> None:
    """Keep renditions under ``key``; a folder that cannot be written keeps nothing, which is no fault of the build's."""
    folder = root / FOLDER / key
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        index = []
        for rendition in made:
            digest = hashlib.sha256(rendition.bytes).hexdigest()
            _write(folder / digest, rendition.bytes)
            size = [rendition.width, rendition.height]
            index.append(
                {"size": size, "format": rendition.format, "suffix": rendition.suffix, "sha256": digest}
            )
        _write(folder / "index.json", json.dumps(index).encode())


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, since another build may be reading."""
    staged = path.with_name(f"{path.name}.{os.getpid()}")
    staged.write_bytes(content)
    staged.replace(path)
