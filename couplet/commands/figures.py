"""`couplet figures`: the figures check for use beside other tools, JSON lines in and out; reads no report."""

import json
import sys
from pathlib import Path

import click

from couplet.console import Console, choose_locale
from couplet.model.findings import message
from couplet.options import WRONG_USE, common_options


@click.command(name="figures")
@common_options
def figures(root: Path, lang: str | None, quiet: int, verbose: int) -> None:
    """Compare the figures of pairs: reads lines {"id","zh","en"}, writes one line {"id","findings"} for each.

    A line that is no pair is named on standard error and has no answer; the others have theirs all the same.
    """
    wrong_lines = 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        answer = answer_line(line)
        if answer is None:
            complain(number, lang, is_first=not wrong_lines)
            wrong_lines += 1
            continue
        # Whoever asks one line at a time waits for the answer.
        sys.stdout.buffer.write(answer + b"\n")
        sys.stdout.buffer.flush()
    if wrong_lines:
        raise click.exceptions.Exit(WRONG_USE)


def answer_line(line: bytes) -> bytes | None:
    """Return the answer to one line of the input, in UTF-8 whatever the locale; ``None`` if the line is no pair."""
    from couplet.figures.comparison import find_figure_findings

    try:
        pair = json.loads(line)
        texts = pair["zh"], pair["en"]
        answer = {"id": pair.get("id")}
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return None
    if not all(isinstance(text, str) for text in texts):
        return None
    answer["findings"] = find_figure_findings(*texts)
    try:
        return json.dumps(answer, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        # Half a surrogate pair came in as an escape; it goes out as one.
        return json.dumps(answer).encode()


def complain(number: int, lang: str | None, *, is_first: bool) -> None:
    """Say on standard error which line is no pair, and the first time what one looks like."""
    hint = message(
        'Write one JSON object on each line, such as {"id": 1, "zh": "35万人", "en": "350,000 people"}.'
    )
    told = message("Line %(line)d of the input is not a pair.", line=number)
    Console(choose_locale(lang), root=Path()).complain(told, hint if is_first else None)
