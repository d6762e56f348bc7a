"""The timeline by theme and by month: links without script, a filter with it, and in both cases an address that can be sent on."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import VisitPage
from tests.browser.visits import PHONE, PROBES
from tests.photo_site import THEMES, TIMELINE_PHOTOS

pytestmark = pytest.mark.xdist_group("photos")

TIMELINE = "zh/timeline/"
ENTRIES = TIMELINE_PHOTOS + 1
OTHER_THEME, THEME = THEMES[:2]
OF_THEME = f".month li:has(.when [href='#theme-{THEME}'])"
OTHERS = f".month ol > li:not({OF_THEME.removeprefix('.month ')})"
FOCUS = f"() => ({PROBES}).listFocusProblems(document.activeElement)"


def choose(page: Page, anchor: str) -> None:
    """Follow a link of the filter."""
    page.locator(f".filter a[href='#{anchor}']").click()


def list_shown(page: Page) -> list[str]:
    """Return the ids of the entries that can be seen."""
    shown = page.locator(".month ol > li:visible").evaluate_all(
        "(entries) => entries.map((entry) => entry.id)"
    )
    return [str(entry) for entry in shown]


def list_chosen(page: Page) -> list[str]:
    """Return the addresses of the filter's links that are marked as current."""
    return [str(link.get_attribute("href")) for link in page.locator(".filter [aria-current=true]").all()]


def read_count(page: Page) -> int:
    """Return how many entries the page says it shows."""
    return int(page.get_by_role("status").locator("b").inner_text())


@pytest.mark.parametrize("width", [PHONE, 1440])
def test_theme_and_month_together(visit_photos: VisitPage, width: int) -> None:
    page = visit_photos(TIMELINE, width=width).page
    everything = list_shown(page)
    assert (len(everything), read_count(page), list_chosen(page)) == (ENTRIES, ENTRIES, ["#spine", "#spine"])

    choose(page, f"theme-{THEME}")
    of_theme = list_shown(page)
    assert 1 < len(of_theme) == read_count(page) == page.locator(OF_THEME).count() < ENTRIES
    assert page.locator(f"{OTHERS}:visible").count() == 0
    assert page.url.endswith(f"{TIMELINE}?theme={THEME}")
    assert list_chosen(page) == [f"#theme-{THEME}", "#spine"]

    month = of_theme[-1][:7]
    choose(page, month)
    assert list_shown(page) == [entry for entry in of_theme if entry.startswith(month)]
    assert page.url.endswith(f"{TIMELINE}?theme={THEME}&month={month}")
    assert list_chosen(page) == [f"#theme-{THEME}", f"#{month}"]
    assert page.locator(".month:visible").count() == 1

    page.locator("[data-facet=theme] a").first.click()
    assert list_shown(page) == [entry for entry in everything if entry.startswith(month)]
    page.go_back()
    page.go_back()
    assert list_shown(page) == of_theme
    assert list_chosen(page) == [f"#theme-{THEME}", "#spine"]


def test_an_address_that_was_sent_on(visit_photos: VisitPage) -> None:
    page = visit_photos(f"{TIMELINE}?theme={THEME}").page
    assert page.locator(f"{OTHERS}:visible").count() == 0
    assert list_chosen(page) == [f"#theme-{THEME}", "#spine"]
    page.locator("nav.switch a[data-edition=en]").click()
    page.wait_for_url(f"**/en/timeline/?theme={THEME}*")
    assert read_count(page) == page.locator(OF_THEME).count()
    page = visit_photos(f"{TIMELINE}?theme=no-such&month=2021-01&other=1").page
    assert (len(list_shown(page)), list_chosen(page)) == (ENTRIES, ["#spine", "#spine"])


def test_places_are_reached_though_the_filter_hides_them(visit_photos: VisitPage) -> None:
    page = visit_photos(f"{TIMELINE}?theme={THEME}").page
    link = page.locator(f"#theme-{OTHER_THEME} a").first
    hidden = str(link.get_attribute("href")).removeprefix("#")
    assert page.locator(f"[id='{hidden}']").is_hidden()
    link.click()
    page.wait_for_function("() => !location.search")
    assert len(list_shown(page)) == ENTRIES
    assert page.locator(f"[id='{hidden}']").is_visible()
    page = visit_photos(f"{TIMELINE}?theme={THEME}#{hidden}").page
    assert page.locator(f"[id='{hidden}']").is_visible()


def test_the_theme_of_an_entry_filters_too(visit_photos: VisitPage) -> None:
    page = visit_photos(TIMELINE, width=PHONE).page
    page.locator(f".when [href='#theme-{THEME}']").last.click()
    assert page.locator(f"{OTHERS}:visible").count() == 0
    assert page.locator(".filter").evaluate("(filter) => filter.getBoundingClientRect().top >= -1")


def test_by_keyboard(visit_photos: VisitPage) -> None:
    page = visit_photos(TIMELINE).page
    page.locator(".filter a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith(f"?theme={THEME}")
    assert page.evaluate("() => document.activeElement.ariaCurrent") == "true"
    assert page.evaluate(FOCUS) == []


def test_what_a_screen_reader_is_told(visit_photos: VisitPage) -> None:
    page = visit_photos("en/timeline/").page
    navigation = page.get_by_role("navigation", name="Entries by theme and month")
    tree = navigation.aria_snapshot()
    lines = [line.strip() for line in tree.splitlines()]
    assert '- link "All themes":' in lines
    assert f'- link "Theme {THEME} 10":' in lines
    assert lines.index('- link "All themes":') < lines.index('- link "All months":')
    assert lines[-1].startswith("- status: Entries shown")


def test_without_script_the_links_lead_to_places(visit_photos: VisitPage) -> None:
    page = visit_photos(TIMELINE, scripts=False).page
    choose(page, f"theme-{THEME}")
    assert page.url.endswith(f"{TIMELINE}#theme-{THEME}")
    listed = page.locator(f"#theme-{THEME} a").all()
    assert [link.get_attribute("href") for link in listed] == [
        f"#{entry}"
        for entry in list_shown(page)
        if page.locator(f"[id='{entry}'] .when [href='#theme-{THEME}']").count()
    ]
    listed[-1].click()
    assert page.url.endswith(str(listed[-1].get_attribute("href")))
    month = list_shown(page)[-1][:7]
    choose(page, month)
    assert page.url.endswith(f"{TIMELINE}#{month}")
    assert len(list_shown(page)) == read_count(page) == ENTRIES


def test_on_paper(visit_photos: VisitPage) -> None:
    page = visit_photos(f"{TIMELINE}?theme={THEME}").page
    page.emulate_media(media="print")
    assert page.locator(".filter").is_hidden()
    assert page.locator(".themes").is_visible()
    assert len(list_shown(page)) == page.locator(OF_THEME).count()
