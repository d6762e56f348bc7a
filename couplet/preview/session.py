"""One preview from command to Ctrl-C: address, what the terminal shows, signals; the serving itself is `server`'s."""

import asyncio
import gc
import signal
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from couplet.console import Console, count_findings
from couplet.desk.acceptance import Report
from couplet.desk.addresses import DESK
from couplet.desk.session import DeskSession
from couplet.load.accepted import ACCEPTED
from couplet.load.content import read_base_url
from couplet.model.findings import Finding, message
from couplet.model.locales import KNOWN_LOCALES, Locale
from couplet.plan.routes import find_base_path
from couplet.preview.access import EVERY_INTERFACE, LOCAL_NAMES
from couplet.preview.desk import list_desk_routes
from couplet.preview.memory import MemorySite
from couplet.preview.preview import News, Preview
from couplet.preview.server import find_sockets, open_browser, serve_preview
from couplet.production import Order

LOCAL_HOSTS = tuple(sorted(LOCAL_NAMES))
"""Addresses that nobody but this machine can reach."""
TOLD_AT_A_TIME = 20
"""How many findings the terminal shows at a time."""
STOPPING_SIGNALS = ("SIGTERM", "SIGHUP")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the preview is served."""

    host: str
    """Address to listen on."""
    port: int
    """First port to try."""
    is_opening: bool = False
    """Whether to open the browser."""


def run_preview(root: Path, console: Console, place: Place) -> None:
    """Serve the site of ``root`` until the editor ends it; raises ``OSError`` if no port is free, or the host is not this machine's."""
    base_path = find_base_path(read_base_url(root))
    found, sockets = find_sockets(place.host, place.port)
    if place.port and found != place.port:
        console.say(message("Port %(port)d is taken; using %(found)d.", port=place.port, found=found))
    if place.host not in LOCAL_NAMES:
        console.say(
            message(
                "Anybody who can reach %(host)s can now read this report, drafts included; end the preview when it has been looked at.",
                host=place.host,
            )
        )
    shown = "127.0.0.1" if place.host in EVERY_INTERFACE else place.host
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{found}{base_path}"
    site = MemorySite(Order(root, base_url=address))
    preview = Preview(
        site,
        base_path,
        on_change=lambda news: _tell_change(console, site, news),
        on_findings=_Teller(console).tell,
        complain=lambda error: _tell_fault(console, error),
    )
    with suppress(asyncio.CancelledError):
        asyncio.run(_run(preview, sockets, console, place))


async def _run(preview: Preview, sockets: list[socket.socket], console: Console, place: Place) -> None:
    """Serve until a signal says stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: _tell_stray(console, context))
    for name in STOPPING_SIGNALS:
        # Windows has neither these signals nor handlers on its loop; there Ctrl-C alone ends the preview.
        with suppress(AttributeError, NotImplementedError):
            loop.add_signal_handler(getattr(signal, name), stop.set)
    address = preview.site.order.base_url or ""

    async def announce() -> None:
        # What is loaded now stays; walking through it again and again would hold up requests.
        gc.collect()
        gc.freeze()
        console.say(message("Preview at %(address)s – end it with Ctrl-C.", address=address))
        console.say(message("The editors’ desk: %(address)s", address=urljoin(address, DESK)))
        if place.is_opening:
            await asyncio.to_thread(open_browser, address)

    own = {console.locale.prefix: console}
    others = {
        prefix: Console(locale, root=preview.site.order.root) for prefix, locale in KNOWN_LOCALES.items()
    }
    hosts = LOCAL_NAMES | {place.host.lower()}
    speakers = {**own, **{prefix: speaker for prefix, speaker in others.items() if prefix not in own}}
    await serve_preview(
        preview,
        sockets,
        speakers=speakers,
        stop=stop,
        hosts=hosts,
        ready=announce,
        routes=list_desk_routes(open_desk(preview, console.locale)),
    )


def open_desk(preview: Preview, locale: Locale) -> DeskSession:
    """Return the desk of a preview for somebody whose terminal speaks ``locale``'s language."""
    site = preview.site

    async def look() -> Report:
        await preview.look()
        return site.corpus, site.findings

    async def examine() -> Report:
        await preview.examine()
        return site.corpus if site.is_whole else None, site.findings

    async def renew() -> None:
        preview.note(frozenset({ACCEPTED}))
        await preview.look()

    root = site.order.root.resolve()
    return DeskSession(root, preview.base_path, locale, look=look, examine=examine, renew=renew)


def _tell_change(console: Console, site: MemorySite, news: News) -> None:
    """Tell of a change, with the address of the page that belongs to it."""
    names = sorted(news.names)
    address = site.order.base_url or ""
    if not names:
        console.say(message("Taken in: %(address)s", address=address))
    elif len(names) == 1:
        page = f"{address}{site.find_page(names[0])}"
        console.say(message("Taken in: %(file)s → %(address)s", file=names[0], address=page))
    else:
        page = f"{address}{site.find_page(names[0])}"
        told = message(
            "Taken in: %(file)s and %(count)d more → %(address)s",
            file=names[0],
            count=len(names) - 1,
            address=page,
        )
        console.say(told)


class _Teller:
    """Tells the terminal of findings, of each once."""

    def __init__(self, console: Console) -> None:
        """Speak through ``console``."""
        self._console = console
        self._told: frozenset[str] = frozenset()

    def tell(self, findings: tuple[Finding, ...]) -> None:
        """Tell of the findings that are new, and how many there are in all; lines that only moved are not new."""
        signed = {_sign(finding): finding for finding in findings}
        new = [finding for sign, finding in signed.items() if sign not in self._told]
        new.sort(key=lambda finding: not finding.is_error)
        self._told = frozenset(signed)
        self._console.tell(new[:TOLD_AT_A_TIME])
        if len(new) > TOLD_AT_A_TIME:
            self._console.say(
                message(
                    "%(count)d more; the panel beside the page lists them.", count=len(new) - TOLD_AT_A_TIME
                )
            )
        self._console.say(count_findings(findings) if findings else message("No findings."))


def _sign(finding: Finding) -> str:
    """Return what tells a finding from others wherever it stands in its file."""
    return f"{finding.code} {finding.severity} {finding.location.path} {finding.message}"


def _tell_fault(console: Console, error: object) -> None:
    """Tell of a fault of the program in one line."""
    reason = f"{type(error).__name__}: {error}".rstrip(": ")
    console.complain(
        message("A fault of the preview: %(reason)s. It goes on.", reason=reason),
        message("Save again, or start the preview anew if pages stay as they were."),
    )


def _tell_stray(console: Console, context: dict[str, object]) -> None:
    """Tell of a fault that nobody awaited; connections that browsers break off are none."""
    error = context.get("exception")
    if error is not None and not isinstance(error, OSError):
        _tell_fault(console, error)
