"""Where a new report is put: a folder that is not there or is empty, filled whole or not at all."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from couplet.exchange.writer import write_files

IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems put into a folder by themselves."""


def is_free(folder: Path) -> bool:
    """Whether a new report may be put here: nothing is there, or an empty folder."""
    if folder.is_symlink() and not folder.exists():
        return False
    if not folder.exists():
        return True
    return folder.is_dir() and {entry.name for entry in folder.iterdir()} <= IGNORED


def place_report(
    folder: Path, contents: Mapping[str, bytes], finish: Callable[[Path], None] | None = None
) -> None:
    """Put ``contents`` (path to bytes) into ``folder``, in one step; raises `OSError`, and then nothing is there that was not before.

    ``finish`` is called with the folder beside it in which the report is made ready, before it is put in place.
    """
    folder = Path(os.path.abspath(folder))
    staging = folder.with_name(f".{folder.name}.new-{os.getpid()}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_files(staging, contents)
        if finish:
            finish(staging)
        _put(staging, folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _put(staging: Path, folder: Path) -> None:
    """Move a report that is ready to its place; a folder that is someone's working directory may stay, so its insides are moved there."""
    if not folder.exists():
        staging.replace(folder)
        return
    moved: list[Path] = []
    try:
        for entry in sorted(staging.iterdir()):
            target = folder / entry.name
            moved.append(target)
            entry.replace(target)
    except BaseException:
        for target in moved:
            shutil.rmtree(target, ignore_errors=True) if target.is_dir() else target.unlink(missing_ok=True)
        raise
