"""Errors of every kind in a copy of the real report, one at a time: each is found, with its code, in its file, at its line."""

from collections import Counter

import pytest

from tests.site.seeded_errors import Case, SeededReport, read_cases

SEEDED = read_cases()
KINDS = (
    "Figures",
    "Facts",
    "Terms and names",
    "Outdated translations",
    "Structure, links and media",
    "Messages",
    "Typography",
    "Reviews",
    "One status",
)
"""Kinds of check that issue 3 asks for, as the table's headings name them."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> SeededReport:
    return SeededReport(tmp_path_factory.mktemp("seeded"))


def test_the_table_has_errors_of_every_kind() -> None:
    counts = Counter(case.name.rpartition(",")[0] for case in SEEDED if case.codes)
    assert tuple(counts) == KINDS
    assert min(counts.values()) >= 3, counts
    assert counts.total() >= 80
    assert len(set(SEEDED)) == len(SEEDED)


def test_nothing_is_found_in_the_clean_copy(report: SeededReport) -> None:
    assert report.check(None) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", SEEDED, ids=lambda case: case.name)
def test_error_is_found_at_its_place(report: SeededReport, case: Case) -> None:
    with report.seed(case) as (path, line):
        findings = report.check(case)
    if not case.codes:
        assert findings == []
    found = [f"{one.code} {one.location.label}" for one in findings]
    for code in case.codes:
        assert f"{code} {path}:{line}" in found
