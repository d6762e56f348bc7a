"""Writing a new site where nobody looks yet, and making sure that it got there; never touches the published one."""

import contextlib
import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from couplet.model.findings import message
from couplet.model.manifest import Manifest, Unchanged
from couplet.publish.errors import PublishError
from couplet.publish.folder import measure_files
from couplet.publish.places import MANIFEST_NAME, Places

_FILE_MODE: Final = 0o644
_FOLDER_MODE: Final = 0o755


def stage_site(places: Places, contents: Mapping[str, bytes | Unchanged], manifest: Manifest) -> None:
    """Write ``contents`` and ``manifest`` into the staging folder and verify them there.

    What is unchanged is linked from the published site, or copied where the file system knows no links.

    Raises:
        OSError: the disk would not take it.
        PublishError: what lies in the staging folder afterwards is not what ``manifest`` says.
    """
    remove_folder(places.staging)
    _make_folders(places.staging, contents)
    written = {MANIFEST_NAME: manifest.to_json().encode("utf-8")}
    for path in sorted(contents):
        content = contents[path]
        if not isinstance(content, Unchanged):
            written[path] = content
        elif not _link_file(places.out / path, places.staging / path):
            written[path] = _read_published(places.out / path)
    for path, content in written.items():
        write_file(places.staging / path, content)
    _verify_staging(places.staging, manifest, written)


def write_file(path: Path, content: bytes) -> None:
    """Write the new file ``path`` with mode 0644, whatever the umask; raises OSError, also if the file exists."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _FILE_MODE)
    with open(descriptor, "wb", buffering=0) as file:
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
    _set_mode(path, _FILE_MODE)


def remove_folder(folder: Path) -> None:
    """Remove ``folder`` with all that is in it, as far as that is possible; what stays is removed by the next build."""
    if not os.path.isdir(folder) or os.path.islink(folder):
        return
    # Imported here: a build that finds nothing to do removes nothing, and should not pay for the import.
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
    if os.path.lexists(folder):
        # Folders without write permission keep their files. The files' own modes are left alone: they may be linked.
        for place, _, _ in os.walk(folder):
            _set_mode(Path(place), _FOLDER_MODE)
        shutil.rmtree(folder, ignore_errors=True)


def _make_folders(staging: Path, contents: Mapping[str, bytes | Unchanged]) -> None:
    """Make the staging folder and all folders that ``contents`` needs."""
    needed = {parent for path in contents for parent in PurePosixPath(path).parents}
    for folder in sorted(needed | {PurePosixPath()}):
        (staging / folder).mkdir()
        _set_mode(staging / folder, _FOLDER_MODE)


def _link_file(published: Path, staged: Path) -> bool:
    """Link ``staged`` to the file ``published``; return whether the file system could."""
    try:
        os.link(published, staged)
    except OSError:
        return False
    _set_mode(staged, _FILE_MODE)
    return True


def _read_published(published: Path) -> bytes:
    """Return the content of a file that could not be linked."""
    try:
        return published.read_bytes()
    except FileNotFoundError as error:
        raise _refuse_damage(str(published)) from error


def _set_mode(path: Path, mode: int) -> None:
    """Give ``path`` the permissions ``mode`` if it has others and the file system knows any."""
    if stat.S_IMODE(path.lstat().st_mode) != mode:
        # A file system without permissions (FAT, some network shares) refuses; the site is no worse for it.
        with contextlib.suppress(OSError):
            path.chmod(mode)


def _verify_staging(staging: Path, manifest: Manifest, written: Mapping[str, bytes]) -> None:
    """Raise PublishError unless the staging folder holds what ``manifest`` lists, and nothing else.

    What was written is read back and digested; what was linked has been digested where it was linked from.
    """
    expected = {path: entry.size for path, entry in manifest.entries.items()}
    expected[MANIFEST_NAME] = len(written[MANIFEST_NAME])
    found = measure_files(staging)
    for path in sorted(expected.keys() | found.keys()):
        if found.get(path) != expected.get(path):
            raise _refuse_damage(path)
    for path, content in written.items():
        entry = manifest.entries.get(path)
        digest = entry.sha256 if entry else hashlib.sha256(content).hexdigest()
        if hashlib.sha256((staging / path).read_bytes()).hexdigest() != digest:
            raise _refuse_damage(path)


def _refuse_damage(path: str) -> PublishError:
    """Return the refusal to publish a site in which the file ``path`` is not what it should be."""
    return PublishError(
        message(
            "The new site was not published: its file %(path)s is not what was to be written.", path=path
        ),
        message(
            "Build again with --clean. If it happens again, another program changes the files, or the disk is failing."
        ),
    )
