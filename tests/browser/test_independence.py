"""A page asks nobody but its own site, breaks no rule of its content security policy, and says the same without scripts."""

from tests.browser.conftest import VisitPage
from tests.real_site import BASE_PATH

MOST_REQUESTS = 3
"""Page, style sheet, script; pictures come on top."""


def test_requests_and_console(page_path: str, visit_page: VisitPage) -> None:
    visit = visit_page(page_path)
    visit.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    visit.page.wait_for_load_state("networkidle")
    assert visit.list_outside_requests() == []
    assert visit.list_failed_answers() == []
    assert visit.complaints == []
    others = [
        answer.url
        for answer in visit.answers
        if not answer.headers.get("content-type", "").startswith("image/")
    ]
    assert 1 < len(others) <= MOST_REQUESTS, others


def test_same_text_without_scripts(page_path: str, visit_page: VisitPage) -> None:
    without = visit_page(page_path, scripts=False)
    assert not without.has_script
    assert visit_page(page_path).probe("readText") == without.probe("readText") != ""


def test_an_unknown_address_shows_the_404_page(visit_page: VisitPage) -> None:
    unknown = "zh/review/nothing/here/"
    visit = visit_page(unknown)
    address = f"{visit.origin}{BASE_PATH}{unknown}"
    assert [answer.status for answer in visit.answers if answer.url == address] == [404]
    assert visit.list_failed_answers(expected=[address]) == []
    assert visit.probe("readText") == visit_page("404.html").probe("readText")
    with visit.page.expect_navigation() as way_back:
        visit.page.locator("main a").first.click()
    assert way_back.value is not None
    assert way_back.value.ok
    assert visit.page.url.startswith(f"{visit.origin}{BASE_PATH}")
