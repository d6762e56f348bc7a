"""Sites to publish, and what became of them; no tests."""

import os
from collections.abc import Mapping
from pathlib import Path

from couplet.model.manifest import MANIFEST_FORMAT, Manifest, ManifestEntry
from couplet.publish.site import hold_site, publish_site, read_manifest, verify_site

OLD: Mapping[str, bytes] = {
    "index.html": b"old cover",
    "gone.html": b"old only",
    "zh/index.html": "旧".encode(),
    "zh/gone/index.html": b"old only",
    "assets/style.css": b"same in both",
}
NEW: Mapping[str, bytes] = {
    "index.html": b"new cover",
    "zh/index.html": "新".encode(),
    "en/index.html": b"new only",
    "assets/style.css": b"same in both",
    "empty.txt": b"",
}


def describe(contents: Mapping[str, bytes]) -> Manifest:
    """Return the manifest of a site that holds ``contents``."""
    entries = {
        path: ManifestEntry.from_content(path, content, {"view": "1"}) for path, content in contents.items()
    }
    return Manifest(MANIFEST_FORMAT, entries["index.html"].sha256, entries)


def publish(out: Path, contents: Mapping[str, bytes]) -> None:
    """Publish ``contents`` as a build does: hold the site, swap it in."""
    with hold_site(out):
        publish_site(out, contents, describe(contents))


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below ``folder`` by path, the manifest and the lock left out."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    return {
        path: content for path, content in files.items() if path not in {".couplet.json", ".couplet.lock"}
    }


def holds(out: Path, contents: Mapping[str, bytes]) -> bool:
    """Return whether ``out`` is exactly the site of ``contents``, manifest and absence of empty folders included."""
    manifest = read_manifest(out)
    return (
        manifest == describe(contents)
        and verify_site(out, manifest) == []
        and read_folder(out) == dict(contents)
    )


def list_remains(folder: Path) -> list[str]:
    """Return what lies in ``folder`` besides the site and its lock."""
    return sorted(set(os.listdir(folder)) - {"site", ".site.lock"})


def make_large(letter: str) -> dict[str, bytes]:
    """Return a site of 60 files, a third of them common to all letters."""
    body = letter.encode() * 20_000
    pages = {f"zh/page-{number}/index.html": body + bytes([number]) for number in range(40)}
    assets = {f"assets/photo-{number}.webp": bytes([number]) * 40_000 for number in range(20)}
    return {"index.html": body, **pages, **assets}
