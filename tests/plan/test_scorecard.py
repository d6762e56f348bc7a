"""Rates, verdicts and bars: computed from the facts, exact at the borders."""

from decimal import Decimal
from pathlib import Path

import pytest

from couplet.model.report import Fact
from tests.mini_site import MiniSite


def make_fact(target: str | None, value: str | None) -> Fact:
    return Fact.model_validate(
        {"id": "x", "line": "1", "part": "p", "label": {"zh": "甲"}, "target": target, "value": value}
        | ({} if target or value else {"text": "x"})
    )


@pytest.mark.parametrize(
    ("target", "value", "rate", "verdict"),
    [
        ("20000", "30630", Decimal("1.5315"), "exceeded"),
        ("100", "100", Decimal(1), "met"),
        ("100", "99", Decimal("0.99"), "missed"),
        ("3", "2.9999", Decimal("2.9999") / 3, "missed"),
        ("950000", None, None, "not-reported"),
        ("0", "5", None, "not-reported"),
        ("100", "0", Decimal(0), "missed"),
    ],
)
def test_rate_and_verdict(target: str, value: str | None, rate: Decimal | None, verdict: str) -> None:
    fact = make_fact(target, value)
    assert fact.rate == rate
    assert fact.verdict == verdict


def test_bars_share_one_hundred_per_cent_line(tmp_path: Path) -> None:
    page = MiniSite(tmp_path).build().parse("zh/scorecard/index.html")
    lines = {node.attributes["x1"] for node in page.css("svg line")}
    assert lines == {"62.50%"}  # 100 % on an axis that ends at 160 %
    assert page.css_first("#plan-members svg rect.over") is not None
    assert page.css_first("#plan-total svg rect.over") is None


def test_scorecard_and_outlook_link_to_each_other(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).build()
    forth = {node.attributes["href"] for node in site.parse("en/scorecard/index.html").css("#plan-members a")}
    assert "../outlook/#item-rooms" in forth
    back = {node.attributes["href"] for node in site.parse("en/outlook/index.html").css("#item-rooms a")}
    assert "../scorecard/#plan-members" in back
