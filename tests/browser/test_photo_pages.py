"""Pages with photos are held to what every page is held to: readable by all, still, whole, valid, and the same without scripts."""

from itertools import product

import pytest

from tests.browser.conftest import VisitPage
from tests.browser.test_accessibility import list_findings
from tests.browser.test_html import check_documents
from tests.browser.test_independence import MOST_REQUESTS
from tests.browser.test_layout import NARROWEST, THUMB
from tests.browser.visits import PHONE, SCHEMES, WIDTHS, Visit
from tests.real_site import BASE_PATH, RealSite

pytestmark = pytest.mark.xdist_group("photos")

PAGES = ("zh/timeline/", "both/timeline/", "en/review/services/", "both/review/rights/")
each_page = pytest.mark.parametrize("path", PAGES)


def scroll_through(visit: Visit) -> None:
    """Let every picture come, as for a reader who goes down the page."""
    visit.page.evaluate(
        """async () => { for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
            scrollTo(0, y); await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30))); } }"""
    )
    visit.page.wait_for_load_state("networkidle")


@each_page
def test_seen_and_read_by_all(visit_photos: VisitPage, axe_source: str, path: str) -> None:
    visit = visit_photos(path)
    visit.page.evaluate(axe_source)
    problems = []
    for width, scheme in product((NARROWEST, *WIDTHS), SCHEMES):
        visit.set_up(width=width, scheme=scheme)
        found = visit.probe("listSidewaysOverflow") + visit.probe("listCutText")
        found += list_findings(visit) if width in (PHONE, 1440) else []
        problems += [f"{width} {scheme}: {problem}" for problem in found]
    visit.page.keyboard.press("Tab")
    assert problems + visit.probe("listUnseenFocus") == []


@each_page
@pytest.mark.parametrize("width", [PHONE, 1440])
def test_still_and_sparing(visit_photos: VisitPage, path: str, width: int) -> None:
    visit = visit_photos(path, width=width)
    scroll_through(visit)
    assert visit.probe("measureLayoutShift") == 0
    assert visit.complaints == visit.list_outside_requests() == visit.list_failed_answers() == []
    others = [
        answer.url
        for answer in visit.answers
        if not answer.headers.get("content-type", "").startswith("image/")
    ]
    assert len(others) == MOST_REQUESTS, others
    assert width > PHONE or visit.probe("listSmallTargets", THUMB) == []


@each_page
def test_the_same_without_scripts(visit_photos: VisitPage, path: str) -> None:
    without = visit_photos(path, scripts=False)
    assert visit_photos(path).probe("readText") == without.probe("readText") != ""


def test_valid(photo_site: RealSite, photo_origin: str) -> None:
    sheets = [str(photo_site.folder / name) for name in sorted(photo_site.files) if name.endswith(".css")]
    assert len(sheets) == 2
    assert check_documents(*(f"{photo_origin}{BASE_PATH}{path}" for path in PAGES), *sheets) == []
