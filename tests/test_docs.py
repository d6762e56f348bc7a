"""The guides say what is true: codes, links, commands and examples are held against the program; how they are worded is not."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from couplet.cli import couplet
from couplet.load.content import OPTIONAL, REQUIRED
from couplet.load.documents import parse_document
from couplet.load.markdown import parse_markdown
from couplet.load.reader import Source
from couplet.load.validation import validate_document
from couplet.load.yaml_source import parse_yaml
from couplet.model.findings import Finding
from couplet.production import RELEASE_ERRORS
from tests.real_site import REPOSITORY

DOCS = REPOSITORY / "docs"
TEXTS = sorted([*REPOSITORY.glob("*.md"), *DOCS.rglob("*.md")])
TWINS = [
    ("README.md", "README.zh.md"),
    *(
        (f"docs/{name}.md", f"docs/{name}.zh.md")
        for name in ("checks", "deploy", "photos", "translating", "writing")
    ),
    ("docs/editing.en.md", "docs/editing.zh.md"),
]
CHECKS = ("docs/checks.md", "docs/checks.zh.md")
WRITING = ("docs/writing.md", "docs/writing.zh.md")
CODE = re.compile(r"[a-z][a-z-]*\.[a-z][a-z0-9-]*")
FILE_NAME = re.compile(r".*\.(css|csv|html|jpe?g|js|json|md|mo|png|pot?|svg|txt|webp|woff2|xml|xlf|yaml)")
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<kind>[a-z]*)\n(?P<text>.*?)\n(?P=fence)$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?P<address>[^()\s]+)\)")
HEADING = re.compile(r"^(?P<marks>#+) (?P<text>.+)$", re.MULTILINE)
DATA_FILE = re.compile(r"# content/(?P<name>\w+)\.yaml\n")
MODELS = {**REQUIRED, **OPTIONAL}
MAX_PICTURE_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Entry:
    """What docs/checks.md says of one code."""

    code: str
    """The code."""
    text: str
    """The text under its heading."""

    @property
    def examples(self) -> tuple[tuple[str, str], ...]:
        """Kind and text of each example."""
        return tuple((match["kind"], match["text"]) for match in FENCE.finditer(self.text))


def read_text(name: str | Path) -> str:
    """Return a file of the repository."""
    return (REPOSITORY / name).read_text(encoding="utf-8")


def remove_examples(text: str) -> str:
    """Return a text without its fenced examples."""
    return FENCE.sub("", text)


def find_headings(text: str) -> list[re.Match[str]]:
    """Return every heading; a line of an example is none."""
    spans = [match.span() for match in FENCE.finditer(text)]
    return [
        match
        for match in HEADING.finditer(text)
        if not any(start <= match.start() < end for start, end in spans)
    ]


def list_headings(name: str | Path) -> list[tuple[int, str]]:
    """Return level and text of every heading."""
    return [(len(match["marks"]), match["text"]) for match in find_headings(read_text(name))]


def list_entries(name: str) -> list[Entry]:
    """Return what a list of messages says of each code."""
    text = read_text(name)
    headings = find_headings(text)
    ends = [*(match.start() for match in headings[1:]), len(text)]
    return [
        Entry(match["text"].strip("`"), text[match.end() : end])
        for match, end in zip(headings, ends, strict=True)
        if match["marks"] == "###"
    ]


def list_codes() -> set[str]:
    """Return every code in the package: each string that looks like one and is no file name; sets that only repeat codes do not count."""
    return {
        code
        for path in (REPOSITORY / "couplet").rglob("*.py")
        for code in find_codes(ast.parse(path.read_text(encoding="utf-8")))
    }


def find_codes(tree: ast.AST) -> Iterator[str]:
    """Yield the codes in a module."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Set):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            if not FILE_NAME.fullmatch(node.value):
                yield node.value
        else:
            yield from find_codes(node)


@pytest.mark.parametrize("name", CHECKS)
def test_every_code_has_its_heading_and_every_heading_is_a_code(name: str) -> None:
    headed = [entry.code for entry in list_entries(name)]
    assert sorted(headed) == sorted(set(headed)), "a code has two headings"
    assert set(headed) == list_codes()


def test_both_lists_of_messages_have_one_order() -> None:
    assert [entry.code for entry in list_entries(CHECKS[0])] == [
        entry.code for entry in list_entries(CHECKS[1])
    ]


@pytest.mark.parametrize("name", CHECKS)
def test_warnings_that_forbid_a_release_are_marked(name: str) -> None:
    marked = {entry.code for entry in list_entries(name) if "`--release`" in entry.text}
    assert marked == RELEASE_ERRORS & list_codes()


def try_example(kind: str, text: str, code: str) -> list[Finding]:
    """Return what reading an example of a mistake finds."""
    if code.startswith("front-matter."):
        findings: list[Finding] = []
        parse_document(Source("content/home.en.md", text, ""), key="home", locale="en", findings=findings)
        return findings
    if kind == "markdown":
        prefix = "zh" if re.search(r"[\u4e00-\u9fff]", text) else "en"
        return list(parse_markdown(text, path=f"content/home.{prefix}.md", key="home").findings)
    return read_data_example(text)


def read_data_example(text: str) -> list[Finding]:
    """Return the findings about a YAML example, those of the schema included where it says which file it is from."""
    document = parse_yaml(text, path="content/example.yaml")
    named = DATA_FILE.match(text)
    if document.findings or named is None:
        return list(document.findings)
    model: type[BaseModel] = MODELS[named["name"]]
    result = validate_document(model, document)
    return result if isinstance(result, list) else []


