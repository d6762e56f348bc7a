"""The cases of cases.md: what agrees is silent, what differs is found with the slip that happened."""

from pathlib import Path

import pytest

from couplet.figures.comparison import compare_figures

CASES = Path(__file__).with_name("cases.md")


def read_cases() -> list[tuple[str, str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.count(" | ") == 2]
    return [tuple(part.strip() for part in line.split(" | ")) for line in lines if "`" not in line]  # type: ignore[misc]


@pytest.mark.parametrize(("chinese", "english", "verdict"), read_cases())
def test_case(chinese: str, english: str, verdict: str) -> None:
    slips = {finding.slip.value for finding in compare_figures(chinese, english)}
    assert (verdict in slips) if verdict != "ok" else not slips, slips


def test_there_are_cases_of_both_kinds() -> None:
    verdicts = [verdict for _, _, verdict in read_cases()]
    assert len(verdicts) > 100
    assert verdicts.count("ok") * 3 > len(verdicts)
