"""The desk of one preview: its pages in the language asked for, and the token of its forms; who may ask is the server's business."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from couplet.console import Console
from couplet.desk.acceptance import Report
from couplet.desk.addresses import DESK, DeskAddresses
from couplet.desk.desk import Desk, show_finding
from couplet.desk.facing import plan_page
from couplet.desk.overview import plan_overview
from couplet.desk.rendering import Said, render_desk
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Message, message
from couplet.model.locales import KNOWN_LOCALES, Locale
from couplet.model.settings import EditorSettings


@dataclass(frozen=True, slots=True)
class DeskSession:
    """The desk of one preview."""

    root: Path
    """The site's folder, absolute."""
    base_path: str
    """Path of the site on the server."""
    locale: Locale
    """The language of the terminal, in which the desk opens."""
    look: Callable[[], Awaitable[Report]]
    """Returns the report as the preview has it; findings may be those of a moment ago."""
    examine: Callable[[], Awaitable[Report]]
    """Returns the report as it stands on disk, with what all checks say of it; none where it cannot be read in full."""
    renew: Callable[[], Awaitable[None]]
    """Called when the desk has written a file, before the page that shows it is asked for."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """What a form must hold."""
    done: dict[str, Said] = field(default_factory=dict)
    """Key of a page to what was last accepted on it."""
    consoles: dict[str, Console] = field(default_factory=dict, repr=False)
    """Locale prefix to who speaks that language."""
    accepting: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)
    """Held while the record is read, judged and written, so that no form overtakes another."""

    def render_overview(self, language: str, report: Report) -> str:
        """Return the overview."""
        corpus, findings = report
        console = self._find_console(language)
        addresses = self._find_addresses(corpus, language)
        if corpus is None:
            return self._render_unread(console, findings, addresses)
        view = plan_overview(Desk(corpus, findings, console.translate, addresses))
        title = _choose(corpus.settings.short_title, console.locale)
        return self._render("overview", console, addresses, {"title": title, "view": view})

    def render_page(self, language: str, report: Report, key: str, said: Said | None) -> str | None:
        """Return the view of a page; ``None`` if there is none."""
        corpus, findings = report
        console = self._find_console(language)
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
        console = self._find_console(language)
        context = {"title": console.translate(title), "text": console.translate(told), "findings": ()}
        return self._render("told", console, self._find_addresses(None, language), context)

    def find_page(self, language: str, key: str, anchor: str = "") -> str:
        """Return the address of the view of a page."""
        return self._find_addresses(None, language).find_page(key, anchor)

    def say(self, language: str, told: Message) -> str:
        """Return a message in the language of the desk."""
        return self._find_console(language).translate(told)

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
        *,
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
        }
        return render_desk(template, console, frame | dict(context))

    def _find_console(self, language: str) -> Console:
        locale = KNOWN_LOCALES.get(language, self.locale)
        return self.consoles.setdefault(locale.prefix, Console(locale, root=self.root))

    def _find_addresses(self, corpus: Corpus | None, language: str) -> DeskAddresses:
        editor = corpus.settings.editor if corpus else EditorSettings()
        return DeskAddresses(self.root, editor.url, self.base_path, language)


def _choose(texts: Mapping[str, str], locale: Locale) -> str:
    return texts.get(locale.prefix) or next(iter(texts.values()))
