"""Where the tests of this folder publish, and on which kind of system; no assertions."""

import os
from pathlib import Path

import pytest

from couplet.publish import swap
from tests.publish.publisher import forbid_exchange, pretend_mount


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site's folder that does not exist yet, alone in its folder."""
    return tmp_path.resolve() / "around" / "site"


@pytest.fixture
def aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders in one step."""
    monkeypatch.setattr(swap, "exchange_folders", forbid_exchange)


@pytest.fixture
def mounted(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk is mounted on the site's folder, which is empty."""
    out.mkdir(parents=True)
    monkeypatch.setattr(os.path, "ismount", pretend_mount(out))
