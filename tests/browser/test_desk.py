"""The desk as editors see and use it: accessible in both languages and schemes, lines between answers, acceptance with and without script."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.test_accessibility import list_findings
from tests.browser.visits import SCHEMES, Visit, start_visit
from tests.desk.desks import RIGHTS_EN, RIGHTS_ZH, TERMS, accept_all
from tests.desk.serving import serve_desk
from tests.mini_site import MiniSite

OpenDesk = Callable[..., Visit]
PAGE = "/_desk/review/rights/"
ACCEPTABLE = "text-review/rights/fund/list-1/2"
PLACE = "anchor => document.getElementById(anchor).getBoundingClientRect().top"
FOCUS = "anchor => document.getElementById(anchor).querySelector('button').focus({ preventScroll: true })"
LINES = """() => [...document.querySelectorAll(".texts .lines path")].map((path) => {
  const texts = path.closest(".texts"), box = texts.getBoundingClientRect();
  const ends = [path.getPointAtLength(0), path.getPointAtLength(path.getTotalLength())];
  const marks = [...texts.querySelectorAll(`mark[data-group="${path.dataset.group}"]`)];
  const near = (point, mark) => [...mark.getClientRects()].some((rect) => {
    const [x, y] = [point.x + box.left, point.y + box.top];
    return x >= rect.left - 2 && x <= rect.right + 2 && y >= rect.top - 2 && y <= rect.bottom + 4;
  });
  return { kind: path.getAttribute("class"), group: path.dataset.group, touches: ends.every((point) => marks.some((mark) => near(point, mark))) };
})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """A report with something of everything: what changed, what does not agree, what is not translated, a photo that lacks words."""
    site = MiniSite(tmp_path_factory.mktemp("desk")).write("translations/termbase.yaml", TERMS)
    site.edit(RIGHTS_ZH, "- 甲", "2022年工会设立互助金，培训35人，慰问165家。\n\n- 甲")
    site.edit(
        RIGHTS_EN,
        "- A",
        "In 2022 the trade unions set up a kitty, trained 35 people and visited companies.\n\n- A",
    )
    accept_all(site)
    site.edit(RIGHTS_ZH, "- 乙", "- 乙，新写的").edit(
        "content/home.zh.md", "小报告首页。", "小报告首页。\n\n新写的一段。"
    )
    photo = ", photo: {file: a.jpg, alt: {zh: 会场}, credit: {zh: 某人, en: Somebody}}}"
    site.edit("content/timeline.yaml", "en: A meeting.}}", "en: A meeting.}" + photo)
    review = "reviews:\n  - {page: review/rights, first: {by: 甲, date: 2023-01-10}}\n"
    return site.write("content/photos/a.jpg", b"").write("content/reviews.yaml", review)


@pytest.fixture(scope="module")
def origin(site: MiniSite) -> Iterator[str]:
    """Origin of the desk."""
    with serve_desk(site) as origin:
        yield origin


@pytest.fixture
def open_desk(browser: Browser, origin: str) -> Iterator[OpenDesk]:
    """A function that opens an address of the desk; what it opened is closed after the test."""
    with ExitStack() as visits:

        def open_desk(path: str, *, width: int = 1440, scripts: bool = True) -> Visit:
            visit = visits.enter_context(start_visit(browser, origin, width=width, scripts=scripts))
            visit.page.goto(f"{origin}{path}", wait_until="load")
            return visit

        yield open_desk


def list_lines(visit: Visit) -> list[dict[str, Any]]:
    """Return the lines that are drawn: kind, group, and whether both ends touch a mark of the group."""
    visit.page.wait_for_timeout(200)
    lines: list[dict[str, Any]] = visit.page.evaluate(LINES)
    return lines


