"""Pictures in a text: paragraphs of nothing else, alone or as a gallery; everything else that begins like one is told."""

import pytest

from couplet.load.markdown import MarkdownBody, parse_markdown
from couplet.model.documents import Picture


def parse(text: str) -> MarkdownBody:
    return parse_markdown(text, path="content/home.en.md", key="home", first_line=5)


def list_codes(text: str) -> list[str]:
    return [finding.code for finding in parse(text).findings]


def test_a_picture_stands_in_a_paragraph_of_its_own() -> None:
    body = parse('Before.\n\n![A & B](may-day.jpg "A caption.")\n\nAfter.')
    assert [block.kind for block in body.blocks] == ["paragraph", "photos", "paragraph"]
    (picture,) = body.blocks[1].pictures
    assert (picture.file, picture.alt, picture.caption) == ("may-day.jpg", "A & B", "A caption.")
    assert (picture.location.line, picture.location.column) == (7, 1)
    assert body.blocks[1].text == "A & B\nA caption."
    assert body.findings == ()


@pytest.mark.parametrize("separator", ["\n", " ", "\n  "])
def test_several_in_one_paragraph_are_a_gallery(separator: str) -> None:
    (block,) = parse(f"![One](a.jpg \"First.\"){separator}![Two](b.png 'Second.')").blocks
    assert [(p.file, p.alt, p.caption) for p in block.pictures] == [
        ("a.jpg", "One", "First."),
        ("b.png", "Two", "Second."),
    ]
    line, column = (6, 1 + len(separator) - 1) if "\n" in separator else (5, 24)
    assert (block.pictures[1].location.line, block.pictures[1].location.column) == (line, column)


@pytest.mark.parametrize(
    "address", ["a.jpg", "<a.jpg>", "photos/a.jpg", "../photos/a.jpg", "../../photos/a.jpg"]
)
def test_other_programs_find_the_file_too(address: str) -> None:
    assert parse(f'![A]({address} "B")').blocks[0].pictures[0].file == "a.jpg"


@pytest.mark.parametrize(
    ("written", "alt", "caption"),
    [
        (r'![A \[b\]](a.jpg "C \"d\" e")', "A [b]", 'C "d" e'),
        ('![A\nb](a.jpg\n"C\nd")', "A b", "C d"),
        ("![](a.jpg)", "", ""),
        ('![<b>](a.jpg "<script>")', "<b>", "<script>"),
    ],
)
def test_words_are_taken_as_readers_see_them(written: str, alt: str, caption: str) -> None:
    body = parse(written)
    (picture,) = body.blocks[0].pictures
    assert (picture.alt, picture.caption) == (alt, caption)
    assert "<script>" not in body.blocks[0].html
    assert body.findings == ()


@pytest.mark.parametrize(
    "written",
    [
        'See ![A](a.jpg "B").',
        '![A](a.jpg "B") and more',
        '- ![A](a.jpg "B")',
        '> ![A](a.jpg "B")',
        '| a |\n| --- |\n| ![A](a.jpg "B") |',
        '## ![A](a.jpg "B") {#a}',
    ],
)
def test_a_picture_within_a_text_is_told(written: str) -> None:
    assert "markdown.image" in list_codes(written)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.jpg",
        "//example.org/a.jpg",
        "a/b.jpg",
        "照片.jpg",
        "../a.jpg/",
        "javascript:a.jpg",
        "data:a",
    ],
)
def test_an_address_that_is_no_file_of_ours_is_told(address: str) -> None:
    body = parse(f'![A]({address} "B")')
    assert [finding.code for finding in body.findings] == ["photos.address"]
    assert [block.pictures for block in body.blocks] == [()]


def test_chinese_quotation_marks_are_told_and_understood() -> None:
    body = parse("![图](a.jpg “说明。”)")
    assert [finding.code for finding in body.findings] == ["photos.quotes"]
    assert body.blocks[0].pictures[0].caption == "说明。"


@pytest.mark.parametrize("text", ['Text {+}\n\n![A](a.jpg "B")', '![A](a.jpg "B") {+}\n\nText'])
def test_pictures_are_joined_to_nothing(text: str) -> None:
    body = parse(text)
    assert [finding.code for finding in body.findings] == ["markdown.join"]
    assert sorted(block.kind for block in body.blocks) == ["paragraph", "photos"]


def test_pictures_are_values() -> None:
    place = parse("![A](a.jpg)").blocks[0].pictures[0].location
    assert parse("![A](a.jpg)").blocks[0].pictures == (Picture("a.jpg", "A", "", place),)
