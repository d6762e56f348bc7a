"""Publishing as a whole: the folder holds exactly what was asked, or exactly what it held before."""

import errno
import os
from pathlib import Path

import pytest

from couplet.publish.errors import PublishError, explain_os_error
from couplet.publish.site import publish_site
from tests.publish.failures import failing_rename
from tests.publish.sites import NEW, OLD, describe, holds, list_remains, publish, read_folder


def test_the_first_publication_makes_the_folder_and_those_around_it(out: Path) -> None:
    publish(out / "deep" / "site", NEW)
    assert holds(out / "deep" / "site", NEW)


def test_the_next_publication_replaces_everything(out: Path) -> None:
    publish(out, OLD)
    (out / "orphan.html").write_text("left over")
    (out / "empty" / "folder").mkdir(parents=True)
    publish(out, NEW)
    assert holds(out, NEW)
    assert not (out / "zh" / "gone").exists()
    assert list_remains(out.parent) == []


def test_two_publications_are_equal_to_the_byte(out: Path) -> None:
    publish(out, OLD)
    publish(out, NEW)
    publish(out.parent / "again", dict(sorted(NEW.items(), reverse=True)))
    assert (out / ".couplet.json").read_bytes() == (out.parent / "again" / ".couplet.json").read_bytes()
    assert read_folder(out) == read_folder(out.parent / "again")


def test_the_folder_may_be_the_working_folder(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(out, OLD)
    monkeypatch.chdir(out)
    publish(Path("."), NEW)
    assert holds(out, NEW)
    assert list_remains(out.parent) == []


def test_names_outside_ascii_and_with_spaces_are_published(out: Path) -> None:
    site = out.parent / "许昌 report"
    contents = {**NEW, "zh/图片/工会 2022.webp": b"photo"}
    publish(site, OLD)
    publish(site, contents)
    assert holds(site, contents)


def test_contents_and_manifest_must_name_the_same_paths(out: Path) -> None:
    with pytest.raises(ValueError, match=r"en/index\.html"):
        publish_site(out, OLD, describe(NEW))
    assert not out.exists()


def test_a_full_disk_is_called_that() -> None:
    assert "no room" in str(explain_os_error(OSError(errno.ENOSPC, "x"), Path("site")))
    assert "may not be written" in str(explain_os_error(OSError(errno.EROFS, "x"), Path("site")))
    assert "in use" in str(explain_os_error(OSError(errno.EBUSY, "x"), Path("site")))
    assert "Too many" in str(explain_os_error(OSError(errno.EMFILE, "Too many open files"), Path("site")))


def test_a_first_publication_that_fails_leaves_nothing(out: Path) -> None:
    refused = PermissionError(errno.EACCES, "Permission denied")
    with pytest.raises(PublishError, match="may not be written"), failing_rename(0, refused):
        publish(out, NEW)
    assert not out.exists()
    assert list_remains(out.parent) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="modes do not bind the superuser")
def test_a_read_only_folder_around_the_site_is_a_plain_error(out: Path) -> None:
    publish(out, OLD)
    out.parent.chmod(0o555)
    try:
        with pytest.raises(PublishError, match="may not be written"):
            publish(out, NEW)
    finally:
        out.parent.chmod(0o755)
    assert holds(out, OLD)
    assert list_remains(out.parent) == []


def test_an_old_site_without_write_permission_is_removed_all_the_same(out: Path) -> None:
    publish(out, OLD)
    (out / "zh" / "gone").chmod(0o555)
    (out / "zh").chmod(0o555)
    publish(out, NEW)
    assert holds(out, NEW)
    assert list_remains(out.parent) == []
