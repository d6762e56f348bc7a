"""What is marked in a pair of texts, what answers what, and what is open."""

from pathlib import Path

import pytest

from tests.desk.desks import TERMS, find_block, show_block, view_page, write_pair
from tests.mini_site import MiniSite

CASES = [
    (
        "figures and dates answer by value, whatever their order",
        "2022年建35家，投入96.3万元。",
        "At a cost of 963,000 yuan 35 were built in 2022.",
        "[d1 2022年]建[f2 35]家，投入[f3 96.3万]元。",
        "At a cost of [f3 963,000] yuan [f2 35] were built in [d1 2022].",
    ),
    (
        "a figure without answer is open",
        "培训35人，慰问165家。",
        "They trained 35 people and visited companies.",
        "培训[f1 35]人，慰问[f0 165!no answer]家。",
        "They trained [f1 35] people and visited companies.",
    ),
    (
        "figures that stand in each other's place are open together",
        "投入1280万元。",
        "They spent 128 million yuan.",
        "投入[f1 1280万!tenfold?]元。",
        "They spent [f1 128 million!tenfold?] yuan.",
    ),
    (
        "terms answer by entry, also by a short form",
        "工会设立互助金。",
        "The trade unions set up a fund.",
        "[t1 工会]设立[t2 互助金]。",
        "The [t1 trade unions] set up a [t2 fund].",
    ),
    (
        "a term without its rendering is open",
        "工会设立互助金。",
        "The trade unions set up a pot.",
        "[t1 工会]设立[t0 互助金!no agreed form]。",
        "The [t1 trade unions] set up a pot.",
    ),
    (
        "a wrong form is open where it stands",
        "设立互助金。",
        "A kitty was set up.",
        "设立[t0 互助金]。",
        "A [t0 kitty!wrong form] was set up.",
    ),
    (
        "a figure may stand in a name",
        "257计划完成35项。",
        "Of the 257 Plan 35 were done.",
        "[t1 [f2 257]计划]完成[f3 35]项。",
        "Of the [t1 [f2 257] Plan] [f3 35] were done.",
    ),
    (
        "what looks mistyped is shown though it is no term",
        "成立257计划办公室。",
        "An office of the 257 Plam was set up.",
        "成立[t0 [f1 257]计划]办公室。",
        "An office of the [s0 [f1 257] Plam] was set up.",
    ),
    ("nothing to mark", "团结就是力量。", "Unity is strength.", "团结就是力量。", "Unity is strength."),
]


@pytest.mark.parametrize(
    ("chinese", "english", "left", "right"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_marks(tmp_path: Path, chinese: str, english: str, left: str, right: str) -> None:
    site = MiniSite(tmp_path).write("translations/termbase.yaml", TERMS)
    assert show_block(write_pair(site, chinese, english)) == [left, right]


def test_what_a_writer_lets_stand_is_not_open(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    accepted = "accepted:\n  - {code: figures.mismatch, text: '165', reason: 英文省去}\n---\n\n## 资金"
    site.edit("content/review/rights.zh.md", "---\n\n## 资金", accepted)
    block = write_pair(site, "慰问165家。", "They visited companies.")
    assert show_block(block)[0] == "慰问[f0 165]家。"
    assert [finding.code for finding in block.findings] == ["facts.unlisted"]


def test_marks_of_a_text_in_one_language_stand_alone(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).write("translations/termbase.yaml", TERMS)
    site.edit(
        "content/review/rights.zh.md",
        "筹集[418.028万元](fact:fund)。",
        "筹集[418.028万元](fact:fund)。\n\n工会有35家。",
    )
    block = find_block(view_page(site), "fund/paragraph-2")
    assert (block.state[0], show_block(block)) == ("missing", ["[t0 工会]有[s0 35]家。", ""])
