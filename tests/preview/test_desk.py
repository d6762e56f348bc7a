"""The desk on a real server on 127.0.0.1: pages, languages, headers, forms, and every way in which a form is refused."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from selectolax.lexbor import LexborHTMLParser
from tornado import web
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.httpserver import HTTPServer

from couplet.desk.acceptance import read_report
from couplet.desk.session import DeskSession
from couplet.model.findings import Finding, Location, Severity, message
from couplet.preview.access import LOCAL_NAMES
from couplet.preview.desk import list_desk_routes
from couplet.preview.server import find_sockets
from tests.desk.desks import RIGHTS_EN, RIGHTS_ZH, accept_all
from tests.desk.serving import open_session
from tests.mini_site import MiniSite

SECONDS = 30
PAGE = "/_desk/review/rights/"
RECORD = "translations/accepted.yaml"


class Visit:
    """A desk that is served, and a client for it."""

    def __init__(self, site: MiniSite, port: int, session: DeskSession, renewed: list[bool]) -> None:
        self.site, self.session, self.renewed = site, session, renewed
        self.origin = f"http://127.0.0.1:{port}"

    async def ask(self, path: str, *, body: str | None = None, **headers: str) -> HTTPResponse:
        """Return the answer to a request, redirects not followed; with a body it is a form."""
        request = HTTPRequest(
            f"{self.origin}{path}",
            "POST" if body is not None else "GET",
            headers,
            body,
            follow_redirects=False,
        )
        return await AsyncHTTPClient().fetch(request, raise_error=False)

    async def read(self, path: str) -> LexborHTMLParser:
        """Return a page that there is."""
        answer = await self.ask(path)
        assert answer.code == 200, answer.body.decode()
        return LexborHTMLParser(answer.body.decode())

    async def fill_form(self, unit: str, path: str = PAGE) -> dict[str, str]:
        """Return the fields of the form of a text."""
        page = await self.read(path)
        forms = [
            {field.attributes["name"] or "": field.attributes["value"] or "" for field in form.css("input")}
            for form in page.css("form")
        ]
        (form,) = [form for form in forms if form["unit"] == unit]
        return form

    async def send(self, fields: dict[str, str], path: str = PAGE, **headers: str) -> HTTPResponse:
        """Return the answer to a form that a page of the desk sends, or another page where ``headers`` say so."""
        own = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"}
        sent = {name: value for name, value in (own | headers).items() if value}
        return await self.ask(path, body=urlencode(fields), **sent)


Talk = Callable[[Visit], Awaitable[None]]


def visit_desk(site: MiniSite, talk: Talk) -> None:
    """Serve the desk of a site, hold a conversation with it, and end it."""

    async def run() -> None:
        renewed: list[bool] = []

        async def renew() -> None:
            renewed.append(True)

        session = replace(open_session(site), renew=renew)
        port, sockets = find_sockets("127.0.0.1", 0)
        server = HTTPServer(
            web.Application(list(list_desk_routes(session)), hosts=LOCAL_NAMES | {"reachable.example"})
        )
        server.add_sockets(sockets)
        try:
            await talk(Visit(site, port, session, renewed))
        finally:
            server.stop()
            await server.close_all_connections()

    asyncio.run(asyncio.wait_for(run(), SECONDS))


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return accept_all(MiniSite(tmp_path)).edit(RIGHTS_ZH, "- 乙", "- 丙")


def test_pages_in_both_languages_with_a_strict_policy(site: MiniSite) -> None:
    async def talk(visit: Visit) -> None:
        for path, language in (
            ("/_desk/", "zh-Hans"),
            ("/_desk/?lang=en", "en"),
            (f"{PAGE}?lang=en", "en"),
            ("/_desk/?lang=x", "zh-Hans"),
        ):
            answer = await visit.ask(path)
            assert answer.code == 200, path
            assert LexborHTMLParser(answer.body.decode()).css("html")[0].attributes["lang"] == language
            assert "script-src" not in answer.headers["Content-Security-Policy"]
            assert {"default-src 'self'", "form-action 'self'", "frame-ancestors 'none'"} <= set(
                answer.headers["Content-Security-Policy"].split("; ")
            )
            assert b"style=" not in answer.body
        page = await visit.read(f"{PAGE}?lang=en")
        assert all(script.attributes.get("src") for script in page.css("script"))
        assert page.css("header .name a")[0].attributes["href"] == "/_desk/?lang=en"
        for name, kind in (("desk.css", "text/css"), ("desk.js", "text/javascript")):
            answer = await visit.ask(f"/_desk/{name}")
            assert answer.headers["Content-Type"].startswith(kind)
            assert answer.body

    visit_desk(site, talk)


def test_the_desk_is_for_this_machine_alone(site: MiniSite) -> None:
    async def talk(visit: Visit) -> None:
        for path in ("/_desk/", PAGE, "/_desk/desk.js", "/_desk/none"):
            assert (await visit.ask(path, Host="reachable.example")).code == 403, path

    visit_desk(site, talk)


def test_addresses_of_nothing(site: MiniSite) -> None:
    async def talk(visit: Visit) -> None:
        for path in (
            "/_desk/no/such/",
            "/_desk/../content/site.yaml",
            "/_desk/desk.html",
            "/_desk/%2e%2e/x/",
            "/_desk/<b>",
        ):
            answer = await visit.ask(path)
            assert answer.code == 404, path
            assert b"<b>" not in answer.body
        assert (await visit.ask("/_desk")).headers["Location"] == "/_desk/"
        assert (await visit.ask("/_desk/review/rights")).headers["Location"] == PAGE

    visit_desk(site, talk)


def test_a_text_is_accepted_by_its_form(site: MiniSite) -> None:
    before = site.read_source(RECORD)

    async def talk(visit: Visit) -> None:
        answer = await visit.send(await visit.fill_form("fund/list-1/2"))
        assert (answer.code, answer.headers["Location"]) == (303, f"{PAGE}#text-review/rights/fund/list-1/2")
        assert visit.renewed == [True]
        page = await visit.read(PAGE)
        assert page.css("p.said.done")[0].text().startswith("已认可：fund/list-1/2。")
        assert page.css("form") == []

    visit_desk(site, talk)
    changed = set(site.read_source(RECORD).splitlines()) ^ set(before.splitlines())
    assert {line.split(":")[0].strip() for line in changed} == {"fund/list-1/2"}


def test_all_texts_are_accepted_by_the_form_of_the_page(site: MiniSite) -> None:
    async def talk(visit: Visit) -> None:
        answer = await visit.send(await visit.fill_form(""), f"{PAGE}?lang=en")
        assert (answer.code, answer.headers["Location"]) == (303, f"{PAGE}?lang=en")
        page = await visit.read(f"{PAGE}?lang=en")
        assert (
            page.css("p.said.done")[0].text()
            == "review/rights: 6 texts on record (1 changed, 0 new); 0 not translated."
        )

    visit_desk(site, talk)


FOREIGN: list[dict[str, str]] = [
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "null"},
    {"Origin": "", "Sec-Fetch-Site": ""},
    {"Origin": "", "Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "none"},
    {"Host": "evil.example", "Origin": "http://evil.example"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_forms_from_elsewhere_are_refused(site: MiniSite, headers: dict[str, str]) -> None:
    before = site.read_source(RECORD)

    async def talk(visit: Visit) -> None:
        assert (await visit.send(await visit.fill_form("fund/list-1/2"), **headers)).code == 403

    visit_desk(site, talk)
    assert site.read_source(RECORD) == before


@pytest.mark.parametrize("token", ["", "x", "令牌"])
def test_forms_without_the_token_are_refused(site: MiniSite, token: str) -> None:
    before = site.read_source(RECORD)

    async def talk(visit: Visit) -> None:
        answer = await visit.send(await visit.fill_form("fund/list-1/2") | {"token": token})
        assert answer.code == 403
        assert "没有记录" in answer.body.decode()

    visit_desk(site, talk)
    assert site.read_source(RECORD) == before


def test_every_session_has_a_token_of_its_own(site: MiniSite) -> None:
    tokens = []

    async def talk(visit: Visit) -> None:
        tokens.append((await visit.fill_form(""))["token"])

    visit_desk(site, talk)
    visit_desk(site, talk)
    assert len(set(tokens)) == 2
    assert min(map(len, tokens)) >= 32


def test_a_stale_form_is_refused_and_shows_the_text_as_it_is(site: MiniSite) -> None:
    async def talk(visit: Visit) -> None:
        form = await visit.fill_form("fund/list-1/2")
        before = site.edit(RIGHTS_EN, "- B", "- C").read_source(RECORD)
        answer = await visit.send(form)
        page = LexborHTMLParser(answer.body.decode())
        assert answer.code == 409
        assert "文字又改过了" in page.css("p.said.refused")[0].text()
        assert page.css("p.said.refused a")[0].attributes["href"] == "#text-review/rights/fund/list-1/2"
        assert "C" in [text.text() for text in page.css(".text p[lang=en]")]
        assert site.read_source(RECORD) == before
        assert (await visit.send(await visit.fill_form("fund/list-1/2"))).code == 303

    visit_desk(site, talk)


def test_a_text_with_errors_has_no_button_and_its_form_is_refused(site: MiniSite) -> None:
    async def talk(visit: Visit) -> None:
        site.edit(RIGHTS_ZH, "筹集", "一共筹集")
        form = await visit.fill_form("fund/paragraph-1")
        site.edit(RIGHTS_EN, "4.18028 million", "41.8028 million")
        page = await visit.read(PAGE)
        assert [field.attributes["value"] for field in page.css("input[name=unit]")] == ["fund/list-1/2"]
        assert len(page.css(".texts mark.open")) == 2
        shown = page.css("[id='text-review/rights/fund/paragraph-1'] input")
        assert shown == []
        assert (await visit.send(form)).code == 409

    visit_desk(site, talk)


def test_a_record_that_cannot_be_written_is_said_so(site: MiniSite, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async def talk(visit: Visit) -> None:
        form = await visit.fill_form("fund/list-1/2")
        monkeypatch.setattr("couplet.exchange.accepted.write_files", refuse)
        answer = await visit.send(form)
        assert answer.code == 507
        assert "No space left on device" in answer.body.decode()

    visit_desk(site, talk)


def test_an_unreadable_report_shows_its_errors(site: MiniSite) -> None:
    site.edit("content/site.yaml", "locales:", "locale:")

    async def talk(visit: Visit) -> None:
        for path in ("/_desk/", PAGE):
            answer = await visit.ask(path)
            assert answer.code == 503
            page = LexborHTMLParser(answer.body.decode())
            assert f"vscode://file{site.root}/content/site.yaml:7:1" in {
                link.attributes["href"] for link in page.css("a.place")
            }

    visit_desk(site, talk)


def test_content_is_text(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "title: review/rights页", "title: '<script>alert(1)</script>'")

    async def talk(visit: Visit) -> None:
        for path in ("/_desk/", PAGE):
            page = await visit.read(path)
            assert "<script>alert(1)</script>" in page.css("main")[0].text()

    visit_desk(site, talk)


def test_more_findings_than_anybody_reads_are_counted(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    corpus, _ = read_report(site.root)
    findings = tuple(
        Finding(
            "figures.missing",
            Severity.WARNING,
            Location(RIGHTS_ZH, number),
            message("%(n)d", n=number),
            message(""),
        )
        for number in range(1, 254)
    )
    page = LexborHTMLParser(open_session(site).render_overview("en", (corpus, findings)))
    assert len(page.css(".findings li")) == 200
    assert "53 more are not shown." in page.text()
    assert "warnings: 253" in page.text()
