"""On paper a page is what it says, on A4, without navigation and without anything to press."""

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

from tests.browser.conftest import VisitPage
from tests.browser.visits import Visit

NOT_ON_PAPER = "nav, .skip, .switch, .elsewhere, button, summary"
A4 = (595, 842)
"""Points."""
AAA = 7
"""Contrast that WCAG 1.4.6 asks for."""
CJK_RADICAL = "[\u2e80-\u2eff]"
"""A PDF may name a Han character by the radical that is drawn alike: ⻋ for 车."""


def read_pdf(visit: Visit) -> PdfReader:
    """Return the page as the browser would save it, in the paper size that the site asks for."""
    return PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True)))


def squeeze(text: str) -> str:
    """Return text without white space and without compatibility forms, which PDF fonts mix with the plain ones."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def is_printed(text: str, printed: str) -> bool:
    """Tell whether a text stands in what was read from a PDF; both as `squeeze` leaves them."""
    return re.search("".join(f"(?:{re.escape(sign)}|{CJK_RADICAL})" for sign in text), printed) is not None


def test_no_navigation_on_paper(page_path: str, visit_page: VisitPage) -> None:
    visit = visit_page(page_path)
    assert visit.probe("listShown", "h1")
    visit.page.emulate_media(media="print")
    assert visit.probe("listShown", NOT_ON_PAPER) == []
    assert visit.probe("listShown", "main h1")
    assert visit.probe("listShown", "[aria-current]") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_is_dark_on_paper(visit_page: VisitPage, scheme: str) -> None:
    visit = visit_page("both/scorecard/")
    visit.set_up(width=1440, scheme=scheme)
    visit.page.emulate_media(media="print")
    ink = visit.page.evaluate("() => getComputedStyle(document.querySelector('main')).color")
    assert visit.probe("measureContrast", ink, "white") > AAA


def test_pdf(page_path: str, visit_page: VisitPage) -> None:
    visit = visit_page(page_path)
    headline = visit.page.locator("main h1").first.inner_text()
    pdf = read_pdf(visit)
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pdf.pages}
    assert sizes == {A4}
    text = squeeze("".join(page.extract_text() for page in pdf.pages))
    assert is_printed(squeeze(headline), text)
    assert all(squeeze(page.extract_text()) for page in pdf.pages), "an empty sheet"
