"""What was made of pictures, kept between builds by the digest of what made it; a lost or damaged entry costs time and nothing else."""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from couplet.photos.renditions import Rendition, describe_settings

FOLDER = ".couplet/cache/photos"
FORM = 2
"""Version of the way entries are stored."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One entry: what was made of one picture for one purpose."""

    renditions: tuple[Rendition, ...]
    """Files in order; none where nothing could be made, such as a share card of a small picture."""
    placeholder: tuple[str, ...] = ()
    """Colours."""


def find_key(digest: str, *purpose: object) -> str:
    """Return the name of an entry: the digest of the picture, what is made of it, the settings, and the versions of the libraries."""
    parts = (FORM, digest, purpose, describe_settings())
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def recall(root: Path, key: str) -> Kept | None:
    """Return what is kept under ``key``; ``None`` where there is nothing, or where a file is not what was stored."""
    folder = root / FOLDER / key
    try:
        index = json.loads((folder / "index.json").read_bytes())
        renditions = tuple(_read_entry(folder, entry) for entry in index["renditions"])
        return Kept(renditions, tuple(map(str, index["placeholder"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _read_entry(folder: Path, entry: Mapping[str, Any]) -> Rendition:
    """Return one rendition; raises ValueError where its bytes are not those that were kept."""
    width, height = entry["size"]
    content = (folder / entry["sha256"]).read_bytes()
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        raise ValueError(entry["sha256"])
    return Rendition(width, height, entry["format"], entry["suffix"], content)


def keep(root: Path, key: str, kept: Kept) -> None:
    """Keep an entry under ``key``; a folder that cannot be written keeps nothing, which is no fault of the build's."""
    folder = root / FOLDER / key
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        index = []
        for rendition in kept.renditions:
            digest = hashlib.sha256(rendition.bytes).hexdigest()
            _write(folder / digest, rendition.bytes)
            size = [rendition.width, rendition.height]
            index.append(
                {"size": size, "format": rendition.format, "suffix": rendition.suffix, "sha256": digest}
            )
        _write(
            folder / "index.json",
            json.dumps({"renditions": index, "placeholder": kept.placeholder}).encode(),
        )


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, since another build may be reading."""
    staged = path.with_name(f"{path.name}.{os.getpid()}")
    staged.write_bytes(content)
    staged.replace(path)
