"""What a published site is read back as, and how any change to it shows."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from couplet.publish.folder import is_ours, read_manifest, verify_site
from tests.publish.sites import OLD, describe, publish

REPOSITORY = Path(__file__).resolve().parents[2]


def test_a_published_site_reads_back_as_it_was_described(out: Path) -> None:
    publish(out, OLD)
    assert read_manifest(out) == describe(OLD)
    assert verify_site(out, describe(OLD)) == []


def test_what_is_no_site_has_no_manifest(out: Path) -> None:
    assert read_manifest(out) is None
    out.mkdir(parents=True)
    assert read_manifest(out) is None
    assert read_manifest(out / "file") is None


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", b"{}", b"[]", b"[" * 100_000, b'{"generator": "hugo"}'])
def test_a_damaged_manifest_is_none_and_no_mark(out: Path, mark: bytes) -> None:
    publish(out, OLD)
    (out / ".couplet.json").write_bytes(mark)
    assert read_manifest(out) is None
    assert not is_ours(out)


def test_a_manifest_of_another_version_is_none_but_still_our_mark(out: Path) -> None:
    publish(out, OLD)
    mark = out / ".couplet.json"
    mark.write_bytes(mark.read_bytes().replace(b'"format": 1', b'"format": 99'))
    assert read_manifest(out) is None
    assert is_ours(out)


def test_a_linked_manifest_is_no_mark(out: Path, tmp_path: Path) -> None:
    publish(out, OLD)
    (out / ".couplet.json").rename(tmp_path / "elsewhere.json")
    (out / ".couplet.json").symlink_to(tmp_path / "elsewhere.json")
    assert read_manifest(out) is None
    assert not is_ours(out)


def replace_by_link(out: Path) -> None:
    """Put in place of a file a link to an equal one."""
    equal = out.parent / "equal.css"
    (out / "assets/style.css").rename(equal)
    (out / "assets/style.css").symlink_to(equal)


def replace_by_folder(out: Path) -> None:
    """Put a folder in place of a file."""
    (out / "gone.html").unlink()
    (out / "gone.html").mkdir()


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "missing": (lambda out: (out / "gone.html").unlink(), ["gone.html"]),
    "longer": (lambda out: (out / "index.html").write_bytes(b"old cover."), ["index.html"]),
    "same size": (lambda out: (out / "index.html").write_bytes(b"OLD cover"), ["index.html"]),
    "orphan": (lambda out: (out / "zh/new.html").write_bytes(b""), ["zh/new.html"]),
    "hidden orphan": (lambda out: (out / ".DS_Store").write_bytes(b""), [".DS_Store"]),
    "empty folder": (lambda out: (out / "en/draft").mkdir(parents=True), ["en/draft/"]),
    "a link": (replace_by_link, ["assets/style.css"]),
    "a folder for a file": (replace_by_folder, ["gone.html", "gone.html/"]),
    "a link to a folder": (lambda out: (out / "more").symlink_to(out / "zh"), ["more"]),
    "no manifest": (lambda out: (out / ".couplet.json").unlink(), [".couplet.json"]),
    "nothing left": (lambda out: out.rename(out.parent / "moved"), [".couplet.json", *sorted(OLD)]),
}


@pytest.mark.parametrize(("change", "wrong"), CHANGES.values(), ids=CHANGES.keys())
def test_every_change_shows(out: Path, change: Callable[[Path], object], wrong: list[str]) -> None:
    publish(out, OLD)
    change(out)
    assert verify_site(out, describe(OLD)) == wrong


def test_reading_back_imports_nothing_heavy() -> None:
    program = (
        "import sys; from pathlib import Path; from couplet.publish.site import read_manifest, has_remains;"
        "read_manifest(Path('nowhere')); has_remains(Path('nowhere'));"
        "print(sorted({'filelock', 'ctypes', 'shutil', 'pydantic', 'jinja2'} & set(sys.modules)))"
    )
    # -S: without the site's own start-up files, which may import anything.
    command = [sys.executable, "-S", "-c", program]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.strip() == "[]"