@pytest.mark.parametrize("path", ["/_desk/", PAGE, "/_desk/timeline/", "/_desk/no/such/"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_and_no_sideways_scrolling(
    open_desk: OpenDesk, axe_source: str, path: str, language: str
) -> None:
    visit = open_desk(f"{path}?lang={language}")
    visit.page.evaluate(axe_source)
    found = []
    for width, scheme in product((360, 1440), SCHEMES):
        visit.set_up(width=width, scheme=scheme)
        found += [f"{width} {scheme}: {finding}" for finding in list_findings(visit)]
        if visit.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{width}: wider than the window")
    assert found == []
    assert [complaint for complaint in visit.complaints if "404" not in complaint] == []


def test_lines_join_what_answers_each_other(open_desk: OpenDesk) -> None:
    visit = open_desk(PAGE)
    lines = list_lines(visit)
    kinds = [line["kind"] for line in lines]
    assert {"figure", "date", "term"} <= set(kinds)
    assert all(line["touches"] for line in lines)
    visit.set_up(width=1100)
    moved = list_lines(visit)
    assert [line["group"] for line in moved] == [line["group"] for line in lines]
    assert all(line["touches"] for line in moved)
    visit.set_up(width=800)
    assert list_lines(visit) == []


def test_what_has_no_answer_is_red_and_says_so(open_desk: OpenDesk) -> None:
    visit = open_desk(f"{PAGE}?lang=en")
    marks = visit.page.locator(".texts mark.open")
    assert sorted(marks.locator("small").all_inner_texts()) == ["no answer", "wrong form"]
    colours = visit.page.evaluate(
        "[...document.querySelectorAll('.texts mark.open')].map((mark) => getComputedStyle(mark).color)"
    )
    assert set(colours) == {"rgb(179, 38, 30)"}


def test_numbers_tell_the_pairs_without_script(open_desk: OpenDesk) -> None:
    visit = open_desk(PAGE, scripts=False)
    left, right = (
        visit.page.locator(f"[id='text-review/rights/fund/paragraph-2'] .text >> nth={column}").locator(
            "mark sup"
        )
        for column in (0, 1)
    )
    assert sorted(left.all_inner_texts()) == sorted(right.all_inner_texts()) == ["1", "2", "3"]


def test_the_whole_desk_can_be_used_by_keyboard(open_desk: OpenDesk) -> None:
    visit = open_desk(PAGE)
    seen = []
    for _ in range(60):
        visit.page.keyboard.press("Tab")
        seen.append(
            visit.page.evaluate(
                "(() => { const one = document.activeElement, style = getComputedStyle(one);"
                " return [one.tagName, style.outlineStyle !== 'none']; })()"
            )
        )
    assert all(has_outline for tag, has_outline in seen if tag != "BODY")
    assert "BUTTON" in {tag for tag, _ in seen}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_text_is_accepted(open_desk: OpenDesk, site: MiniSite, scripts: bool) -> None:
    record = site.read_source("translations/accepted.yaml")
    visit = open_desk(f"{PAGE}?lang=en", scripts=scripts)
    block = visit.page.locator(f"[id='{ACCEPTABLE}']")
    assert "outdated" in block.inner_text()
    block.get_by_role("button").click()
    visit.page.wait_for_url(lambda url: url.endswith(f"?lang=en#{ACCEPTABLE}"))
    block.get_by_role("button").wait_for(state="detached")
    assert visit.page.locator("p.said.done").first.inner_text().startswith("Accepted: fund/list-1/2.")
    assert "translated" in block.inner_text()
    assert block.get_by_role("button").count() == 0
    assert site.read_source("translations/accepted.yaml") != record
    site.write("translations/accepted.yaml", record)


def test_a_stale_form_is_refused(open_desk: OpenDesk, site: MiniSite) -> None:
    # With scripts the page would renew itself before anybody can press the button.
    visit = open_desk(f"{PAGE}?lang=en", scripts=False)
    site.edit(RIGHTS_EN, "- B", "- C")
    visit.page.locator(f"[id='{ACCEPTABLE}']").get_by_role("button").click()
    refusal = visit.page.locator("p.said.refused")
    refusal.wait_for()
    assert "changed after it was shown" in refusal.inner_text()
    site.edit(RIGHTS_EN, "- C", "- B")


def test_the_desk_renews_itself(open_desk: OpenDesk, site: MiniSite) -> None:
    visit, overview = open_desk(f"{PAGE}?lang=en"), open_desk("/_desk/?lang=en")
    block = visit.page.locator("[id='text-review/rights/fund/paragraph-1']")
    visit.page.evaluate("scrollTo(0, 400)")
    anchor = visit.page.evaluate(
        "[...document.querySelectorAll('.block')].find((block) => block.getBoundingClientRect().top >= 0).id"
    )
    place = visit.page.evaluate(PLACE, anchor)
    visit.page.evaluate("window.isSame = true")
    visit.page.evaluate(FOCUS, ACCEPTABLE)
    site.edit(RIGHTS_EN, "4.18028 million", "41.8028 million")
    block.locator("mark.open").first.wait_for()
    visit.page.locator(".findings .error").first.wait_for()
    assert visit.page.evaluate(PLACE, anchor) == pytest.approx(place, abs=3)
    assert visit.page.evaluate("window.isSame && document.activeElement.closest('.block').id") == ACCEPTABLE
    overview.page.locator(".pages tr:first-child", has_text="review/rights").locator(".error").wait_for()
    site.edit(RIGHTS_EN, "41.8028 million", "4.18028 million")
    block.locator("mark.open").first.wait_for(state="detached")


def test_another_site_cannot_send_its_forms(browser: Browser, origin: str, site: MiniSite) -> None:
    record = site.read_source("translations/accepted.yaml")
    with start_visit(browser, origin) as visit:
        foreign = f"""<form method="post" action="{origin}{PAGE}"><input name="name" value="review/rights"><button>go</button></form>"""
        visit.page.goto(f"data:text/html,{foreign}")
        visit.page.get_by_role("button").click()
        visit.page.wait_for_url(lambda url: url.endswith(PAGE))
        assert [answer.status for answer in visit.answers if answer.request.method == "POST"] == [403]
    assert site.read_source("translations/accepted.yaml") == record
