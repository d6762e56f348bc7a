"""What lies in ``content/photos/``: each file's name, size and digest; no picture is opened here."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from couplet.load.reader import list_folders, measure_file, name_path, read_bytes
from couplet.load.shelf import Shelf
from couplet.model.corpus import PhotoFile
from couplet.model.findings import Finding, Location, Severity, message

FOLDER = "content/photos"
ANY_SUFFIX = ("",)
NO_PICTURES = (".md", ".yaml", ".txt", ".db", ".ini")
"""Endings of what may lie beside pictures: notes, and what Windows leaves in folders."""


def load_photos(shelf: Shelf, findings: list[Finding]) -> Mapping[str, PhotoFile]:
    """Return the files in content/photos/ by name, whatever they are; folders and files that cannot be read become ``findings``."""
    findings += (_tell_folder(name_path(shelf.root, path)) for path in list_folders(shelf.root, FOLDER))
    read = partial(_measure, shelf.root)
    files = (
        shelf.read(name, findings, read)
        for name in shelf.find_files(FOLDER, ANY_SUFFIX)
        if name.rpartition("/")[0] == FOLDER and not name.lower().endswith(NO_PICTURES)
    )
    return {photo.name: photo for photo in files if photo}


def _measure(root: Path, path: Path, findings: list[Finding]) -> PhotoFile | None:
    measured = measure_file(root, path)
    if isinstance(measured, Finding):
        findings.append(measured)
        return None
    return PhotoFile(path.name, f"{FOLDER}/{path.name}", *measured)


def _tell_folder(path: str) -> Finding:
    told = message("“%(path)s” is a folder; pictures in it are not found.", path=path)
    hint = message("Put its pictures into content/photos/ itself, or remove it.")
    return Finding("photos.folder", Severity.WARNING, Location(path), told, hint)


def read_photo(root: Path, photo: PhotoFile, limit: int) -> bytes | Finding:
    """Return the bytes of a picture, or the finding that says why they cannot be read; `limit` is in bytes."""
    return read_bytes(root, root / photo.path, limit=limit)
