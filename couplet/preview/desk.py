"""The editors' desk on the preview's server: its pages, its two files, and the answers to its forms; what is shown is `couplet.desk`'s.

A form changes a file on this machine, so that no other site may send one: the request must come from this machine, from a page of this
server (``Origin``, ``Sec-Fetch-Site``), with a token that only pages of this session hold, and no page may put the desk into a frame.
"""

import asyncio
import hmac
import ipaddress
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tornado import web

from couplet.console import Console
from couplet.desk.acceptance import Answer, Form, Outcome, Report, accept_form, read_report
from couplet.desk.addresses import DESK, DeskAddresses
from couplet.desk.blocks import name_anchor
from couplet.desk.desk import Desk, show_finding
from couplet.desk.facing import plan_page
from couplet.desk.overview import plan_overview
from couplet.desk.rendering import Said, read_script, read_style, render_desk
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Message, message
from couplet.model.locales import KNOWN_LOCALES, Locale
from couplet.model.settings import EditorSettings
from couplet.preview.access import LOCAL_NAMES, LocalMixin
from couplet.preview.preview import Preview

POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
"""The policy of published pages, save that forms may be sent to this server and no page may frame the desk."""
CLIENT = "/livereload.js"


@dataclass(frozen=True, slots=True)
class DeskSession:
    """The desk of one preview."""

    preview: Preview
    """The preview."""
    locale: Locale
    """The language of the terminal, in which the desk opens."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """What a form must hold."""
    done: dict[str, Said] = field(default_factory=dict)
    """Key of a page to what was last accepted on it."""

    @property
    def root(self) -> Path:
        """The site's folder."""
        return self.preview.site.order.root.resolve()

    def render_overview(self, language: str, report: Report) -> str:
        """Return the overview."""
        corpus, findings = report
        console = self._make_console(language)
        addresses = self._find_addresses(corpus, language)
        if corpus is None:
            return self._render_unread(console, findings, addresses)
        view = plan_overview(Desk(corpus, findings, console.translate, addresses))
        title = _choose(corpus.settings.short_title, console.locale)
        return self._render("overview", console, addresses, {"title": title, "view": view})

    def render_page(self, language: str, report: Report, key: str, said: Said | None) -> str | None:
        """Return the view of a page; ``None`` if there is none."""
        corpus, findings = report
        console = self._make_console(language)
        addresses = self._find_addresses(corpus, language)
        if corpus is None:
            return self._render_unread(console, findings, addresses)
        view = plan_page(Desk(corpus, findings, console.translate, addresses), key)
        if view is None:
            return None
        title = " · ".join(text for _, text in view.row.title) or key
        form = {"address": addresses.find_page(key), "token": self.token}
        context = {"title": title, "view": view, "form": form, "said": said}
        return self._render("page", console, addresses, context, key=key)

    def render_told(self, language: str, title: Message, told: Message) -> str:
        """Return a page that says one thing."""
        console = self._make_console(language)
        context = {"title": console.translate(title), "text": console.translate(told), "findings": ()}
        return self._render("told", console, self._find_addresses(None, language), context)

    def find_page(self, language: str, key: str, anchor: str = "") -> str:
        """Return the address of the view of a page."""
        return self._find_addresses(None, language).find_page(key, anchor)

    def say(self, language: str, told: Message) -> str:
        """Return a message in the language of the desk."""
        return self._make_console(language).translate(told)

    def _render_unread(
        self, console: Console, findings: tuple[Finding, ...], addresses: DeskAddresses
    ) -> str:
        context = {
            "title": console.translate(message("The report cannot be read in full")),
            "text": console.translate(message("Its state can be told once these errors are mended.")),
            "findings": [show_finding(finding, console.translate, addresses) for finding in findings],
        }
        return self._render("told", console, addresses, context)

    def _render(
        self,
        template: str,
        console: Console,
        addresses: DeskAddresses,
        context: Mapping[str, object],
        key: str = "",
    ) -> str:
        switches = [
            (
                locale.tag,
                locale.name,
                addresses.find_page(key, language=prefix) if key else addresses.find_overview(prefix),
                locale == console.locale,
            )
            for prefix, locale in KNOWN_LOCALES.items()
        ]
        frame = {
            "home": addresses.find_overview(),
            "switches": switches,
            "style": f"{DESK}desk.css",
            "script": f"{DESK}desk.js",
            "client": CLIENT,
        }
        return render_desk(template, console, frame | dict(context))

    def _make_console(self, language: str) -> Console:
        return Console(KNOWN_LOCALES.get(language, self.locale), root=self.root)

    def _find_addresses(self, corpus: Corpus | None, language: str) -> DeskAddresses:
        editor = corpus.settings.editor if corpus else EditorSettings()
        return DeskAddresses(self.root, editor.url, self.preview.base_path, language)


