"""``couplet status`` and ``couplet accept``: how fresh the translations are, and the word of a person that they are right.

The status is shown as a table on a terminal, as aligned text where it is piped, as JSON, and as a page for the editors' desk.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from couplet.checks.telling import LANGUAGES
from couplet.console import Console, measure_width, print_record
from couplet.model.findings import Message, message
from couplet.model.freshness import STATE_NAMES, UnitState, UnitStatus, describe_changes
from couplet.model.locales import KNOWN_LOCALES
from couplet.options import FOUND_ERRORS, WRONG_USE, Common, common_options, enter, stop

if TYPE_CHECKING:
    from couplet.exchange.status import PageReport
    from couplet.model.corpus import Corpus
    from couplet.production import Product

COLOURS = {
    UnitState.OUTDATED: "yellow",
    UnitState.CONFLICT: "yellow",
    UnitState.MISSING: "red",
    UnitState.NEW: "cyan",
}
ONE_LANGUAGE = message("The report has one language: there is nothing to translate.")


@click.command()
@common_options
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write the status."
)
@click.option(
    "--report", type=click.Path(path_type=Path), help="Also write it to this file as a page for a browser."
)
def status(root: Path, lang: str | None, quiet: int, verbose: int, *, form: str, report: Path | None) -> None:
    """Show what is translated, outdated, missing; with -v text by text."""
    from couplet.exchange.status import pack_reports, report_pages

    common = enter(root, lang, quiet, verbose)
    product, corpus = _look_at(common)
    reports = report_pages(corpus, product.findings)
    if report is not None:
        from couplet.desk.report import write_report

        write_report(report, corpus, product.findings, common.console)
    if form == "json":
        print_record(json.dumps(pack_reports(reports, corpus), ensure_ascii=False, indent=1))
        return
    _show_table(reports, common.console)
    if common.console.verbosity > 0:
        _show_texts(reports, common.console)
    _show_notes(corpus, common.console)
    if report is not None:
        common.console.say(message("Written: %(path)s.", path=str(report)))


def _look_at(common: Common) -> tuple["Product", "Corpus"]:
    """Return the report with all findings; the end, if it cannot be read in full."""
    from couplet.production import Order, Published, produce_site
    from couplet.progress import show_progress

    with show_progress(common.console) as progress:
        product = produce_site(Order(common.root, progress=progress), Published())
    if product.corpus is None:
        refusal = message("The report cannot be read in full, so its status cannot be told.")
        stop(common.console, product.findings, refusal)
    return product, product.corpus


def _show_table(reports: Sequence["PageReport"], console: Console) -> None:
    """Print one line for each page: its languages, how many texts are in each state, its findings, and its reviews where there are any."""
    # Models take longer to import than a build that finds nothing changed may take in all.
    from couplet.model.reviews import STAGES

    has_reviews = any(report.sign_offs for report in reports)
    heads = (message("page"), message("languages"), *STATE_NAMES.values(), message("findings"))
    rows = [[console.translate(head) for head in (*heads, *([message("reviews")] if has_reviews else []))]]
    for report in reports:
        languages = " ".join(report.written)
        counts = [str(report.count(state) or "·") for state in STATE_NAMES]
        reviews = f"{len(report.sign_offs)}/{len(STAGES)}" if report.sign_offs else "·"
        findings = str(len(report.findings) or "·")
        rows.append([report.key, languages, *counts, findings, *([reviews] if has_reviews else [])])
    if sys.stdout.isatty():
        _draw_table(rows)
        return
    for row in align_columns(rows):
        console.write(row)


def _draw_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows as a table on a terminal, the first as its head; rich knows how wide Chinese characters are."""
    from rich.console import Console as Terminal
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, head in enumerate(rows[0]):
        table.add_column(Text(head), justify="left" if number < 2 else "right", no_wrap=number == 0)
    states = (COLOURS.get(state, "") for state in STATE_NAMES)
    styles = ("", "", *states, "red", "")[: len(rows[0])]
    for row in rows[1:]:
        table.add_row(
            *(
                Text(cell, style="dim" if cell == "·" else style)
                for cell, style in zip(row, styles, strict=True)
            )
        )
    Terminal().print(table)


