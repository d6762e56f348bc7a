"""What lies in ``content/photos/``: each file's name, size and digest; no picture is opened here."""

from collections.abc import Mapping
from pathlib import Path

from couplet.load.reader import list_files, list_folders, measure_file, name_path, read_bytes
from couplet.model.corpus import PhotoFile
from couplet.model.findings import Finding, Location, Severity, message

FOLDER = "content/photos"
ANY_SUFFIX = ("",)
NO_PICTURES = (".md", ".yaml", ".txt", "thumbs.db", "desktop.ini")
"""Endings of what may lie beside pictures: notes, and what Windows leaves in every folder."""


def load_photos(root: Path) -> tuple[Mapping[str, PhotoFile], list[Finding]]:
    """Return the files in content/photos/ by name, whatever they are, and findings for folders and files that cannot be read."""
    photos: dict[str, PhotoFile] = {}
    findings = [_tell_folder(name_path(root, path)) for path in list_folders(root, FOLDER)]
    for path in list_files(root, FOLDER, ANY_SUFFIX):
        if path.parent != root / FOLDER or path.name.lower().endswith(NO_PICTURES):
            continue
        measured = measure_file(root, path)
        if isinstance(measured, Finding):
            findings.append(measured)
        else:
            photos[path.name] = PhotoFile(path.name, f"{FOLDER}/{path.name}", *measured)
    return photos, findings


def _tell_folder(path: str) -> Finding:
    told = message("“%(path)s” is a folder; pictures in it are not found.", path=path)
    hint = message("Put its pictures into content/photos/ itself, or remove it.")
    return Finding("photos.folder", Severity.WARNING, Location(path), told, hint)


def read_photo(root: Path, photo: PhotoFile, limit: int) -> bytes | Finding:
    """Return the bytes of a picture, or the finding that says why they cannot be read; `limit` is in bytes."""
    return read_bytes(root, root / photo.path, limit=limit)
