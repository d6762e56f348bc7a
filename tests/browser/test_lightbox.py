"""A photo large: by mouse, keyboard and finger, by its address, in every language of the page, and nothing of it where it is not wanted."""

from itertools import product

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import VisitPage
from tests.browser.test_accessibility import list_findings
from tests.browser.test_layout import THUMB
from tests.browser.visits import PHONE, PROBES, SCHEMES, WIDTHS, Visit
from tests.photo_site import THEMES, TIMELINE_PHOTOS

pytestmark = pytest.mark.xdist_group("photos")

TIMELINE, SECTIONS = "zh/timeline/", "zh/review/services/"
IN_SECTIONS = 7
"""A single picture, a pair, and a gallery of four."""
PHOTO = "portrait"
"""Stem of a photo somewhere in the middle."""
BOX = "dialog[open]"
IN_BOX = "() => !!document.activeElement.closest('dialog')"
FOCUSED_PHOTO = "() => document.activeElement.closest('figure')?.id"
FOCUS = f"() => ({PROBES}).listFocusProblems(document.activeElement)"
LYING = (740, 360)
"""A phone on its side."""


def open_photo(visit: Visit, number: int) -> str:
    """Open a photo of the page by its link; return its id."""
    figure = visit.page.locator("figure[id^=photo-]").nth(number)
    name = str(figure.get_attribute("id"))
    figure.locator("a").first.click()
    return name


def read_state(page: Page) -> tuple[str, str]:
    """Return the fragment of the address and what the counter says."""
    return page.url.partition("#")[2], page.locator(f"{BOX} b").inner_text()


def is_open(page: Page) -> bool:
    """Tell whether a photo is shown large."""
    return page.locator(BOX).count() == 1


def list_ids(page: Page) -> list[str]:
    """Return the ids of all photos of the page."""
    return [str(figure.get_attribute("id")) for figure in page.locator("figure[id^=photo-]").all()]


