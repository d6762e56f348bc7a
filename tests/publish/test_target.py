"""What is not ours is never replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest

from couplet.publish.errors import PublishError
from couplet.publish.lock import hold_site
from couplet.publish.site import publish_site
from couplet.publish.target import check_target
from tests.publish.sites import NEW, OLD, describe, holds, publish


def make_file(out: Path, name: str, *, of_ours: bool = False) -> None:
    """Put a file somewhere below ``out``, which holds a site of ours before if ``of_ours``."""
    if of_ours:
        publish(out, OLD)
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_text("mine")


FOREIGN: dict[str, Callable[[Path], None]] = {
    "somebody's file": lambda out: make_file(out, "thesis.txt"),
    "somebody's empty folder": lambda out: make_file(out, "photos/.keep"),
    "a file of that name": lambda out: make_file(out.parent, out.name),
    "somebody's mark": lambda out: make_file(out, ".couplet.json"),
    "the root of a site": lambda out: make_file(out, "content/site.yaml", of_ours=True),
    "a repository": lambda out: make_file(out, ".git/HEAD", of_ours=True),
    "a worktree": lambda out: make_file(out, ".git", of_ours=True),
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN.keys())
def test_what_is_not_ours_is_refused_and_left_alone(out: Path, make: Callable[[Path], None]) -> None:
    make(out)
    before = {path: path.read_bytes() for path in out.parent.rglob("*") if path.is_file()}
    with pytest.raises(PublishError, match="was not touched") as refusal, hold_site(out):
        pytest.fail("the site was held")
    assert str(out) in str(refusal.value)
    assert refusal.value.hint.msgid
    with pytest.raises(PublishError, match="was not touched"):
        publish_site(out, NEW, describe(NEW))
    assert {path: path.read_bytes() for path in out.parent.rglob("*") if path.is_file()} == before


def test_a_link_is_refused_even_to_a_site_of_ours(out: Path) -> None:
    publish(out, OLD)
    link = out.parent / "link"
    link.symlink_to(out)
    with pytest.raises(PublishError, match="it is a link"):
        publish(link, NEW)
    assert holds(out, OLD)


def test_a_link_on_the_way_is_followed(out: Path) -> None:
    out.parent.mkdir()
    (out.parent.parent / "shortcut").symlink_to(out.parent)
    publish(out.parent.parent / "shortcut" / "site", NEW)
    assert holds(out, NEW)


def test_the_root_and_the_home_are_refused_even_if_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for folder in (Path(tmp_path.anchor), tmp_path, tmp_path / "a" / ".."):
        with pytest.raises(PublishError, match="far more than a site"):
            check_target(folder)


def test_no_home_is_no_hindrance(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find_none() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", find_none)
    check_target(out)


def test_the_folders_that_the_build_reads_are_refused(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for folder in (content, content / "site", tmp_path):
        with pytest.raises(PublishError, match="reads from there"), hold_site(folder, [content]):
            pytest.fail("the site was held")
    check_target(tmp_path / "content-site", [content])


def test_an_empty_folder_and_a_site_of_another_version_are_ours_to_replace(out: Path) -> None:
    out.mkdir(parents=True)
    publish(out, OLD)
    mark = out / ".couplet.json"
    mark.write_bytes(mark.read_bytes().replace(b'"format": 1', b'"format": 0'))
    publish(out, NEW)
    assert holds(out, NEW)
