"""Writing the new site: what is carried over, what is noticed, and what a refusing disk leaves behind."""

import errno
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from couplet.model.manifest import UNCHANGED, Manifest, ManifestEntry, Unchanged
from couplet.publish import staging
from couplet.publish.errors import PublishError
from couplet.publish.site import hold_site, publish_site
from tests.publish.sites import NEW, OLD, describe, holds, list_remains, publish


def publish_carrying(out: Path, contents: Mapping[str, bytes | Unchanged]) -> None:
    """Publish ``contents``, in which what is unchanged is as in NEW."""
    with hold_site(out):
        publish_site(out, contents, describe({path: NEW[path] for path in contents}))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_modes_do_not_depend_on_the_umask(out: Path) -> None:
    publish(out, OLD)
    (out / "assets" / "style.css").chmod(0o600)
    previous = os.umask(0o077)
    try:
        publish_carrying(out, {**NEW, "assets/style.css": UNCHANGED})
    finally:
        os.umask(previous)
    for path in [out, *out.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path


def test_unchanged_files_are_carried_over_without_being_written(out: Path) -> None:
    publish(out, OLD)
    before = (out / "assets/style.css").stat()
    publish_carrying(out, {**NEW, "assets/style.css": UNCHANGED})
    assert holds(out, NEW)
    assert (out / "assets/style.css").stat().st_ino == before.st_ino
    assert (out / "assets/style.css").stat().st_nlink == 1


def test_unchanged_files_are_copied_where_links_are_unknown(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_link(_source: Path, _destination: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    publish(out, OLD)
    monkeypatch.setattr(os, "link", refuse_link)
    publish_carrying(out, {**NEW, "assets/style.css": UNCHANGED})
    assert holds(out, NEW)


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"of another size")])
def test_an_unchanged_file_that_is_not_what_it_was_stops_the_publication(
    out: Path, spoil: Callable[[Path], object]
) -> None:
    publish(out, OLD)
    spoil(out / "assets/style.css")
    with pytest.raises(PublishError, match=r"style\.css"):
        publish_carrying(out, {**NEW, "assets/style.css": UNCHANGED})
    assert (out / "index.html").read_bytes() == OLD["index.html"]
    assert list_remains(out.parent) == []


def test_contents_that_are_not_what_the_manifest_says_are_not_published(out: Path) -> None:
    publish(out, OLD)
    lie = ManifestEntry.from_content("index.html", b"new COVER", {})
    manifest = Manifest(1, "", {**describe(NEW).entries, "index.html": lie})
    with pytest.raises(PublishError, match=r"index\.html"), hold_site(out):
        publish_site(out, NEW, manifest)
    assert holds(out, OLD)
    assert list_remains(out.parent) == []


@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENAMETOOLONG]
)
@pytest.mark.parametrize("when", range(len(NEW) + 1))
def test_a_write_that_fails_leaves_the_old_site(
    out: Path, monkeypatch: pytest.MonkeyPatch, number: int, when: int
) -> None:
    publish(out, OLD)
    write_file, done = staging.write_file, 0

    def write_until_full(path: Path, content: bytes) -> None:
        nonlocal done
        if done == when:
            path.write_bytes(content[: len(content) // 2])
            raise OSError(number, os.strerror(number), str(path))
        done += 1
        write_file(path, content)

    with monkeypatch.context() as context:
        context.setattr(staging, "write_file", write_until_full)
        with pytest.raises(PublishError) as refusal:
            publish(out, NEW)
    assert str(out) in str(refusal.value)
    assert refusal.value.hint.msgid
    assert holds(out, OLD)
    assert list_remains(out.parent) == []
    publish(out, NEW)
    assert holds(out, NEW)


def test_a_torn_write_is_noticed(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(out, OLD)
    monkeypatch.setattr(staging, "write_file", lambda path, content: path.write_bytes(bytes(len(content))))
    with pytest.raises(PublishError, match="is not what was to be written"):
        publish(out, NEW)
    assert holds(out, OLD)
    assert list_remains(out.parent) == []


def test_an_interruption_leaves_the_old_site(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_path: Path, _content: bytes) -> None:
        raise KeyboardInterrupt

    publish(out, OLD)
    monkeypatch.setattr(staging, "write_file", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish(out, NEW)
    assert holds(out, OLD)
    assert list_remains(out.parent) == []
