"""axe finds nothing, neither against WCAG 2.2 A and AA nor against its best practice, at any width and in both colour schemes."""

from itertools import product
from typing import Any

import pytest

from tests.browser.conftest import VisitPage
from tests.browser.visits import SCHEMES, WIDTHS, Visit

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
RUN = """(rules) => axe.run(document, { runOnly: rules, resultTypes: ["violations"] }).then((report) => [report.passes.length,
    report.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))])"""
FEWEST_RULES_PASSED = 15
"""A page on which fewer rules apply was not drawn."""


def list_findings(visit: Visit) -> list[str]:
    """Return what axe has to say of the page as it is now."""
    passed: Any
    passed, findings = visit.page.evaluate(RUN, RULES)
    assert passed >= FEWEST_RULES_PASSED, "axe saw hardly anything"
    return [str(finding) for finding in findings]


def test_axe(page_path: str, visit_page: VisitPage, axe_source: str) -> None:
    visit = visit_page(page_path)
    visit.page.evaluate(axe_source)
    findings = []
    for width, scheme in product(WIDTHS, SCHEMES):
        visit.set_up(width=width, scheme=scheme)
        findings += [f"{width} {scheme}: {finding}" for finding in list_findings(visit)]
    assert findings == []


@pytest.mark.parametrize(
    "html", ['<img src="data:,">', '<p style="color: #999; background: #fff">grey</p>', "<a href='#'></a>"]
)
def test_axe_is_at_work(visit_page: VisitPage, axe_source: str, html: str) -> None:
    visit = visit_page("zh/")
    visit.open_stand_in(html)
    visit.page.evaluate(axe_source)
    passed, findings = visit.page.evaluate(RUN, RULES)
    assert passed > 0
    assert len(findings) == 1
