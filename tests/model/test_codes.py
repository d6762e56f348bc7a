"""The list of codes is in step with the program that emits them and with the guide that explains them."""

import ast
import re
from collections.abc import Iterator

import pytest

from couplet.model.codes import CODES, FIRM_CODES
from tests.real_site import REPOSITORY

CODE = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")
FAMILIES = {code.partition(".")[0] for code in CODES}
OTHER_WORDS = {"index.json", "site.yaml", "messages.po"}
"""Strings that look like codes."""
FILE_ENDINGS = (
    ".html",
    ".xml",
    ".txt",
    ".css",
    ".js",
    ".po",
    ".pot",
    ".mo",
    ".yaml",
    ".json",
    ".md",
    ".png",
    ".svg",
)


def list_emitted() -> Iterator[str]:
    """Yield every string in the package that has the form of a code of a known family; not those of the list itself."""
    for path in (REPOSITORY / "couplet").rglob("*.py"):
        if path.name == "codes.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                yield node.value


def test_every_emitted_code_is_listed_and_every_listed_one_is_emitted() -> None:
    emitted = {
        word
        for word in list_emitted()
        if word.partition(".")[0] in FAMILIES and word not in OTHER_WORDS and not word.endswith(FILE_ENDINGS)
    }
    assert sorted(emitted - CODES) == []
    assert sorted(CODES - emitted) == []


@pytest.mark.parametrize("name", ["checks.md", "checks.zh.md"])
def test_every_code_is_explained(name: str) -> None:
    text = (REPOSITORY / "docs" / name).read_text(encoding="utf-8")
    headings = set(re.findall(r"^### `([^`]+)`", text, re.MULTILINE))
    assert sorted(CODES - headings) == []


SHOWN_IN_WORDS = {
    "characters.line-separator",
    "encoding.not-utf-8",
    "figures.exchanged",
    "figures.mismatch",
    "photos.folder",
    "photos.format",
    "photos.twice",
    "preview.fault",
    "schema.too-long",
}
"""Codes whose example is told in the sentence itself."""


@pytest.mark.parametrize("name", ["checks.md", "checks.zh.md"])
def test_every_code_has_an_example(name: str) -> None:
    """An example is code: in a fence, or a stretch in backquotes that is more than the name of a file or a command."""
    text = (REPOSITORY / "docs" / name).read_text(encoding="utf-8")
    parts = re.split(r"^### `([^`]+)`\n", text, flags=re.MULTILINE)
    bare = {
        code
        for code, body in zip(parts[1::2], parts[2::2], strict=True)
        if not re.search(r"`(?![\w./*]+\.(?:yaml|pot?|md)`|build\.py)[^`]+`|```", body.split("\n## ")[0])
    }
    assert sorted(bare - SHOWN_IN_WORDS) == []


def test_what_readers_could_not_be_shown_is_firm() -> None:
    families = {"yaml", "schema", "encoding", "file", "ids", "references", "output"}
    assert {code for code in CODES if code.partition(".")[0] in families} <= FIRM_CODES
    assert {"markdown.raw-html", "links.unsafe", "links.dangling"} <= FIRM_CODES
