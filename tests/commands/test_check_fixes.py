"""`check --fix` and `check --fix-encoding` on whole files: what was wrong passes afterwards, everything else keeps its bytes."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from couplet.cli import couplet
from couplet.console import Console
from tests.mini_site import MiniSite, write_page

PAGE = "content/review/rights.zh.md"
TEXT = write_page("article", "权益页", "## 资金 {#fund}\n\n筹集[418.028万元](fact:fund)。\n\n- 甲\n- 乙")


def check(site: MiniSite, *options: str) -> tuple[int, str]:
    """Return exit code and output of a check."""
    result = CliRunner().invoke(couplet, ["check", "--root", str(site.root), "--lang", "en", *options])
    return result.exit_code, result.output


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_file_in_another_encoding_is_converted_after_a_line_is_shown(tmp_path: Path, encoding: str) -> None:
    written = TEXT.replace("\n", "\r\n").encode(encoding)
    site = MiniSite(tmp_path).write(PAGE, written)
    code, output = check(site, "--fix-encoding")
    assert (code, (site.root / PAGE).read_bytes()) == (1, written)
    assert "title: 权益页" in output
    assert "--yes" in output
    code, output = check(site, "--fix-encoding", "--yes")
    assert "written as UTF-8" in output
    assert code == 0
    assert (site.root / PAGE).read_bytes() == TEXT.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(("answer", "is_written"), [("y", True), ("n", False)])
def test_on_a_terminal_a_person_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, is_written: bool
) -> None:
    monkeypatch.setattr(Console, "is_interactive", True)
    site = MiniSite(tmp_path).write(PAGE, TEXT.encode("gb18030"))
    CliRunner().invoke(couplet, ["check", "--root", str(site.root), "--fix-encoding"], input=f"{answer}\n")
    assert (site.root / PAGE).read_bytes() == TEXT.encode("utf-8" if is_written else "gb18030")


def test_bytes_of_no_encoding_are_left_alone(tmp_path: Path) -> None:
    written = TEXT.encode() + b"\xc4\xea \xff"
    site = MiniSite(tmp_path).write(PAGE, written)
    assert check(site, "--fix-encoding", "--yes")[0] == 1
    assert (site.root / PAGE).read_bytes() == written


def test_slips_behind_slips_are_mended_in_one_run_and_line_ends_and_mark_stay(tmp_path: Path) -> None:
    slips = TEXT.replace("title: 权益页", "title：权益页").replace("## 资金 {#fund}", "＃＃资金 ｛#fund｝")
    slips = slips.replace("。\n\n- 甲\n- 乙", "。\n－ 甲\n－ 乙<b>丙</b>")
    site = MiniSite(tmp_path).write(PAGE, ("\ufeff" + slips.replace("\n", "\r\n")).encode())
    code, output = check(site, "--fix")
    mended = TEXT.replace("- 乙", "- 乙**丙**")
    assert (site.root / PAGE).read_bytes().decode() == "\ufeff" + mended.replace("\n", "\r\n"), output
    assert code == 0


def test_a_text_with_accents_apart_is_read_and_mended_in_composed_form(tmp_path: Path) -> None:
    page = write_page(
        "article",
        "The rights page",
        "## Money {#fund}\n\nThe cafe\u0301 raised [4.18028 million yuan](fact:fund).\n\n- A\n- B",
    )
    site = MiniSite(tmp_path).write("content/review/rights.en.md", page.replace("title: The", "title:The"))
    assert check(site, "--fix")[0] == 0
    assert site.read_source("content/review/rights.en.md") == page.replace("e\u0301", "\u00e9")


def test_names_that_break_elsewhere_are_told(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    page = TEXT.encode()
    for name in (
        "con.zh.md",
        "photos/May.jpg",
        "photos/may.jpg",
        "photos/书屋.jpg",
        "notes.zh.docx",
        "site.yml",
        "~$notes.docx",
    ):
        site.write(f"content/{name}", page)
    findings = {(f.location.path.removeprefix("content/"), f.code) for f in site.produce().findings}
    assert findings >= {
        ("con.zh.md", "content.unsafe-name"),
        ("photos/may.jpg", "content.name-clash"),
        ("photos/书屋.jpg", "content.unsafe-name"),
        ("notes.zh.docx", "content.unread-file"),
        ("site.yml", "content.unread-file"),
    }
    assert not any(path.startswith("~$") for path, _ in findings)


def test_a_notice_is_told_in_every_format_and_forbids_nothing(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).edit(PAGE, "。\n\n- 甲", "，**“好”**说。\n\n- 甲")
    code, output = check(site)
    assert code == 0
    assert "notice [markdown.emphasis-elsewhere]" in output
    assert "Notices: 1." in output
    assert "::notice file=" in check(site, "--format", "github")[1]
    assert '"level": "note"' in check(site, "--format", "sarif")[1]
