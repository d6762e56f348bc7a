"""Markdown's blocks: headings, lists, tables, quotations, definitions, footnotes and code, with the lines they begin on."""

import pytest

from couplet.load.markdown import MarkdownBody, parse_markdown


def parse(text: str, first_line: int = 1) -> MarkdownBody:
    """Parse `text` as the body of a Chinese review section."""
    return parse_markdown(
        text, path="content/review/services.zh.md", key="review/services", first_line=first_line
    )


def list_findings(body: MarkdownBody) -> list[tuple[str, int, int]]:
    """Return code, line and column of each finding."""
    return [(finding.code, finding.location.line, finding.location.column) for finding in body.findings]


def test_blocks_come_in_order_with_their_lines() -> None:
    text = "\n导语\n\n## 职工书屋 {#rooms}\n甲\n\n- 一\n- 二\n\n> 引\n\n| 项 | 数 |\n|---|---:|\n| 甲 | 1 |\n\n名\n:   义\n"
    body = parse(text, first_line=10)
    assert [(block.kind, block.line) for block in body.blocks] == [
        *(("paragraph", 11), ("heading", 13), ("paragraph", 14), ("list", 16)),
        *(("quote", 19), ("table", 21), ("definitions", 25)),
    ]
    assert body.findings == ()


def test_a_heading_has_level_anchor_and_content_without_its_element() -> None:
    heading = parse("### **书屋** [^a] {#rooms}\n\n[^a]: 注").blocks[0]
    assert (heading.level, heading.anchor, heading.text) == (3, "rooms", "书屋")
    assert heading.html.startswith("<strong>书屋</strong> <sup>")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# 一 {#one}", ("markdown.heading-level", 1, 1)),
        ("##### 五 {#five}", ("markdown.heading-level", 1, 1)),
        ("### 三 {#three}", ("headings.skipped-level", 1, 1)),
        ("## 书屋", ("headings.no-id", 1, 1)),
        ("## 书屋 {#书屋}", ("headings.unsafe-id", 1, 7)),
        ("## A {#fn-a}", ("headings.unsafe-id", 1, 6)),
        ("## A {#a}\n\n## B {#a}", ("headings.duplicate-id", 3, 6)),
        ("## A {.wide}", ("markdown.attributes", 1, 6)),
        ("## A {#a .wide}", ("markdown.attributes", 1, 6)),
        ("## {#a}", ("headings.empty", 1, 1)),
        ("> ## A {#a}", ("headings.nested", 1, 1)),
        ("标题\n---", ("markdown.rule", 2, 1)),
        ("***", ("markdown.rule", 1, 1)),
        ("    甲", ("markdown.indented-text", 1, 1)),
        ("\t甲", ("markdown.indented-text", 1, 1)),
        ("甲\n- 一", ("markdown.list-without-blank-line", 2, 1)),
        ("- 一\n  - 二", ("markdown.list-indentation", 2, 1)),
        ("```\n<b>", ("markdown.unclosed-code", 1, 1)),
        ("|a|b|\n|---|---|\n|1|2|\n|1|2|3|", ("markdown.table-columns", 4, 1)),
        ("甲[^x]", ("footnotes.no-text", 1, 2)),
        ("[^x]: 注", ("footnotes.unused", 1, 1)),
        ("[^注]\n\n[^注]: 文", ("footnotes.unsafe-label", 3, 1)),
        ("[^x]\n\n[^x]: 一\n[^x]: 二", ("footnotes.duplicate-label", 4, 1)),
        ("甲\x02乙", ("characters.control", 1, 2)),
        ("甲\u202e乙", ("characters.direction", 1, 2)),
    ],
)
def test_a_slip_is_told_where_it_is(text: str, found: tuple[str, int, int]) -> None:
    body = parse(text)
    assert found in list_findings(body)
    for finding in body.findings:
        assert "%(" not in finding.message.format(finding.message.msgid) + finding.hint.format(
            finding.hint.msgid
        )