@pytest.mark.parametrize("name", CHECKS)
def test_examples_of_mistakes_give_their_code(name: str) -> None:
    tried = [(entry.code, *example) for entry in list_entries(name) for example in entry.examples]
    assert len(tried) > 40
    silent = [
        (code, text)
        for code, kind, text in tried
        if code not in {finding.code for finding in try_example(kind, text, code)}
    ]
    assert silent == []


@pytest.mark.parametrize("name", WRITING)
def test_examples_of_yaml_files_are_valid(name: str) -> None:
    examples = [match["text"] for match in FENCE.finditer(read_text(name)) if match["kind"] == "yaml"]
    assert {named["name"] for text in examples if (named := DATA_FILE.match(text))} == set(MODELS)
    assert [finding for text in examples for finding in read_data_example(text)] == []


@pytest.mark.parametrize("name", [*WRITING, "README.md", "README.zh.md"])
def test_examples_of_texts_are_read_without_a_finding(name: str) -> None:
    examples = [match["text"] for match in FENCE.finditer(read_text(name)) if match["kind"] == "markdown"]
    assert examples
    for text in examples:
        prefix = "zh" if re.search(r"[\u4e00-\u9fff]", text) else "en"
        source = Source(f"content/review/services.{prefix}.md", text, "")
        findings: list[Finding] = []
        if text.startswith("---\n"):
            parse_document(source, key="review/services", locale=prefix, findings=findings)
        else:
            findings += parse_markdown(text, path=source.path, key="review/services").findings
        assert findings == [], text


def list_relative_links() -> list[tuple[Path, str]]:
    """Return file and address of every link that leads to a file of the repository."""
    return [
        (path, match["address"])
        for path in TEXTS
        for match in LINK.finditer(
            re.sub(r"`[^`\n]*`", "", remove_examples(path.read_text(encoding="utf-8")))
        )
        if not re.match(r"[a-z]+:", match["address"])
    ]


def slug_heading(text: str) -> str:
    """Return the id that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


@pytest.mark.parametrize(
    ("path", "address"), list_relative_links(), ids=lambda value: getattr(value, "name", str(value))
)
def test_links_lead_to_files_and_headings_that_exist(path: Path, address: str) -> None:
    name, _, anchor = address.partition("#")
    target = (path.parent / name).resolve() if name else path
    assert target.exists(), f"{path.name} links to {address}"
    if anchor:
        assert anchor in {slug_heading(text) for _, text in list_headings(target)}, (
            f"{path.name} links to {address}"
        )


@pytest.mark.parametrize(("one", "other"), TWINS, ids=lambda name: Path(name).stem)
def test_twins_have_the_same_headings_by_level(one: str, other: str) -> None:
    assert [level for level, _ in list_headings(one)] == [level for level, _ in list_headings(other)]


BLOCK_START = re.compile(r"```|[|#>:]|[-*] |\d+\. ")
"""How a line of Markdown begins that does not go on with the paragraph before it."""


def list_broken_paragraphs(text: str) -> list[str]:
    """Return the lines that a paragraph goes on with after a line that ends in Chinese."""
    lines = [
        line.strip()
        for line in re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL).split("\n")
    ]
    return [
        line
        for before, line in pairwise(lines)
        if re.search(r"[\u3000-\u9fff\uff00-\uffef]$", before) and line and not BLOCK_START.match(line)
        if not re.match(r"[|#>]", before)
    ]


@pytest.mark.parametrize(
    "path", [path for path in TEXTS if path.name.endswith(".zh.md")], ids=lambda path: path.name
)
def test_chinese_paragraphs_are_not_broken_into_lines(path: Path) -> None:
    """GitHub shows a line break between two Chinese characters as a space."""
    assert list_broken_paragraphs("报告\n结果") == ["结果"]
    assert list_broken_paragraphs(path.read_text(encoding="utf-8")) == []


def list_targets() -> set[str]:
    """Return what the Makefile can make."""
    return set(re.findall(r"^([a-z-]+):", read_text("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_make_targets_that_are_shown_exist(path: Path) -> None:
    shown = set(re.findall(r"(?:^|`|&& )make ([a-z][a-z-]*)", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert shown <= list_targets()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_commands_and_options_that_are_shown_exist(path: Path) -> None:
    calls = re.findall(
        r"(?:build\.py|`couplet)((?: [a-z]+| --[a-z][a-z-]*)*)", path.read_text(encoding="utf-8")
    )
    for call in calls:
        command: click.Command = couplet
        for word in call.split():
            if word.startswith("--"):
                known = {option for parameter in command.params for option in parameter.opts}
                assert word in known, f"build.py{call}"
            elif isinstance(command, click.Group) and (found := command.commands.get(word)):
                command = found
            else:
                assert not isinstance(command, click.Group), f"build.py{call}"
                break


def test_the_readme_names_both_commands_first() -> None:
    for name in ("README.md", "README.zh.md"):
        first = next(match for match in FENCE.finditer(read_text(name)))
        assert re.findall(r"^make ([a-z]+)", first["text"], re.MULTILINE) == ["site", "test"]


@pytest.mark.parametrize("path", sorted((DOCS / "images").iterdir()), ids=lambda path: path.name)
def test_pictures_are_small_enough(path: Path) -> None:
    picture = path.read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) <= MAX_PICTURE_BYTES
