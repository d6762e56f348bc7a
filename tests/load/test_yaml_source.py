"""YAML as plain text values with places; every slip is told where it is, in our words, by both parsers of PyYAML."""

import pytest
import yaml

from couplet.load import yaml_composer
from couplet.load.yaml_source import Position, parse_yaml
from couplet.model.findings import Location


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with PyYAML's parser in C and with the one in Python."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_composer, "_LOADER", getattr(yaml, request.param))


def test_every_scalar_is_text_or_nothing() -> None:
    text = "a: no\nb: 12:30\nc: 010\nd: 2022-11-31\ne: 1.10\nf: 'null'\ng: ~\nh: null\ni:\nj: ''\n"
    value = parse_yaml(text, path="f.yaml").value
    assert value == {
        "a": "no",
        "b": "12:30",
        "c": "010",
        "d": "2022-11-31",
        "e": "1.10",
        "f": "null",
        "g": None,
        "h": None,
        "i": None,
        "j": "",
    }


def test_values_and_keys_know_their_places_in_the_file() -> None:
    document = parse_yaml(
        "标题: {zh: 甲, en: B}\nlist:\n  - 一\n  - x: y\n\n# end\n", path="f.yaml", first_line=11
    )
    assert document.value == {"标题": {"zh": "甲", "en": "B"}, "list": ["一", {"x": "y"}]}
    assert document.positions["标题",] == Position(11, 5, 11, 19, 11, 1)
    assert document.positions["标题", "en"] == Position(11, 17, 11, 18, 11, 13)
    assert document.positions["list", 0] == Position(13, 5, 13, 6)
    assert document.positions["list",] == Position(13, 3, 14, 9, 12, 1)
    assert document.locate(("list", 1, "x"), of_key=True) == Location("f.yaml", 14, 5, 14, 6)
    assert document.locate(("list", 1, "missing", 0)) == Location("f.yaml", 14, 5, 14, 9)


@pytest.mark.parametrize("text", ["---", "--- ", "--- # nothing", "---\n\n"])
def test_what_is_empty_stands_within_its_text(text: str) -> None:
    place = parse_yaml(text, path="x.yaml", first_line=5).locate(())
    assert 5 <= place.line <= 5 + text.count("\n")


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_text_has_no_value_and_no_finding(text: str) -> None:
    document = parse_yaml(text, path="f.yaml")
    assert (document.value, document.findings) == (None, ())


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("标题：年度报告", "yaml.full-width-colon", 1, 3),
        ("标题：x\n作者: y", "yaml.full-width-colon", 1, 3),
        ("title: a\ndeck：b\npage: c", "yaml.full-width-colon", 2, 5),
        ("title:\n  zh：守正\n  en：x\n", "yaml.full-width-colon", 2, 5),
        ("title: {zh：守正, en: x}\n", "yaml.full-width-colon", 1, 11),
        ("a: 1\ntitle:年报\nb: 2", "yaml.missing-space", 2, 6),
        ("a:\n　　b: 1\n", "yaml.indentation", 2, 1),
        ("a:\n \tb: 1", "yaml.indentation", 2, 2),
        ("a:\n\xa0\xa0b: 1", "yaml.indentation", 2, 1),
        ("a: @x", "yaml.syntax", 1, 4),
        ("a: 报告: 副标题", "yaml.syntax", 1, 6),
        ('a: 1\nb: "x', "yaml.syntax", 2, 4),
        ("a: [1, 2\nb: 3", "yaml.syntax", 1, 4),
        ("a:\n  - b\n c: 1", "yaml.syntax", 3, 2),
        ("? [a]\n: b\n", "yaml.syntax", 1, 3),
        ("a: x\u2028y", "characters.line-separator", 1, 5),
        ("a: 1\n---\nb: 2", "yaml.several-documents", 2, 1),
        ("a: *重点*", "yaml.alias", 1, 4),
        ("a: &x 1\n", "yaml.alias", 1, 4),
        ("a: !!python/object:os.system 1\n", "yaml.tag", 1, 4),
        ("a: !注意 x", "yaml.tag", 1, 4),
        ("[" * 30 + "]" * 30, "yaml.too-deep", 1, 21),
        ("a: 1\nb: 2\na: 3", "yaml.duplicate-key", 3, 1),
    ],
)
def test_a_slip_is_told_where_it_is(text: str, code: str, line: int, column: int) -> None:
    document = parse_yaml(text, path="f.yaml")
    assert document.value is None
    finding = document.findings[0]
    assert (finding.code, finding.location.line, finding.location.column) == (code, line, column)
    assert finding.is_error
    assert "%(" not in finding.message.format(finding.message.msgid) + finding.hint.format(finding.hint.msgid)


def test_both_lines_of_a_duplicate_key_are_named() -> None:
    parameters = (
        parse_yaml("a:\n  k: 1\n  k: 2\n", path="f.yaml", first_line=5).findings[0].message.parameters
    )
    assert parameters == {"key": "k", "first": 6, "again": 7}


def test_full_width_colons_and_spaces_inside_texts_are_text() -> None:
    text = 'a: 报告：副标题\nb: |\n  　　正文：x\n  zh：y\nc: "x\n  　　en：z"\nd:\n  - 重点：甲\n  - https://a.b\n'
    document = parse_yaml(text, path="f.yaml")
    assert document.findings == ()
    assert document.value == {
        "a": "报告：副标题",
        "b": "　　正文：x\nzh：y\n",
        "c": "x 　　en：z",
        "d": ["重点：甲", "https://a.b"],
    }


def test_very_deep_nesting_ends_in_a_finding_and_nothing_worse() -> None:
    assert parse_yaml("[" * 100_000, path="f.yaml").findings[0].code == "yaml.too-deep"
    assert parse_yaml("- " * 5_000 + "x", path="f.yaml").findings[0].code == "yaml.too-deep"


@pytest.mark.parametrize(
    "text",
    [
        "title: “257”计划",
        "title: 报告：这一年（附后）、那一年",
        "title: 【重要】通知，请看",
        "value: 5  # from line 20\n## a heading of comments\n",
        "text: [你好，世界。我们在这里等你们很久了]",
        "zh: 备注：甲\nen: 'a：b'\n",
        "time: 12:30\nurl: https://example.org/a:b\nratio: 3:2\n",
        "caption: |\n  － 甲\n  key：x\n  ＃ 注\nnext: a\n",
        "title: {zh: 发展了会员，增长了, en: Members joined}",
        "date: 2022-04-29\nlist:\n  - -5\n  - 甲：乙\n",
    ],
)
def test_what_looks_like_a_slip_and_is_none_is_silent(text: str) -> None:
    assert parse_yaml(text, path="f.yaml").findings == ()
