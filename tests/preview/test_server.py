"""The preview as an editor's browser meets it: a real server on 127.0.0.1, in this process, ended by the test."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import websocket_connect

from couplet.preview.memory import MemorySite
from couplet.preview.server import Preview, find_sockets, serve_preview
from couplet.production import Order
from tests.mini_site import MiniSite

SECONDS = 30

Talk = Callable[["Session"], Awaitable[None]]


class Session:
    """A running preview and a client for it."""

    def __init__(self, site: MiniSite, port: int, preview: Preview) -> None:
        self.site, self.port, self.preview = site, port, preview
        self.origin = f"http://127.0.0.1:{port}"
        self.builds: list[frozenset[str]] = []

    async def get(self, path: str, **headers: str) -> HTTPResponse:
        """Return the answer to a request, redirects not followed."""
        request = HTTPRequest(f"{self.origin}{path}", headers=headers, follow_redirects=False)
        return await AsyncHTTPClient().fetch(request, raise_error=False)

    async def wait_for_build(self, count: int) -> None:
        """Wait until there were ``count`` builds in all."""
        while len(self.builds) < count:
            await asyncio.sleep(0.01)


def talk_to_preview(site: MiniSite, talk: Talk) -> None:
    """Run a preview of ``site`` and a conversation with it; ends both."""

    async def run() -> None:
        port, sockets = find_sockets("127.0.0.1", 0)
        memory = MemorySite(Order(site.root, base_url=f"http://127.0.0.1:{port}/repo/"))
        preview = Preview(memory, "/repo/", report=lambda _, changed: session.builds.append(changed))
        session = Session(site, port, preview)
        stop, ready = asyncio.Event(), asyncio.Event()

        async def announce() -> None:
            ready.set()

        server = asyncio.create_task(serve_preview(preview, sockets, stop=stop, ready=announce))
        try:
            await ready.wait()
            await talk(session)
        finally:
            stop.set()
            await server

    asyncio.run(asyncio.wait_for(run(), SECONDS))


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def test_all_editions_are_served_under_the_base_path(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        for path in ("/repo/", "/repo/zh/", "/repo/en/scorecard/", "/repo/both/review/services/"):
            answer = await session.get(path)
            assert answer.code == 200, path
            assert b'<script defer src="/livereload.js"></script></head>' in answer.body
        assert (await session.get("/")).headers["Location"] == "/repo/"
        assert (await session.get("/repo/zh/scorecard")).headers["Location"] == "/repo/zh/scorecard/"
        assert (await session.get("/livereload.js")).code == 200

    talk_to_preview(site, talk)


def test_unknown_paths_get_the_404_page(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        for path in (
            "/repo/no/such/",
            "/repo/../content/site.yaml",
            "/repo/.couplet.json",
            "/repo/zh/../../build.py",
        ):
            answer = await session.get(path)
            assert answer.code == 404, path
            assert b"content/" not in answer.body

    talk_to_preview(site, talk)


def test_an_edit_is_built_and_told(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        browser = await websocket_connect(f"ws://127.0.0.1:{session.port}/livereload")
        await browser.write_message('{"command": "hello"}')
        assert '"hello"' in str(await browser.read_message())
        await browser.write_message('{"command": "info", "url": "x"}')
        site.edit("content/review/rights.zh.md", "- 甲", "- 改过的甲")
        assert '"reload"' in str(await browser.read_message())
        assert session.builds[-1] == {"zh/review/rights/index.html", "both/review/rights/index.html"}
        assert "改过的甲" in (await session.get("/repo/zh/review/rights/")).body.decode()
        browser.close()

    talk_to_preview(site, talk)


def test_broken_content_keeps_the_last_good_site(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        site.edit("content/review/rights.zh.md", "fact:fund", "fact:fnud")
        await session.wait_for_build(2)
        assert [finding.code for finding in session.preview.site.findings if finding.is_error] == [
            "facts.unknown"
        ]
        assert (await session.get("/repo/zh/review/rights/")).code == 200
        site.edit("content/review/rights.zh.md", "fact:fnud", "fact:fund")
        await session.wait_for_build(3)
        assert session.preview.site.findings == ()

    talk_to_preview(site, talk)


def test_a_report_that_never_built_says_so_until_it_does(site: MiniSite) -> None:
    text = site.read_source("content/site.yaml")
    site.write("content/site.yaml", "title: [\n")

    async def talk(session: Session) -> None:
        answer = await session.get("/repo/")
        assert answer.code == 503
        assert b"content/site.yaml" in answer.body
        site.write("content/site.yaml", text)
        await session.wait_for_build(2)
        assert (await session.get("/repo/")).code == 200

    talk_to_preview(site, talk)


def test_foreign_names_and_origins_are_refused(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        assert (await session.get("/repo/zh/", Host="evil.example")).code == 403
        request = HTTPRequest(
            f"ws://127.0.0.1:{session.port}/livereload", headers={"Origin": "https://evil.example"}
        )
        with pytest.raises(Exception, match="403"):
            await websocket_connect(request)

    talk_to_preview(site, talk)


def test_a_taken_port_leads_to_the_next() -> None:
    port, sockets = find_sockets("127.0.0.1", 0)
    try:
        found, others = find_sockets("127.0.0.1", port)
        assert found != port
        for other in others:
            other.close()
    finally:
        for taken in sockets:
            taken.close()
