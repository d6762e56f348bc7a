"""The cases of tests/cases/typography.md, and the way from a slip to its place in the file."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from couplet.checks.typography import FINDERS
from tests.bounded import run_bounded
from tests.mini_site import MiniSite, write_page

CASES = Path(__file__).resolve().parents[1] / "cases" / "typography.md"


@dataclass(frozen=True)
class Case:
    """One case of the file."""

    name: str
    language: str
    text: str
    code: str
    mended: str | None


def read_cases() -> list[Case]:
    cases = []
    for block in CASES.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = block.strip().split("\n")
        fields = dict(line.split(": ", 1) for line in lines if ": " in line)
        language = "zh" if "zh" in fields else "en"
        cases.append(Case(name, language, fields[language], fields["code"], fields.get("mended")))
    return cases


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    slips = list(FINDERS[case.language](case.text))
    if case.code == "silent":
        assert slips == []
        return
    assert {slip.code for slip in slips} == {case.code}
    if case.mended is not None:
        text = case.text
        for slip in reversed(slips):
            assert slip.replacement is not None
            text = text[: slip.start] + slip.replacement + text[slip.end :]
        assert text == case.mended
        assert list(FINDERS[case.language](case.mended)) == []


def test_every_rule_has_a_silent_case() -> None:
    cases = read_cases()
    assert sum(case.code == "silent" for case in cases) * 3 >= len(cases)
    assert len(cases) >= 30


def test_slip_is_found_at_its_character(tmp_path: Path) -> None:
    body = "## 资金 {#fund}\n\n筹集[418.028万元](fact:fund),\n见[成绩单](../scorecard.zh.md)。\n\n- 甲\n- 乙"
    site = MiniSite(tmp_path).write("content/review/rights.zh.md", write_page("article", "甲", body))
    (finding,) = [finding for finding in site.produce().findings if finding.code.startswith("typography.")]
    place = finding.location
    assert (place.line, place.column, place.end_column) == (9, 25, 26)
    assert finding.fix is not None
    assert finding.fix.replacement == "，"


def test_slip_in_a_quoted_yaml_text(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).edit("content/timeline.yaml", "en: A meeting.", "en: \"A 'meeting'.\"")
    findings = [finding for finding in site.produce().findings if finding.code.startswith("typography.")]
    text = site.read_source("content/timeline.yaml").split("\n")[1]
    assert [text[finding.location.column - 1] for finding in findings] == ["'", "'"]


def test_code_has_a_typography_of_its_own(tmp_path: Path) -> None:
    body = '## 资金 {#fund}\n\n在`"defects":`下登记[418.028万元](fact:fund)。\n\n- 甲\n- 乙'
    site = MiniSite(tmp_path).write("content/review/rights.zh.md", write_page("article", "甲", body))
    assert [one for one in site.produce().findings if one.code.startswith("typography.")] == []


HOSTILE = """
from couplet.checks.typography import FINDERS
texts = ["the " * 60_000, "a " + "1" * 100_000 + " b", "word " * 50_000 + "a, b and c", "“" * 100_000, "国" * 100_000 + "国,国",
    "国，" * 700 + "国,国", "2022年3月" * 20_000, "a" + " " * 100_000 + "b"]
for text in texts:
    for prefix, find in FINDERS.items():
        list(find(text))
"""


@pytest.mark.slow
def test_no_text_takes_hours() -> None:
    run_bounded(HOSTILE)


def test_numbers_of_any_length_are_read() -> None:
    assert list(FINDERS["en"]("a " + "1" * 5000 + " b")) == []
    assert [slip.replacement for slip in FINDERS["en"]("They counted 1234567 votes.")] == ["1,234,567"]


def test_lists_are_found_wherever_they_begin() -> None:
    for text in (
        "We saw x. They built rooms, stations and centres.",
        "First line\nThey built rooms, stations and centres.",
    ):
        assert [slip.code for slip in FINDERS["en"](text)] == ["typography.serial-comma"]
    assert list(FINDERS["en"]("In summer, workers and students.")) == []
