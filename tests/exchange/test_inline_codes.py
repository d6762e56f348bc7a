"""Marks as XLIFF codes: nothing is lost, whatever a text holds."""

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couplet.exchange.inline_codes import CodeError, CodeWriter, decode_content

PIECES = (
    "字", "a", " ", "\n", "\r", "[", "]", "(", ")", "**", "*", "`", "\\", "^", "&", "<", ">", '"', "\x01", "%(n)s", "\u0301",
    "[1](fact:x)", "[^one]", "[甲](a.zh.md#b)", "**", "](",
)  # fmt: skip


def encode(source: str, target: str = "", *, is_message: bool = False) -> tuple[str, str, dict[str, str]]:
    """Return source and target as XML, and the original data by id."""
    codes = CodeWriter(is_message=is_message)
    xml = codes.encode(source), codes.encode(target, is_target=True)
    return *xml, {name: mark for mark, name in codes.data.items()}


def decode(xml: str, data: dict[str, str]) -> str:
    """Return the text of encoded content."""
    return decode_content(fromstring(f"<source>{xml}</source>"), data)


@given(
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.booleans(),
)
def test_nothing_is_lost(source: str, target: str, is_message: bool) -> None:
    source_xml, target_xml, data = encode(source, target, is_message=is_message)
    assert (decode(source_xml, data), decode(target_xml, data)) == (source, target)


def test_what_becomes_a_code() -> None:
    xml, _, data = encode("**粗[1](fact:x)** `[2](fact:y)` \\[3](fact:z)[^n]")
    assert list(data.values()) == ["**", "[", "](fact:x)", "[^n]"]
    assert xml.count("<pc ") == 2
    assert "`[2](fact:y)` \\[3](fact:z)" in xml


def test_a_code_of_the_target_has_the_id_of_the_one_it_answers() -> None:
    source, target, data = encode("[甲](a.zh.md)[1](fact:x)[^n]", "[^n][1](fact:x)[A](a.en.md)[B](b.en.md)")
    assert [part.split('"')[0] for part in source.split(' id="')[1:]] == ["1", "2", "3"]
    assert [part.split('"')[0] for part in target.split(' id="')[1:]] == ["3", "2", "1", "4"]
    assert {"](a.zh.md)", "](a.en.md)"} <= set(data.values())


def test_placeholders_are_codes_in_interface_strings_alone() -> None:
    assert encode("%(n)s of 100%%", is_message=True)[2] == {"d1": "%(n)s"}
    assert encode("%(n)s")[2] == {}


@pytest.mark.parametrize(
    "xml", ['<ph id="1"/>', '<ph id="1" dataRef="d7"/>', '<cp hex="zz"/>', '<cp hex="FFFFFFFF"/>']
)
def test_a_code_that_stands_for_nothing(xml: str) -> None:
    with pytest.raises(CodeError):
        decode(xml, {})
