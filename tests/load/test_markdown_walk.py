"""Random Markdown: whatever an editor types, reading ends, loses no text, lets no markup through and names places that exist."""

import random
import re
from collections.abc import Callable

import pytest

from couplet.load.markdown import MarkdownBody, parse_markdown
from couplet.load.markdown_html import sanitise_html

SEEDS = range(200)
GROUPS = range(0, 200, 20)
MARKUP = (
    *(
        "“甲”",
        "，",
        "a b",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "\n- ",
        "\n1. ",
        "> ",
        "\n## x {#x}\n",
        "{.a}",
        "[",
        "](",
        ")",
        "](fact:x)",
        "\\",
    ),
    *(
        "](../a.zh.md#b)",
        "](javascript:x)",
        "[^a]",
        "\n[^a]: ",
        "|",
        "\n|---|---|\n",
        "---",
        "```",
        "`",
        "**",
        "*",
        "__",
        "_",
        "<b>",
        "<",
    ),
    *(
        "<!--",
        "<script>",
        "<https://a.b>",
        "&lt;",
        "&#60;",
        "!",
        "：",
        "\n: ",
        "\x02klzzwxh:0001\x03",
        "\U000f0001",
        "'",
        '"',
        "(",
    ),
)
HARMLESS = (
    *(
        "H",
        "HH",
        "，",
        "“H”",
        "H\n",
        "\n\n",
        "\n- H",
        "\n    - H",
        "\n1. H",
        "\n> H",
        "**H**",
        "__H，__",
        "*H*",
        "[H](fact:x)",
        "`H`",
    ),
    *(
        "[H](../a.zh.md)",
        "\n\n| H | H |\n|---|---|\n| H | H |\n\n",
        "\n\n## H {#a}\n",
        "\n\nH\n:   H\n",
        "\n\n    H\n",
        "Latin",
        "  \n",
    ),
)
TAG = re.compile(
    r"</?(?:p|ul|ol|li|blockquote|pre|code|br|table|thead|tbody|tr|th|td|dl|dt|dd|strong|em|a|sup|data)(?: [^<>]*)?>"
)


def write_text(seed: int, pieces: tuple[str, ...]) -> str:
    """Return a text of random pieces."""
    chance = random.Random(seed)
    return "".join(chance.choice(pieces) for _ in range(chance.randint(1, 60)))


def parse(text: str) -> MarkdownBody:
    """Parse `text` as a body that begins on line 5."""
    return parse_markdown(text, path="content/x/y.zh.md", key="x/y", first_line=5)


def each_seed(check: Callable[[int], None]) -> Callable[[int], None]:
    """Make a check of one random text into tests of twenty: what a test costs by itself is more than what it does."""

    @pytest.mark.parametrize("first", GROUPS)
    def test(first: int) -> None:
        for seed in SEEDS[first : first + 20]:
            check(seed)

    return test


@each_seed
def test_nothing_gets_through(seed: int) -> None:
    text = write_text(seed, MARKUP)
    body = parse(text)
    assert body == parse(text)
    for block in (*body.blocks, *body.footnotes):
        assert "<" not in TAG.sub("", block.html)
        assert not re.search("[\x02\x03\U000f0000-\U000fffff]", block.html)
        assert 'href="javascript' not in block.html
        assert block.kind == "heading" or sanitise_html(block.html) == block.html


@each_seed
def test_places_exist(seed: int) -> None:
    text = write_text(seed, MARKUP)
    body = parse(text)
    lines = text.split("\n")
    for finding in body.findings:
        assert 1 <= finding.location.column <= len(lines[finding.location.line - 5]) + 1
    for place in [*(link.location for link in body.links), *(mark.location for mark in body.fact_marks)]:
        assert lines[place.line - 5][place.column - 1] in "[<"


@each_seed
def test_no_character_is_lost(seed: int) -> None:
    numbers = iter(range(0x4E00, 0x9FFF))
    text = re.sub("H", lambda _: chr(next(numbers)), write_text(seed, HARMLESS))
    body = parse(text)
    printed = "".join(block.text for block in (*body.blocks, *body.footnotes))
    assert [
        character
        for character in text
        if character >= "\u4e00" and character not in printed and character != "，"
    ] == []
