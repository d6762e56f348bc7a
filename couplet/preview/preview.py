"""One preview session: takes changes in, tells browsers and terminal, checks in the background; no addresses and no answers.

Everything happens in the event loop, in small steps: parsing one file and making one page take milliseconds, and a thread beside it would
hold up every request for the interpreter's lock. Only pictures and the first look are left to a thread.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from couplet.model.findings import Finding
from couplet.preview.memory import MemorySite
from couplet.preview.state import State, need_styles_alone
from couplet.preview.watching import Names, watch_sources

QUIET_SECONDS = 0.1
"""A change that follows another sooner than this begins a burst, which is told of when there was none for as long."""
LONGEST_BURST = 2.0
"""Seconds after which a burst is told of although it goes on."""
STEP_SECONDS = 0.004
"""How long the checks go on before they let requests in."""
PAUSE_SECONDS = 0.03
"""How long the checks wait after a change, so that the browsers that come for the page are first."""


@dataclass(frozen=True, slots=True)
class News:
    """What a change came to."""

    names: frozenset[str]
    """The files that were changed; empty where it is not known which."""
    is_style: bool
    """Whether open pages need nothing anew but their style sheets."""


@dataclass(slots=True)
class Preview:
    """One preview session."""

    site: MemorySite
    """What is shown."""
    base_path: str
    """Path of the site on the server: ``/`` or ``/repo/``."""
    on_change: Callable[[News], None] = lambda news: None
    """Called when the site has changed."""
    on_findings: Callable[[tuple[Finding, ...]], None] = lambda findings: None
    """Called when the findings have changed."""
    complain: Callable[[Exception], None] = lambda error: None
    """Called with a fault of the program, after which the preview goes on."""
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _pending: set[str] | None = field(default_factory=set)
    _untold: set[str] = field(default_factory=set)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _noted: float = 0.0
    _told: State | None = None
    _told_noted: float = 0.0
    _shown: tuple[Finding, ...] = ()
    _failed: str = ""
    _checking: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Look at everything for the first time."""
        async with self._lock:
            self._pending = None
            await self._take_in()
        self._told = self.site.state
        self._tell_findings()
        self._check_again()

    async def read(self, path: str) -> bytes | None:
        """Return the bytes of a file of the site as its sources now are; ``None`` where there is none.

        Raises:
            PageError: It cannot be made and never could.
        """
        touched = self.site.find_touched(path)
        if self._lock.locked() or self._pending is None or self._pending or touched is None or touched:
            async with self._lock:
                self._expect(touched)
                await self._take_in()
        return self.site.read(path)

    async def look(self) -> None:
        """Take in what is known to have changed, so that ``site`` is what its sources are."""
        async with self._lock:
            await self._take_in()

    async def examine(self) -> None:
        """Look at every file and run all checks to their end, for whom findings of a moment ago will not do."""
        async with self._lock:
            self._pending = None
            await self._take_in()
            await self._run_checks()
        self._tell_findings()

    def note(self, names: Names) -> None:
        """Learn of changed files; they are taken in at the next request, and told of when the burst is over."""
        self._expect(names)
        # Systems tell of one save several times over, and of the last time only after it was told here.
        if self.site.state is not self._told or self.site.is_news(names):
            self._untold |= names or set()
            self._noted = time.monotonic()
            self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Watch the sources until ``stop`` is set."""
        telling = asyncio.create_task(self._tell_forever())
        try:
            async for names in watch_sources(self.site.order.root, stop):
                self.note(names)
        finally:
            tasks = [task for task in (telling, self._checking) if task]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _expect(self, names: Names) -> None:
        self._pending = None if names is None or self._pending is None else self._pending | names

    async def _take_in(self) -> None:
        """Read what has changed; the lock is held."""
        names, self._pending = self._pending, set()
        if names is not None and not names:
            return
        try:
            if names is None or any(name.startswith("content/photos/") for name in names):
                await asyncio.to_thread(self.site.take_in, names)
            else:
                self.site.take_in(names)
            self.site.tell_fault("reading", None)
        except Exception as error:
            # What was changed is not lost: the next request looks at everything again.
            self._pending = None
            self._fail("reading", error)

    async def _tell_forever(self) -> None:
        """Tell of every change, of a burst once."""
        while True:
            await self._news.wait()
            if self._noted - self._told_noted < QUIET_SECONDS:
                await self._wait_for_quiet()
            self._news.clear()
            try:
                await self._tell()
            except Exception as error:
                self.complain(error)

    async def _wait_for_quiet(self) -> None:
        begun = time.monotonic()
        while (rest := self._noted + QUIET_SECONDS - time.monotonic()) > 0:
            if time.monotonic() - begun > LONGEST_BURST:
                return
            await asyncio.sleep(rest)

    async def _tell(self) -> None:
        """Take in what has changed and tell of it, if the site is another for it."""
        noted = self._noted
        async with self._lock:
            await self._take_in()
        names, self._untold = frozenset(self._untold), set()
        before, state = self._told, self.site.state
        if state is not None and state is not before:
            self._told, self._told_noted = state, noted
            self.on_change(News(names, before is not None and need_styles_alone(before, state)))
        self._tell_findings()
        self._check_again()

    def _check_again(self) -> None:
        """Begin the checks anew; what they have found of unchanged pages is kept."""
        if self._checking is not None:
            self._checking.cancel()
        self._checking = asyncio.create_task(self._check())

    async def _check(self) -> None:
        """Check bit by bit, and let requests in between."""
        await asyncio.sleep(PAUSE_SECONDS)
        try:
            await self._run_checks()
            self.site.tell_fault("checking", None)
        except Exception as error:
            self._fail("checking", error)
        self._tell_findings()

    def _fail(self, stage: str, error: Exception) -> None:
        """Tell of a fault among the findings, and in the terminal too unless it was the last one."""
        self.site.tell_fault(stage, error)
        if repr(error) != self._failed:
            self._failed = repr(error)
            self.complain(error)

    async def _run_checks(self) -> None:
        """Check what is to be checked, a few milliseconds at a time."""
        end = time.perf_counter() + STEP_SECONDS
        for _ in self.site.check():
            if time.perf_counter() > end:
                await asyncio.sleep(0)
                end = time.perf_counter() + STEP_SECONDS

    def _tell_findings(self) -> None:
        if self.site.findings != self._shown:
            self._shown = self.site.findings
            self.on_findings(self._shown)
