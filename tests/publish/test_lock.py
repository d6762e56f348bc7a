"""One build at a time, and none that waits for a dead one."""

import subprocess
import sys
from pathlib import Path

import pytest

from couplet.publish.errors import PublishError
from couplet.publish.lock import hold_site
from tests.publish.sites import NEW, OLD, holds, list_remains, publish

HOLDER = """
import sys, time
from pathlib import Path
from couplet.publish.lock import hold_site
with hold_site(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
REPOSITORY = Path(__file__).resolve().parents[2]


def test_a_second_build_in_another_process_is_refused_until_the_first_dies(out: Path) -> None:
    publish(out, OLD)
    command = [sys.executable, "-c", HOLDER, str(out)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"held\n"
            with pytest.raises(PublishError, match="is running"):
                publish(out, NEW)
            assert holds(out, OLD)
        finally:
            holder.kill()
            holder.wait(timeout=30)
    publish(out, NEW)
    assert holds(out, NEW)


def test_a_second_build_in_the_same_process_is_refused(out: Path) -> None:
    with hold_site(out):
        with pytest.raises(PublishError, match="is running") as refusal, hold_site(out):
            pytest.fail("the site was held twice")
        assert refusal.value.hint.msgid
    publish(out, NEW)
    assert holds(out, NEW)


def test_a_failed_build_lets_go(out: Path) -> None:
    with pytest.raises(KeyError), hold_site(out):
        raise KeyError("a failure of the build")
    publish(out, NEW)
    assert holds(out, NEW)


def test_two_sites_side_by_side_do_not_hinder_each_other(out: Path) -> None:
    other = out.parent / "other"
    with hold_site(out):
        publish(other, NEW)
    assert holds(other, NEW)


def test_holding_yields_the_absolute_path_and_leaves_only_the_lock(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.parent.mkdir()
    monkeypatch.chdir(out.parent)
    with hold_site(Path("site")) as held:
        assert held == out
    assert not out.exists()
    assert list_remains(out.parent) == []


def test_a_place_for_the_lock_that_cannot_be_made_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PublishError) as refusal, hold_site(tmp_path / "file" / "deeper" / "site"):
        pytest.fail("the site was held")
    assert refusal.value.hint.msgid
