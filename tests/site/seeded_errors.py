"""The table tests/cases/seeded.md: single errors put into a copy of the real report, one at a time, and where each must be found.

Checks alone are run for most of them; only what touches interface strings and templates goes the whole way to the built pages.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from couplet.checks.suite import run_checks
from couplet.exchange.accepted import accept_pages, list_acceptable
from couplet.freshness import compare_report
from couplet.load.content import load_corpus
from couplet.load.shelf import Shelf
from couplet.model.findings import Finding
from couplet.production import Order, Published, produce_site
from tests.real_site import REPOSITORY

CASES = REPOSITORY / "tests" / "cases" / "seeded.md"
FOLDERS = ("content", "translations", "templates")
SILENT = "silent"
WHOLE, NOTHING = "whole", "nothing"
_CODED = re.compile(r"`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in one file."""

    path: str
    """File below the root."""
    old: str | None
    """Words that stand there exactly once; ``None`` means the whole file."""
    new: str | None
    """What stands there instead; ``None`` means that the file is gone."""


@dataclass(frozen=True, slots=True)
class Case:
    """One error: what is done to the report, and what must be found."""

    name: str
    """Section and number of its row."""
    edits: tuple[Edit, ...]
    """What is done; the place of the last one is where the error is looked for."""
    codes: tuple[str, ...]
    """Codes of the findings that must come; none for a case that must stay silent."""
    place: tuple[str, str] | None
    """File and words at whose line it must be found, where that is not the place of the last edit; no words mean the first line."""


def name_path(name: str) -> str:
    """Return a file below the root: names are below content/ unless they say otherwise, pages of the built site are as they are."""
    is_elsewhere = name.startswith(FOLDERS) or name.endswith(".html")
    return name if is_elsewhere else f"content/{name}"


def read_cases() -> tuple[Case, ...]:
    """Return the rows of the table; a row without a code belongs to the row below it."""
    return tuple(_read_cases(CASES.read_text(encoding="utf-8")))


def _read_cases(text: str) -> Iterator[Case]:
    section, number = "", 0
    edits: list[Edit] = []
    for line in text.split("\n"):
        if line.startswith("## "):
            section, number = line.removeprefix("## ").strip(), 0
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) != 5 or cells[0] == "file" or not cells[0].strip("-"):
            continue
        name, old, new, codes, place = (cell.replace(r"\|", "|") for cell in cells)
        edits.append(Edit(name_path(name), _read_words(old, WHOLE), _read_words(new, NOTHING)))
        if codes:
            number += 1
            listed = () if codes == SILENT else tuple(codes.split())
            yield Case(f"{section}, {number}", tuple(edits), listed, _read_place(place, edits[-1].path))
            edits = []


def _read_words(cell: str, alone: str) -> str | None:
    """Return the words of a cell, which stand in backquotes; ``None`` for the plain word that stands for none."""
    if cell == alone:
        return None
    found = _CODED.fullmatch(cell)
    assert found, f"neither `words` nor {alone}: {cell}"
    return found[1].replace("⏎", "\n")


def _read_place(cell: str, path: str) -> tuple[str, str] | None:
    if not cell:
        return None
    words = _CODED.search(cell)
    name = _CODED.sub("", cell).strip()
    return name_path(name) if name else path, words[1].replace("⏎", "\n") if words else ""


class SeededReport:
    """A copy of the real report below ``root`` in which errors are put and taken out again."""

    def __init__(self, root: Path) -> None:
        """Copy what a report consists of, and accept it anew: the record says how figures were read when it was written."""
        self.root = root
        for folder in FOLDERS:
            shutil.copytree(REPOSITORY / folder, root / folder)
        self._shelf = Shelf(root)
        corpus, findings = load_corpus(root)
        assert corpus is not None, findings
        compared = compare_report(corpus)
        accept_pages(root, compared, list_acceptable(compared))

    @contextmanager
    def seed(self, case: Case) -> Iterator[tuple[str, int]]:
        """Make the edits of a case, give the file and line where it must be found, and put everything back."""
        before: dict[str, bytes | None] = {}
        try:
            line = [self._make(edit, before) for edit in case.edits][-1]
            yield self._find_place(case, line)
        finally:
            for name, content in before.items():
                self._restore(name, content)

    def _make(self, edit: Edit, before: dict[str, bytes | None]) -> int:
        """Make one edit, keep in ``before`` what the file was, and return the line of the first character that is another."""
        path = self.root / edit.path
        content = path.read_bytes() if path.exists() else None
        before.setdefault(edit.path, content)
        if edit.new is None:
            path.unlink()
            return 1
        if edit.old is None:
            path.write_text(edit.new, encoding="utf-8")
            return 1
        text = (content or b"").decode()
        count = text.count(edit.old)
        assert count == 1, f"{edit.path}: “{edit.old}” stands there {count} times; it has to be once"
        path.write_text(text.replace(edit.old, edit.new), encoding="utf-8")
        same = takewhile(lambda pair: pair[0] == pair[1], zip(edit.old, edit.new, strict=False))
        return 1 + text.partition(edit.old)[0].count("\n") + [old for old, _ in same].count("\n")

    def _restore(self, name: str, content: bytes | None) -> None:
        if content is None:
            (self.root / name).unlink()
        else:
            (self.root / name).write_bytes(content)

    def _find_place(self, case: Case, line: int) -> tuple[str, int]:
        """Return the file and line at which a case must be found; ``line`` is that of its last edit."""
        if case.place is None:
            return case.edits[-1].path, line
        path, words = case.place
        if not words:
            return path, 1
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(words) == 1, f"{path}: “{words}” has to stand there once"
        return path, 1 + text.partition(words)[0].count("\n")

    def check(self, case: Case | None) -> list[Finding]:
        """Return what the program finds: on the way to the built pages where a case needs them (and in the clean copy), else the checks alone."""
        if case is None or any(not edit.path.startswith("content/") for edit in case.edits):
            return list(produce_site(Order(self.root), Published()).findings)
        self._shelf.open(None)
        corpus, findings = load_corpus(self.root, self._shelf)
        compared = compare_report(corpus, self._shelf.derivations) if corpus else None
        return findings + (run_checks(compared) if compared else [])
