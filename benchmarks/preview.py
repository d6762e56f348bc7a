"""How soon a save is seen in the preview, in sites of 20 and 1,000 document pairs; nothing is asserted.

The real command serves in a process of its own; saves are written to disk as editors write them, half in place and half by replacing the
file. A page counts as fresh when an answer over HTTP holds the new words, a browser as told when the message comes over its web socket.
On a machine that others share, the system's own count of how long both sides were ready to run and could not tells what the clock cannot.
"""

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import WebSocketClientConnection, websocket_connect

from benchmarks.report_sites import write_report
from benchmarks.tables import format_table
from tests.mini_site import MiniSite
from tests.served_preview import ServedPreview

PAIRS = (20, 1000)
SAVES = 50
APART = 0.2
BURST = 100
IDLE_SECONDS = 20.0
CHECK_SECONDS = 3.0
FILE, PAGE = "content/review/services.zh.md", "zh/review/services/"
OTHERS = (("Hugo", 238), ("Eleventy", 397), ("MkDocs", 780), ("livereload's own watcher", 395))
"""Medians from save to page of others, measured on the same kind of machine and a site of 20 pairs."""


@dataclass(slots=True)
class Timing:
    """What was measured at one site."""

    pairs: int
    """Document pairs."""
    start: float = 0.0
    """Seconds from the command to the address."""
    fresh: list[float] = field(default_factory=list)
    """Seconds from each save to the fresh page."""
    waited: list[float] = field(default_factory=list)
    """Seconds of each of these in which server or client were ready to run and had no processor."""
    told: list[float] = field(default_factory=list)
    """Seconds from each save to the message, those that came."""
    burst: int = 0
    """Messages of a burst."""
    is_right: bool = False
    """Whether the page after the burst shows the last save."""
    idle: float = 0.0
    """Processor time without any change, in per cent of a core."""
    processor: float = 0.0
    """Processor time for each save, in seconds."""


class Served(ServedPreview):
    """A report under the real command, and what the system counts of it."""

    def __init__(self, site: MiniSite) -> None:
        """Start the command."""
        self.text = site.read_source(FILE)
        super().__init__(site)

    def save(self, words: str, *, in_place: bool) -> None:
        """Save the page with new words at its end."""
        content = f"{self.text}\n{words}\n"
        path = self.site.root / FILE
        if in_place:
            path.write_text(content, encoding="utf-8")
        else:
            staged = path.with_name(f".{path.name}.new")
            staged.write_text(content, encoding="utf-8")
            os.replace(staged, path)

    def read_processor_time(self) -> float:
        """Return the seconds of processor time that the server has used; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def read_waiting_time(self) -> float:
        """Return the seconds that server and client have waited for a processor; 0 where the system does not tell."""
        try:
            waits = [
                int(Path(f"/proc/{pid}/schedstat").read_text().split()[1])
                for pid in (self.process.pid, "self")
            ]
        except OSError:
            return 0.0
        return sum(waits) / 1e9


async def connect(address: str) -> WebSocketClientConnection:
    """Return a web socket that has greeted as livereload's script does."""
    host = address.split("/")[2]
    browser = await websocket_connect(f"ws://{host}/livereload")
    await browser.write_message(
        '{"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}'
    )
    await browser.read_message()
    await browser.write_message(f'{{"command": "info", "url": "{address}{PAGE}"}}')
    return browser


