"""The preview in a browser: reload, styles, the panel of findings; the real command serves a small report in a process of its own."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, WebSocket

from tests.browser.visits import BLOCKED_POLICY
from tests.mini_site import MiniSite
from tests.served_preview import START_SECONDS, ServedPreview

FILE, PAGE = "content/review/services.zh.md", "zh/review/services/"
PANEL = "#couplet-panel section"
LONG = {
    "zh": "\n\n".join(
        f"第{number}段，写一些话，让这一页长得要滚动。" for number in "甲乙丙丁戊己庚辛壬癸" * 4
    ),
    "en": "\n\n".join(
        f"Paragraph {letter} says a little, so that the page scrolls." for letter in "abcdefghij" * 4
    ),
}


class Served(ServedPreview):
    """A small report under the real command, and what its pages complained of."""

    def __init__(self, site: MiniSite) -> None:
        """Start the command for ``site``."""
        super().__init__(site)
        self.complaints: list[str] = []

    def restore(self, text: str) -> None:
        """Write the page of services as it was, if it was changed, and wait until that is taken in: the next page is not to hear of it."""
        if self.site.read_source(FILE) == text:
            return
        told = self.read_log().count("Taken in")
        # In one step, and so told of once: what is written in place may be told of while it is still empty, and then again.
        written = self.site.root / "services.tmp"
        written.write_text(text, encoding="utf-8")
        written.replace(self.site.root / FILE)
        self.await_log("Taken in", times=told + 1)

    def await_log(self, line: str, *, times: int = 1) -> None:
        """Wait until the command has printed something so many times."""
        end = time.monotonic() + START_SECONDS
        while self.read_log().count(line) < times:
            assert time.monotonic() < end, self.read_log()
            time.sleep(0.05)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    site = MiniSite(tmp_path_factory.mktemp("preview"))
    site.write("templates/styles/own.css", "@layer pages { h1 { letter-spacing: 1px } }\n")
    for prefix, text in LONG.items():
        name = FILE.replace(".zh.", f".{prefix}.")
        site.write(name, f"{site.read_source(name)}\n{text}\n")
    served = Served(site)
    yield served
    served.stop()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """The page of services, open and connected; nothing may break its policy."""
    text = served.site.read_source(FILE)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(BLOCKED_POLICY)
    page = context.new_page()
    complaints = served.complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_connected(page, f"{served.address}{PAGE}")
    page.evaluate("window.isSame = true")
    yield page
    context.close()
    served.restore(text)
    assert not complaints


def open_connected(page: Page, address: str) -> int:
    """Open an address, wait until its reload script is greeted, and return the status of the answer."""
    heard: list[object] = []

    def listen(socket: WebSocket) -> None:
        if socket.url.endswith("/livereload"):
            socket.on("framereceived", lambda frame: heard.append(frame))

    page.on("websocket", listen)
    answer = page.goto(address)
    while not heard:
        page.wait_for_timeout(20)
    page.wait_for_timeout(100)
    assert answer is not None
    return answer.status


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression is true in the page; the page's policy forbids the browser's own way of waiting for it."""
    end = time.monotonic() + 15
    while True:
        with suppress(Error):  # The page is just being loaded again.
            if page.evaluate(expression):
                return
        assert time.monotonic() < end, expression
        page.wait_for_timeout(20)


def break_fact(served: Served, page: Page) -> None:
    """Name a fact that there is not, and wait for the page and its panel."""
    served.site.edit(FILE, "fact:rooms", "fact:roms")
    with suppress(Error):
        wait_until(page, "window.isSame !== true")
    page.locator(PANEL).wait_for()


def is_same(page: Page) -> bool:
    """Whether the page was not loaded again."""
    return bool(page.evaluate("window.isSame === true"))


def test_a_save_reloads_the_page_where_it_was(served: Served, page: Page) -> None:
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    served.site.edit(FILE, "第癸段", "第癸次改过的一段")
    page.get_by_text("第癸次改过的一段").first.wait_for(state="attached")
    wait_until(page, "scrollY === 700 && window.isSame !== true")
    served.await_log(f"Taken in: {FILE} → {served.address}{PAGE}")


def test_styles_change_without_a_reload(served: Served, page: Page) -> None:
    page.evaluate("scrollTo({ top: 300, behavior: 'instant' })")
    for width in ("7px", "9px"):
        served.site.write(
            "templates/styles/own.css", f"@layer pages {{ h1 {{ letter-spacing: {width} }} }}\n"
        )
        wait_until(page, f"getComputedStyle(document.querySelector('h1')).letterSpacing === '{width}'")
    assert is_same(page)
    assert page.evaluate("scrollY") == 300


def test_the_panel_comes_and_goes_without_a_reload_of_its_own(served: Served, page: Page) -> None:
    text = served.site.read_source(FILE)
    served.site.write(FILE, text.replace("title: ", "title："))
    panel = page.locator(PANEL)
    panel.wait_for()
    assert is_same(page)
    assert f"{FILE}:3" in panel.inner_text()
    assert "错误" in panel.inner_text()
    assert panel.get_attribute("lang") == "zh-Hans"
    served.site.write(FILE, text)
    panel.wait_for(state="detached")
    assert is_same(page)
    assert page.evaluate("document.documentElement.style.cssText") == ""


@pytest.mark.parametrize("width", [1440, 390])
def test_the_panel_covers_no_text_and_folds_by_keyboard(served: Served, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    break_fact(served, page)
    panel = page.locator(PANEL)
    wait_until(page, "document.documentElement.style.cssText !== ''")
    page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    assert not page.evaluate(
        """() => {
          const panel = document.querySelector("#couplet-panel").shadowRoot.querySelector("section").getBoundingClientRect();
          const texts = [...document.querySelectorAll("footer, footer *")].map((element) => element.getBoundingClientRect());
          return texts.some((text) => text.width && text.right > panel.left + 1 && text.bottom > panel.top + 1 && text.left < panel.right);
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button = panel.get_by_role("button")
    assert button.get_attribute("aria-expanded") == "true"
    button.focus()
    page.keyboard.press("Enter")
    wait_until(
        page,
        "document.querySelector('#couplet-panel').shadowRoot.activeElement?.getAttribute('aria-expanded') === 'false'",
    )
    assert panel.get_by_role("listitem").count() == 0
    page.reload()
    panel.wait_for()
    assert panel.get_by_role("button").get_attribute("aria-expanded") == "false", (
        "it stays folded on the next page"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_panel(served: Served, page: Page, axe_source: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    break_fact(served, page)
    page.wait_for_timeout(300)
    page.evaluate(axe_source)
    found = page.evaluate(
        "axe.run().then(({ violations }) => violations.map((one) => [one.id, one.nodes.map((node) => node.html)]))"
    )
    assert found == []
    # axe tries styles of its own on the page, which its policy stops.
    served.complaints.clear()


def test_a_page_that_could_never_be_shown_appears_by_itself(browser: Browser, tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    text = site.read_source("content/site.yaml")
    served = Served(site.write("content/site.yaml", "title: [\n"))
    page = browser.new_page()
    try:
        assert open_connected(page, served.address) == 503
        assert "content/site.yaml:2" in page.locator("main").inner_text()
        site.write("content/site.yaml", text)
        page.get_by_text("小报告").first.wait_for()
    finally:
        page.close()
        served.stop()
