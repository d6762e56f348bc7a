"""The progress bar: shown on a terminal for work that takes more than a second, gone when it is done; it knows no stages of its own."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from couplet.console import Console
from couplet.model.findings import Message
from couplet.model.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

PATIENCE = 1.0
"""Seconds of work after which a bar is shown."""


@contextmanager
def show_progress(console: Console) -> Iterator[Progress]:
    """Give what the work within reports its progress to: a bar on a terminal, nothing elsewhere, with ``-q``, or under ``NO_COLOR``."""
    if console.verbosity < 0 or not sys.stderr.isatty() or os.environ.get("NO_COLOR"):
        yield Progress()
        return
    bar = TerminalProgress(console)
    try:
        yield bar
    finally:
        bar.stop()


class TerminalProgress(Progress):
    """One bar on standard error; drawn by a timer, so that work of less than a second loads nothing and shows nothing."""

    def __init__(self, console: Console) -> None:
        """Wait for the work to take long enough to be worth a bar."""
        self._console = console
        self._stage: tuple[str, int | None, int] = ("", None, 0)
        self._bars: Bars | None = None
        self._lock = threading.Lock()
        self._is_over = False
        self._timer = threading.Timer(PATIENCE, self._show)
        self._timer.daemon = True
        self._timer.start()

    def enter(self, told: Message, total: int | None = None) -> None:
        """Begin a stage."""
        self._set(self._console.translate(told), total, 0)

    def advance(self) -> None:
        """Take note of a step."""
        name, total, done = self._stage
        self._set(name, total, done + 1)

    def stop(self) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            self._is_over = True
            if self._bars is not None:
                self._bars.stop()

    def _set(self, name: str, total: int | None, done: int) -> None:
        self._stage = (name, total, done)
        if self._bars is not None:
            task = self._bars.tasks[0]
            self._bars.update(task.id, description=name, total=total, completed=done)

    def _show(self) -> None:
        """Draw the bar; called by the timer."""
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bars

        name, total, done = self._stage
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bars = Bars(*columns, console=Terminal(stderr=True), transient=True)
        bars.add_task(name, total=total, completed=done)
        with self._lock:
            if not self._is_over:
                bars.start()
                self._bars = bars
