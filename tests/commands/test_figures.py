"""`couplet figures`: a line out for every line in, and the dev pairs as they are marked."""

import json
from pathlib import Path

from tests.test_cli import run_with_input

DEV = Path(__file__).resolve().parents[1] / "figures" / "dev.jsonl"


def test_every_dev_pair_comes_out_as_marked() -> None:
    pairs = [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines()]
    lines = "".join(json.dumps({"id": n, "zh": p["zh"], "en": p["en"]}) + "\n" for n, p in enumerate(pairs))
    finished = run_with_input(lines, "figures")
    answers = [json.loads(line) for line in finished.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == list(range(len(pairs)))
    assert [not answer["findings"] for answer in answers] == [pair["consistent"] for pair in pairs]
    assert all(set(found) == {"side", "text", "value"} for answer in answers for found in answer["findings"])


def test_a_line_that_is_no_pair_is_told() -> None:
    finished = run_with_input("nonsense\n", "figures", "--lang", "en")
    assert finished.returncode == 2
    assert "Line 1 of the input is not a pair." in finished.stderr
