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


def test_the_options_of_all_commands_are_taken() -> None:
    assert run_with_input("", "figures", "--root", "nowhere", "-q", "-v", "--lang", "zh").returncode == 0


def test_a_line_that_is_no_pair_is_told() -> None:
    finished = run_with_input("nonsense\n", "figures", "--lang", "en")
    assert finished.returncode == 2
    assert "Line 1 of the input is not a pair." in finished.stderr


def test_other_lines_are_answered_all_the_same() -> None:
    good = json.dumps({"id": 7, "zh": "35万人", "en": "3.5 million people"})
    wrong = ["{", "[]", "3", '{"id": 1, "zh": "35万人"}', '{"zh": "三", "en": 3}', "[" * 100_000]
    finished = run_with_input("\n".join([*wrong, "", good, "null", good]), "figures", "--lang", "en")
    answers = [json.loads(line) for line in finished.stdout.splitlines()]
    assert [(answer["id"], len(answer["findings"])) for answer in answers] == [(7, 2), (7, 2)]
    assert finished.returncode == 2
    assert [number for number in range(1, 11) if f"Line {number} " in finished.stderr] == [
        1,
        2,
        3,
        4,
        5,
        6,
        9,
    ]
    assert "Traceback" not in finished.stderr
    assert finished.stderr.count("Write one JSON object") == 1


def test_half_a_surrogate_pair_comes_back_as_an_escape() -> None:
    line = '{"id": "\\ud83d", "zh": "\\ud83d35万人", "en": "3.5 million people"}'
    finished = run_with_input(line, "figures")
    assert finished.returncode == 0
    assert json.loads(finished.stdout)["id"] == "\ud83d"
