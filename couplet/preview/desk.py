"""The editors' desk on the preview's server: its pages, its two files, and the answers to its forms; what is shown is `couplet.desk`'s.

A form changes a file on this machine, so that no other site may send one: the request must come from this machine, from a page of this
server (``Origin``, ``Sec-Fetch-Site``), with a token that only pages of this session hold, and no page may put the desk into a frame.
"""

import asyncio
import hmac
import ipaddress
import re
from typing import Any
from urllib.parse import urlsplit

from tornado import web

from couplet.desk.acceptance import Answer, Form, Outcome, Report, accept_form
from couplet.desk.addresses import DESK
from couplet.desk.blocks import name_anchor
from couplet.desk.rendering import Said, read_script, read_style
from couplet.desk.session import DeskSession
from couplet.load.reader import digest_bytes
from couplet.model.findings import Message, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.preview.access import LOCAL_NAMES, LocalMixin

POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
"""The policy of published pages, save that forms may be sent to this server and no page may frame the desk."""
STATE = "Desk-State"
"""Header with the digest of a page."""
KEY = r"[a-z0-9-]+(?:/[a-z0-9-]+)*"
"""Keys of pages and names of YAML files."""
Route = tuple[str, type[web.RequestHandler], dict[str, Any]]
"""An address, its handler, and what the handler is given."""


class _DeskMixin(LocalMixin):
    """What all addresses of the desk share."""

    def initialize(self, session: DeskSession) -> None:
        """Take the session."""
        self.session = session

    def prepare(self) -> None:
        """Refuse who is not at this machine, also where others may see the pages: the desk names its folders and writes into them."""
        super().prepare()
        is_near = ipaddress.ip_address(self.request.remote_ip or "0.0.0.0").is_loopback
        if not (is_near and urlsplit(f"//{self.request.host}").hostname in LOCAL_NAMES):
            raise web.HTTPError(403)

    def set_default_headers(self) -> None:
        """Let no page frame or store the desk, and nothing foreign into it."""
        super().set_default_headers()
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("Cache-Control", "no-store")

    @property
    def language(self) -> str:
        """The language that the address asks for; empty for none that is known."""
        asked = self.get_query_argument("lang", "")
        return asked if asked in KNOWN_LOCALES else ""

    def answer(self, page: str, status: int = 200) -> None:
        """Send a page; one that tells how things are with a digest, by which its script knows whether another would be shown now."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        if self.request.method == "GET":
            state = digest_bytes(page.encode())
            self.set_header(STATE, state)
            page = page.replace("<html ", f'<html data-state="{state}" ', 1)
        self.finish(page)

    def answer_told(self, status: int, title: Message, told: Message) -> None:
        """Send a page that says one thing."""
        self.answer(self.session.render_told(self.language, title, told), status)

    def answer_missing(self, key: str) -> None:
        """Say that there is no such page."""
        title = message("There is no page “%(page)s”.", page=key)
        self.answer_told(404, title, message("The overview lists the pages of the report."))


class _OverviewHandler(_DeskMixin):
    """The overview."""

    async def get(self) -> None:
        """Answer with the overview."""
        report = await self.session.look()
        page = await asyncio.to_thread(self.session.render_overview, self.language, report)
        self.answer(page, 200 if report[0] else 503)


class _FileHandler(_DeskMixin):
    """The desk's style sheet and script."""

    def get(self, suffix: str) -> None:
        """Answer with the file."""
        is_style = suffix == "css"
        self.set_header("Content-Type", f"text/{'css' if is_style else 'javascript'}; charset=utf-8")
        self.finish(read_style() if is_style else read_script())


class _PageHandler(_DeskMixin):
    """The view of a page, and the answer to its forms."""

    async def get(self, key: str) -> None:
        """Answer with the view, and with what was last accepted on it."""
        await self._show(key, await self.session.look(), self.session.done.get(key))

    async def _show(self, key: str, report: Report, said: Said | None, status: int = 200) -> None:
        page = await asyncio.to_thread(self.session.render_page, self.language, report, key, said)
        if page is None:
            self.answer_missing(key)
        else:
            self.answer(page, status if report[0] else Answer.UNREADABLE)

    async def post(self, key: str) -> None:
        """Accept what the form asks for, or say why not."""
        if self._is_foreign():
            told = message("This form did not come from the desk as it is open now. Open the desk again.")
            self.answer_told(403, message("Nothing was recorded."), told)
            return
        form = Form(*(self.get_body_argument(name, "", strip=False) for name in ("name", "unit", "shown")))
        async with self.session.accepting:
            report = await self.session.examine()
            outcome = self._accept(form, report)
        anchor = name_anchor(form.name, form.unit) if form.unit else ""
        kind = "done" if outcome.answer is Answer.DONE else "refused"
        said = Said(kind, self.session.say(self.language, outcome.told), anchor)
        if kind == "refused":
            await self._show(key, report, said, outcome.answer)
            return
        self.session.done[key] = said
        await self.session.renew()
        self.redirect(self.session.find_page(self.language, key, anchor), status=Answer.DONE)

    def _accept(self, form: Form, report: Report) -> Outcome:
        """Return what became of a form."""
        try:
            return accept_form(self.session.root, form, report)
        except OSError as error:
            reason = error.strerror or str(error)
            told = message("Nothing was recorded: the system refused: %(reason)s.", reason=reason)
            return Outcome(Answer.UNWRITTEN, told)

    def _is_foreign(self) -> bool:
        """Whether the form comes from elsewhere than a page of this session's desk."""
        headers = self.request.headers
        origin, relation = headers.get("Origin"), headers.get("Sec-Fetch-Site")
        own = f"{self.request.protocol}://{self.request.host}"
        is_own = (origin or relation) and origin in (None, own) and relation in (None, "same-origin")
        token = self.get_body_argument("token", "", strip=False)
        return not (is_own and hmac.compare_digest(token.encode(), self.session.token.encode()))


class _RestHandler(_DeskMixin):
    """Every other address: without the slash at its end, or of nothing."""

    def get(self, rest: str | None) -> None:
        """Redirect, or say that there is nothing."""
        if not rest:
            self.redirect(DESK)
        elif re.fullmatch(KEY, rest):
            self.redirect(self.session.find_page(self.language, rest))
        else:
            self.answer_missing(rest)


def list_desk_routes(session: DeskSession) -> list[Route]:
    """Return the addresses of a desk with their handlers."""
    given = {"session": session}
    return [
        (DESK, _OverviewHandler, given),
        (rf"{DESK}desk\.(css|js)", _FileHandler, given),
        (rf"{DESK}({KEY})/", _PageHandler, given),
        (rf"{DESK.removesuffix('/')}(?:/(.*))?", _RestHandler, given),
    ]
