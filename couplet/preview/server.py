"""The preview's addresses: the site from memory as GitHub Pages would serve it, livereload's socket and script, the panel of findings.

Pages and the reload protocol are livereload's handlers; the watching is ours, since livereload's looks every 0.8 s and builds inside the
event loop (docs/decisions/0030-preview.md). The client script is served as a file, because the pages' policy, which the preview keeps,
stops inline scripts.
"""

import asyncio
import errno
import json
import mimetypes
import socket
import webbrowser
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import unquote

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from couplet.console import Console
from couplet.model.findings import Finding
from couplet.model.locales import find_locale
from couplet.plan.routes import NOT_FOUND_PATH, Route
from couplet.preview.access import LOCAL_NAMES, LocalMixin
from couplet.preview.memory import PageError
from couplet.preview.panel import describe_findings, read_asset, write_trouble
from couplet.preview.preview import News, Preview

PORTS_TRIED = 20
LAST_PORT = 65535
HEAD_END = b"</head>"
RELOAD_SCRIPT = b'<script defer src="/livereload.js"></script>'
PANEL_SCRIPT = '<script defer src="/_preview/panel.js" data-page="{}"></script>'


class _ReloadHandler(LocalMixin, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's socket, for pages of this server alone."""

    def on_message(self, message: str | bytes) -> None:
        """Answer the protocol's greetings; what is none of them is let pass."""
        with suppress(ValueError, TypeError, AttributeError, KeyError, WebSocketClosedError):
            super().on_message(message)


class _ClientHandler(LocalMixin, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's client script."""


class _AssetHandler(LocalMixin):
    """The panel's script and style sheet."""

    def get(self, name: str) -> None:
        """Answer with one of them."""
        self.set_header("Content-Type", f"{mimetypes.guess_type(name)[0]}; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.finish(read_asset(name))


class _FindingsHandler(LocalMixin):
    """The findings as JSON, ``?lang=`` in a language."""

    def get(self) -> None:
        """Answer with all of them."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        speaker = choose_speaker(self.settings["speakers"], self.get_query_argument("lang", ""))
        preview: Preview = self.settings["preview"]
        self.finish(json.dumps(describe_findings(preview.site.findings, speaker), ensure_ascii=False))


class _PanelSocket(LocalMixin, WebSocketHandler):
    """Tells an open page of findings, at once and whenever they change."""

    def open(self, *_: str) -> None:
        """Send what there is, and remember whom to tell."""
        self.speaker = choose_speaker(self.settings["speakers"], self.get_query_argument("lang", ""))
        self.page = self.get_query_argument("page", "")
        self.settings["panels"].add(self)
        self.write_message(self.describe())

    def describe(self) -> str:
        """Return the findings as this page is told of them."""
        preview: Preview = self.settings["preview"]
        return json.dumps(describe_findings(preview.site.findings, self.speaker, page=self.page))

    def on_message(self, message: str | bytes) -> None:
        """Let pass whatever a page says."""

    def on_close(self) -> None:
        """Forget the page."""
        self.settings["panels"].discard(self)


class _SiteHandler(LocalMixin):
    """Serves the site from memory as GitHub Pages would: no listing, 404.html, a slash at the end of folders."""

    async def get(self, path: str) -> None:
        """Answer with the file at ``path``, as its sources now are."""
        preview: Preview = self.settings["preview"]
        path = unquote(path)
        name = f"{path}index.html" if not path or path.endswith("/") else path
        try:
            content = await preview.read(name)
            pages = preview.site.state.pages if preview.site.state else {}
            if content is None and f"{path}/index.html" in pages:
                self.redirect(f"{preview.base_path}{path}/", permanent=False)
            elif content is not None:
                self._write_file(name, content)
            else:
                self._write_missing(await preview.read(NOT_FOUND_PATH))
        except PageError as error:
            self._write_trouble(500, error)

    head = get

    def _write_file(self, name: str, content: bytes, status: int = 200) -> None:
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        is_text = media_type.startswith("text/") or media_type.endswith(("json", "xml", "javascript"))
        self.set_status(status)
        self.set_header("Content-Type", f"{media_type}; charset=utf-8" if is_text else media_type)
        self.set_header("Cache-Control", "no-store")
        is_page = media_type == "text/html"
        self.finish(content.replace(HEAD_END, self._list_scripts(name) + HEAD_END, 1) if is_page else content)

    def _write_missing(self, content: bytes | None) -> None:
        """Answer for what the site does not have: with its own page, or, while a file cannot be read, with what is wrong."""
        findings = self.settings["preview"].site.findings
        if content is None or any(
            finding.code.startswith(UNREADABLE) for finding in findings if finding.is_error
        ):
            self._write_trouble(503 if content is None else 404)
        else:
            self._write_file(NOT_FOUND_PATH, content, 404)

    def _write_trouble(self, status: int, error: PageError | None = None) -> None:
        """Answer with the findings in place of a page."""
        findings = self.settings["preview"].site.findings or ((error.finding,) if error else ())
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        speaker = choose_speaker(self.settings["speakers"], self.request.path.split("/")[-2][:2])
        self.finish(write_trouble(findings, speaker, scripts=self._list_scripts("")))

    def _list_scripts(self, name: str) -> bytes:
        """Return what the preview adds to the head of a page."""
        state = self.settings["preview"].site.state
        page = state.pages.get(name) if state else None
        key = page.key if isinstance(page, Route) else ""
        return RELOAD_SCRIPT + PANEL_SCRIPT.format(key).encode()


class _RootHandler(LocalMixin):
    """Leads from the server's root to the site."""

    def get(self) -> None:
        """Redirect to the cover; nothing else is here."""
        if self.request.path != "/":
            raise web.HTTPError(404)
        self.redirect(self.settings["preview"].base_path)


UNREADABLE = ("content.", "yaml.", "encoding.", "file.", "front-matter.", "schema.", "templates.")
"""Beginnings of the codes of files that cannot be read at all."""
ROUTES: list[tuple[str, type[web.RequestHandler]]] = [
    (r"/livereload", _ReloadHandler),
    (r"/livereload\.js", _ClientHandler),
    (r"/_preview/(panel\.js|panel\.css)", _AssetHandler),
    (r"/_preview/findings\.json", _FindingsHandler),
    (r"/_preview/findings", _PanelSocket),
]
"""Addresses outside the site with their handlers, before the site's own; further ones are given to `serve_preview`.

A handler finds in ``self.settings`` the ``preview``, and in ``speakers`` a console for each language, by locale prefix.
"""


def choose_speaker(speakers: Mapping[str, Console], language: str) -> Console:
    """Return who speaks a language, given as a tag or a prefix; the first, who speaks the editor's own, where nobody does."""
    locale = find_locale(language) if language else None
    prefix = locale.prefix if locale else ""
    return speakers.get(prefix) or next(iter(speakers.values()))


def find_sockets(host: str, port: int) -> tuple[int, list[socket.socket]]:
    """Return the first free port from ``port`` on, and a socket that listens there; ``OSError`` if none is, or the host is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + PORTS_TRIED, LAST_PORT + 1)):
        try:
            listening = socket.create_server((host, candidate), family=family)
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES) or getattr(error, "winerror", 0) in (
                10013,
                10048,
            ):
                continue
            raise
        listening.setblocking(False)
        return listening.getsockname()[1], [listening]
    raise OSError(f"no free port between {port} and {port + PORTS_TRIED - 1}")


async def serve_preview(
    preview: Preview,
    sockets: list[socket.socket],
    *,
    speakers: Mapping[str, Console],
    stop: asyncio.Event,
    hosts: frozenset[str] = LOCAL_NAMES,
    ready: Callable[[], Awaitable[None]] | None = None,
    routes: Sequence[tuple[Any, ...]] = (),
) -> None:
    """Serve and watch until ``stop`` is set.

    ``speakers`` speak the languages, the editor's own first; requests are answered under the names ``hosts``; ``ready`` is awaited
    when the first page can be served; ``routes`` are added to `ROUTES`.
    """
    panels: set[_PanelSocket] = set()
    application = web.Application(
        [*ROUTES, *routes, (rf"{preview.base_path}(.*)", _SiteHandler), (r"/.*", _RootHandler)],
        preview=preview,
        speakers=speakers,
        hosts=hosts,
        panels=panels,
        log_function=lambda handler: None,
        websocket_max_message_size=65536,
    )
    _connect(preview, panels)
    server = HTTPServer(application, max_body_size=1_000_000)
    server.add_sockets(sockets)
    try:
        await preview.open()
        if ready:
            await ready()
        await preview.run(stop)
    finally:
        server.stop()
        for open_page in (*LiveReloadHandler.waiters, *panels):
            open_page.close()
        LiveReloadHandler.waiters.clear()
        await server.close_all_connections()


def _connect(preview: Preview, panels: set[_PanelSocket]) -> None:
    """Have the browsers told of changes and findings, before whoever is told already."""
    on_change, on_findings = preview.on_change, preview.on_findings

    def tell_change(news: News) -> None:
        _send(tuple(LiveReloadHandler.waiters), _write_reload(preview, news))
        on_change(news)

    def tell_findings(findings: tuple[Finding, ...]) -> None:
        for panel in tuple(panels):
            _send((panel,), panel.describe())
        on_findings(findings)

    preview.on_change, preview.on_findings = tell_change, tell_findings


def _write_reload(preview: Preview, news: News) -> str:
    """Return the message of the LiveReload protocol; a change of styles alone needs no reload.

    Style sheets are named after their contents, so an open page has none of the new name: it then fetches all it has anew, and the server
    answers an old name with the new styles.
    """
    names = sorted(news.names)
    path = preview.site.find_page(names[0]) if names and not news.is_style else ""
    return json.dumps(
        {
            "command": "reload",
            "path": "site.css" if news.is_style else f"{preview.base_path}{path}",
            "liveCSS": news.is_style,
            "liveImg": False,
        }
    )


def _send(pages: Sequence[WebSocketHandler], text: str) -> None:
    """Send a message to open pages; one that has just been closed is forgotten."""
    for page in pages:
        with suppress(WebSocketClosedError):
            page.write_message(text)


def open_browser(address: str) -> None:
    """Open the preview in the editor's browser."""
    webbrowser.open(address)
