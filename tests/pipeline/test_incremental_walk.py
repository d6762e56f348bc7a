"""Incremental equals clean: after any sequence of edits, deletions and renames, byte for byte."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.mini_site import OUTLOOK, PAGES, MiniSite, write_page

WALKS = 4
STEPS = 75
CLEAN_EVERY = 5
"""After how many steps the walk is compared with a clean build."""


class Walk:
    """A mini site under random edits; every step leaves a report that can be read."""

    def __init__(self, folder: Path, seed: int) -> None:
        # Its edits are made of random numbers, which no language answers.
        self.site = MiniSite(folder).edit(
            "content/site.yaml", "locales:", "checks: {severity: {figures: off}}\nlocales:"
        )
        self.random = random.Random(seed)
        self.steps: tuple[Callable[[], object], ...] = (
            self.change_text,
            self.change_text,
            self.change_title,
            self.change_site,
            self.toggle_twin,
            self.toggle_page,
            self.change_fact,
            self.change_style,
            self.damage_output,
            self.change_outlook,
            self.rename_heading,
        )

    def choose_page(self) -> str:
        pages = sorted((self.site.root / "content").rglob("*.md"))
        return self.random.choice(pages).relative_to(self.site.root).as_posix()

    def change_text(self) -> None:
        path = self.choose_page()
        self.site.write(
            path, f"{self.site.read_source(path).rstrip()}\n\n第{self.random.randrange(10**6)}句。\n"
        )

    def change_title(self) -> None:
        path = self.choose_page()
        lines = self.site.read_source(path).split("\n")
        lines[2] = f"title: 标题{self.random.randrange(100)}"
        self.site.write(path, "\n".join(lines))

    def change_site(self) -> None:
        text = self.site.read_source("content/site.yaml").split("\n")
        text[1] = f"short_title: {{zh: 小报告{self.random.randrange(9)}, en: Small report}}"
        self.site.write("content/site.yaml", "\n".join(text))

    def toggle_twin(self) -> None:
        key = self.random.choice(["review/services", "review/rights", "imprint"])
        path = f"content/{key}.en.md"
        if (self.site.root / path).exists():
            self.site.remove(path)
        else:
            kind, _, english = PAGES[key]
            self.site.write(path, write_page(kind, "Back again", english))

    def toggle_page(self) -> None:
        names = [f"content/extra.{prefix}.md" for prefix in ("zh", "en")]
        other = [f"content/more/{self.random.choice('abc')}.{prefix}.md" for prefix in ("zh", "en")]
        if (self.site.root / names[0]).exists():
            for name, new in zip(names, other, strict=True):
                self.site.rename(name, new)
        else:
            for name in names:
                self.site.write(name, write_page("article", "Extra", "Something more."))

    def change_fact(self) -> None:
        value = self.random.randrange(20001, 40000)
        lines = self.site.read_source("content/facts.yaml").split("\n")
        place = next(number for number, line in enumerate(lines) if "id: members," in line)
        lines[place] = (
            f"  - {{id: members, line: 5, part: scorecard, target: 20000, value: {value}, label: {{zh: 会员, en: members}}}}"
        )
        self.site.write("content/facts.yaml", "\n".join(lines))

    def change_style(self) -> None:
        self.site.write(
            "templates/styles/own.css", f"@layer pages{{main{{margin:{self.random.randrange(3)}px}}}}\n"
        )

    def damage_output(self) -> None:
        pages = sorted(self.site.out.rglob("*.html")) if self.site.out.exists() else []
        if pages:
            page = self.random.choice(pages)
            page.unlink() if self.random.random() < 0.5 else page.write_text("damaged", encoding="utf-8")

    def change_outlook(self) -> None:
        follows = self.random.choice(["plan-members", "plan-total"])
        self.site.write("content/outlook.yaml", OUTLOOK.replace("plan-members", follows))

    def rename_heading(self) -> None:
        name = self.random.choice(["one", "two", "three"])
        for prefix in ("zh", "en"):
            path = f"content/timeline.{prefix}.md"
            self.site.write(
                path,
                f"{self.site.read_source(path).split('##')[0].rstrip()}\n\n## {name} {{#{name}}}\n\n文\n",
            )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(WALKS))
def test_incremental_equals_clean(tmp_path: Path, seed: int) -> None:
    walk = Walk(tmp_path, seed)
    walk.site.build()
    for step in range(STEPS):
        walk.random.choice(walk.steps)()
        walk.site.build()
        assert walk.site.outcome.is_published, [
            str(finding) for finding in walk.site.outcome.findings if finding.is_error
        ]
        if step % CLEAN_EVERY == CLEAN_EVERY - 1:
            incremental = walk.site.read_tree()
            walk.site.build(out=tmp_path / f"clean-{step}")
            assert walk.site.read_tree(tmp_path / f"clean-{step}") == incremental, f"seed {seed}, step {step}"
