"""The manifest's text: the same for the same site, and refused in any other form."""

import hashlib
import json
import re
from collections.abc import Callable

import pytest

from couplet.model.manifest import MANIFEST_FORMAT, Manifest, ManifestEntry


def make_manifest(*, is_reversed: bool = False) -> Manifest:
    """Return a manifest of three files whose mappings were filled in one order or the other."""
    paths = ["en/index.html", "zh/index.html", "图片/一.webp"]
    inputs = [("view", "1" * 64), ("code", "2" * 64)]
    step = -1 if is_reversed else 1
    entries = {
        path: ManifestEntry.from_content(path, path.encode(), dict(inputs[::step])) for path in paths[::step]
    }
    return Manifest(MANIFEST_FORMAT, "f" * 64, entries)


def test_text_does_not_depend_on_the_order_of_filling() -> None:
    assert make_manifest().to_json() == make_manifest(is_reversed=True).to_json()


def test_text_is_json_with_one_line_for_each_file_and_a_line_break_at_the_end() -> None:
    text = make_manifest().to_json()
    assert json.loads(text)["entries"].keys() == make_manifest().entries.keys()
    assert text.endswith("}\n")
    assert len(re.findall(r'^  "', text, flags=re.MULTILINE)) == 3


def test_text_holds_what_from_json_needs() -> None:
    assert Manifest.from_json(make_manifest().to_json()) == make_manifest()
    empty = Manifest(MANIFEST_FORMAT, "", {})
    assert Manifest.from_json(empty.to_json()) == empty


def test_entry_describes_its_content() -> None:
    entry = ManifestEntry.from_content("a", b"abc", {})
    assert (entry.size, entry.sha256) == (3, hashlib.sha256(b"abc").hexdigest())


SPOILERS: dict[str, Callable[[str], str]] = {
    "empty": lambda text: "",
    "torn": lambda text: text[:-10],
    "not JSON": lambda text: "site",
    "a list": lambda text: "[]",
    "null": lambda text: "null",
    "too deep": lambda text: "[" * 100_000,
    "without entries": lambda text: text.replace('"entries"', '"files"'),
    "entries of another kind": lambda text: (
        '{"format": 1, "fingerprint": "", "generator": "couplet", "entries": [1]}'
    ),
    "another version": lambda text: text.replace('"format": 1', '"format": 2'),
    "a version that only looks equal": lambda text: text.replace('"format": 1', '"format": true'),
    "size as text": lambda text: re.sub(r'"size": (\d+)', r'"size": "\1"', text),
    "inputs missing": lambda text: text.replace('"inputs"', '"outputs"'),
    "another generator": lambda text: text.replace('"couplet"', '"hugo"'),
    "a key more": lambda text: text.replace('"format"', '"extra": 1, "format"'),
    "a key twice": lambda text: text.replace('"format": 1', '"format": 1, "format": 1'),
    "one space more": lambda text: text.replace('"format": 1', '"format":  1'),
    "other line breaks": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("spoil", SPOILERS.values(), ids=SPOILERS.keys())
def test_anything_odd_is_a_value_error(spoil: Callable[[str], str]) -> None:
    text = make_manifest().to_json()
    assert spoil(text) != text
    with pytest.raises(ValueError, match=r"."):
        Manifest.from_json(spoil(text))
