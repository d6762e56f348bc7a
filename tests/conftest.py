"""What all tests share: the built report, and the order of the run; no test logic."""

import os

import pytest
from hypothesis import settings

from tests.real_site import BuildError, RealSite, build_real_site

# The same examples in every run: a failure is of the change that is tested. HYPOTHESIS_PROFILE=default looks for others, and so does `make fuzz`.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run fast tests first, so that a plain mistake shows within seconds, and those in a browser last: its driver keeps an event loop.

    A stable sort keeps the order of files otherwise.
    """
    items.sort(
        key=lambda item: (item.get_closest_marker("slow") is not None, "browser" in item.path.parent.name)
    )


@pytest.fixture(scope="session")
def built_site() -> RealSite:
    """The real report, built under ``https://example.org/repo/``."""
    try:
        return build_real_site()
    except BuildError as failure:
        pytest.fail(str(failure), pytrace=False)
