"""What is written as YAML is read back as the same values, whatever the texts hold."""

from hypothesis import given, settings
from hypothesis import strategies as st

from couplet.load.yaml_source import parse_yaml
from couplet.starting.yaml_text import YamlTree, write_yaml

TEXTS = st.one_of(
    st.sampled_from(
        [
            "no",
            "~",
            "null",
            "",
            "- 甲",
            "甲: 乙",
            "甲 #1",
            "'甲'",
            '"',
            "\\n",
            "12:30",
            "【待写】题",
            "[甲",
            "a，b",
            "甲：",
            " x",
            "x ",
        ]
    ),
    st.text("甲乙：，“”（）【】#:-'\"{}[]&*!|>%@`,. ab12\\", max_size=20),
)
KEYS = st.from_regex(r"[a-z][a-z_]{0,5}", fullmatch=True)
TREES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(st.dictionaries(KEYS, inner, min_size=1, max_size=3), max_size=3)
        | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
        | st.lists(TEXTS, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=3))
def test_values_survive(tree: dict[str, YamlTree]) -> None:
    document = parse_yaml(write_yaml(tree, {next(iter(tree)): ["一行注释", ""]}), path="content/site.yaml")
    assert document.findings == ()
    assert document.value == tree
