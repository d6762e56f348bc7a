"""Killed at any moment, a build leaves the old site or the new one, and the next build finds its way."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from couplet.publish import swap
from couplet.publish.site import has_remains, hold_site, read_manifest, verify_site
from tests.publish.sites import describe, list_remains, make_large, publish

REPOSITORY = Path(__file__).resolve().parents[2]
LARGE = {describe(make_large(letter)).fingerprint: letter for letter in "AB"}

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill on the spot")


@contextmanager
def run_publisher(out: Path, way: str, renames: int = 0) -> Iterator["subprocess.Popen[bytes]"]:
    """Run the program that publishes in turn, from its first publication on; it is killed at the end."""
    command = [sys.executable, "-m", "tests.publish.publisher", str(out), way, str(renames)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as publisher:
        try:
            assert publisher.stdout is not None
            assert publisher.stdout.readline() == b"0\n"
            yield publisher
        finally:
            publisher.kill()
            publisher.wait(timeout=30)


def wait_for_publications(publisher: "subprocess.Popen[bytes]", number: int) -> None:
    """Return when so many more sites have been published."""
    assert publisher.stdout is not None
    for _ in range(number):
        assert publisher.stdout.readline()


def measure_pace(out: Path, way: str) -> float:
    """Return how many seconds a publication takes, here and now."""
    with run_publisher(out, way) as publisher:
        start = time.perf_counter()
        wait_for_publications(publisher, 5)
        return (time.perf_counter() - start) / 5


def tell_site(out: Path) -> str:
    """Return which of the large sites ``out`` is, after making sure that it is whole."""
    manifest = read_manifest(out)
    assert manifest is not None
    letter = LARGE[manifest.fingerprint]
    assert manifest == describe(make_large(letter))
    assert verify_site(out, manifest) == []
    return letter


def can_exchange(folder: Path) -> bool:
    """Return whether the file system of ``folder`` exchanges two folders in one step."""
    for name in "ab":
        (folder / name).mkdir()
    return swap.exchange_folders(folder / "a", folder / "b")


@pytest.mark.slow
@pytest.mark.parametrize(("way", "rounds"), [("exchange", 40), ("aside", 10)])
def test_killed_at_random_the_site_is_whole(out: Path, tmp_path: Path, way: str, rounds: int) -> None:
    is_whole_at_once = way == "exchange" and can_exchange(tmp_path)
    moments, pace = random.Random(257), measure_pace(out, way)
    found, remains = set(), 0
    for _ in range(rounds):
        with run_publisher(out, way) as publisher:
            wait_for_publications(publisher, moments.randrange(2))
            time.sleep(moments.uniform(0, pace))
        if is_whole_at_once:
            tell_site(out)
        remains += has_remains(out)
        with hold_site(out):
            found.add(tell_site(out))
        publish(out, make_large("A"))
        assert tell_site(out) == "A"
        assert list_remains(out.parent) == []
    assert found == {"A", "B"}
    assert remains >= rounds // 5, "hardly any kill came in the middle of a publication"


@pytest.mark.parametrize(("way", "renames"), [("aside", 2), *(("mount", number) for number in range(1, 11))])
def test_killed_between_two_renames_the_old_site_comes_back(
    out: Path, monkeypatch: pytest.MonkeyPatch, way: str, renames: int
) -> None:
    with run_publisher(out, way, renames) as publisher:
        publisher.wait(timeout=30)
        assert publisher.returncode == 9
    if way == "mount":
        monkeypatch.setattr("os.path.ismount", lambda path: Path(path) == out)
    with hold_site(out):
        assert tell_site(out) == "A"
    publish(out, make_large("B"))
    assert tell_site(out) == "B"
    assert not has_remains(out)
