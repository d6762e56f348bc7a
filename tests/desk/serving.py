"""A desk on 127.0.0.1 beside the test, with the report read from disk for every page; no preview, and no assertions."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tornado import web
from tornado.httpserver import HTTPServer

from couplet.desk.acceptance import Report, read_report
from couplet.desk.session import DeskSession
from couplet.model.locales import KNOWN_LOCALES
from couplet.preview.desk import list_desk_routes
from couplet.preview.server import find_sockets
from tests.mini_site import MiniSite

SECONDS = 10


class _Silence(web.RequestHandler):
    """Stands in for the preview's script that loads pages anew."""

    def get(self) -> None:
        """Answer with an empty script."""
        self.set_header("Content-Type", "text/javascript")


def open_session(site: MiniSite, language: str = "zh") -> DeskSession:
    """Return the desk of a site."""

    async def look() -> Report:
        return read_report(site.root)

    async def renew() -> None:
        """Every page reads the report anew."""

    return DeskSession(site.root, "/repo/", KNOWN_LOCALES[language], look, renew)


@contextmanager
def serve_desk(site: MiniSite) -> Iterator[str]:
    """Serve the desk of a site while the context lasts; gives its origin."""
    port, sockets = find_sockets("127.0.0.1", 0)
    started, loops = threading.Event(), list[asyncio.AbstractEventLoop]()

    async def run() -> None:
        loops.append(asyncio.get_running_loop())
        routes: list[Any] = [*list_desk_routes(open_session(site)), (r"/livereload\.js", _Silence)]
        server = HTTPServer(web.Application(routes))
        server.add_sockets(sockets)
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            server.stop()
            await server.close_all_connections()

    def serve() -> None:
        runner = asyncio.new_event_loop()
        tasks.append(runner.create_task(run()))
        try:
            runner.run_until_complete(tasks[0])
        except asyncio.CancelledError:
            runner.close()

    tasks: list[asyncio.Task[None]] = []
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    started.wait(SECONDS)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loops[0].call_soon_threadsafe(tasks[0].cancel)
        thread.join(SECONDS)
