"""What stands inside a line: emphasis and line breaks in Chinese, links, marked facts, and what is refused."""

import pytest

from couplet.load.markdown import MarkdownBody, parse_markdown
from couplet.load.markdown_html import sanitise_html
from couplet.model.documents import FactMark, Link
from couplet.model.findings import Location, Severity

PATH = "content/review/services.zh.md"


def parse(text: str) -> MarkdownBody:
    """Parse `text` as the body of a Chinese review section."""
    return parse_markdown(text, path=PATH, key="review/services", first_line=1)


def render(text: str) -> str:
    """Return the content of the paragraph that `text` is."""
    return parse(text).blocks[0].html.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("__中文__", "<strong>中文</strong>"),
        ("中文__加粗__中文", "中文<strong>加粗</strong>中文"),
        ("**中文，**后", "<strong>中文，</strong>后"),
        ("他说**“你好”**然后", "他说<strong>“你好”</strong>然后"),
        ("_中文_后", "<em>中文</em>后"),
        ("***甲***乙", "<strong><em>甲</em></strong>乙"),
        ("**甲 *乙* 丙**", "<strong>甲 <em>乙</em> 丙</strong>"),
        ("*甲 **乙** 丙*", "<em>甲 <strong>乙</strong> 丙</em>"),
        ("snake_case_name 与 file_name_v2", "snake_case_name 与 file_name_v2"),
        ("2*3*4", "2*3*4"),
        (r"\*甲\* \[乙] \<丙>", "*甲* [乙] &lt;丙&gt;"),
        ("*中x中**，*`a`", "<em>中x中**，</em><code>a</code>"),
        ("3 < 5 &amp; AT&T &copy;", "3 &lt; 5 &amp; AT&amp;T ©"),
        ("`<b>` 与 `[a](b)`", "<code>&lt;b&gt;</code> 与 <code>[a](b)</code>"),
    ],
)
def test_emphasis_and_signs(text: str, html: str) -> None:
    body = parse(text)
    assert body.blocks[0].html == f"<p>{html}</p>"
    assert {finding.code for finding in body.findings} <= {"markdown.emphasis-elsewhere", "markdown.unclosed"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("中文\n中文", "中文中文"),
        ("中文，\n中文", "中文，中文"),
        ("中文\n（注）", "中文（注）"),
        ("他说\n“好”", "他说“好”"),
        ("“甲”\n“乙”", "“甲”“乙”"),
        ("he said\n“yes”", "he said “yes”"),
        ("two\nwords", "two words"),
        ("**甲**\n乙", "<strong>甲</strong>乙"),
        ("甲\n[乙](#b)", '甲<a href="page:review/services#b">乙</a>'),
        ("甲  \n乙", "甲<br>乙"),
        ("　　甲", "甲"),
    ],
)
def test_a_line_break_leaves_no_space_in_chinese(text: str, html: str) -> None:
    assert render(text) == html


def test_facts_are_marked_with_place_and_section() -> None:
    body = parse(
        "[甲](fact:outside)\n\n## 书屋 [102](fact:in-heading)家 {#rooms}\n\n- 建[**800余**](fact:a-b)场\n\n### 下 {#sub}\n\n[1](fact:x)"
    )
    assert body.fact_marks == (
        FactMark("outside", "甲", None, Location(PATH, 1, 1)),
        FactMark("in-heading", "102", "rooms", Location(PATH, 3, 7)),
        FactMark("a-b", "800余", "rooms", Location(PATH, 5, 4)),
        FactMark("x", "1", "rooms", Location(PATH, 9, 1)),
    )
    assert '<data data-fact="in-heading">102</data>家' in body.blocks[1].html
    assert body.findings == ()


def test_a_fact_may_stand_inside_a_link_and_what_follows_it_stays() -> None:
    assert (
        render("[共[5](fact:a)家](../scorecard.zh.md)后")
        == '<a href="page:scorecard">共<data data-fact="a">5</data>家</a>后'
    )


