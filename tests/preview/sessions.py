"""A running preview and a client for it, both in the test's own process; ended by the test, no assertions."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from couplet.console import Console
from couplet.model.locales import KNOWN_LOCALES
from couplet.preview.memory import MemorySite
from couplet.preview.preview import News, Preview
from couplet.preview.server import find_sockets, serve_preview
from couplet.production import Order
from tests.mini_site import MiniSite

SECONDS = 30
CLIENT = re.compile(
    rb'<script defer src="/livereload.js"></script><script defer src="/_preview/panel.js" data-page="[^"]*"></script>'
)


class Session:
    """One conversation with a preview."""

    def __init__(self, site: MiniSite, port: int, preview: Preview) -> None:
        """Talk to ``preview``, which serves ``site``."""
        self.site, self.preview = site, preview
        self.origin = f"http://127.0.0.1:{port}"
        self.news: list[News] = []
        self.faults: list[Exception] = []
        self._sockets: list[WebSocketClientConnection] = []

    async def get(self, path: str, *, method: str = "GET", **headers: str) -> HTTPResponse:
        """Return the answer to a request, redirects not followed."""
        request = HTTPRequest(
            f"{self.origin}{path}",
            method=method,
            headers=headers,
            follow_redirects=False,
            allow_nonstandard_methods=True,
        )
        return await AsyncHTTPClient().fetch(request, raise_error=False)

    async def read(self, path: str) -> str:
        """Return the text of an answer."""
        return (await self.get(path)).body.decode()

    async def close(self) -> None:
        """Close every web socket."""
        for socket in self._sockets:
            socket.close()
            while await socket.read_message() is not None:
                pass

    async def wait_for(self, is_there: Callable[[], bool]) -> None:
        """Wait until something is so."""
        while not is_there():
            await asyncio.sleep(0.01)

    async def wait_for_codes(self, *codes: str) -> None:
        """Wait until these are the codes of the findings."""
        await self.wait_for(lambda: sorted({f.code for f in self.preview.site.findings}) == sorted(codes))

    async def connect(self, path: str, **headers: str) -> WebSocketClientConnection:
        """Return an open web socket; it is closed with the session."""
        socket = await websocket_connect(
            HTTPRequest(f"{self.origin.replace('http', 'ws')}{path}", headers=headers)
        )
        self._sockets.append(socket)
        return socket

    async def open_reloading(self) -> WebSocketClientConnection:
        """Return a web socket that has greeted as livereload's script does."""
        browser = await self.connect("/livereload")
        await browser.write_message('{"command": "hello"}')
        assert '"hello"' in str(await browser.read_message())
        await browser.write_message('{"command": "info", "url": "x"}')
        return browser


async def hear(browser: WebSocketClientConnection) -> dict[str, Any]:
    """Return the next message that a web socket gets."""
    heard: dict[str, Any] = json.loads(str(await browser.read_message()))
    return heard


def talk_to_preview(site: MiniSite, talk: Callable[[Session], Awaitable[None]]) -> None:
    """Run a preview of ``site`` and a conversation with it; ends both."""

    async def run() -> None:
        port, sockets = find_sockets("127.0.0.1", 0)
        memory = MemorySite(Order(site.root, base_url=f"http://127.0.0.1:{port}/repo/"))
        preview = Preview(memory, "/repo/")
        session = Session(site, port, preview)
        preview.on_change, preview.complain = session.news.append, session.faults.append
        stop, ready = asyncio.Event(), asyncio.Event()

        async def announce() -> None:
            ready.set()

        speakers = {prefix: Console(locale, root=site.root) for prefix, locale in KNOWN_LOCALES.items()}
        server = asyncio.create_task(
            serve_preview(preview, sockets, speakers=speakers, stop=stop, ready=announce)
        )
        try:
            await ready.wait()
            await talk(session)
        finally:
            await session.close()
            stop.set()
            await server

    asyncio.run(asyncio.wait_for(run(), SECONDS))
