"""The pairs of dev.jsonl: which agree, and the figures their Chinese side states; shared with the benchmark."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from couplet.figures.comparison import compare_figures
from couplet.figures.figure import Kind, Reading
from couplet.figures.reading import read_figures

PAIRS = [
    json.loads(line)
    for line in Path(__file__).with_name("dev.jsonl").read_text(encoding="utf-8").splitlines()
    if line
]
each_pair = pytest.mark.parametrize("pair", PAIRS, ids=[pair["en"] for pair in PAIRS])


@each_pair
def test_verdict(pair: dict[str, Any]) -> None:
    findings = compare_figures(pair["zh"], pair["en"])
    assert bool(findings) is not pair["consistent"], findings


@each_pair
def test_stated_figures_are_read(pair: dict[str, Any]) -> None:
    read = {reading for figure in read_figures(pair["zh"], "zh") for reading in figure.readings}
    for stated in pair["figures"]:
        if isinstance(stated, str):
            assert expect(stated) <= read, stated
        else:
            assert Decimal(str(stated)) in {value for _, value in read}, stated


def expect(text: str) -> set[Reading]:
    """Return the readings that a stated figure asks for: 6.5%, 2/3, 2022-11-11, 1980s, 15:30, 1:3, 4396828."""
    if text.endswith("%"):
        return {(Kind.SHARE, Decimal(text[:-1]) / 100)}
    if text.endswith("s"):
        return {(Kind.DECADE, Decimal(text[:-1]))}
    if "/" in text:
        part, whole = map(Decimal, text.split("/"))
        return {(Kind.SHARE, part / whole)}
    if "-" in text:
        parts = [Decimal(part) for part in text.split("-")]
        return set(zip([Kind.YEAR, Kind.MONTH, Kind.DAY][-len(parts) :], parts, strict=True))
    if text == "1:3":
        return {(Kind.NUMBER, Decimal(1)), (Kind.NUMBER, Decimal(3))}
    if ":" in text:
        hour, minute = map(int, text.split(":"))
        return {(Kind.CLOCK, Decimal(hour * 60 + minute))}
    return {(Kind.NUMBER, Decimal(text))}
