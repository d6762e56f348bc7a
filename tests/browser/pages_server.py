"""Serves a folder the way GitHub Pages serves a project page, on 127.0.0.1; for tests and measurements, not for publishing.

What Pages does and a plain file server does not: the site stands under a base path; a folder asked for without its slash costs a
redirect; ``name`` also finds ``name.html``; case matters on every disk; there are no listings; ``404.html`` of the root answers for
whatever is missing; text is sent compressed.
"""

import gzip
import mimetypes
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMPRESSED_TYPES = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")
CONTENT_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}
CACHE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to a request."""

    status: HTTPStatus
    """Status of the answer."""
    name: str = ""
    """File to send, relative to the folder served; empty for none."""
    location: str = ""
    """Where a redirect leads."""


@dataclass(frozen=True, slots=True)
class PagesRules:
    """Finds the answer to a path; touches no file."""

    files: frozenset[str]
    """All files of the site, relative, with ``/``."""
    base_path: str
    """Path of the site, with a slash at both ends: ``/repo/``."""
    folders: frozenset[str] = field(init=False)
    """All folders of the site, without a slash at the end; derived."""

    def __post_init__(self) -> None:
        """Derive the folders from the files."""
        parents = {parent.as_posix() for name in self.files for parent in Path(name).parents}
        object.__setattr__(self, "folders", frozenset(parents - {"."}))

    def find_answer(self, path: str) -> Answer:
        """Return the answer to a decoded path such as ``/repo/zh/``."""
        if path == self.base_path.removesuffix("/"):
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=self.base_path)
        if not path.startswith(self.base_path):
            return Answer(HTTPStatus.NOT_FOUND)
        name = path.removeprefix(self.base_path)
        candidates = (name + "index.html",) if name == "" or name.endswith("/") else (name, name + ".html")
        for candidate in candidates:
            if candidate in self.files:
                return Answer(HTTPStatus.OK, name=candidate)
        if name in self.folders:
            return Answer(HTTPStatus.MOVED_PERMANENTLY, location=path + "/")
        return Answer(HTTPStatus.NOT_FOUND, name="404.html" if "404.html" in self.files else "")


class PagesRequest(BaseHTTPRequestHandler):
    """Answers one request after `PagesRules`; subclassed with a folder and rules by `serve_pages`."""

    protocol_version = "HTTP/1.1"
    folder: Path
    rules: PagesRules

    def do_GET(self) -> None:
        """Answer with head and body."""
        self.send_answer(has_body=True)

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self.send_answer(has_body=False)

    def send_answer(self, *, has_body: bool) -> None:
        """Find the answer and send it."""
        answer = self.rules.find_answer(unquote(urlsplit(self.path).path))
        body = (self.folder / answer.name).read_bytes() if answer.name else b""
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.name:
            body = self.send_content_headers(answer.name, body)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if has_body:
            self.wfile.write(body)

    def send_content_headers(self, name: str, body: bytes) -> bytes:
        """Send the headers that describe a file; return its body as it goes over the wire."""
        suffix = Path(name).suffix
        kind = CONTENT_TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        is_text = kind.startswith(COMPRESSED_TYPES)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Cache-Control", f"max-age={CACHE_SECONDS}")
        if not is_text or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return body
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        return gzip.compress(body, mtime=0)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is the base class's)
        """Say nothing: a browser test asks for thousands of files."""


class PagesServer(ThreadingHTTPServer):
    """A thread for each connection; none outlives the process."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a browser hangs up, which it does whenever a page is left; anything else is told as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve_pages(folder: Path, *, base_path: str, port: int = 0) -> Iterator[str]:
    """Serve a folder under a base path on 127.0.0.1, on a free port unless one is named; end with the block.

    Gives the origin, ``http://127.0.0.1:PORT``. Files that come to be later are not found.
    """
    names = (
        os.path.relpath(os.path.join(parent, name), folder)
        for parent, _, names in os.walk(folder)
        for name in names
    )
    rules = PagesRules(files=frozenset(name.replace(os.sep, "/") for name in names), base_path=base_path)
    request_class = type("BoundPagesRequest", (PagesRequest,), {"folder": folder, "rules": rules})
    with PagesServer(("127.0.0.1", port), request_class) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join(timeout=5)
