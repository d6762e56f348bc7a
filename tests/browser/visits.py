"""A page open in the browser, and all that it asked for and complained about; no assertions."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.real_site import BASE_PATH

PROBES = (Path(__file__).with_name("probes.js")).read_text(encoding="utf-8")
WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")
HEIGHT = 900
PHONE = 360
BLOCKED_POLICY = "addEventListener('securitypolicyviolation', (e) => console.error(`CSP: ${e.violatedDirective} ${e.blockedURI}`))"


@dataclass
class Visit(AbstractContextManager["Visit"]):
    """One page in a browser context of its own."""

    context: BrowserContext
    """The context; closed with the visit."""
    page: Page
    """The page."""
    origin: str
    """Origin of the site, ``http://127.0.0.1:PORT``."""
    has_script: bool
    """Whether the browser runs the page's scripts."""
    requests: list[Request] = field(default_factory=list)
    """All that the page asked for, in order."""
    answers: list[Response] = field(default_factory=list)
    """All answers, in order."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of the console, uncaught exceptions, breaches of the content security policy."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the page and forget its storage."""
        self.context.close()

    def open(self, path: str) -> None:
        """Load a page of the site with all that it names."""
        self.page.goto(f"{self.origin}{BASE_PATH}{path}", wait_until="load")

    def open_stand_in(self, body: str) -> None:
        """Show a page of the test's own, to see that a probe works."""
        self.page.goto("about:blank")
        self.page.set_content(f"<!doctype html><html lang=en><title>t</title><main><h1>h</h1>{body}</main>")

    def set_up(self, *, width: int, scheme: str = "light", height: int = HEIGHT) -> None:
        """Give the open page another width and colour scheme, in place."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    def probe(self, name: str, *arguments: Any) -> Any:
        """Call a function of probes.js in the page."""
        return self.page.evaluate(f"(args) => ({PROBES}).{name}(...args)", list(arguments))

    def list_outside_requests(self) -> list[str]:
        """Return the addresses of all requests that left the site."""
        return [
            request.url
            for request in self.requests
            if not request.url.startswith((self.origin + BASE_PATH, "data:"))
        ]

    def list_failed_answers(self, *, expected: Sequence[str] = ()) -> list[str]:
        """Return status and address of every answer but plain success; ``expected`` are addresses allowed to fail."""
        failed = (
            answer
            for answer in self.answers
            if answer.status not in (200, 304) and answer.url not in expected
        )
        return [f"{answer.status} {answer.url}" for answer in failed]


def start_visit(browser: Browser, origin: str, *, width: int = 1440, scripts: bool = True) -> Visit:
    """Open an empty page that records what happens to it."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        java_script_enabled=scripts,
        reduced_motion="reduce",
        service_workers="block",
    )
    context.set_default_timeout(15_000)
    context.add_init_script(BLOCKED_POLICY)
    visit = Visit(context=context, page=context.new_page(), origin=origin, has_script=scripts)
    context.on("request", lambda request: visit.requests.append(request))
    context.on("response", lambda response: visit.answers.append(response))
    visit.page.on("pageerror", lambda error: visit.complaints.append(f"exception: {error}"))

    def record(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.complaints.append(f"{message.type}: {message.text}")

    visit.page.on("console", record)
    return visit
