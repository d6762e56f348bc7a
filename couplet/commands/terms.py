"""``couplet terms``: the termbase out to terminology tools and spreadsheets, and back in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from couplet.model.findings import message
from couplet.options import FOUND_ERRORS, common_options, enter

if TYPE_CHECKING:
    from couplet.exchange.termbase import Format


@click.group(name="terms")
def term_group() -> None:
    """The termbase: export and import it."""


@term_group.command(name="export")
@common_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["tbx", "csv"]),
    help="Format of the file (default: by its ending, else tbx).",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export_command(
    root: Path, lang: str | None, quiet: int, verbose: int, *, form: "Format | None", file: Path
) -> None:
    """Write the termbase to FILE as TBX-Basic or CSV."""
    from couplet.exchange.termbase import export_terms

    console = enter(root, lang, quiet, verbose).console
    written = export_terms(root, file, form or ("csv" if file.suffix.lower() == ".csv" else "tbx"))
    if isinstance(written, list):
        console.tell(written)
        raise click.exceptions.Exit(FOUND_ERRORS)
    console.say(message("Terms written to %(path)s: %(count)d.", path=str(file), count=written))


@term_group.command(name="import")
@common_options
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_command(root: Path, lang: str | None, quiet: int, verbose: int, *, file: Path) -> None:
    """Merge the terms in FILE (TBX or CSV) into translations/termbase.yaml."""
    from couplet.exchange.termbase import import_terms

    console = enter(root, lang, quiet, verbose).console
    outcome = import_terms(root, file)
    console.tell(outcome.findings)
    if any(finding.is_error for finding in outcome.findings):
        console.complain(message("Nothing was imported; the termbase stays as it was."))
        raise click.exceptions.Exit(FOUND_ERRORS)
    for name in (*outcome.added, *outcome.changed) if console.verbosity > 0 else ():
        click.echo(name)
    console.say(
        message(
            "Terms added: %(added)d, changed: %(changed)d, as they were: %(unchanged)d.",
            added=len(outcome.added),
            changed=len(outcome.changed),
            unchanged=outcome.unchanged,
        )
    )
