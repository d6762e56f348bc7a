"""Who may ask the preview: requests under its own names and from its own pages; what they ask for is for others to answer.

A page of any other site can make a browser send requests to 127.0.0.1, and can point a name of its own there (DNS rebinding); neither may
read drafts or do anything.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from tornado import web

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names that lead nowhere but to this machine."""
EVERY_INTERFACE = frozenset({"0.0.0.0", "::"})
"""Addresses to listen on that stand for all the machine has."""


def is_known_host(host: str, names: frozenset[str]) -> bool:
    """Whether a ``Host`` header names one of ``names``; where all interfaces are meant any address counts, since rebinding needs a name."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name in names or (bool(names & EVERY_INTERFACE) and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def is_own_origin(origin: str, host: str) -> bool:
    """Whether an ``Origin`` header is that of a page of the server at ``host``."""
    try:
        return urlsplit(origin).netloc == host and urlsplit(origin).scheme in ("http", "https")
    except ValueError:
        return False


class LocalMixin(web.RequestHandler):
    """Answers only requests that name the preview as their host and that no foreign page sends."""

    def prepare(self) -> None:
        """Refuse what comes under a foreign name or from a foreign page."""
        names: frozenset[str] = self.settings.get("hosts", LOCAL_NAMES)
        origin = self.request.headers.get("Origin")
        if not is_known_host(self.request.host, names) or not (
            origin is None or is_own_origin(origin, self.request.host)
        ):
            raise web.HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        """Whether a web socket may be opened; `prepare` has refused what may not."""
        return is_own_origin(origin, self.request.host)

    def set_default_headers(self) -> None:
        """Let no other site show the answer, nor a browser guess what it is."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "SAMEORIGIN")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Referrer-Policy", "same-origin")

    def log_exception(self, *error: object) -> None:
        """Tell of a fault of ours in one line; that a page is not there, or may not be asked for, is no fault."""
        fault = error[1]
        if isinstance(fault, Exception) and not isinstance(fault, web.HTTPError):
            self.settings["preview"].complain(fault)

    def write_error(self, status_code: int, **_: object) -> None:
        """Answer with the number alone."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}\n")
