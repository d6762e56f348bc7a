"""The desk of a mini site: as a session that reads the report from disk for every page, and as part of a preview beside the test."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from couplet.console import Console
from couplet.desk.acceptance import Report, read_report
from couplet.desk.session import DeskSession
from couplet.model.locales import KNOWN_LOCALES
from couplet.preview.desk import list_desk_routes
from couplet.preview.memory import MemorySite
from couplet.preview.preview import Preview
from couplet.preview.server import find_sockets, serve_preview
from couplet.preview.session import open_desk
from couplet.production import Order
from tests.mini_site import MiniSite

SECONDS = 20


def open_session(site: MiniSite, language: str = "zh") -> DeskSession:
    """Return the desk of a site without a preview."""

    async def look() -> Report:
        return read_report(site.root)

    async def renew() -> None:
        """Every page reads the report anew."""

    return DeskSession(site.root, "/repo/", KNOWN_LOCALES[language], look, look, renew)


@contextmanager
def serve_desk(site: MiniSite) -> Iterator[str]:
    """Preview a site, all checks done, while the context lasts; gives the origin of the preview and its desk."""
    port, sockets = find_sockets("127.0.0.1", 0)
    origin = f"http://127.0.0.1:{port}"
    started = threading.Event()
    ends: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def run() -> None:
        preview = Preview(MemorySite(Order(site.root, base_url=f"{origin}/repo/")), "/repo/")
        stop = asyncio.Event()
        ends.append((asyncio.get_running_loop(), stop))

        async def announce() -> None:
            await preview.examine()
            started.set()

        await serve_preview(
            preview,
            sockets,
            speakers={prefix: Console(locale, root=site.root) for prefix, locale in KNOWN_LOCALES.items()},
            stop=stop,
            ready=announce,
            routes=list_desk_routes(open_desk(preview, KNOWN_LOCALES["zh"])),
        )

    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    assert started.wait(SECONDS), "the preview did not start"
    try:
        yield origin
    finally:
        loop, stop = ends[0]
        loop.call_soon_threadsafe(stop.set)
        thread.join(SECONDS)