async def measure_saves(served: Served, address: str, timing: Timing) -> None:
    """Save, and wait for the page and for the message, `SAVES` times, one save every `APART` seconds."""
    browser = await connect(address)
    messages: list[float] = []

    async def listen() -> None:
        while await browser.read_message() is not None:
            messages.append(time.perf_counter())

    listening = asyncio.create_task(listen())
    before = served.read_processor_time()
    saves: list[float] = []
    for number in range(SAVES):
        words = f"第{number}次保存"
        waited = served.read_waiting_time()
        served.save(words, in_place=number % 2 == 0)
        saves.append(time.perf_counter())
        timing.fresh.append(await wait_for_words(address, words) - saves[-1])
        timing.waited.append(served.read_waiting_time() - waited)
        await asyncio.sleep(max(0.0, saves[-1] + APART - time.perf_counter()))
    await asyncio.sleep(1)
    timing.processor = (served.read_processor_time() - before) / SAVES
    for start, end in zip(saves, [*saves[1:], saves[-1] + 1], strict=True):
        timing.told += [moment - start for moment in messages if start <= moment < end][:1]
    messages.clear()
    start = time.perf_counter()
    for number in range(BURST):
        served.save(f"第{number}次连续保存", in_place=number % 2 == 0)
        await asyncio.sleep(max(0.0, start + (number + 1) / BURST - time.perf_counter()))
    await asyncio.sleep(1.5)
    timing.burst = len(messages)
    timing.is_right = f"第{BURST - 1}次连续保存" in await fetch(address)
    browser.close()
    await listening


async def wait_for_words(address: str, words: str) -> float:
    """Return when the page that holds the words was there."""
    while words not in await fetch(address):
        pass
    return time.perf_counter()


async def fetch(address: str) -> str:
    """Return the page."""
    answer = await AsyncHTTPClient().fetch(f"{address}{PAGE}", raise_error=False)
    return answer.body.decode()


async def measure_site(pairs: int) -> Timing:
    """Return what was measured at a site of so many pairs."""
    timing = Timing(pairs)
    with tempfile.TemporaryDirectory(prefix="couplet-bench-") as folder:
        site = write_report(Path(folder), pairs)
        start = time.perf_counter()
        served = Served(site)
        try:
            timing.start = time.perf_counter() - start
            await wait_for_rest(served)
            await measure_saves(served, served.address, timing)
            await wait_for_rest(served)
            before = served.read_processor_time()
            await asyncio.sleep(IDLE_SECONDS)
            timing.idle = (served.read_processor_time() - before) / IDLE_SECONDS * 100
        finally:
            served.stop()
    return timing


async def wait_for_rest(served: Served) -> None:
    """Wait until the checks are through."""
    used = -1.0
    while (now := served.read_processor_time()) - used > 0.02:
        used = now
        await asyncio.sleep(CHECK_SECONDS / 3)


def measure_preview() -> Iterator[str]:
    """Yield the lines of the table."""
    rows = []
    for pairs in PAIRS:
        timing = asyncio.run(measure_site(pairs))
        rows += [
            (f"{pairs} pairs: start", f"{timing.start * 1000:.0f} ms", ""),
            (
                f"{pairs} pairs: save to fresh page, median",
                _format(statistics.median(timing.fresh)),
                "≤ 50 ms",
            ),
            (f"{pairs} pairs: save to fresh page, worst of {SAVES}", _format(max(timing.fresh)), "≤ 250 ms"),
            (
                f"{pairs} pairs: save to fresh page, median without waiting for a processor",
                _format(
                    statistics.median(
                        fresh - waited for fresh, waited in zip(timing.fresh, timing.waited, strict=True)
                    )
                ),
                "",
            ),
            (f"{pairs} pairs: save to message, median", _format(statistics.median(timing.told)), "≤ 80 ms"),
            (f"{pairs} pairs: messages lost of {SAVES}", SAVES - len(timing.told), "0"),
            (f"{pairs} pairs: messages of {BURST} saves in a second", timing.burst, "1–3"),
            (f"{pairs} pairs: right page after them", "yes" if timing.is_right else "no", "yes"),
            (f"{pairs} pairs: idle, of a core", f"{timing.idle:.2f} %", "≤ 0.5 %"),
            (f"{pairs} pairs: processor time a save", _format(timing.processor), ""),
        ]
    rows += [(f"{name}: save to fresh page, median", f"{median} ms", "") for name, median in OTHERS]
    yield from format_table("Preview", ("what", "measured", "goal"), rows)


def _format(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
