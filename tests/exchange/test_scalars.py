"""YAML scalars in place: any text, in the style that was there, read back as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couplet.exchange.scalars import format_scalar, read_scalar
from couplet.load.yaml_source import parse_yaml
from tests.sound_texts import is_sound

STYLES = ("plain", "'single'", '"double"', "|\n  literal\n  two", ">-\n  folded", "", "plain\n  wrapped")


TEXTS = (
    st.text(
        st.characters(
            exclude_categories=("Cs", "Cc", "Co", "Cn", "Cf", "Zl", "Zp"), include_characters="\n\t"
        ),
        min_size=1,
    )
    .map(str.strip)
    .filter(lambda text: bool(text) and is_sound(text))
)


@given(text=TEXTS, raw=st.sampled_from(STYLES), is_flow=st.booleans())
def test_every_text_is_read_back(text: str, raw: str, is_flow: bool) -> None:
    if is_flow and "\n" in raw:
        raw = "plain"
    written = format_scalar(text, raw, is_flow=is_flow)
    document = f"{{a: {written}, b: end}}" if is_flow else f"a: {written}\nb: end\n"
    value = parse_yaml(document, path="").value
    assert isinstance(value, dict)
    assert isinstance(value["a"], str)
    assert (value["a"].strip(), value["b"]) == (text, "end")


@pytest.mark.parametrize(
    ("text", "raw", "written"),
    [
        ("新的", "旧的", "新的"),
        ("a: b", "plain", '"a: b"'),
        ("# a", "plain", '"# a"'),
        ("a, b", "plain", "a, b"),
        ("null", "plain", '"null"'),
        ("it's", "'single'", "'it''s'"),
        ('a "b" \\', '"double"', '"a \\"b\\" \\\\"'),
        ("a\nb", "|\n    x\n", "|\n    a\n    b"),
        ("a\nb", ">\n  x", ">\n  a\n\n  b"),
        ("a\nb", "plain", '"a\\nb"'),
        ("很长" * 200, ">-\n  折\n  行", ">-\n  " + "很长" * 200),
    ],
)
def test_styles(text: str, raw: str, written: str) -> None:
    assert format_scalar(text, raw, is_flow=False) == written


def test_a_comma_needs_quotation_marks_between_brackets() -> None:
    assert format_scalar("a, b", "plain", is_flow=True) == '"a, b"'
    assert format_scalar("甲：乙", "plain", is_flow=True) == "甲：乙"


def test_what_is_no_scalar() -> None:
    assert read_scalar("[a, b]", is_flow=False) is None
    assert read_scalar("a\nb: c", is_flow=False) is None
