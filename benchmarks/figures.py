"""How many pairs of texts a second have their figures compared, and what is found in the pairs of the tests; nothing is asserted.

The pairs are those of ``tests/figures``: ``dev.jsonl``, and the cases of ``cases.md`` by the slip that each is there for.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables import format_table
from couplet.figures.comparison import compare_figures
from couplet.figures.figure import Slip

TESTS = Path(__file__).resolve().parents[1] / "tests" / "figures"
SOUND = "ok"
"""The verdict on a pair whose figures agree."""
MISTAKEN = "mistaken"
"""The verdict on a pair of dev.jsonl whose figures do not; it does not say how."""
SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that translate each other, and what is to be found in them."""

    zh: str
    """The Chinese text."""
    en: str
    """The English text."""
    verdict: str
    """``ok``, ``mistaken`` or the slip."""


def read_dev_pairs() -> list[Pair]:
    """Return the pairs of dev.jsonl."""
    lines = (TESTS / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Pair(each["zh"], each["en"], SOUND if each["consistent"] else MISTAKEN)
        for each in map(json.loads, filter(None, lines))
    ]


def read_cases() -> list[Pair]:
    """Return the pairs of cases.md."""
    lines = (TESTS / "cases.md").read_text(encoding="utf-8").splitlines()
    return [
        Pair(*(part.strip() for part in line.split(" | ")))
        for line in lines
        if line.count(" | ") == 2 and "`" not in line
    ]


def is_right(pair: Pair) -> bool:
    """Return whether what is found in a pair is what is to be found."""
    slips = {finding.slip.value for finding in compare_figures(pair.zh, pair.en)}
    if pair.verdict in (SOUND, MISTAKEN):
        return bool(slips) == (pair.verdict == MISTAKEN)
    return pair.verdict in slips


def measure_speed(pairs: list[Pair]) -> tuple[int, float]:
    """Return how many pairs were compared in the processor's time that it took, in seconds."""
    compared, start = 0, time.process_time()
    while (used := time.process_time() - start) < SECONDS:
        for pair in pairs:
            compare_figures(pair.zh, pair.en)
        compared += len(pairs)
    return compared, used


def measure_figures() -> Iterator[str]:
    """Yield the lines of both tables."""
    dev, cases = read_dev_pairs(), read_cases()
    speeds = []
    for name, pairs in (("dev.jsonl", dev), ("cases.md", cases)):
        compared, used = measure_speed(pairs)
        length = sum(len(pair.zh) + len(pair.en) for pair in pairs) / len(pairs)
        speeds.append((name, f"{len(pairs)}", f"{length:.0f}", f"{compared / used:,.0f}", "≥ 1,000"))
    title = "Comparing figures, processor time of one core"
    yield from format_table(title, ("pairs of", "pairs", "characters a pair", "pairs/s", "goal"), speeds)
    yield ""
    rows = []
    for name, pairs in (("dev.jsonl", dev), ("cases.md", cases)):
        asked = Counter(pair.verdict for pair in pairs)
        right = Counter(pair.verdict for pair in pairs if is_right(pair))
        rows += [
            (name, verdict, f"{asked[verdict]}", f"{right[verdict]}")
            for verdict in (SOUND, MISTAKEN, *Slip)
            if asked[verdict]
        ]
    yield from format_table("Verdicts", ("pairs of", "verdict", "pairs", "right"), rows)
