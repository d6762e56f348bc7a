"""The preview as an editor's browser meets it: a real server on 127.0.0.1, in this process, ended by the test."""

import asyncio
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from couplet.preview.server import find_sockets
from tests.mini_site import MiniSite
from tests.preview.sessions import CLIENT, Session, hear, talk_to_preview

SERVICES = "/repo/zh/review/services/"


def has_told(session: Session, count: int) -> bool:
    """Whether there was so much news."""
    return len(session.news) >= count


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def test_all_editions_are_served_under_the_base_path(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        for path in ("/repo/", "/repo/zh/", "/repo/en/scorecard/", "/repo/both/review/services/"):
            answer = await session.get(path)
            assert answer.code == 200, path
            assert len(CLIENT.findall(answer.body)) == 1
        assert (await session.get("/")).headers["Location"] == "/repo/"
        assert (await session.get("/repo/zh/scorecard")).headers["Location"] == "/repo/zh/scorecard/"
        assert (await session.get("/repo/zh/", method="HEAD")).code == 200
        for path in ("/livereload.js", "/_preview/panel.js", "/_preview/panel.css"):
            answer = await session.get(path)
            assert answer.code == 200
            assert answer.body
        assert not session.faults

    talk_to_preview(site, talk)


def test_nothing_but_the_site_is_served(site: MiniSite) -> None:
    site.write("content/.secret", "hidden")

    async def talk(session: Session) -> None:
        for path in (
            "/repo/no/such/",
            "/repo/../content/site.yaml",
            "/repo/..%2f..%2fcontent/site.yaml",
            "/repo/%2e%2e/content/site.yaml",
            "/repo/.couplet.json",
            "/repo/content/.secret",
            "/repo/zh/../../build.py",
            "/_preview/panel.py",
            "/_preview/../server.py",
            "/etc/passwd",
        ):
            answer = await session.get(path)
            assert answer.code == 404, path
            assert b"content/" not in answer.body
        for method in ("POST", "PUT", "DELETE"):
            assert (await session.get("/repo/zh/", method=method)).code == 405
        assert not session.faults

    talk_to_preview(site, talk)


def test_a_page_asked_for_right_after_a_save_is_the_new_one(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        for number in range(20):
            site.write(
                "content/review/rights.zh.md",
                site.read_source("content/review/rights.zh.md") + f"\n第{number}段。\n",
            )
            assert f"第{number}段" in await session.read("/repo/zh/review/rights/")
        site.edit("content/facts.yaml", "筹", "筹") if "筹" in site.read_source(
            "content/facts.yaml"
        ) else None
        site.edit("content/site.yaml", "short_title: {zh: 小报告", "short_title: {zh: 新名字")
        assert "新名字" in await session.read("/repo/zh/review/rights/")
        site.write("content/review/new.zh.md", site.read_source("content/review/rights.zh.md"))
        assert (await session.get("/repo/zh/review/new/")).code == 200

    talk_to_preview(site, talk)


def test_a_save_is_told_to_every_open_page(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        browsers = [await session.open_reloading() for _ in range(2)]
        site.edit("content/review/rights.zh.md", "- 甲", "- 改过的甲")
        for browser in browsers:
            heard = await hear(browser)
            assert (heard["command"], heard["path"], heard["liveCSS"]) == (
                "reload",
                "/repo/zh/review/rights/",
                False,
            )
        assert session.news[-1].names == {"content/review/rights.zh.md"}

    talk_to_preview(site, talk)


def test_a_save_that_a_request_took_in_is_told_all_the_same(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        browser = await session.open_reloading()
        site.edit("content/review/rights.zh.md", "- 甲", "- 改过的甲")
        assert "改过的甲" in await session.read("/repo/zh/review/rights/")
        assert (await hear(browser))["command"] == "reload"

    talk_to_preview(site, talk)


@pytest.mark.slow
def test_a_file_that_was_only_touched_is_no_news(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        await asyncio.sleep(0.2)
        generation = session.preview.site.generation
        os.utime(site.root / "content/review/rights.zh.md")
        await asyncio.sleep(0.3)
        assert session.preview.site.generation == generation
        assert not session.news

    talk_to_preview(site, talk)


@pytest.mark.slow
def test_a_burst_of_saves_is_told_once_or_twice(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        await asyncio.sleep(0.2)
        for number in range(40):
            site.write(
                "content/review/rights.zh.md",
                site.read_source("content/review/rights.zh.md") + f"\n第{number}段。\n",
            )
            await asyncio.sleep(0.01)
        await session.wait_for(lambda: bool(session.news))
        await asyncio.sleep(0.4)
        assert 1 <= len(session.news) <= 3
        assert "第39段" in await session.read("/repo/zh/review/rights/")

    talk_to_preview(site, talk)


@pytest.mark.slow
def test_saves_apart_are_each_told(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        await asyncio.sleep(0.2)
        path = site.root / "content/review/rights.zh.md"
        text = path.read_text(encoding="utf-8")
        for number in range(5):
            staged = path.with_name(".rights.new")
            staged.write_text(f"{text}\n第{number}段。\n", encoding="utf-8")
            staged.replace(path)
            await session.wait_for(partial(has_told, session, number + 1))
            await asyncio.sleep(0.15)
        assert len(session.news) == 5

    talk_to_preview(site, talk)


def test_integrity_findings_do_not_withhold_the_page(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        panel = await session.connect("/_preview/findings?lang=zh-Hans&page=review/services")
        assert (await hear(panel))["findings"] == []
        site.edit("content/review/services.zh.md", "fact:rooms", "fact:roms")
        site.edit("content/review/services.zh.md", "新建书屋", "新建的书屋有")
        heard = await hear(panel)
        while not heard["errors"]:
            heard = await hear(panel)
        first = heard["findings"][0]
        assert (first["code"], first["path"], first["page"]) == (
            "facts.unknown",
            "content/review/services.zh.md",
            "review/services",
        )
        assert "没有" in first["message"]
        assert first["text"].startswith("新建的书屋有")
        assert "新建的书屋有102家" in await session.read(SERVICES)
        site.edit("content/review/services.zh.md", "fact:roms", "fact:rooms")
        while heard["findings"]:
            heard = await hear(panel)

    talk_to_preview(site, talk)


def test_a_file_that_cannot_be_read_keeps_its_last_good_page_and_no_other(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        site.edit("content/review/services.zh.md", "title: ", "title：")
        site.edit("content/review/rights.zh.md", "- 甲", "- 改过的甲")
        assert "新建书屋" in await session.read(SERVICES)
        assert "改过的甲" in await session.read("/repo/zh/review/rights/")
        await session.wait_for(lambda: any(f.is_error for f in session.preview.site.findings))
        answer = await session.get("/repo/zh/no-such-page/")
        assert answer.code == 404
        assert "content/review/services.zh.md" in answer.body.decode()
        site.edit("content/review/services.zh.md", "title：", "title: ")
        await session.wait_for_codes()

    talk_to_preview(site, talk)


def test_a_report_that_never_could_be_read_says_what_is_wrong_until_it_can(site: MiniSite) -> None:
    text = site.read_source("content/site.yaml")
    site.write("content/site.yaml", "title: [\n")

    async def talk(session: Session) -> None:
        answer = await session.get("/repo/zh/")
        assert answer.code == 503
        for words in (
            b"content/site.yaml:",
            b"Content-Security-Policy",
            b"/_preview/panel.css",
            "保存".encode(),
        ):
            assert words in answer.body
        site.write("content/site.yaml", text)
        assert (await session.get("/repo/")).code == 200

    talk_to_preview(site, talk)


@pytest.mark.slow
def test_a_vanished_content_folder_keeps_the_site_until_it_returns(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        aside = site.root / "aside"
        (site.root / "content").rename(aside)
        await session.wait_for(
            lambda: any(f.code == "content.missing-file" for f in session.preview.site.findings)
        )
        assert (await session.get(SERVICES)).code == 200
        shutil.copytree(aside, site.root / "content")
        await session.wait_for_codes()
        await asyncio.sleep(0.3)
        session.news.clear()
        site.edit("content/review/rights.zh.md", "- 甲", "- 回来的甲")
        await session.wait_for(lambda: bool(session.news))
        assert "回来的甲" in await session.read("/repo/zh/review/rights/")
        assert not session.faults

    talk_to_preview(site, talk)


@pytest.mark.slow
def test_a_broken_template_keeps_the_pages_and_a_mended_one_shows(site: MiniSite) -> None:
    source = Path(__file__).resolve().parents[2] / "templates/pages/article.html"
    text = source.read_text(encoding="utf-8")

    async def talk(session: Session) -> None:
        before = await session.read(SERVICES)
        for broken in ("{% if %}", "{{ page.no_such_thing.at_all }}"):
            site.write("templates/pages/article.html", broken)
            assert await session.read(SERVICES) == before
            await session.wait_for(lambda: any(f.is_error for f in session.preview.site.findings))
        site.write(
            "templates/pages/article.html", text.replace("{% endblock %}", "<p>neu</p>{% endblock %}", 1)
        )
        assert "<p>neu</p>" in await session.read(SERVICES)
        (site.root / "templates/pages/article.html").unlink()
        assert await session.read(SERVICES) == before
        await session.wait_for_codes()
        assert not session.faults

    talk_to_preview(site, talk)


@pytest.mark.slow
def test_styles_are_told_as_styles_and_an_old_name_leads_to_the_new(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        page = await session.read("/repo/zh/")
        old = page.split("assets/site.")[1].split('"')[0]
        browser = await session.open_reloading()
        for color in ("rebeccapurple", "papayawhip"):
            site.write("templates/styles/own.css", f"main {{ color: {color} }}\n")
            heard = await hear(browser)
            assert heard["liveCSS"]
            assert heard["path"].endswith(".css")
            assert color in await session.read(f"/repo/assets/site.{old}")

    talk_to_preview(site, talk)


@pytest.mark.slow
def test_a_save_that_is_told_of_twice_does_not_make_styles_a_reload(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        browser = await session.open_reloading()
        site.edit("content/review/rights.zh.md", "- 甲", "- 改过的甲")
        assert not (await hear(browser))["liveCSS"]
        session.preview.note(frozenset({"content/review/rights.zh.md"}))
        site.write("templates/styles/own.css", "main { color: papayawhip }\n")
        assert (await hear(browser))["liveCSS"]
        assert session.news[-1].names <= {"templates/styles/own.css"}

    talk_to_preview(site, talk)


def test_foreign_names_and_origins_are_refused_everywhere(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        paths = ("/", SERVICES, "/livereload.js", "/_preview/panel.js", "/_preview/findings.json", "/nowhere")
        for path in paths:
            for headers in (
                {"Host": "evil.example"},
                {"Host": "127.0.0.1.evil.example"},
                {"Host": "[::1"},
                {"Origin": "https://evil.example"},
                {"Origin": "null"},
            ):
                assert (await session.get(path, **headers)).code == 403, (path, headers)
            assert (await session.get(path, Origin=session.origin)).code != 403
        for path in ("/livereload", "/_preview/findings"):
            for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}):
                with pytest.raises(Exception, match="403"):
                    await session.connect(path, **headers)
        assert not session.faults

    talk_to_preview(site, talk)


def test_nonsense_on_the_web_sockets_ends_nothing(site: MiniSite) -> None:
    async def talk(session: Session) -> None:
        browser, panel = await session.open_reloading(), await session.connect("/_preview/findings")
        for nonsense in ("{", "[]", "1", '{"x": 1}', '{"command": "info"}'):
            await browser.write_message(nonsense)
            await panel.write_message(nonsense)
        site.edit("content/review/rights.zh.md", "- 甲", "- 改过的甲")
        assert (await hear(browser))["command"] == "reload"
        assert not session.faults

    talk_to_preview(site, talk)


def test_a_fault_of_ours_is_told_and_the_server_goes_on(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def talk(session: Session) -> None:
        def fail(*_: object) -> None:
            raise OSError("no space left on device")

        before = await session.read(SERVICES)
        with monkeypatch.context() as broken:
            broken.setattr("couplet.making.Maker.make", fail)
            site.edit("content/review/services.zh.md", "新建书屋", "新建的书屋")
            assert await session.read(SERVICES) == before
            answer = await session.get("/repo/en/timeline/")
            assert answer.code == 500
            assert b"no space left" in answer.body
            assert any(f.code == "preview.fault" for f in session.preview.site.findings)
        site.edit("content/review/services.zh.md", "新建的书屋", "新的书屋")
        assert "新的书屋" in await session.read(SERVICES)
        await session.wait_for_codes()

    talk_to_preview(site, talk)


def test_a_fault_while_reading_is_told_once_and_nothing_is_lost(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def talk(session: Session) -> None:
        def fail(*_: object) -> None:
            raise ZeroDivisionError("ours")

        before = await session.read(SERVICES)
        with monkeypatch.context() as broken:
            broken.setattr("couplet.preview.memory.load_corpus", fail)
            site.edit("content/review/services.zh.md", "新建书屋", "新建的书屋")
            for _ in range(3):
                assert await session.read(SERVICES) == before
            await session.wait_for_codes("preview.fault")
        assert "新建的书屋" in await session.read(SERVICES)
        await session.wait_for_codes()
        assert [str(fault) for fault in session.faults] == ["ours"]

    talk_to_preview(site, talk)


def test_a_handler_that_fails_is_told_in_one_line(site: MiniSite, monkeypatch: pytest.MonkeyPatch) -> None:
    async def talk(session: Session) -> None:
        def fail(*_: object) -> None:
            raise ZeroDivisionError("ours")

        monkeypatch.setattr("couplet.preview.server.read_asset", fail)
        assert (await session.get("/_preview/panel.js")).code == 500
        assert [str(fault) for fault in session.faults] == ["ours"]
        assert (await session.get(SERVICES)).code == 200

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


def test_an_address_that_is_not_this_machines_is_an_error() -> None:
    with pytest.raises(OSError, match=r"\w"):
        find_sockets("192.0.2.1", 8000)
