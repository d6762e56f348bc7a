"""Fixes change the characters they are about and nothing else."""

from pathlib import Path

import pytest

from couplet.exchange.fixes import apply_fixes, mend_text
from couplet.model.findings import Fix, Location
from tests.mini_site import MiniSite, write_page


def make_fix(line: int, column: int, length: int, replacement: str) -> Fix:
    return Fix(Location("x", line, column, line, column + length), replacement)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_stay(ending: str) -> None:
    text = ending.join(["一,二", "三,四", ""])
    assert mend_text(text, [make_fix(2, 2, 1, "，"), make_fix(1, 2, 1, "，")]) == (
        ending.join(["一，二", "三，四", ""]),
        2,
    )


def test_overlapping_fixes_wait_for_the_next_run() -> None:
    assert mend_text("abc", [make_fix(1, 1, 2, "x"), make_fix(1, 2, 2, "y")]) == ("xc", 1)


def test_insertions_and_deletions() -> None:
    fixes = [Fix(Location("x", 1, 2), "-"), make_fix(1, 3, 1, "")]
    assert mend_text("abcd", fixes) == ("a-bd", 2)


def test_the_file_keeps_its_bytes_but_for_the_fix(tmp_path: Path) -> None:
    page = write_page(
        "article", "甲", "## 资金 {#fund}\n\n筹集[418.028万元](fact:fund),见下。\n\n举办 12 场"
    ).replace("\n", "\r\n")
    site = MiniSite(tmp_path).write("content/review/rights.zh.md", ("\ufeff" + page).encode())
    findings = site.produce().findings
    assert apply_fixes(site.root, findings) == {"content/review/rights.zh.md": 3}
    mended = page.replace("),见", ")，见").replace(" 12 ", "12")
    assert site.read_source("content/review/rights.zh.md") == "\ufeff" + mended
    assert [
        finding.code for finding in site.produce().findings if finding.code.startswith("typography.")
    ] == []