def test_the_hint_for_a_heading_without_id_shows_the_line_and_guesses_nothing() -> None:
    hint = parse("## 职工书屋").findings[0].hint
    assert "## 职工书屋 {#short-english-name}" in hint.format(hint.msgid)


def test_a_table_says_which_cells_are_heads_and_how_cells_are_aligned() -> None:
    html = parse("| | 数 |\n|---|---:|\n| 甲 | `a|b` |").blocks[0].html
    assert "<tr><td></td>" in html
    assert '<th class="align-right" scope="col">数</th>' in html
    assert '<td class="align-right"><code>a|b</code></td>' in html


def test_terms_need_no_blank_line_between_them() -> None:
    html = parse("甲\n:   一\n乙\n:   二\n\n丙\n\n:   三").blocks[0].html
    assert html == "<dl><dt>甲</dt><dd>一</dd><dt>乙</dt><dd>二</dd><dt>丙</dt><dd><p>三</p></dd></dl>"


def test_items_apart_by_blank_lines_are_one_list_and_another_kind_begins_a_new_one() -> None:
    body = parse("- 一\n\n- 二\n    - 三\n\n1. 四\n2. 五")
    assert [block.html[:4] for block in body.blocks] == ["<ul>", "<ol>"]
    assert body.findings == ()


def test_code_between_fences_is_text() -> None:
    block = parse("```html\n<b> & [x](javascript:y)\n```\n后").blocks[0]
    assert (block.kind, block.html) == ("code", "<pre><code>&lt;b&gt; &amp; [x](javascript:y)\n</code></pre>")


def test_footnotes_come_in_order_of_reference_and_may_refer_on() -> None:
    body = parse("甲[^b]乙[^a]丙[^b]\n\n[^a]: 一[^c]\n[^b]: 二\n    续\n\n    又\n[^c]: 三")
    assert [(note.anchor, note.kind, note.line) for note in body.footnotes] == [
        *(("b", "footnote", 4), ("a", "footnote", 3), ("c", "footnote", 8)),
    ]
    assert body.footnotes[0].html == "<p>二续</p><p>又</p>"
    assert '<sup><a href="#fn-b" id="fnref-b-2" role="doc-noteref">1</a></sup>' in body.blocks[0].html
    assert body.blocks[0].text == "甲乙丙"
    assert body.findings == ()


def test_deep_nesting_is_a_finding_and_the_next_text_is_read_as_ever() -> None:
    assert "markdown.too-deep" in {finding.code for finding in parse("- " * 3000 + "x").findings}
    assert parse("- 一").blocks[0].html == "<ul><li>一</li></ul>"


def test_texts_do_not_know_of_each_other() -> None:
    text = "## A {#a}\n\n甲[^x]\n\n[^x]: 注"
    assert parse(text) == parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "甲\n> 引",
        "甲\n| a | b |\n|---|---|\n| 1 | 2 |",
        "甲\n## A {#a}",
        "甲\n```\nx\n```",
        "甲[^n]\n[^n]: 注",
    ],
)
def test_a_block_that_cannot_be_a_line_of_text_needs_no_blank_line(text: str) -> None:
    body = parse(text)
    assert body.blocks[0].text == "甲"
    assert len(body.blocks) + len(body.footnotes) == 2
    assert body.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "选 *文件*、*添加*，再选 `a`。要不要 *新建*，都行。",
        "at most 25 lines (never more than\n50), and no more",
        "算式是 2 * 3 * 4，或 2*3*4。",
        "气温－5度。\n\n3.15活动和5.1劳动节。",
        "见〔2017〕001号（附后）[成绩单](scorecard.zh.md)（另附）。",
        "`**` 和 `[x]（y）` 是代码，\\*\\* 是转义。",
        "A == B，~~ 不成对。",
        "他说：【重要】通知（见附件）。",
    ],
)
def test_what_looks_like_a_slip_and_is_none_is_silent(text: str) -> None:
    assert list_findings(parse(text)) == []
