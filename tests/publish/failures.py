"""Renames that fail when a test says so; no tests."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def failing_rename(number: int, error: BaseException, *, forever: bool = False) -> Iterator[list[int]]:
    """Make the rename of the given number (from 0) raise, and all after it if ``forever``.

    Yields a list of one number, which goes up with every rename.
    """
    count = [0]
    rename = os.rename

    def rename_or_fail(source: Path, destination: Path) -> None:
        count[0] += 1
        if count[0] == number + 1 or (forever and count[0] > number):
            raise error
        rename(source, destination)

    with pytest.MonkeyPatch.context() as patches:
        patches.setattr(os, "rename", rename_or_fail)
        yield count
