"""Whoever changes the language stays where they were: on the same page, and at the same heading."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import VisitPage
from tests.browser.visits import PHONE
from tests.real_site import BASE_PATH, find_edition

EDITIONS = ("zh", "en", "both")
SWITCH = "nav.switch a[data-edition={edition}]"
BESIDE_HEADING = "section:has(> h2[id='{anchor}']) .elsewhere a[data-edition={edition}]"
TOP_OF_WINDOW = 120
"""CSS pixels from the top within which a heading counts as the place arrived at."""


def list_anchors(page: Page) -> list[str]:
    """Return the ids of the headings that offer the other editions."""
    headings = page.locator("section:has(.elsewhere) > h2[id]").all()
    return [str(heading.get_attribute("id")) for heading in headings]


def list_anchors_in_view(page: Page) -> list[str]:
    """Return the ids of the headings in the upper half of the window."""
    in_view = "(id) => { const top = document.getElementById(id).getBoundingClientRect().top; return top > -1 && top < innerHeight / 2 }"
    return [anchor for anchor in list_anchors(page) if page.evaluate(in_view, anchor)]


def is_at_top(page: Page, anchor: str) -> bool:
    """Tell whether a heading stands at the top of the window, or as far up as the page's length lets it come."""
    place: Any = page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top", anchor)
    is_at_end = page.evaluate("() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    return -1 <= place <= TOP_OF_WINDOW or bool(is_at_end and place > 0)


def find_place(page: Page) -> tuple[str, str]:
    """Return path within the site and fragment of the page that is open."""
    path, _, fragment = page.url.partition(BASE_PATH)[2].partition("#")
    return path, fragment


def test_every_edition_is_offered_and_the_own_is_marked(
    edition_page_path: str, visit_page: VisitPage
) -> None:
    edition = find_edition(edition_page_path)
    page = visit_page(edition_page_path).page
    links = page.locator("nav.switch a")
    offered = {str(link.get_attribute("data-edition")): link for link in links.all()}
    assert set(offered) == set(EDITIONS)
    assert [key for key, link in offered.items() if link.get_attribute("aria-current")] == [edition]
    for other, link in offered.items():
        target = page.evaluate("(link) => link.href", link.element_handle())
        assert target.endswith(BASE_PATH + re.sub(r"^\w+", other, edition_page_path))


@pytest.mark.parametrize("other", ["en", "both"])
def test_links_beside_headings_need_no_script(visit_page: VisitPage, other: str) -> None:
    visit = visit_page("zh/review/services/", scripts=False)
    anchor = list_anchors(visit.page)[-1]
    visit.page.locator(BESIDE_HEADING.format(anchor=anchor, edition=other)).click()
    visit.page.wait_for_url(f"**/{other}/review/services/*")
    assert find_place(visit.page) == (f"{other}/review/services/", anchor)
    assert is_at_top(visit.page, anchor)


@pytest.mark.parametrize("width", [PHONE, 1440])
@pytest.mark.parametrize(("edition", "other"), [("zh", "en"), ("en", "zh"), ("zh", "both"), ("both", "en")])
def test_switch_leads_to_the_heading_in_view(
    visit_page: VisitPage, width: int, edition: str, other: str
) -> None:
    visit = visit_page(f"{edition}/review/services/", width=width)
    anchors = list_anchors(visit.page)
    assert len(anchors) > 1
    for anchor in anchors[1:]:
        visit.open(f"{edition}/review/services/")
        visit.page.evaluate("(id) => document.getElementById(id).scrollIntoView()", anchor)
        in_view = list_anchors_in_view(visit.page)
        visit.page.locator(SWITCH.format(edition=other)).evaluate("(link) => link.click()")
        visit.page.wait_for_url(f"**/{other}/review/services/*")
        path, arrived = find_place(visit.page)
        assert (path, arrived in in_view) == (f"{other}/review/services/", True), (anchor, arrived, in_view)
        assert is_at_top(visit.page, arrived)


def test_switch_at_the_top_leads_to_the_top(visit_page: VisitPage) -> None:
    visit = visit_page("zh/review/services/", width=PHONE)
    visit.page.locator(SWITCH.format(edition="en")).click()
    visit.page.wait_for_url("**/en/review/services/*")
    assert find_place(visit.page) == ("en/review/services/", "")


def test_switch_needs_no_script(visit_page: VisitPage) -> None:
    visit = visit_page("zh/scorecard/", scripts=False)
    visit.page.locator(SWITCH.format(edition="en")).click()
    visit.page.wait_for_url("**/en/scorecard/")
    assert find_place(visit.page)[0] == "en/scorecard/"