@pytest.mark.parametrize(
    ("written", "target", "anchor"),
    [
        ("../scorecard.zh.md#plan-homes", "scorecard", "plan-homes"),
        ("rights.zh.md", "review/rights", None),
        ("./rights.zh.md", "review/rights", None),
        ("../timeline.zh.md#2022-04-29-may-day", "timeline", "2022-04-29-may-day"),
        ("#rooms", "review/services", "rooms"),
    ],
)
def test_a_link_to_a_file_is_a_link_to_its_page(written: str, target: str, anchor: str | None) -> None:
    body = parse(f"甲\n见[书屋]({written})。")
    assert body.links == (Link(target, anchor, Location(PATH, 2, 2)),)
    href = f"page:{target}#{anchor}" if anchor else f"page:{target}"
    assert f'<a href="{href}">书屋</a>' in body.blocks[0].html
    assert body.findings == ()


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("https://example.org/a_b_c?x=1&amp;y=(2)", "https://example.org/a_b_c?x=1&amp;y=(2)"),
        ("http://例子.中国/", "http://例子.中国/"),
        ("mailto:a@b.cn", "mailto:a@b.cn"),
        ("tel:+86-374", "tel:+86-374"),
        ("<https://example.org/>", "https://example.org/"),
    ],
)
def test_a_safe_address_stays_as_it_is(written: str, href: str) -> None:
    body = parse(f"[甲]({written})")
    assert body.blocks[0].html == f'<p><a href="{href}">甲</a></p>'
    assert (body.findings, body.links) == ((), ())


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("javascript:alert(1)", "links.unsafe"),
        ("JaVaScRiPt:alert(1)", "links.unsafe"),
        ("java&#x73;cript:x", "links.unsafe"),
        ("java&amp;#x73;cript:x", "links.unsafe"),
        ("%6Aavascript:x", "links.unsafe"),
        ("%256Aavascript:x", "links.unsafe"),
        ("java\nscript:x", "links.unsafe"),
        ("java\u200bscript:x", "links.unsafe"),
        ("java&Tab;script:x", "links.unsafe"),
        ("javascript&colon;x", "links.unsafe"),
        ("data:text/html,x", "links.unsafe"),
        ("vbscript:x", "links.unsafe"),
        ("file:///etc/passwd", "links.unsafe"),
        ("page:home", "links.unsafe"),
        ("//example.org/", "links.unsafe"),
        ("%2f%2fexample.org/", "links.unsafe"),
        ("\\\\\\\\example.org/", "links.unsafe"),
        ("ht&#116;ps://example.org/", "links.unsafe"),
        ("https://bank.example@evil.example/", "links.unsafe"),
        ("https:///x", "links.unsafe"),
        ("https://[x/", "links.unsafe"),
        ("../../secret.zh.md", "links.outside"),
        ("/zh/scorecard/", "links.outside"),
        ("现场照片.jpg", "links.unknown-file"),
        ("../scorecard/", "links.unknown-file"),
        ("", "links.unsafe-anchor"),
        ("#书屋", "links.unsafe-anchor"),
        ("fact:Trained", "facts.unsafe-id"),
    ],
)
def test_any_other_address_is_refused(written: str, code: str) -> None:
    body = parse(f"见[甲]({written})后")
    found = [(finding.code, finding.location) for finding in body.findings]
    assert [place for place in found if place[0] != "characters.invisible"] == [(code, Location(PATH, 1, 2))]
    assert body.blocks[0].html == "<p>见甲后</p>"
    assert body.links == ()


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("甲<b>乙</b>", [("markdown.raw-html", 2), ("markdown.raw-html", 6)], "甲乙"),
        ("甲<!-- 注 -->乙", [("markdown.raw-html", 2)], "甲乙"),
        ("甲<!-- 注", [("markdown.raw-html", 2)], "甲!-- 注"),
        ("甲<img src=x onerror=y", [("markdown.raw-html", 2)], "甲img src=x onerror=y"),
        ("<javascript:x>", [("links.unsafe", 1)], "javascript:x"),
        ("甲![图](a.png)", [("markdown.image", 2)], "甲图"),
        ("甲{: .x}{.y}{z}", [("markdown.attributes", 2), ("markdown.attributes", 8)], "甲{z}"),
        ("[甲](b.zh.md)（乙）", [], '<a href="page:review/b">甲</a>（乙）'),
        ("[甲]（b.zh.md）", [("links.full-width-bracket", 1)], "[甲]（b.zh.md）"),
        ("[甲[^n]](#b)\n\n[^n]: 注", [("links.nested", 1)], None),
        ("[甲[乙](#b)](#c)", [("links.nested", 1)], None),
    ],
)
def test_what_is_not_for_texts_is_refused(text: str, found: list[tuple[str, int]], left: str | None) -> None:
    body = parse(text)
    assert [(finding.code, finding.location.column) for finding in body.findings] == found
    assert left is None or render(text) == left


def test_places_hold_inside_lists_quotations_tables_and_footnotes() -> None:
    text = "- 一\n    - 二 <b>\n\n> 引\n> 文 <i>\n\n| a | b |\n|---|---|\n| 1 | <u> |\n\n甲[^n]\n\n[^n]: 注 <s>\n    续 <q>"
    places = [(finding.location.line, finding.location.column) for finding in parse(text).findings]
    assert places == [(2, 9), (5, 5), (9, 7), (13, 9), (14, 7)]


def test_what_is_only_unwise_is_a_warning() -> None:
    body = parse('[甲](rights.en.md) [乙](https://example.org/ "题")')
    assert {finding.code: finding.severity for finding in body.findings} == {
        "links.other-language": Severity.WARNING,
        "links.title": Severity.WARNING,
    }


def test_the_second_wall_lets_nothing_else_through() -> None:
    html = '<p onclick="x" style="y" class="z">甲<script>x</script><img src="y"><a href="javascript:x" target="_blank">乙</a></p>'
    assert sanitise_html(html) == "<p>甲<a>乙</a></p>"
