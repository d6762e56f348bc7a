"""The built report as its pages, read once; no test logic."""

from collections.abc import Mapping

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.real_site import RealSite


@pytest.fixture(scope="session")
def pages(built_site: RealSite) -> Mapping[str, str]:
    """Page (as a browser asks for it) to source."""
    return {page: built_site.read_page(page) for page in built_site.pages}


@pytest.fixture(scope="session")
def trees(pages: Mapping[str, str]) -> Mapping[str, LexborHTMLParser]:
    """Page to parsed page."""
    return {page: LexborHTMLParser(html) for page, html in pages.items()}
