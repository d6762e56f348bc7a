"""Reading inputs: text comes out as UTF-8 with plain line ends, or one finding says why not; nothing is guessed."""

import hashlib
import os
from pathlib import Path

import pytest

from couplet.load.encodings import guess_encoding
from couplet.load.reader import (
    MAX_BYTES,
    Source,
    decode_source,
    digest_file,
    list_files,
    read_bytes,
    read_source,
)
from couplet.model.findings import Finding


def write(root: Path, name: str, content: bytes) -> Path:
    """Write a file below `root` and return its path."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def refuse(outcome: object) -> Finding:
    """Return the finding that reading gave."""
    assert isinstance(outcome, Finding)
    assert outcome.is_error
    assert outcome.message.format(outcome.message.msgid)
    assert outcome.hint.format(outcome.hint.msgid)
    return outcome


def test_text_has_no_byte_order_mark_plain_line_ends_and_composed_characters(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + "一\r\n二\r三 e\u0301".encode()
    source = read_source(tmp_path, write(tmp_path, "content/a.md", content))
    assert source == Source("content/a.md", "一\n二\n三 \u00e9", hashlib.sha256(content).hexdigest())


def test_full_width_forms_stay_as_they_are() -> None:
    source = decode_source("a.md", "（①）…㎡".encode())
    assert isinstance(source, Source)
    assert source.text == "（①）…㎡"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("gb18030", "GB 18030"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_another_encoding_is_named_and_refused(encoding: str, named: str) -> None:
    finding = refuse(decode_source("a.md", "标题: 许昌市总工会年度报告\n".encode(encoding)))
    assert finding.code == "encoding.not-utf-8"
    assert named in str(finding.message.parameters["encoding"])


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_line_that_would_result_is_shown(encoding: str) -> None:
    title = "caf\u00e9 “one”" if encoding == "cp1252" else "许昌市总工会年度报告"
    text = f"page: home\r\ntitle: {title}\r\n"
    guess = guess_encoding(text.encode(encoding))
    assert guess is not None
    assert guess.text == text
    assert (
        refuse(decode_source("a.md", text.encode(encoding))).message.parameters["line"] == f"title: {title}"
    )


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", "许昌".encode() + b"\xff", bytes(range(128, 256)), b"a\0b"]
)
def test_what_is_in_no_encoding_is_not_guessed_at(content: bytes) -> None:
    assert guess_encoding(content) is None
    assert refuse(decode_source("a.md", content)).code == "encoding.not-utf-8"


def test_latin_1_is_not_taken_for_chinese() -> None:
    assert (
        refuse(decode_source("a.md", "café résumé naïve\n".encode("latin-1"))).message.parameters["encoding"]
        == "Windows-1252 (Latin-1)"
    )


def test_place_of_the_first_bad_byte_is_told_in_characters() -> None:
    finding = refuse(decode_source("a.md", "一\r\n二三".encode() + b"\xff"))
    assert (finding.location.line, finding.location.column) == (2, 3)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", b"123")
    assert read_bytes(tmp_path, path, limit=3) == b"123"
    assert refuse(read_bytes(tmp_path, path, limit=2)).code == "file.too-large"
    assert (
        refuse(read_source(tmp_path, write(tmp_path, "b.md", b" " * (MAX_BYTES + 1)))).code
        == "file.too-large"
    )


def test_links_may_stay_inside_but_not_lead_out(tmp_path: Path) -> None:
    root = tmp_path / "site"
    inside = write(root, "content/a.md", b"a")
    outside = write(tmp_path, "secret.md", b"s")
    (root / "content/in.md").symlink_to(inside)
    (root / "content/out.md").symlink_to(outside)
    (root / "away").symlink_to(tmp_path, target_is_directory=True)
    assert read_bytes(root, root / "content/in.md") == b"a"
    for path in (root / "content/out.md", root / "away/secret.md", root / "../secret.md"):
        assert refuse(read_bytes(root, path)).code == "file.outside-root"


def test_a_root_that_is_itself_a_link_is_no_way_out(tmp_path: Path) -> None:
    write(tmp_path, "real/content/a.md", b"a")
    (tmp_path / "root").symlink_to(tmp_path / "real", target_is_directory=True)
    assert read_bytes(tmp_path / "root", tmp_path / "root/content/a.md") == b"a"


def test_what_is_no_ordinary_file_is_unreadable(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for path in (tmp_path / "missing.md", tmp_path / "pipe.md", tmp_path):
        assert refuse(read_source(tmp_path, path)).code == "file.unreadable"


def test_digest_is_of_the_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, "a.bin", b"\xff\x00")
    assert digest_file(tmp_path, path) == hashlib.sha256(b"\xff\x00").hexdigest()
    assert refuse(digest_file(tmp_path, tmp_path / "missing")).code == "file.unreadable"


def test_files_are_listed_in_order_without_hidden_ones_and_without_following_links(tmp_path: Path) -> None:
    for name in (
        "content/b.md",
        "content/a/z.MD",
        "content/.x.md",
        "content/.git/y.md",
        "content/c.txt",
        "other/d.md",
    ):
        write(tmp_path, name, b"")
    (tmp_path / "content/linked").symlink_to(tmp_path / "other", target_is_directory=True)
    listed = [path.relative_to(tmp_path).as_posix() for path in list_files(tmp_path, "content", (".md",))]
    assert listed == ["content/a/z.MD", "content/b.md"]
    assert list_files(tmp_path, "nowhere", (".md",)) == ()
