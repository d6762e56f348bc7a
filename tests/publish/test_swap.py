"""The swap, step by step: whatever fails, the old site or the new one is in its place."""

import errno
from pathlib import Path

import pytest

from couplet.publish import swap
from couplet.publish.errors import PublishError
from couplet.publish.places import has_remains, locate_places
from couplet.publish.site import hold_site
from couplet.publish.swap import exchange_folders, recover_site
from tests.publish.failures import failing_rename
from tests.publish.sites import NEW, OLD, holds, list_remains, publish

ERRORS = [OSError(errno.EBUSY, "Device or resource busy"), KeyboardInterrupt()]
MOST_RENAMES = 40


def test_two_folders_change_names_in_one_step(tmp_path: Path) -> None:
    first, second = tmp_path / "一", tmp_path / "二"
    for folder in (first, second):
        folder.mkdir()
        (folder / f"{folder.name}.txt").touch()
    if not exchange_folders(first, second):
        pytest.skip("this file system cannot exchange folders")
    assert [path.name for path in first.iterdir()] == ["二.txt"]
    assert [path.name for path in second.iterdir()] == ["一.txt"]


def test_an_exchange_that_cannot_be_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    assert not exchange_folders(tmp_path / "here", tmp_path / "missing")
    assert [path.name for path in tmp_path.iterdir()] == ["here"]


@pytest.mark.usefixtures("aside")
def test_without_exchange_the_old_site_is_set_aside_and_removed(out: Path) -> None:
    publish(out, OLD)
    publish(out, NEW)
    assert holds(out, NEW)
    assert list_remains(out.parent) == []


@pytest.mark.usefixtures("mounted")
def test_on_a_mounted_folder_the_entries_are_replaced_and_the_folder_stays(out: Path) -> None:
    (out / "lost+found").mkdir()
    folder = out.stat().st_ino
    publish(out, OLD)
    publish(out, NEW)
    assert holds(out, NEW)
    assert out.stat().st_ino == folder
    assert list_remains(out.parent) == []


def fail_at_every_step(out: Path, error: BaseException) -> int:
    """Publish NEW over OLD with every rename in turn failing; return how many renames a publication takes."""
    for number in range(MOST_RENAMES):
        publish(out, OLD)
        with failing_rename(number, error) as count:
            try:
                publish(out, NEW)
            except (PublishError, KeyboardInterrupt):
                pass
            else:
                assert count == [number]
                return number
        assert holds(out, OLD), number
        assert list_remains(out.parent) == []
        assert not has_remains(out)
    raise AssertionError("no end of renames")


@pytest.mark.parametrize("error", ERRORS, ids=repr)
@pytest.mark.usefixtures("aside")
def test_aside_every_failure_is_undone(out: Path, error: BaseException) -> None:
    assert fail_at_every_step(out, error) == 2
    assert holds(out, NEW)


@pytest.mark.parametrize("error", ERRORS, ids=repr)
@pytest.mark.usefixtures("mounted")
def test_entry_by_entry_every_failure_is_undone(out: Path, error: BaseException) -> None:
    entries_out, entries_in, of_folders = 5, 6, 2
    assert fail_at_every_step(out, error) == entries_out + entries_in + of_folders
    assert holds(out, NEW)


def fail_for_good(out: Path, number: int) -> None:
    """Publish NEW over OLD with every rename from the given number on failing, those that undo it too."""
    publish(out, OLD)
    busy = OSError(errno.EBUSY, "Device or resource busy")
    with failing_rename(number, busy, forever=True), pytest.raises(PublishError) as refusal:
        publish(out, NEW)
    assert "it lies in" in str(refusal.value)
    assert has_remains(out)


@pytest.mark.usefixtures("aside")
def test_aside_the_next_build_puts_back_what_could_not_be_put_back(out: Path) -> None:
    fail_for_good(out, 1)
    assert not out.exists()
    with hold_site(out):
        assert holds(out, OLD)
    publish(out, NEW)
    assert holds(out, NEW)
    assert list_remains(out.parent) == []


@pytest.mark.parametrize("number", range(1, 13))
@pytest.mark.usefixtures("mounted")
def test_entry_by_entry_the_next_build_puts_back_what_could_not_be_put_back(out: Path, number: int) -> None:
    fail_for_good(out, number)
    with hold_site(out):
        assert holds(out, OLD)
    publish(out, NEW)
    assert holds(out, NEW)
    assert not has_remains(out)


def test_recovery_puts_back_an_old_site_that_nothing_replaced(out: Path) -> None:
    publish(out, OLD)
    out.rename(locate_places(out).previous)
    out.mkdir()
    recover_site(out)
    assert holds(out, OLD)
    assert list_remains(out.parent) == []


def test_recovery_removes_an_old_site_that_was_replaced_and_all_stagings(out: Path) -> None:
    publish(out, OLD)
    out.rename(locate_places(out).previous)
    publish(out.parent / "new", NEW)
    (out.parent / "new").rename(out)
    for name in (".site.staging-1", ".site.staging-99999999"):
        publish(out.parent / name, OLD)
    assert has_remains(out)
    recover_site(out)
    assert holds(out, NEW)
    assert not has_remains(out)


def test_recovery_removes_no_old_site_for_what_is_not_ours(out: Path) -> None:
    publish(out, OLD)
    out.rename(locate_places(out).previous)
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(PublishError, match="did not write"):
        publish(out, NEW)
    (out / "thesis.txt").unlink()
    with hold_site(out):
        assert holds(out, OLD)


def test_recovery_leaves_alone_what_only_looks_alike(out: Path) -> None:
    names = [
        ".site.staging-x",
        ".site.staging-1.txt",
        ".sites.staging-1",
        "site.staging-1",
        ".other.previous",
    ]
    for name in names:
        (out.parent / name).mkdir(parents=True)
    (out.parent / ".site.staging-7").touch()
    publish(out, NEW)
    assert set(names) <= set(list_remains(out.parent))
    assert (out.parent / ".site.staging-7").exists()


def test_recovery_where_nothing_is(out: Path) -> None:
    recover_site(out)
    assert not out.parent.exists()


def test_a_rename_is_tried_again_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(swap, "_is_windows", lambda: True)
    monkeypatch.setattr("time.sleep", waits.append)
    (tmp_path / "old").mkdir()
    with failing_rename(0, PermissionError(errno.EACCES, "Permission denied")) as count:
        swap.rename_folder(tmp_path / "old", tmp_path / "new")
    assert (tmp_path / "new").is_dir()
    assert (count, len(waits)) == ([2], 1)
    refused = PermissionError(errno.EACCES, "Permission denied")
    with failing_rename(0, refused, forever=True), pytest.raises(PermissionError):
        swap.rename_folder(tmp_path / "new", tmp_path / "old")
