"""Changes of a report's files as they happen, through `watchfiles`; it reads nothing and knows nothing of pages.

The folders themselves are looked at once a second: one that vanishes takes its watch with it, and one that comes back has none.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from watchfiles import awatch

from couplet.load.reader import identify_folder

WATCHED = ("content", "templates", "translations")
STEP_MILLISECONDS = 25
"""A batch of changes ends with the first step in which there is none; also how often the system is asked."""
BATCH_MILLISECONDS = 100
"""Longest batch."""
LOOK_MILLISECONDS = 1000
"""How often the folders are looked at."""
RETRY_SECONDS = 1.0

Names = frozenset[str] | None
"""Files that changed, relative to the root, with ``/``; ``None`` where it is not known which."""


_PASSING = re.compile(r"(?:^|/)(?:\.|~\$|4913$)|(?:~|\.tmp|\.swp|\.swx|\.bak)$")
"""What editors and office programs leave beside a file while it is open, and hidden files."""


async def watch_sources(root: Path, stop: asyncio.Event) -> AsyncIterator[Names]:
    """Yield the names of files as they change, batch by batch, until ``stop`` is set; never raises for what happens to the folders."""
    base = root.resolve()
    is_polling = False
    while not stop.is_set():
        try:
            async for names in _watch_folders(base, stop, is_polling=is_polling):
                yield names
        except (OSError, RuntimeError):
            # The system has no watches left, or a folder went while the watch began; polling needs neither.
            is_polling = not is_polling
            await asyncio.sleep(RETRY_SECONDS)


async def _watch_folders(base: Path, stop: asyncio.Event, *, is_polling: bool) -> AsyncIterator[Names]:
    """Yield changes until the folders are not the same any more, or ``stop`` is set."""
    folders = _identify(base)
    if not folders:
        await asyncio.sleep(RETRY_SECONDS)
        if _identify(base):
            yield None
        return
    batches = awatch(
        *folders,
        watch_filter=None,
        debounce=BATCH_MILLISECONDS,
        step=STEP_MILLISECONDS,
        rust_timeout=LOOK_MILLISECONDS,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=is_polling or None,
    )
    # What was changed between the last reading and the beginning of the watch is told by nobody.
    is_sure = False
    async for batch in batches:
        names = frozenset(name for _, path in batch if not _PASSING.search(name := _name(path, base)))
        if names:
            yield names
        if not is_sure:
            yield None
            is_sure = True
        if _identify(base) != folders:
            yield None
            return


def _identify(base: Path) -> Mapping[Path, object]:
    """Return the watched folders that are there, each with what tells it from another of its name."""
    found = {base / name: identify_folder(base / name) for name in WATCHED}
    return {folder: identity for folder, identity in found.items() if identity}


def _name(path: str, base: Path) -> str:
    """Return a path as the program names files."""
    return Path(path).relative_to(base).as_posix() if Path(path).is_relative_to(base) else path
