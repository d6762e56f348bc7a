"""Reading a published site back: its manifest, and whether its files are still what the manifest says; writes nothing.

The way through this module is all that a build with nothing to do takes, so it imports as little as it can.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Set
from pathlib import Path

from couplet.model.manifest import MANIFEST_GENERATOR, Manifest, ManifestEntry
from couplet.publish.places import KEPT_NAMES, MANIFEST_NAME


def read_manifest(out: Path) -> Manifest | None:
    """Return the manifest of the site at ``out``, or None if there is none or it is damaged, edited or of another version."""
    text = _read_mark(out)
    if text is None:
        return None
    try:
        return Manifest.from_json(text)
    except ValueError:
        return None


def read_published(out: Path, path: str) -> bytes:
    """Return the bytes of one file of the site; raises ``OSError`` if it is not there."""
    return (out / path).read_bytes()


def is_ours(out: Path) -> bool:
    """Return whether the folder ``out`` bears our mark, be the manifest of this version or of another."""
    text = _read_mark(out)
    if text is None:
        return False
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("generator") == MANIFEST_GENERATOR


def verify_site(out: Path, manifest: Manifest) -> list[str]:
    """Return the paths in which the folder ``out`` differs from ``manifest``, sorted; empty if it is exactly that site.

    A path is in the list if its file is missing, if its size or digest is another, if it is a link, or if nothing lists it.
    Folders without a file end in ``/``.
    """
    wrong = set(manifest.entries)
    for path, size in _walk_files(out, KEPT_NAMES):
        if path == MANIFEST_NAME:
            continue
        entry = manifest.entries.get(path)
        if entry is not None and size == entry.size and _has_digest(out, entry):
            wrong.discard(path)
        else:
            wrong.add(path)
    if _read_mark(out) != manifest.to_json():
        wrong.add(MANIFEST_NAME)
    return sorted(wrong)


def measure_files(out: Path) -> dict[str, int]:
    """Return the size in bytes of every file below ``out`` by path; 0 for folders without a file, -1 for what is no file."""
    return dict(_walk_files(out, frozenset()))


def _walk_files(folder: Path, skipped: Set[str], prefix: str = "") -> Iterator[tuple[str, int]]:
    """Yield path and size of every entry below ``folder`` that is no folder, and of every folder that shows no entries."""
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if entry.name not in skipped]
    except OSError:
        entries = []
    if prefix and not entries:
        yield prefix, 0
    for entry in entries:
        path = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk_files(Path(entry.path), frozenset(), f"{path}/")
        else:
            yield path, _measure_file(entry)


def _measure_file(entry: "os.DirEntry[str]") -> int:
    """Return the size of ``entry`` in bytes, or -1 if it is a link, a device or gone."""
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return -1
    return status.st_size if stat.S_ISREG(status.st_mode) else -1


def _has_digest(out: Path, entry: ManifestEntry) -> bool:
    """Return whether the file of ``entry`` can be read and holds what the manifest says."""
    try:
        content = (out / entry.path).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest() == entry.sha256


def _read_mark(out: Path) -> str | None:
    """Return the text of the manifest file in ``out``, to the byte, or None if there is none to read."""
    mark = out / MANIFEST_NAME
    try:
        if not stat.S_ISREG(mark.lstat().st_mode):
            return None
        return mark.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
