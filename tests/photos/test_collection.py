"""Many photos: in order, from the cache, within a bound of memory, with an answer for each that cannot be used."""

import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from couplet.model.corpus import MadePhoto, PhotoFile
from couplet.model.findings import Finding, Location, Severity, message
from couplet.photos import collection
from couplet.photos.collection import Collector
from couplet.photos.originals import read_pixels
from tests.drawn_photos import draw_picture, encode

CONTENTS = {f"{name}.jpg": encode(draw_picture(60 + n, 40), "JPEG") for n, name in enumerate("abcdef")}
FILES = {
    name: PhotoFile(name, f"content/photos/{name}", len(content), name) for name, content in CONTENTS.items()
}


def read(photo: PhotoFile, limit: int) -> bytes | Finding:
    return CONTENTS[photo.name]


def make(
    root: Path,
    files: Mapping[str, PhotoFile] = FILES,
    *,
    jobs: int = 2,
    watch: list[int] | None = None,
) -> tuple[Mapping[str, MadePhoto], list[Finding]]:
    seen = [] if watch is None else watch
    collector = Collector(read, root, watch=lambda: seen.append(len(seen) + 1))
    return collector.make(files, {"a.jpg": (50, 50)}, jobs=jobs)


def test_results_are_in_order_and_the_same_for_any_number_of_jobs(tmp_path: Path) -> None:
    one, findings = make(tmp_path / "one", jobs=1)
    four, _ = make(tmp_path / "four", jobs=4)
    assert findings == []
    assert list(one) == list(four) == list(CONTENTS)
    assert one == four


def test_a_second_time_reads_and_decodes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = make(tmp_path)
    for name in ("read_pixels", "estimate_memory", "encode_renditions", "encode_share"):
        monkeypatch.setattr(collection, name, None)
    monkeypatch.setitem(globals(), "read", None)
    assert make(tmp_path)[0] == first


def test_who_watches_hears_of_each_photo(tmp_path: Path) -> None:
    seen: list[int] = []
    make(tmp_path, watch=seen)
    assert seen == [1, 2, 3, 4, 5, 6]


def test_each_unusable_photo_is_a_finding_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unread = Finding("file.unreadable", Severity.ERROR, Location("x"), message("x"), message("x"))
    contents = {**CONTENTS, "b.jpg": b"", "c.jpg": CONTENTS["c.jpg"][:200], "d.jpg": unread}
    monkeypatch.setitem(globals(), "CONTENTS", contents)
    large = {**FILES, "e.jpg": PhotoFile("e.jpg", "content/photos/e.jpg", 30_000_001, "e.jpg")}
    made, findings = make(tmp_path, large)
    assert list(made) == ["a.jpg", "f.jpg"]
    assert [(finding.code, finding.location.path) for finding in findings] == [
        ("photos.unusable", "content/photos/b.jpg"),
        ("photos.unusable", "content/photos/c.jpg"),
        ("file.unreadable", "x"),
        ("photos.unusable", "content/photos/e.jpg"),
    ]


def test_another_focus_encodes_the_cut_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "estimate_memory", lambda content, name: 1)
    make(tmp_path)
    monkeypatch.setattr(collection, "encode_renditions", None)
    made, findings = Collector(read, tmp_path).make({"a.jpg": FILES["a.jpg"]}, {"a.jpg": (0, 0)})
    assert (list(made), findings) == (["a.jpg"], [])


def test_what_needs_much_memory_is_decoded_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, most, lock = 0, 0, threading.Lock()
    decode = read_pixels

    def watch(*arguments: bytes, **options: object) -> object:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.02)
        with lock:
            at_once -= 1
        return decode(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(collection, "read_pixels", watch)
    monkeypatch.setattr(collection, "estimate_memory", lambda content, name: collection.MEMORY // 2)
    make(tmp_path / "halves", jobs=6)
    assert most == 2
    most = 0
    monkeypatch.setattr(collection, "estimate_memory", lambda content, name: collection.MEMORY * 2)
    make(tmp_path / "doubles", jobs=6)
    assert most == 1


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / ".couplet").write_text("in the way")
    made, findings = make(tmp_path)
    assert (list(made), findings) == (list(CONTENTS), [])
