"""Texts marked as unfinished are told at their mark; others are not."""

from pathlib import Path

from tests.mini_site import MiniSite


def test_each_mark_is_told_where_it_stands(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    site.edit("content/home.zh.md", "小报告首页。", "小报告首页，【待补】数字。")
    site.edit("content/scorecard.yaml", "en: Members joined.", "en: TODO")
    site.edit("content/facts.yaml", "{id: meeting, line: 6", "{id: meeting, line: 0").build()
    found = [finding for finding in site.outcome.findings if finding.code == "content.placeholder"]
    assert [(f.location.path, f.severity.value) for f in found] == [
        ("content/facts.yaml", "warning"),
        ("content/home.zh.md", "warning"),
        ("content/scorecard.yaml", "warning"),
    ]
    line = site.read_source("content/home.zh.md").split("\n")[found[1].location.line - 1]
    assert line[found[1].location.column - 1 :].startswith("【待补】")
    assert not site.build(is_release=True).outcome.is_published


def test_ordinary_words_are_no_marks(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    site.edit(
        "content/home.en.md", "The small report begins here.", "There is much to write of what is to come."
    )
    site.edit("content/home.zh.md", "小报告首页。", "【待遇】一栏另行说明。").build()
    assert "content.placeholder" not in site.codes
