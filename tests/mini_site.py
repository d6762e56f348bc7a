"""A small complete report in a temporary folder, to build, edit, rebuild and look at; chainable, no assertions of its own.

site = MiniSite(tmp_path).build()
site.edit("content/review/services.zh.md", "102", "103").build()
site.made  # what the last build made anew, with reasons
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from selectolax.lexbor import LexborHTMLParser

from couplet.model.findings import Finding
from couplet.pipeline import Outcome, build_site
from couplet.production import Order, Product, Published, produce_site
from tests.compiled_templates import keep_templates, lend_templates

SITE = """\
title: {zh: 小报告, en: A small report}
short_title: {zh: 小报告, en: Small report}
description: {zh: 为测试而写的小报告。, en: A small report for tests.}
publisher: {zh: 某报, en: A Paper}
subject: {zh: 某工会, en: A Union}
base_url: https://example.org/repo/
locales: [zh, en]
navigation:
  - home
  - title: {zh: 回顾, en: Review}
    pages: [review/services, review/rights]
  - scorecard
  - timeline
  - outlook
  - imprint
key_figures:
  - {fact: rooms, label: {zh: 新建书屋, en: new rooms}, page: review/services}
licence:
  name: {zh: 署名许可, en: Attribution}
  url: https://creativecommons.org/licenses/by/4.0/
"""
FACTS = """\
report:
  title: {zh: 原文, en: The source}
  subtitle: {zh: 副题, en: Subtitle}
  byline: {zh: 某人, en: Somebody}
  body: {zh: 某工会, en: A Union}
  newspaper: {zh: 某报, en: A Paper}
defects:
  - {id: doubled, lines: [2, 4], page: review/services, defect: {zh: 重复一段, en: a paragraph twice}, reading: {zh: 印一次, en: printed once}}
facts:
  - {id: rooms, line: 2, part: review/services, value: 102, label: {zh: 书屋, en: rooms}}
  - {id: fund, line: 3, part: review/rights, value: 4180280, unit: CNY, label: {zh: 资金, en: fund}}
  - {id: members, line: 5, part: scorecard, target: 20000, value: 30630, label: {zh: 会员, en: members}}
  - {id: total, line: 5, part: scorecard, target: 950000, label: {zh: 总数, en: total}}
  - {id: meeting, line: 6, part: timeline, date: 2022-03-18, label: {zh: 会议, en: meeting}}
  - {id: rooms-planned, line: 7, part: outlook/rooms, value: 30, label: {zh: 计划书屋, en: rooms planned}}
"""
SCORECARD = """\
plan: {name: {zh: 计划, en: The plan}}
groups:
  - digit: 2
    title: {zh: 会员, en: Members}
    items:
      - {id: plan-members, fact: members, title: {zh: 新会员, en: New members}, unit: {zh: 人, en: people}, result: {zh: 发展了会员。, en: Members joined.}}
      - {id: plan-total, fact: total, title: {zh: 会员总数, en: Members in all}, result: {zh: 未公布。, en: Not reported.}}
"""
TIMELINE = """\
entries:
  - {id: meeting, fact: meeting, title: {zh: 会议, en: The meeting}, caption: {zh: 开会。, en: A meeting.}}
"""
OUTLOOK = """\
items:
  - {id: rooms, section: rooms, title: {zh: 建书屋, en: Build rooms}, targets: [{fact: rooms-planned, label: {zh: 书屋, en: rooms}}], follows: [plan-members]}
