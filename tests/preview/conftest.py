"""The preview's tests do not wait for its slower looks."""

import pytest


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the watched folders ten times as often as usual."""
    monkeypatch.setattr("couplet.preview.watching.LOOK_MILLISECONDS", 100)
    monkeypatch.setattr("couplet.preview.watching.RETRY_SECONDS", 0.1)
