"""The browser, the served site and the pages to visit; all skipping is decided in `requirements`; no test logic."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.pages_server import serve_pages
from tests.browser.requirements import require_axe, require_chromium
from tests.browser.visits import Visit, start_visit
from tests.photo_site import write_photo_site
from tests.real_site import BASE_PATH, BuildError, RealSite, build_real_site, find_edition, list_files

VisitPage = Callable[..., Visit]

CHROMIUM_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)
UNBUILT = "the-site/was-not-built/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as slow."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or fail, before any fixture is set up: so each thing that is missing is reported in one line for all tests."""
    fixtures = getattr(item, "fixturenames", ())
    if "browser" in fixtures:
        require_chromium()
    if "axe_source" in fixtures:
        require_axe()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test every page of the built site (``page_path``), or all but cover and 404 page (``edition_page_path``).

    If there is no site, it gets one case, which fails and says why.
    """
    for name, is_wanted in (("page_path", lambda page: True), ("edition_page_path", find_edition)):
        if name in metafunc.fixturenames:
            pages = [page for page in list_pages() if is_wanted(page)]
            metafunc.parametrize(name, pages, ids=[page or "cover" for page in pages])


def list_pages() -> tuple[str, ...]:
    """Return the pages of the built site."""
    try:
        return build_real_site().pages
    except BuildError:
        return (UNBUILT,)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    executable = require_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """Source of axe-core."""
    return require_axe()


@pytest.fixture(scope="session")
def origin(built_site: RealSite) -> Iterator[str]:
    """Origin of the site, served under ``/repo/`` as GitHub Pages serves it."""
    with serve_pages(built_site.folder, base_path=BASE_PATH) as origin:
        yield origin


@pytest.fixture(scope="session")
def photo_site(tmp_path_factory: pytest.TempPathFactory) -> RealSite:
    """A small report with forty drawn photos, under the address of the real one."""
    site = write_photo_site(tmp_path_factory.mktemp("photos")).build()
    assert site.outcome.is_published, site.codes
    return RealSite(folder=site.out, files=list_files(site.out))


@pytest.fixture(scope="session")
def photo_origin(photo_site: RealSite) -> Iterator[str]:
    """Origin of that report."""
    with serve_pages(photo_site.folder, base_path=BASE_PATH) as origin:
        yield origin


@pytest.fixture
def visit_photos(browser: Browser, photo_origin: str) -> Iterator[VisitPage]:
    """``visit_page`` for the report with photos."""
    with ExitStack() as visits:
        yield partial(_visit, visits, browser, photo_origin)


@pytest.fixture
def visit_page(browser: Browser, origin: str) -> Iterator[VisitPage]:
    """A function that opens a page, ``visit_page(path, width=…, scripts=…)``; what it opened is closed after the test."""
    with ExitStack() as visits:
        yield partial(_visit, visits, browser, origin)


def _visit(
    visits: ExitStack, browser: Browser, origin: str, path: str, *, width: int = 1440, scripts: bool = True
) -> Visit:
    visit = visits.enter_context(start_visit(browser, origin, width=width, scripts=scripts))
    visit.open(path)
    return visit