def swipe(page: Page, *ways: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """Move one finger for each way, from one place of the window to another, all at the same time."""
    session = page.context.new_cdp_session(page)
    steps = (
        [
            {
                "x": start[0] + (end[0] - start[0]) * part / 4,
                "y": start[1] + (end[1] - start[1]) * part / 4,
                "id": finger,
            }
            for finger, (start, end) in enumerate(ways)
        ]
        for part in range(5)
    )
    for number, points in enumerate(steps):
        session.send(
            "Input.dispatchTouchEvent",
            {"type": "touchMove" if number else "touchStart", "touchPoints": points},
        )
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


@pytest.mark.parametrize("path", [TIMELINE, SECTIONS])
def test_without_script_the_link_leads_to_the_large_picture(visit_photos: VisitPage, path: str) -> None:
    visit = visit_photos(path, scripts=False)
    widest = visit.page.locator("figure img").first.get_attribute("srcset") or ""
    open_photo(visit, 0)
    answer = visit.answers[-1]
    assert (answer.status, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.url.rpartition("/")[2] in widest.rpartition(",")[2]
    visit.page.go_back()
    assert visit.page.locator("dialog").is_hidden()


def test_keys_turn_over_and_back_closes(visit_photos: VisitPage) -> None:
    visit = visit_photos(TIMELINE)
    page, ids = visit.page, list_ids(visit.page)
    before = page.evaluate("() => history.length")
    page.locator("figure a").nth(2).focus()
    page.keyboard.press("Enter")
    assert read_state(page) == (ids[2], f"3 / {TIMELINE_PHOTOS}")
    assert page.evaluate(FOCUS) == []
    for key, number in (
        ("ArrowRight", 3),
        ("ArrowLeft", 2),
        ("Home", 0),
        ("ArrowLeft", -1),
        ("ArrowRight", 0),
        ("End", -1),
    ):
        page.keyboard.press(key)
        assert read_state(page)[0] == ids[number], key
    assert page.evaluate("() => history.length") == before + 1
    page.go_back()
    page.wait_for_function("() => !location.hash")
    assert not is_open(page)
    assert page.evaluate(FOCUSED_PHOTO) == ids[2]
    page.go_forward()
    page.wait_for_selector(BOX)
    assert read_state(page)[0] == ids[-1]


@pytest.mark.parametrize(("path", "count"), [("both/timeline/", TIMELINE_PHOTOS), (SECTIONS, IN_SECTIONS)])
def test_escape_gives_the_focus_back(visit_photos: VisitPage, path: str, count: int) -> None:
    visit = visit_photos(path)
    page = visit.page
    page.keyboard.press("Tab")
    first = open_photo(visit, 1)
    assert read_state(page) == (first, f"2 / {count}")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.hash")
    assert not is_open(page)
    assert page.evaluate(FOCUSED_PHOTO) == first
    assert page.evaluate(FOCUS) == []
    assert visit.complaints == []


def test_the_focus_stays_within(visit_photos: VisitPage) -> None:
    visit = visit_photos(TIMELINE)
    page = visit.page
    page.locator("figure a").first.focus()
    page.keyboard.press("Enter")
    seen = set()
    # After the last control comes the browser's own bar, and the page's body stands for it.
    for key in ("Tab",) * 8 + ("Shift+Tab",) * 8:
        name = page.evaluate("() => document.activeElement.ariaLabel")
        if name:
            assert page.evaluate(FOCUS) == [], name
            seen.add(name)
        assert page.evaluate(IN_BOX) or page.evaluate("() => document.activeElement === document.body")
        page.keyboard.press(key)
    assert seen == {"上一张", "下一张", "关闭"}


def test_buttons(visit_photos: VisitPage) -> None:
    visit = visit_photos("en/timeline/", width=PHONE)
    page, ids = visit.page, list_ids(visit.page)
    open_photo(visit, 0)
    page.get_by_role("button", name="Next photo").click()
    assert read_state(page) == (ids[1], f"2 / {TIMELINE_PHOTOS}")
    page.get_by_role("button", name="Previous photo").click()
    assert read_state(page)[0] == ids[0]
    page.get_by_role("button", name="Close").click()
    page.wait_for_function("() => !location.hash")
    assert not is_open(page)


def test_a_copied_address_opens_the_photo_and_closing_stays(visit_photos: VisitPage) -> None:
    visit = visit_photos(f"{TIMELINE}?theme=no-such#photo-{PHOTO}")
    page = visit.page
    assert read_state(page)[0] == f"photo-{PHOTO}"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.hash")
    assert page.url.endswith(f"{TIMELINE}?theme=no-such")
    assert page.evaluate(FOCUSED_PHOTO) == f"photo-{PHOTO}"
    assert page.evaluate("() => ({ y: document.activeElement.getBoundingClientRect().top < innerHeight }).y")
    page.reload()
    assert not is_open(page)


def test_the_filter_chooses_the_photos_too(visit_photos: VisitPage) -> None:
    visit = visit_photos(f"{TIMELINE}?theme={THEMES[0]}")
    page = visit.page
    page.locator(".month figure a:visible").nth(1).click()
    shown = page.locator(".month figure:visible").evaluate_all(
        "(figures) => figures.map((figure) => figure.id)"
    )
    assert read_state(page) == (shown[1], f"2 / {len(shown)}")
    page.keyboard.press("End")
    assert read_state(page)[0] == shown[-1]
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.hash")
    assert page.url.endswith(f"?theme={THEMES[0]}")


def test_fingers(visit_photos: VisitPage) -> None:
    visit = visit_photos(TIMELINE, width=PHONE)
    page, ids = visit.page, list_ids(visit.page)
    open_photo(visit, 3)
    swipe(page, ((300, 400), (80, 380)))
    assert read_state(page)[0] == ids[4]
    swipe(page, ((80, 400), (300, 420)))
    assert read_state(page)[0] == ids[3]
    for ways in (
        [((200, 600), (190, 200))],
        [((200, 400), (180, 400))],
        [((300, 300), (60, 300)), ((310, 500), (320, 700))],
    ):
        swipe(page, *ways)
        assert read_state(page)[0] == ids[3], ways
    # Two fingers may enlarge the picture.
    assert page.locator(f"{BOX} img").evaluate("(image) => getComputedStyle(image).touchAction") == "auto"
    viewport = page.locator("meta[name=viewport]").get_attribute("content") or ""
    assert "scalable" not in viewport
    assert "maximum" not in viewport


def test_every_language_says_what_is_shown(visit_photos: VisitPage) -> None:
    visit = visit_photos("both/timeline/")
    page = visit.page
    open_photo(visit, 1)
    figure = page.locator("figure[id^=photo-]").nth(1)
    box = page.get_by_role("dialog", name="图片")
    words = figure.locator("figcaption [lang]").evaluate_all(
        "(words) => words.map((word) => [word.lang, word.textContent])"
    )
    assert {tag for tag, _ in words} == {"zh-Hans", "en"}
    assert (
        box.locator("figcaption [lang]").evaluate_all(
            "(words) => words.map((word) => [word.lang, word.textContent])"
        )
        == words
    )
    assert box.locator("img").get_attribute("alt") == figure.locator("img").get_attribute("alt") != ""
    lines = [line.strip() for line in box.aria_snapshot().splitlines()]
    roles = [line.removeprefix("- ").split(" ")[0].rstrip(":") for line in lines]
    assert roles == [
        "dialog",
        "img",
        "paragraph",
        "paragraph",
        "paragraph",
        "button",
        "text",
        "button",
        "button",
    ]
    assert [line for line in lines if "button" in line] == [
        '- button "上一张": ‹',
        '- button "下一张": ›',
        '- button "关闭": ×',
    ]
    assert page.locator(BOX).get_attribute("aria-describedby") == page.locator(
        f"{BOX} [aria-live=polite]"
    ).get_attribute("id")


def test_it_fits_every_window(visit_photos: VisitPage, axe_source: str) -> None:
    visit = visit_photos(f"both/timeline/#photo-{PHOTO}")
    page = visit.page
    page.evaluate(axe_source)
    problems = []
    for (width, height), scheme in product([*((width, 900) for width in WIDTHS), LYING], SCHEMES):
        visit.set_up(width=width, height=height, scheme=scheme)
        found = visit.probe("listSidewaysOverflow") + visit.probe("listCutText") + list_findings(visit)
        found += [target for target in visit.probe("listSmallTargets", THUMB) if target.startswith("button")]
        for part in ("img", "button >> nth=0", "button >> nth=2"):
            place = page.locator(BOX).locator(part).bounding_box()
            assert place, part
            if not (place["width"] > 0 and place["y"] >= 0 and place["y"] + place["height"] <= height + 1):
                found.append(f"{part} at {place}")
        problems += [f"{width} {scheme}: {problem}" for problem in found]
    assert problems == []


@pytest.mark.parametrize("width", [PHONE, 1440])
def test_nothing_moves(visit_photos: VisitPage, width: int) -> None:
    visit = visit_photos(TIMELINE, width=width)
    page = visit.page
    page.emulate_media(reduced_motion="no-preference")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    place = page.evaluate("() => scrollY")
    open_photo(visit, TIMELINE_PHOTOS // 2)
    assert page.evaluate("() => document.getAnimations().length") == 0
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    page.go_back()
    page.wait_for_function("() => !location.hash")
    assert visit.probe("measureLayoutShift") == 0
    assert abs(page.evaluate("() => scrollY") - place) < 900


def test_nothing_of_it_on_paper(visit_photos: VisitPage) -> None:
    visit = visit_photos(f"{TIMELINE}#photo-{PHOTO}")
    visit.page.emulate_media(media="print")
    assert visit.probe("listShown", "dialog, dialog *") == []
    heights = visit.page.locator("figure img").evaluate_all(
        "(images) => images.map((image) => image.getBoundingClientRect().height)"
    )
    seven_centimetres = 7 / 2.54 * 96
    assert 0 < max(heights) <= seven_centimetres + 1


def test_pages_without_photos_have_none_of_it(visit_photos: VisitPage) -> None:
    with_photos, without = visit_photos(TIMELINE), visit_photos("zh/outlook/")
    assert with_photos.page.locator("dialog").count() == 1
    assert without.page.locator("dialog").count() == 0
    sheets = [
        visit.page.locator("link[rel=stylesheet]").evaluate_all("(links) => links.map((link) => link.href)")
        for visit in (with_photos, without)
    ]
    assert [len(sheet) for sheet in sheets] == [1, 1]
    assert sheets[0] != sheets[1]