def align_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of cells as lines in which the columns stand under each other; Chinese characters take two places."""
    widths = [max(measure_width(row[number]) for row in rows) for number in range(len(rows[0]))]
    return [
        "  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _pad(cell: str, width: int) -> str:
    return cell + " " * (width - measure_width(cell))


def _show_texts(reports: Iterable["PageReport"], console: Console) -> None:
    """Print each text that is not as accepted, with its places and what changed; asked twice, also those that are."""
    for report in reports:
        listed = report.statuses if console.verbosity > 1 else report.open_statuses
        if listed:
            console.write(f"\n{click.style(report.key, bold=True)}")
        for one in listed:
            console.write(f"  {_describe(one, console)}")


def _describe(one: UnitStatus, console: Console) -> str:
    """Return one text's id, state, what changed and where it stands, in a line."""
    label = click.style(console.translate(STATE_NAMES[one.state]), fg=COLOURS.get(one.state))
    changes = [
        f"{console.translate(LANGUAGES[prefix])}: {console.translate(describe_changes(kinds))}"
        for prefix, kinds in (one.changes or {}).items()
    ]
    missing = [f"– {console.translate(LANGUAGES[prefix])}" for prefix in one.missing]
    places = [place.label for place in one.places.values()]
    return "  ".join((one.id, label, *changes, *missing, *places))


def _show_notes(corpus: "Corpus", console: Console) -> None:
    """Say what the table cannot."""
    if len(corpus.settings.locales) < 2:
        console.say(ONE_LANGUAGE)
    elif not corpus.freshness.is_recorded:
        console.say(
            message("No translation is on record yet. Read the pages, then run “%(program)s accept --all”.")
        )
    for page in corpus.freshness.orphans:
        console.say(message("On record, but no longer in the report: %(page)s.", page=page))


@click.command()
@common_options
@click.argument("pages", nargs=-1)
@click.option("--all", "is_all", is_flag=True, help="Accept every page.")
def accept(
    root: Path, lang: str | None, quiet: int, verbose: int, *, pages: tuple[str, ...], is_all: bool
) -> None:
    """Record that the languages of these pages answer each other as they now stand."""
    from couplet.exchange.accepted import accept_pages, list_acceptable

    common = enter(root, lang, quiet, verbose)
    product, corpus = _look_at(common)
    if len(corpus.settings.locales) < 2:
        common.console.say(ONE_LANGUAGE)
        return
    known = list_acceptable(corpus)
    chosen = (
        known if is_all else tuple(dict.fromkeys(_name_page(page, known, common.console) for page in pages))
    )
    if not chosen:
        common.console.complain(
            message("Say which pages to accept."),
            message("Name them, such as “%(program)s accept review/services”, or take all: --all."),
        )
        raise click.exceptions.Exit(WRONG_USE)
    _refuse_errors(chosen, product, corpus, common.console)
    for summary in accept_pages(root, corpus, chosen):
        told = message(
            "%(page)s: %(count)d texts on record (%(renewed)d changed, %(added)d new); %(missing)d not translated.",
            page=summary.page,
            count=summary.count,
            renewed=summary.renewed,
            added=summary.added,
            missing=summary.missing,
        )
        common.console.say(told)


def _name_page(written: str, known: tuple[str, ...], console: Console) -> str:
    """Return the page that is meant: its key, or a file of it; the end, if there is none."""
    from difflib import get_close_matches

    name = written.replace("\\", "/").removeprefix("./").removeprefix("content/").removesuffix("/")
    stem = name.removesuffix(".yaml").removesuffix(".md")
    for prefix in KNOWN_LOCALES:
        stem = stem.removesuffix(f".{prefix}")
    if stem in known:
        return stem
    near = get_close_matches(stem, known, n=1)
    hint = (
        message("Did you mean “%(near)s”?", near=near[0])
        if near
        else message("The report has: %(known)s.", known=", ".join(known))
    )
    console.complain(message("There is no page “%(page)s”.", page=written), hint)
    raise click.exceptions.Exit(WRONG_USE)


def _refuse_errors(chosen: tuple[str, ...], product: "Product", corpus: "Corpus", console: Console) -> None:
    """End, if a page to be accepted has errors."""
    from couplet.exchange.accepted import find_page_hindrances

    concerned = find_page_hindrances(chosen, corpus, product.findings)
    if concerned:
        console.tell(concerned)
        console.complain(
            _tell_refusal(len(concerned)), message("Mend them first; “%(program)s check” shows them all.")
        )
        raise click.exceptions.Exit(FOUND_ERRORS)


def _tell_refusal(count: int) -> Message:
    return message("Nothing was recorded: these pages have %(count)d errors.", count=count)
