"""``couplet new DIR --from OLD --year YEAR``: next year's report from last year's, which is read and never written."""

from collections.abc import Mapping
from pathlib import Path

import click

from couplet.console import Console
from couplet.model.findings import Finding, message
from couplet.options import WRONG_USE, load_or_stop, stop

UNREADABLE = message("Last year's report cannot be read in full; nothing was written.")
CARRIED = {
    "templates": (".html", ".xml", ".css", ".js", ".svg", ".otf", ".ttf", ".woff", ".woff2"),
    "translations": (".po",),
}
"""Folders in which a site has a design and interface strings of its own, and the files that belong to them."""


def make_next_year(old: Path, folder: Path, year: int, console: Console) -> None:
    """Make the report for ``year`` in ``folder`` from last year's in ``old``, and say what is left to do."""
    from couplet.exchange.editor_files import make_editor_files
    from couplet.starting.next_year import write_next_year
    from couplet.starting.place import place_report
    from couplet.starting.starter import Wish, list_starter
    from couplet.starting.years import advance_years

    _refuse_place(old, folder, console)
    old_console = Console(console.locale, root=old, verbosity=console.verbosity)
    corpus = load_or_stop(old, old_console, UNREADABLE)
    names = {prefix: advance_years(name, year) for prefix, name in corpus.settings.short_title.items()}
    starter = list_starter(Wish(corpus.settings.locales, names))
    guides = {
        name: _take_guide(content.decode()) for name, content in starter.items() if name.endswith(".yaml")
    }
    contents = {
        name: content
        for name, content in starter.items()
        if not name.startswith(("content/", "translations/"))
    }
    contents |= {name: text.encode() for name, text in write_next_year(corpus, year, guides).items()}
    contents |= {**_carry_files(old, old_console), **make_editor_files(console.translate)}
    place_report(folder, contents)
    targets = contents.get("content/scorecard.yaml", b"").count(b"\n        fact: ")
    console.say(
        message(
            "Made %(folder)s from %(old)s: %(count)d files, with %(targets)d targets from last year's outlook.",
            folder=str(folder),
            old=str(old),
            count=len(contents),
            targets=targets,
        )
    )
    console.say(message("What is still to be written, the check names text by text."))
    dated = {fact.date[:4] for fact in corpus.fact_book.facts if fact.date and fact.date[:2] in ("19", "20")}
    if dated and str(year - 1) not in dated:
        console.say(
            message(
                "No date of last year's report is in %(last)d: is %(year)d the year you mean? Its dates are of %(dated)s.",
                last=year - 1,
                year=year,
                dated=", ".join(sorted(dated)),
            )
        )


def _refuse_place(old: Path, folder: Path, console: Console) -> None:
    """End, if there is no report to begin with, or the new one would stand among its files."""
    if not (old / "content").is_dir():
        console.complain(
            message(
                "“%(root)s” is not the folder of a report: it has no folder “content”.",
                root=str(old.resolve()),
            ),
            message("Name the folder of last year's report after --from."),
        )
        raise click.exceptions.Exit(WRONG_USE)
    inside = [old.resolve() / name for name in ("content", "templates", "translations", "site")]
    if any(folder.resolve().is_relative_to(part) for part in inside):
        console.complain(
            message("“%(folder)s” lies among the files of last year's report.", folder=str(folder)),
            message("Name a folder beside it."),
        )
        raise click.exceptions.Exit(WRONG_USE)


def _take_guide(text: str) -> str:
    """Return the comments at the head of one of the starter's YAML files."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join([*lines[:end], ""]) if end else ""


def _carry_files(old: Path, console: Console) -> Mapping[str, bytes]:
    """Return the termbase, and the design and interface strings that the site has of its own; the program's are no site's."""
    from couplet.load.reader import list_files, read_bytes
    from couplet.load.termbase import TERMBASE
    from couplet.load.theme import find_theme_root

    paths = [old / TERMBASE] if (old / TERMBASE).exists() else []
    if old.resolve() != find_theme_root():
        paths += [path for name, endings in CARRIED.items() for path in list_files(old, name, endings)]
    contents = {}
    for path in paths:
        content = read_bytes(old, path)
        if isinstance(content, Finding):
            stop(console, [content], UNREADABLE)
        contents[path.relative_to(old).as_posix()] = content
    return contents
