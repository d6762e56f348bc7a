"""One preview from command to Ctrl-C: address, first build, what the terminal shows; the serving itself is `server`'s."""

import asyncio
import signal
import socket
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

from couplet.console import Console
from couplet.desk.addresses import DESK
from couplet.desk.session import DeskSession
from couplet.load.content import read_base_url
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, message
from couplet.plan.routes import find_base_path
from couplet.preview.desk import list_desk_routes
from couplet.preview.memory import MemorySite
from couplet.preview.server import Preview, find_sockets, open_browser, serve_preview
from couplet.production import Order

LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")
"""Addresses that nobody but this machine can reach."""
STOPPING_SIGNALS = ("SIGTERM", "SIGHUP")


def run_preview(root: Path, console: Console, *, host: str, port: int, is_opening: bool) -> None:
    """Serve the site of ``root`` until the editor ends it; raises ``OSError`` if no port is free."""
    base_path = find_base_path(read_base_url(root))
    found, sockets = find_sockets(host, port)
    if port and found != port:
        console.say(message("Port %(port)d is taken; using %(found)d.", port=port, found=found))
    address = f"http://{f'[{host}]' if ':' in host else host}:{found}{base_path}"
    preview = Preview(
        site=MemorySite(Order(root, base_url=address)),
        base_path=base_path,
        report=lambda site, changed: _report(console, site, changed),
    )
    with suppress(asyncio.CancelledError):
        asyncio.run(_run(preview, sockets, console, address=address if is_opening else None))


async def _run(
    preview: Preview, sockets: list[socket.socket], console: Console, *, address: str | None
) -> None:
    """Serve until a signal says stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in STOPPING_SIGNALS:
        # Windows has neither these signals nor handlers on its loop; there Ctrl-C alone ends the preview.
        with suppress(AttributeError, NotImplementedError):
            loop.add_signal_handler(getattr(signal, name), stop.set)

    async def announce() -> None:
        console.say(
            message("Preview at %(address)s – end it with Ctrl-C.", address=preview.site.order.base_url)
        )
        console.say(
            message(
                "The editors’ desk: %(address)s", address=urljoin(preview.site.order.base_url or "", DESK)
            )
        )
        if address:
            await asyncio.to_thread(open_browser, address)

    routes = list_desk_routes(_open_desk(preview, console))
    await serve_preview(preview, sockets, stop=stop, ready=announce, routes=routes)


def _open_desk(preview: Preview, console: Console) -> DeskSession:
    """Return the desk of a preview."""

    async def look() -> tuple[Corpus | None, tuple[Finding, ...]]:
        async with preview.building:
            return preview.site.corpus, preview.site.findings

    return DeskSession(
        root=preview.site.order.root.resolve(),
        base_path=preview.base_path,
        locale=console.locale,
        look=look,
        renew=preview.rebuild,
    )


def _report(console: Console, site: MemorySite, changed: frozenset[str]) -> None:
    """Tell of one build: its findings, and what became of the site."""
    console.tell(site.findings)
    if any(finding.is_error for finding in site.findings):
        console.say(message("Not rebuilt; the last good site stays."))
    elif changed and len(changed) < len(site.files):
        console.say(message("Rebuilt: %(count)d files changed.", count=len(changed)))
