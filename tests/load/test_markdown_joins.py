"""``{+}`` at the end of a paragraph joins it to the next block; anywhere else it is what it was."""

import pytest

from couplet.load.markdown import MarkdownBody, parse_markdown


def parse(text: str) -> MarkdownBody:
    return parse_markdown(text, path="content/a.en.md", key="a", first_line=5)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "One. {+}\n\nTwo.\n\nThree.",
            [("paragraph", "<p>One.</p><p>Two.</p>", 5), ("paragraph", "<p>Three.</p>", 9)],
        ),
        ("一。{+}\n\n二。{+}\n\n三。", [("paragraph", "<p>一。</p><p>二。</p><p>三。</p>", 5)]),
        ("One: {+}\n\n- a\n- b", [("paragraph", "<p>One:</p><ul><li>a</li><li>b</li></ul>", 5)]),
        ("One\nmore. {+}  \n\nTwo.", [("paragraph", "<p>One more.</p><p>Two.</p>", 5)]),
    ],
)
def test_joined_blocks_are_one(text: str, blocks: list[tuple[str, str, int]]) -> None:
    body = parse(text)
    assert [(block.kind, block.html, block.line) for block in body.blocks] == blocks
    assert body.findings == ()


def test_facts_and_links_of_both_are_kept() -> None:
    body = parse("[1](fact:a) {+}\n\n[2](fact:b), [x](b.en.md)")
    assert [mark.fact for mark in body.fact_marks] == ["a", "b"]
    assert [link.location.line for link in body.links] == [7]


@pytest.mark.parametrize("text", ["One. {+}", "One. {+}\n\n## Two {#two}\n\nText."])
def test_a_mark_with_nothing_to_join_is_a_finding_at_its_place(text: str) -> None:
    (finding,) = parse(text).findings
    assert (finding.code, finding.is_error) == ("markdown.join", True)
    assert (finding.location.path, finding.location.line, finding.location.column) == (
        "content/a.en.md",
        5,
        6,
    )


def test_braces_elsewhere_are_text() -> None:
    assert [block.text for block in parse("A {+} b.").blocks] == ["A {+} b."]