def _choose(texts: Mapping[str, str], locale: Locale) -> str:
    return texts.get(locale.prefix) or next(iter(texts.values()))


class _DeskMixin(LocalMixin):
    """What all addresses of the desk share."""

    def initialize(self, session: DeskSession) -> None:
        """Take the session."""
        self.session = session

    def set_default_headers(self) -> None:
        """Let no page frame or store the desk, and nothing foreign into it."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cache-Control", "no-store")

    @property
    def language(self) -> str:
        """The language that the address asks for; empty for none that is known."""
        asked = self.get_query_argument("lang", "")
        return asked if asked in KNOWN_LOCALES else ""

    def answer(self, page: str, status: int = 200) -> None:
        """Send a page."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page)

    def answer_told(self, status: int, title: Message, told: Message) -> None:
        """Send a page that says one thing."""
        self.answer(self.session.render_told(self.language, title, told), status)

    async def read_memory(self) -> Report:
        """Return the report as the preview has it, what was saved just now included."""
        await self.session.preview.look()
        site = self.session.preview.site
        return site.corpus, site.findings


class _OverviewHandler(_DeskMixin):
    """The overview."""

    async def get(self) -> None:
        """Answer with the overview."""
        report = await self.read_memory()
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
        await self._show(key, await self.read_memory(), self.session.done.get(key))

    async def _show(self, key: str, report: Report, said: Said | None, status: int = 200) -> None:
        page = await asyncio.to_thread(self.session.render_page, self.language, report, key, said)
        if page is None:
            title = message("There is no page “%(page)s”.", page=key)
            self.answer_told(404, title, message("The overview lists the pages of the report."))
        else:
            self.answer(page, status if report[0] else Answer.UNREADABLE)

    async def post(self, key: str) -> None:
        """Accept what the form asks for, or say why not."""
        if self._is_foreign():
            told = message("This form did not come from the desk as it is open now. Open the desk again.")
            self.answer_told(403, message("Nothing was recorded."), told)
            return
        form = Form(*(self.get_body_argument(name, "", strip=False) for name in ("name", "unit", "shown")))
        async with self.session.preview.building:
            report, outcome = await asyncio.to_thread(self._accept, form)
        anchor = name_anchor(form.name, form.unit) if form.unit else ""
        kind = "done" if outcome.answer is Answer.DONE else "refused"
        said = Said(kind, self.session.say(self.language, outcome.told), anchor)
        if kind == "refused":
            await self._show(key, report, said, outcome.answer)
            return
        self.session.done[key] = said
        await self.session.preview.rebuild()
        self.redirect(self.session.find_page(self.language, key, anchor), status=Answer.DONE)

    def _accept(self, form: Form) -> tuple[Report, Outcome]:
        """Return the report as it stands on disk, and what became of the form."""
        root = self.session.root
        report = read_report(root)
        try:
            return report, accept_form(root, form, report)
        except OSError as error:
            reason = error.strerror or str(error)
            told = message("Nothing was recorded: the system refused: %(reason)s.", reason=reason)
            return report, Outcome(Answer.UNWRITTEN, told)

    def _is_foreign(self) -> bool:
        """Whether the form comes from elsewhere than a page of this session's desk on this machine."""
        headers = self.request.headers
        origin, relation = headers.get("Origin"), headers.get("Sec-Fetch-Site")
        own = f"{self.request.protocol}://{self.request.host}"
        is_local = (
            ipaddress.ip_address(self.request.remote_ip or "0.0.0.0").is_loopback
            and urlsplit(own).hostname in LOCAL_NAMES
        )
        is_own = (origin or relation) and origin in (None, own) and relation in (None, "same-origin")
        token = self.get_body_argument("token", "", strip=False)
        return not (is_local and is_own and hmac.compare_digest(token.encode(), self.session.token.encode()))


def list_desk_routes(
    preview: Preview, locale: Locale
) -> list[tuple[str, type[web.RequestHandler], dict[str, DeskSession]]]:
    """Return the addresses of the desk with their handlers, for a session whose terminal speaks ``locale``'s language."""
    session = {"session": DeskSession(preview, locale)}
    return [
        (rf"{DESK}", _OverviewHandler, session),
        (rf"{DESK}desk\.(css|js)", _FileHandler, session),
        (rf"{DESK}([a-z0-9/-]+)/", _PageHandler, session),
        (rf"{DESK}?(.*?)/*", _SlashHandler, session),
    ]


class _SlashHandler(_DeskMixin):
    """Adds the slash at the end of an address; what no page can be called is not there."""

    def get(self, key: str) -> None:
        """Redirect, or say that there is nothing."""
        if re.fullmatch(r"[a-z0-9/-]*[a-z0-9-]|", key):
            self.redirect(self.session.find_page(self.language, key) if key else DESK)
        else:
            self.answer_told(
                404,
                message("There is no page “%(page)s”.", page=key),
                message("The overview lists the pages of the report."),
            )
