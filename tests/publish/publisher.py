"""A program that publishes until it is killed: ``python -m tests.publish.publisher OUT WAY RENAMES``; no tests.

WAY is ``exchange``, ``aside`` or ``mount``. If RENAMES is not 0, the program dies in place of the rename of that number, counted
from 1 in the second publication. It prints a line after every publication.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from couplet.publish import swap
from tests.publish.sites import make_large, publish

MOST_PUBLICATIONS = 1000
"""Ends the program if nobody kills it; some tens are published in a second."""


def forbid_exchange(first: Path, second: Path) -> bool:
    """Stand in for a system that cannot exchange two folders in one step."""
    return False


def pretend_mount(out: Path) -> Callable[[object], bool]:
    """Return an ``os.path.ismount`` for which a disk is mounted on ``out`` as soon as it exists."""
    return lambda path: Path(str(path)) == out and out.is_dir()


def die_after(renames: int) -> Callable[[Path, Path], None]:
    """Return an ``os.rename`` that works ``renames`` times and then ends the process on the spot."""
    rename, done = os.rename, 0

    def rename_or_die(source: Path, destination: Path) -> None:
        nonlocal done
        if done == renames:
            os._exit(9)
        done += 1
        rename(source, destination)

    return rename_or_die


def main(out: Path, way: str, renames: int) -> None:
    """Publish two large sites in turn."""
    if way != "exchange":
        swap.exchange_folders = forbid_exchange
    if way == "mount":
        os.path.ismount = pretend_mount(out)  # type: ignore[assignment]
    for number in range(MOST_PUBLICATIONS):
        publish(out, make_large("AB"[number % 2]))
        print(number, flush=True)
        if renames and not number:
            os.rename = die_after(renames - 1)  # type: ignore[assignment]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
