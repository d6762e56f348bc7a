"""Structure of twins: each thing that one language has and the other lacks is found where it stands, and nothing else is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from couplet.checks.structure import check_structure
from couplet.checks.untranslated import check_descriptions, check_untranslated
from couplet.load.content import load_corpus
from couplet.model.findings import Finding
from tests.mini_site import MiniSite, write_page

CHINESE = """\
## 资金 {#fund}

筹集[418.028万元](fact:fund)，帮助5家企业。

另有12家，见[成绩单](../scorecard.zh.md)和[官网](https://example.org/zh)。[^a]

- 甲社，30人
- 乙社，40人
- 丙社，50人

| 项目 | 数 |
| --- | --- |
| 甲 | 7 |
| 乙 | 8 |

> 一句。

[^a]: 说明。
"""
ENGLISH = """\
## Money {#fund}

The unions raised [4.18028 million yuan](fact:fund) and helped 5 firms.

There were 12 more; see [the card](../scorecard.en.md) and [their site](https://example.org/en).[^a]

- Club A, 30 people
- Club B, 40 people
- Club C, 50 people

| Item | Number |
| --- | --- |
| A | 7 |
| B | 8 |

> A sentence.

[^a]: A note.
"""
FIRST_LINE = 7
"""Line of the file on which a page's body begins."""


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def write_twins(site: MiniSite, chinese: str = CHINESE, english: str = ENGLISH) -> MiniSite:
    site.write("content/review/rights.zh.md", write_page("article", "甲", chinese))
    return site.write("content/review/rights.en.md", write_page("article", "A", english))


def run_checks(site: MiniSite) -> Iterator[Finding]:
    corpus, findings = load_corpus(site.root)
    assert corpus is not None, findings
    for check in (check_structure, check_untranslated, check_descriptions):
        yield from check(corpus)


def list_places(site: MiniSite) -> list[tuple[str, str, int]]:
    """Return code, language and line of each finding, in order of languages and lines."""
    places = [
        (finding.code, finding.location.path.split(".")[-2][-2:], finding.location.line)
        for finding in run_checks(site)
    ]
    return sorted(places, key=lambda place: place[1:])


def test_twins_of_one_structure_are_not_spoken_of(site: MiniSite) -> None:
    assert list_places(write_twins(site)) == []


def find_line(text: str, words: str) -> int:
    return FIRST_LINE + text[: text.index(words)].count("\n")


REMOVALS = [
    # what is taken out of the English text; what stands alone in the Chinese then
    (
        "The unions raised [4.18028 million yuan](fact:fund) and helped 5 firms.\n\n",
        "筹集",
        "structure.block",
    ),
    ("- Club A, 30 people\n", "- 甲社", "structure.items"),
    ("- Club B, 40 people\n", "- 乙社", "structure.items"),
    ("- Club C, 50 people\n", "- 丙社", "structure.items"),
    ("| A | 7 |\n", "| 甲", "structure.table"),
    ("| B | 8 |\n", "| 乙", "structure.table"),
    ("> A sentence.\n\n", "> 一句", "structure.block"),
    ("[the card](../scorecard.en.md)", "另有", "structure.link"),
    ("[their site](https://example.org/en)", "另有", "structure.link"),
]


@pytest.mark.parametrize(
    ("words", "alone", "code"), REMOVALS, ids=[f"{row[2]}-{n}" for n, row in enumerate(REMOVALS)]
)
def test_what_has_no_partner_is_found(site: MiniSite, words: str, alone: str, code: str) -> None:
    assert words in ENGLISH
    write_twins(site, english=ENGLISH.replace(words, ""))
    assert list_places(site) == [(code, "zh", find_line(CHINESE, alone))]


def test_the_other_way_round(site: MiniSite) -> None:
    write_twins(site, chinese=CHINESE.replace("- 乙社，40人\n", ""))
    assert list_places(site) == [("structure.items", "en", find_line(ENGLISH, "- Club B"))]


def test_one_finding_for_a_section_that_is_not_translated(site: MiniSite) -> None:
    write_twins(site, chinese=CHINESE.replace("> 一句。\n", "> 一句。\n\n新一段。\n\n又一段。\n"))
    (finding,) = run_checks(site)
    assert (finding.code, finding.location.line) == ("structure.block", find_line(CHINESE, "> 一句") + 2)


def test_a_block_more_on_each_side(site: MiniSite) -> None:
    write_twins(
        site,
        chinese=CHINESE.replace("> 一句。", "```\n代码\n```"),
    )
    line = find_line(ENGLISH, "> A")
    assert list_places(site) == [("structure.block", "en", line), ("structure.block", "zh", line)]


def test_columns(site: MiniSite) -> None:
    wide = "| 项目 | 数 | 单位 |\n| --- | --- | --- |\n| 甲 | 7 | 家 |\n| 乙 | 8 | 家 |\n"
    narrow = CHINESE[CHINESE.index("| 项目") : CHINESE.index("\n> ")]
    write_twins(site, chinese=CHINESE.replace(narrow, wide))
    assert list_places(site) == [("structure.table", "zh", find_line(CHINESE, "| 项目"))]


def test_a_link_that_leads_elsewhere_is_found_on_both_sides_at_its_bracket(site: MiniSite) -> None:
    write_twins(site, english=ENGLISH.replace("../scorecard.en.md", "../timeline.en.md"))
    findings = list(run_checks(site))
    assert [finding.code for finding in findings] == ["structure.link"] * 2
    assert [(f.location.line, f.location.column) for f in findings] == [
        (find_line(CHINESE, "另有"), CHINESE.split("\n")[4].index("[成绩单]") + 1),
        (find_line(ENGLISH, "There"), ENGLISH.split("\n")[4].index("[the card]") + 1),
    ]


def test_notes(site: MiniSite) -> None:
    write_twins(site, english=ENGLISH.replace("[^a]", "[^b]"))
    note = find_line(CHINESE, "[^a]: ")
    assert list_places(site) == [("structure.footnote", "en", note), ("structure.footnote", "zh", note)]


def test_a_note_referred_to_elsewhere(site: MiniSite) -> None:
    write_twins(site, english=ENGLISH.replace(".[^a]", ".").replace("5 firms.", "5 firms.[^a]"))
    assert list_places(site) == [
        ("structure.footnote", "en", find_line(ENGLISH, "The unions")),
        ("structure.footnote", "zh", find_line(CHINESE, "另有")),
    ]


def test_heads(site: MiniSite) -> None:
    write_twins(site).edit("content/review/rights.zh.md", "title: 甲", "title: 甲\ndeck: 一句话")
    assert list_places(site) == [("structure.head", "en", 1)]


def test_a_paragraph_divided_in_translation(site: MiniSite) -> None:
    divided = ENGLISH.replace(" and helped 5 firms.", ".\n\nThey helped 5 firms.")
    assert list_places(write_twins(site, english=divided)) != []
    joined = divided.replace("(fact:fund).\n", "(fact:fund). {+}\n")
    assert list_places(write_twins(site, english=joined)) == []
    page = site.build().parse("both/review/rights/index.html")
    cells = [cell.text() for row in page.css("main .row") for cell in row.css("div[lang=en]")]
    assert "The unions raised 4.18028 million yuan.They helped 5 firms." in cells
    assert "{+}" not in site.read("en/review/rights/index.html")


def test_texts_in_the_wrong_script(site: MiniSite) -> None:
    write_twins(site, english=ENGLISH.replace("- Club B, 40 people", "- 乙社，40人"))
    site.edit("content/timeline.yaml", "en: A meeting.", "en: 开会。")
    assert list_places(site) == [
        ("structure.untranslated", "en", find_line(ENGLISH, "- Club B")),
        ("structure.untranslated", "ne", 2),
    ]


@pytest.mark.parametrize("text", ["Chinese: 工会, “union”", "第(3)条 is article three", "CC BY 4.0"])
def test_words_of_the_other_language_in_a_text_are_no_fault(site: MiniSite, text: str) -> None:
    assert list_places(write_twins(site, english=ENGLISH.replace("A sentence.", text))) == []


def test_a_description_that_repeats_its_caption(site: MiniSite) -> None:
    photo = "photo: {file: a.jpg, alt: {zh: 开会, en: Five people at a table}, credit: {zh: 甲, en: A}}"
    site.edit("content/timeline.yaml", "en: A meeting.}", f"en: A meeting.}}, {photo}")
    (finding,) = run_checks(site)
    assert finding.code == "structure.alt-repeats"
    text = site.read_source("content/timeline.yaml").split("\n")[1]
    assert finding.location.column == text.index("开会, en: Five") + 1
