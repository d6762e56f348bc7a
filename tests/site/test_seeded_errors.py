"""Errors of every kind in a copy of the real report, one at a time: each is found, with its code, in its file, at its line."""

import re
from collections import Counter

import pytest

from couplet.model.codes import CODES
from tests.real_site import REPOSITORY
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


WAITING = ("freshness.outdated", "freshness.outdated-figure", "freshness.conflict")
"""What comes of every edit until the text is accepted anew."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> SeededReport:
    return SeededReport(tmp_path_factory.mktemp("seeded"))


def test_the_table_has_errors_of_every_kind() -> None:
    counts = Counter(case.name.rpartition(",")[0] for case in SEEDED if case.codes)
    assert tuple(counts) == KINDS
    assert min(counts.values()) >= 3, counts
    assert {case.name.rpartition(",")[0] for case in SEEDED if not case.codes} == set(KINDS)
    assert counts.total() >= 80
    assert len(set(SEEDED)) == len(SEEDED)


ELSEWHERE = (
    "checks.",
    "content.placeholder",
    "output.duplicate-id",
    "output.outside-request",
    "photos.",
    "structure.photo",
)
"""Codes, or families of codes, that need more than an edit of a text: they have tests of their own."""


def test_every_code_of_the_checks_has_a_row() -> None:
    sources = (REPOSITORY / "couplet" / "checks").glob("*.py")
    written = {code for path in sources for code in re.findall(r'"([a-z-]+\.[a-z-]+)"', path.read_text())}
    seeded = {code for case in SEEDED for code in case.codes}
    missing = {code for code in written & CODES - seeded if not code.startswith(ELSEWHERE)}
    assert missing == set()


def test_nothing_is_found_in_the_clean_copy(report: SeededReport) -> None:
    assert report.check(None) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", SEEDED, ids=lambda case: case.name)
def test_error_is_found_at_its_place(report: SeededReport, case: Case) -> None:
    with report.seed(case) as (path, line):
        findings = report.check(case)
    if not case.codes:
        is_about_freshness = case.name.startswith("Outdated")
        assert [one for one in findings if is_about_freshness or one.code not in WAITING] == []
    found = [f"{one.code} {one.location.label}" for one in findings]
    for code in case.codes:
        assert f"{code} {path}:{line}" in found
