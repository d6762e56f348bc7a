"""Everything can be reached with the keyboard, is seen when it is reached, and the first key press leads past the navigation."""

from itertools import product

from tests.browser.conftest import VisitPage
from tests.browser.visits import PHONE, PROBES, SCHEMES

ADDRESS = "() => document.activeElement.getAttribute('href') ?? ''"
IS_PAST_THE_START = """() => { const main = document.querySelector("main");
    return !!(main.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) }"""


def test_skip_link(page_path: str, visit_page: VisitPage) -> None:
    visit = visit_page(page_path)
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate(ADDRESS).startswith("#")
    assert visit.page.evaluate(f"() => ({PROBES}).listFocusProblems(document.activeElement)") == []
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("() => !!document.querySelector(location.hash)?.closest('main')")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate(IS_PAST_THE_START)


def test_focus_is_seen(page_path: str, visit_page: VisitPage) -> None:
    visit = visit_page(page_path)
    visit.page.keyboard.press("Tab")
    problems = []
    for width, scheme in product((PHONE, 1440), SCHEMES):
        visit.set_up(width=width, scheme=scheme)
        problems += [f"{width} {scheme}: {problem}" for problem in visit.probe("listUnseenFocus")]
    assert visit.page.evaluate("() => document.activeElement !== document.body")
    assert problems == []
