"""Cutting a content file into head and body, with the lines where they begin."""

import pytest

from couplet.load.front_matter import ContentParts, split_front_matter
from couplet.model.findings import Finding


def test_head_and_body_know_their_lines() -> None:
    parts = split_front_matter("---\ntitle: 一\n---\n\n正文\n", path="a.md")
    assert parts == ContentParts(head="title: 一\n", head_line=2, body="\n正文\n", body_line=4)


def test_blank_lines_before_the_head_and_spaces_after_the_hyphens_do_no_harm() -> None:
    parts = split_front_matter("\n---  \n---\nx", path="a.md")
    assert parts == ContentParts(head="", head_line=3, body="x", body_line=4)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "front-matter.missing", 1),
        ("正文\n---\n", "front-matter.missing", 1),
        ("－－－\ntitle: x\n－－－\n", "front-matter.missing", 1),
        ("\n\n----\n", "front-matter.missing", 3),
        ("---\ntitle: x\n", "front-matter.unclosed", 1),
    ],
)
def test_a_file_without_a_whole_head_gives_a_finding(text: str, code: str, line: int) -> None:
    finding = split_front_matter(text, path="a.md")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.location.path, finding.location.line) == (code, "a.md", line)
