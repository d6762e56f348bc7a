"""The preview server: watches the sources, rebuilds in memory, serves all editions under the site's path, makes browsers reload.

Watching is `watchfiles`; pages and the reload protocol are livereload's, with our own watcher in place of its own, which looks every
0.8 s and builds inside the event loop. The client script is served as a file, because the pages' policy (which the preview keeps) stops
inline scripts. Listens on 127.0.0.1 and answers only requests made to that address, so that no web page can read drafts through
a name that it points here (DNS rebinding).
"""

import asyncio
import mimetypes
import socket
import webbrowser
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.httpserver import HTTPServer
from watchfiles import DefaultFilter, awatch

from couplet.preview.memory import MemorySite

WATCHED = ("content", "templates", "translations")
QUIET_MILLISECONDS = 60
LOOK_MILLISECONDS = 20
PORTS_TRIED = 20
HEAD_END = b"</head>"
CLIENT = b'<script defer src="/livereload.js"></script>'
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(slots=True)
class Preview:
    """One preview session."""

    site: MemorySite
    """What is shown."""
    base_path: str
    """Path of the site on the server: ``/`` or ``/repo/``."""
    report: Callable[[MemorySite, frozenset[str]], None]
    """Called after each build with the paths that changed."""
    building: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held during a build; a request waits for it rather than show old text."""

    async def rebuild(self) -> None:
        """Build beside the event loop, then tell the browsers what changed."""
        async with self.building:
            changed = await asyncio.to_thread(self.site.rebuild)
        self.report(self.site, changed)
        if changed:
            _tell_browsers(changed)

    async def watch(self, stop: asyncio.Event) -> None:
        """Rebuild after every burst of changes until ``stop`` is set."""
        root = self.site.order.root.resolve()
        folders = [root / name for name in WATCHED if (root / name).is_dir()]
        changes = awatch(
            *folders,
            watch_filter=_SourceFilter(),
            debounce=QUIET_MILLISECONDS,
            step=LOOK_MILLISECONDS,
            stop_event=stop,
        )
        async for _ in changes:
            await self.rebuild()


class _SourceFilter(DefaultFilter):
    """Ignores what editors and office programs leave beside a file while it is open."""

    ignore_entity_patterns = (*DefaultFilter.ignore_entity_patterns, r"^~\$", r"^\.~lock", r"\.tmp$", r"^\.#")


def _tell_browsers(changed: frozenset[str]) -> None:
    """Send one reload message of the LiveReload protocol to every open page; a change of styles alone needs no reload."""
    is_style = all(path.endswith(".css") for path in changed)
    message = {
        "command": "reload",
        "path": min(changed) if is_style else "/",
        "liveCSS": is_style,
        "liveImg": False,
    }
    for waiter in list(LiveReloadHandler.waiters):
        waiter.send_message(message)


class _LocalMixin(web.RequestHandler):
    """Answers only requests that name this machine as their host."""

    def prepare(self) -> None:
        """Refuse a request made under a foreign name."""
        if urlsplit(f"//{self.request.host}").hostname not in LOCAL_NAMES:
            raise web.HTTPError(403)


class _ReloadHandler(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's socket, for pages of this server alone."""

    def check_origin(self, origin: str) -> bool:
        """Whether the page that asks is one of ours."""
        return urlsplit(origin).netloc == self.request.host and urlsplit(origin).hostname in LOCAL_NAMES


class _ClientHandler(LiveReloadJSHandler, _LocalMixin):  # type: ignore[misc]  # livereload has no types
    """livereload's client script."""


class _RootHandler(_LocalMixin):
    """Leads from the server's root to the site."""

    def initialize(self, preview: Preview) -> None:
        """Take the session."""
        self.preview = preview

    def get(self) -> None:
        """Redirect to the cover."""
        self.redirect(self.preview.base_path)


class _SiteHandler(_LocalMixin):
    """Serves the site from memory as GitHub Pages would: no listing, 404.html, a slash at the end of folders."""

    def initialize(self, preview: Preview) -> None:
        """Take the session."""
        self.preview = preview

    async def get(self, path: str) -> None:
        """Answer with the file at ``path``, after a running build."""
        async with self.preview.building:
            files = self.preview.site.files
        if not files:
            self._write_failure()
        elif f"{path}/index.html" in files:
            self.redirect(f"{self.preview.base_path}{path}/", permanent=False)
        else:
            name = f"{path}index.html" if not path or path.endswith("/") else path
            self._write_file(name if name in files else "404.html", is_found=name in files)

    def _write_file(self, name: str, *, is_found: bool) -> None:
        content = self.preview.site.files[name]
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        is_text = media_type.startswith("text/") or media_type.endswith(("json", "xml", "javascript"))
        self.set_status(200 if is_found else 404)
        self.set_header("Content-Type", f"{media_type}; charset=utf-8" if is_text else media_type)
        self.set_header("Cache-Control", "no-store")
        self.finish(content.replace(HEAD_END, CLIENT + HEAD_END, 1) if media_type == "text/html" else content)

    def _write_failure(self) -> None:
        """Answer while there is no good build yet; the terminal tells what is wrong."""
        self.set_status(503)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        codes = "".join(
            f"<li>{f.location.path}:{f.location.line} {f.code}" for f in self.preview.site.findings
        )
        page = f"<!doctype html><html lang=en><head><title>Couplet</title></head><body><ul>{codes}</ul></body></html>".encode()
        self.finish(page.replace(HEAD_END, CLIENT + HEAD_END, 1))


ROUTES: list[tuple[str, type[web.RequestHandler]]] = [
    (r"/livereload", _ReloadHandler),
    (r"/livereload\.js", _ClientHandler),
]
"""Addresses outside the site with their handlers, before the site's own; further ones are added here or given to `serve_preview`.

The handlers find the session in ``self.settings["preview"]``.
"""


def find_sockets(host: str, port: int) -> tuple[int, list[socket.socket]]:
    """Return the first free port from ``port`` on, and a socket that listens there; ``OSError`` if none is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, port + PORTS_TRIED):
        try:
            listening = socket.create_server((host, candidate), family=family)
        except OSError:
            continue
        listening.setblocking(False)
        return listening.getsockname()[1], [listening]
    raise OSError(f"no free port between {port} and {port + PORTS_TRIED - 1}")


async def serve_preview(
    preview: Preview,
    sockets: list[socket.socket],
    *,
    stop: asyncio.Event,
    ready: Callable[[], Awaitable[None]] | None = None,
    routes: Sequence[tuple[Any, ...]] = (),
) -> None:
    """Serve and watch until ``stop`` is set; ``ready`` is awaited when the first build is served; ``routes`` are added to `ROUTES`."""
    base = preview.base_path
    session = {"preview": preview}
    application = web.Application(
        [
            *ROUTES,
            *routes,
            (rf"{base}(.*)", _SiteHandler, session),
            (r"/.*", _RootHandler, session),
        ],
        preview=preview,
    )
    server = HTTPServer(application)
    server.add_sockets(sockets)
    try:
        await preview.rebuild()
        if ready:
            await ready()
        await preview.watch(stop)
    finally:
        server.stop()
        await server.close_all_connections()


def open_browser(address: str) -> None:
    """Open the preview in the editor's browser."""
    webbrowser.open(address)
