"""Putting a staged site in the place of the published one, and putting in order what a killed build left; writes no content.

Three ways, the first that the system offers:

1. *Exchange*: the two folders change names in one step (Linux, macOS). Killed at any moment, the old or the new site is whole.
2. *Aside*: the old folder is renamed, then the new one. Killed in between, `recover_site` puts the old one back.
3. *Entry by entry*, where a disk is mounted on the folder, which then cannot be renamed. The old entries move into ``leaving``,
   which is renamed ``previous`` once it holds them all; then the new ones move in. While ``previous`` exists, what lies in the
   site is new and unfinished; while ``leaving`` exists, it is old. So `recover_site` knows how to undo either. Until then, a
   visitor of a site whose build was killed in these milliseconds finds it incomplete: no system offers more on such folders.
"""

import os
import sys
import time
from pathlib import Path
from typing import Final

from couplet.model.findings import message
from couplet.publish.errors import PublishError, explain_os_error
from couplet.publish.folder import is_ours
from couplet.publish.places import Places, find_stagings, locate_places
from couplet.publish.staging import remove_folder

_WINDOWS_PATIENCE: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds to wait before trying a rename again: scanners hold new files for a moment on Windows."""


def swap_site(places: Places) -> None:
    """Put the staged site in its place; what was there is in the staging folder afterwards, or gone.

    Raises:
        OSError: it could not be done, and the old site is in its place.
        PublishError: it could not be done, and the old site waits beside its place for the next build.
    """
    if places.is_mount:
        _replace_entries(places)
    elif not os.path.lexists(places.out):
        rename_folder(places.staging, places.out)
    elif not exchange_folders(places.staging, places.out):
        _replace_folder(places)


def recover_site(out: Path) -> None:
    """Finish or undo what a killed build left of the site at ``out``; the caller holds the site.

    Since the caller holds the site, every staging folder is a dead build's, whatever process now has its number.

    Raises:
        PublishError: what was left may not be moved.
    """
    places = locate_places(out)
    try:
        if places.is_mount:
            _restore_entries(places)
        else:
            _restore_folder(places)
        for staging in find_stagings(places):
            remove_folder(staging)
    except OSError as error:
        raise explain_os_error(error, out) from error


def exchange_folders(first: Path, second: Path) -> bool:
    """Let two folders change names in one step; return False, with nothing changed, where the system cannot."""
    # Imported here: a build that finds nothing to do swaps nothing, and should not pay for the import.
    import ctypes

    names = os.fsencode(first), os.fsencode(second)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            at_working_folder, exchange = -100, 2
            result = library.renameat2(at_working_folder, names[0], at_working_folder, names[1], exchange)
        elif sys.platform == "darwin":
            swap = 2
            result = library.renamex_np(names[0], names[1], swap)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        # No C library to ask (Windows), or one without this call (musl before 1.2.6).
        return False
    return int(result) == 0


def _replace_folder(places: Places) -> None:
    """Rename the old site aside and the new one in; undo it if that fails."""
    try:
        rename_folder(places.out, places.previous)
        rename_folder(places.staging, places.out)
    except BaseException:
        _undo(places)
        raise
    # The new site is in its place: that the old one may not be removed yet is no failure.
    remove_folder(places.previous)


def _restore_folder(places: Places) -> None:
    """Put the old site back if no new one took its place, else remove it."""
    if not os.path.isdir(places.previous):
        return
    if os.path.lexists(places.out) and not _is_empty(places.out):
        # What is in its place and not ours is somebody's: then the old site stays where it is, and `check_target` refuses.
        if is_ours(places.out):
            remove_folder(places.previous)
        return
    if os.path.lexists(places.out):
        places.out.rmdir()
    rename_folder(places.previous, places.out)


def _replace_entries(places: Places) -> None:
    """Move the old site's entries out and the new one's in; undo it if that fails."""
    try:
        places.leaving.mkdir()
        _move_entries(places, places.out, places.leaving)
        rename_folder(places.leaving, places.previous)
        _move_entries(places, places.staging, places.out)
        places.staging.rmdir()
        rename_folder(places.previous, places.staging)
    except BaseException:
        _undo(places)
        raise


def _restore_entries(places: Places) -> None:
    """Move the old site's entries back to where they were."""
    if os.path.isdir(places.previous):
        for name in _list_site(places, places.out):
            entry = places.out / name
            if os.path.isdir(entry) and not os.path.islink(entry):
                remove_folder(entry)
            else:
                entry.unlink()
        rename_folder(places.previous, places.leaving)
    if os.path.isdir(places.leaving):
        _move_entries(places, places.leaving, places.out)
        places.leaving.rmdir()


def _undo(places: Places) -> None:
    """Bring back the old site after a failure, or say where it is."""
    try:
        if places.is_mount:
            _restore_entries(places)
        else:
            _restore_folder(places)
    except OSError as error:
        waiting = places.previous if os.path.isdir(places.previous) else places.leaving
        raise PublishError(
            message(
                "The new site could not be put in place, nor the old one back; it lies in %(folder)s.",
                folder=str(waiting),
            ),
            message(
                "Close programs that use the folder and build again: the next build puts the old site back first."
            ),
        ) from error


def _list_site(places: Places, folder: Path) -> list[str]:
    """Return the names in ``folder`` that belong to a site, sorted."""
    return sorted(set(os.listdir(folder)) - places.own_names)


def _move_entries(places: Places, source: Path, destination: Path) -> None:
    """Move every entry of the site in ``source`` to ``destination``."""
    for name in _list_site(places, source):
        rename_folder(source / name, destination / name)


def _is_empty(folder: Path) -> bool:
    """Return whether ``folder`` is a folder with nothing in it."""
    return os.path.isdir(folder) and not os.listdir(folder)


def rename_folder(source: Path, destination: Path) -> None:
    """Rename ``source``, with patience on Windows; raises OSError."""
    for seconds in _WINDOWS_PATIENCE if _is_windows() else ():
        try:
            return os.rename(source, destination)
        except PermissionError:
            time.sleep(seconds)
    return os.rename(source, destination)


def _is_windows() -> bool:
    """Return whether this is Windows."""
    return os.name == "nt"
