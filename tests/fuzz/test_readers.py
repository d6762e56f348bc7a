"""Whatever stands in a file, reading it ends in findings or in the error that is foreseen: never in another exception."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from couplet.load.reader import MAX_TEXT_BYTES, read_source
from couplet.model.findings import Finding
from tests.bounded import run_bounded
from tests.cases.mistakes_file import read_cases
from tests.fuzz.readers import READERS

EXAMPLES, MANY_EXAMPLES = 40, 3000
PIECES = (
    *(
        "a",
        "title",
        "甲",
        "书屋",
        "1",
        "102",
        "zh",
        "en",
        " ",
        "  ",
        "    ",
        "\t",
        "\u3000",
        "\u00a0",
        "\n",
        "\n\n",
        "\r\n",
        "---\n",
    ),
    *(
        ": ",
        "：",
        ":",
        "- ",
        "-",
        "－",
        "# ",
        "#",
        "＃",
        "## ",
        "{#a}",
        "｛＃a｝",
        "[",
        "]",
        "［",
        "］",
        "(",
        ")",
        "（",
        "）",
        "{",
        "}",
        "｛",
        "｝",
    ),
    *(
        '"',
        "'",
        "“",
        "”",
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~",
        "==",
        "|",
        "｜",
        "|---|",
        ">",
        "＞",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "&nbsp;",
    ),
    *(
        "&",
        "*x",
        "!",
        "！",
        "@",
        "%",
        "\\",
        ", ",
        "，",
        "、",
        "[^a]",
        "[^a]: ",
        "1. ",
        "1、",
        "· ",
        "fact:a",
        "https：//",
        "b.zh.md",
        "{+}",
    ),
    *(
        "\u200b",
        "\ufeff",
        "\u202e",
        "\u2028",
        "\x00",
        "\x0b",
        "\ufffd",
        "\uf0b7",
        "鎶ュ憡",
        "e\u0301",
        "\U0001f468\u200d\U0001f469",
        "\U000f0001",
    ),
)
PARTS = st.one_of(
    st.sampled_from(PIECES), st.sampled_from([case.text for case in read_cases()]), st.text(max_size=5)
)
CONTENTS = st.one_of(
    st.lists(PARTS, max_size=25).map(lambda parts: "".join(parts).encode("utf-8", "replace")),
    st.binary(max_size=200),
    st.tuples(
        st.lists(PARTS, max_size=10).map("".join), st.sampled_from(["gb18030", "utf-16", "cp1252"])
    ).map(lambda pair: pair[0].encode(pair[1], "replace")),
)


def feed(read: Callable[[bytes], None], examples: int) -> None:
    """Give a reader so many examples."""

    @example(b"--- ")
    @example("\t| 项目 | 数量 |\n| 书屋 | 102 |".encode())
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(CONTENTS)
    def run(content: bytes) -> None:
        read(content)

    run()


@pytest.mark.parametrize("name", READERS)
def test_reader_raises_nothing(name: str) -> None:
    feed(READERS[name], EXAMPLES)


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_reader_raises_nothing_however_long_one_tries(name: str) -> None:
    feed(READERS[name], MANY_EXAMPLES)


UNITS = {
    "content/home.zh.md": (
        *(
            "甲\n\n",
            "**",
            "[",
            "[a](",
            "`a ``b ",
            "| a | b |\n",
            "- a\n",
            "> ",
            "## a {#a}\n\n",
            "<b>x",
            "[^a]",
            "\u200b a",
            "！［",
            "1、甲\n",
        ),
        *("```\n", "https：//", "a\n: b\n", "鎶ュ憡", "（"),
    ),
    "content/facts.yaml": (
        *(
            "- a\n",
            "[a, ",
            "标题：甲\n",
            "a: [b，c]\n",
            "a: 1\n",
            'a: "x\n',
            "\ta: 1\n",
            "－ 甲\n",
            "- ",
            "a: b #c\n",
            "a: &x\n",
            "a: @x\n",
        ),
        *("{zh：甲，en：乙}\n", "a: “甲: ", "a\u200b", "\n"),
    ),
}


# The system's own account of the largest size, where it keeps one: what `resource` tells counts the parent's size in.
READING = r"""
import json, re, sys
from pathlib import Path
from couplet.load.markdown import parse_markdown
from couplet.load.yaml_source import parse_yaml
name, unit, limit = sys.argv[1], json.loads(sys.argv[2]), int(sys.argv[3])
text = unit * (limit // len(unit.encode()))
read = parse_markdown(text, path=name, key="home") if name.endswith(".md") else parse_yaml(text, path=name)
assert all(finding.location.line >= 1 for finding in read.findings)
status = Path("/proc/self/status")
peak = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
print(peak[1] if peak else 0)
"""
MAX_KIBIBYTES = 200_000


@pytest.mark.slow
@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, units in UNITS.items() for unit in units])
def test_the_largest_text_that_is_read_is_read_to_its_end_in_little_memory(name: str, unit: str) -> None:
    limit = next(
        limit for begin, end, limit in MAX_TEXT_BYTES if name.startswith(begin) and name.endswith(end)
    )
    assert int(run_bounded(READING, name, json.dumps(unit), str(limit))) < MAX_KIBIBYTES


def test_ten_megabytes_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path
    (folder / "content").mkdir()
    monkeypatch.setattr("couplet.load.reader.decode_source", None)
    for name in ("content/home.zh.md", "content/facts.yaml"):
        (folder / name).write_bytes("甲".encode() * 3_400_000)
        refused = read_source(folder, folder / name)
        assert isinstance(refused, Finding)
        assert refused.code == "file.too-large"
