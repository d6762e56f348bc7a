"""`couplet figures`: the figures check for use beside other tools, JSON lines in and out; reads no report."""

import json
import sys
from pathlib import Path

import click

from couplet.console import Console, choose_locale
from couplet.model.findings import message
from couplet.options import WRONG_USE


@click.command(name="figures")
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), help="Language of messages (default: from the locale)."
)
def figures(lang: str | None) -> None:
    """Compare the figures of pairs: reads lines {"id","zh","en"}, writes one line {"id","findings"} for each."""
    from couplet.figures import find_figure_findings

    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
            found = {"id": pair.get("id"), "findings": find_figure_findings(str(pair["zh"]), str(pair["en"]))}
        except (ValueError, KeyError, AttributeError, TypeError):
            Console(choose_locale(lang), root=Path()).complain(
                message("Line %(line)d of the input is not a pair.", line=number),
                message(
                    'Write one JSON object on each line, such as {"id": 1, "zh": "35万人", "en": "350,000 people"}.'
                ),
            )
            raise click.exceptions.Exit(WRONG_USE) from None
        sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode() + b"\n")
    sys.stdout.buffer.flush()