"""
PAGES = {
    "home": ("home", "小报告首页。", "The small report begins here."),
    "review/services": (
        "article",
        "## 书屋 {#rooms}\n\n新建书屋[102](fact:rooms)家，见[成绩单](../scorecard.zh.md#plan-members)。[^once]\n\n[^once]: 印一次。",
        "## Rooms {#rooms}\n\nThe unions built [102](fact:rooms) rooms; see [the card](../scorecard.en.md#plan-members).[^once]\n\n[^once]: Printed once.",
    ),
    "review/rights": (
        "article",
        "## 资金 {#fund}\n\n筹集[418.028万元](fact:fund)。\n\n- 甲\n- 乙",
        "## Money {#fund}\n\nThe unions raised [4.18028 million yuan](fact:fund).\n\n- A\n- B",
    ),
    "scorecard": ("scorecard", "计划完成得怎样。", "How the plan turned out."),
    "timeline": ("timeline", "一年大事。", "The year by date."),
    "outlook": (
        "outlook",
        "明年打算。\n\n## 书屋 {#rooms}\n\n再建。",
        "Plans for next year.\n\n## Rooms {#rooms}\n\nMore to come.",
    ),
    "imprint": ("imprint", "## 编辑 {#editing}\n\n说明。", "## Editing {#editing}\n\nA note."),
}


def write_page(kind: str, title: str, body: str) -> str:
    """Return a content file."""
    stop = "." if title.isascii() else "。"
    return f"---\npage: {kind}\ntitle: {title}\ndescription: {title}{stop}\n---\n\n{body}\n"


class MiniSite:
    """A report in ``folder``; every method that changes it returns it."""

    def __init__(self, folder: Path) -> None:
        """Write the report's files."""
        self.root = folder / "report"
        self.out = folder / "published"
        self.outcome = Outcome((), is_published=False)
        for name, text in (
            ("site", SITE),
            ("facts", FACTS),
            ("scorecard", SCORECARD),
            ("timeline", TIMELINE),
            ("outlook", OUTLOOK),
        ):
            self.write(f"content/{name}.yaml", text)
        for key, (kind, chinese, english) in PAGES.items():
            self.write(f"content/{key}.zh.md", write_page(kind, f"{key}页", chinese))
            self.write(f"content/{key}.en.md", write_page(kind, f"The {key} page", english))

    def write(self, path: str, content: str | bytes) -> Self:
        """Write a file of the report."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def read_source(self, path: str) -> str:
        """Return a file of the report."""
        return (self.root / path).read_bytes().decode()

    def edit(self, path: str, old: str, new: str) -> Self:
        """Replace text that must be there."""
        text = self.read_source(path)
        assert old in text, f"{path} does not hold {old!r}"
        return self.write(path, text.replace(old, new))

    def remove(self, path: str) -> Self:
        """Delete a file of the report."""
        (self.root / path).unlink()
        return self

    def rename(self, path: str, new: str) -> Self:
        """Rename a file of the report."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).rename(self.root / new)
        return self

    def build(self, *, out: Path | None = None, is_clean: bool = False, is_release: bool = False) -> Self:
        """Build into ``out`` (default: always the same folder) and keep what came of it."""
        lend_templates(self.root)
        self.outcome = build_site(Order(self.root, is_release=is_release), out or self.out, is_clean=is_clean)
        keep_templates(self.root)
        return self

    def produce(self) -> Product:
        """Return the whole site without publishing it."""
        lend_templates(self.root)
        return produce_site(Order(self.root), Published())

    @property
    def made(self) -> Mapping[str, tuple[str, ...]]:
        """What the last build made anew, with reasons."""
        return self.outcome.made

    @property
    def codes(self) -> list[str]:
        """Codes of the last build's findings."""
        return [finding.code for finding in self.outcome.findings]

    def find(self, code: str) -> Finding:
        """Return the one finding of a code in the last build."""
        (finding,) = [finding for finding in self.outcome.findings if finding.code == code]
        return finding

    def read_tree(self, out: Path | None = None) -> dict[str, bytes]:
        """Return every published file."""
        folder = out or self.out
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def read(self, path: str) -> str:
        """Return a published file."""
        return (self.out / path).read_text(encoding="utf-8")

    def parse(self, path: str) -> LexborHTMLParser:
        """Return a published page."""
        return LexborHTMLParser(self.read(path))
