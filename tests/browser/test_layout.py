"""No page scrolls sideways, cuts text or moves under the reader's eyes; controls fit a thumb."""

from itertools import product

import pytest

from tests.browser.conftest import VisitPage
from tests.browser.visits import PHONE, SCHEMES, WIDTHS

NARROWEST = 320
THUMB = 44
"""CSS pixels, as in WCAG 2.5.5 (AAA)."""


@pytest.mark.parametrize("is_spaced", [False, True], ids=["plain", "spaced"])
def test_nothing_sticks_out(page_path: str, visit_page: VisitPage, is_spaced: bool) -> None:
    visit = visit_page(page_path)
    if is_spaced:
        visit.probe("spaceText")
    problems = []
    for width, scheme in product(WIDTHS if is_spaced else (NARROWEST, *WIDTHS), SCHEMES):
        visit.set_up(width=width, scheme=scheme)
        found = visit.probe("listSidewaysOverflow") + [f"cut: {text}" for text in visit.probe("listCutText")]
        problems += [f"{width} {scheme}: {problem}" for problem in found]
    assert problems == []


def test_controls_fit_a_thumb(page_path: str, visit_page: VisitPage) -> None:
    visit = visit_page(page_path, width=PHONE)
    assert visit.probe("listSmallTargets", THUMB) == []


@pytest.mark.parametrize("width", [PHONE, 1440])
def test_nothing_shifts(page_path: str, visit_page: VisitPage, width: int) -> None:
    visit = visit_page(page_path, width=width)
    visit.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert visit.probe("measureLayoutShift") == 0


def test_probes_see_what_is_wrong(visit_page: VisitPage) -> None:
    visit = visit_page("zh/", width=PHONE)
    visit.open_stand_in(
        '<p style="width: 400px">wide</p><b style="display: block; overflow: hidden; width: 2em">cut text</b><button>x</button>'
    )
    assert visit.probe("listSidewaysOverflow") == ["page is 408 wide in a window of 360", "p “wide”"]
    assert visit.probe("listCutText") == ["b “cut text”"]
    assert len(visit.probe("listSmallTargets", THUMB)) == 1
