"""``couplet export`` and ``couplet import``: texts out to translators as PO or XLIFF, and their work back into the report's files."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from couplet.console import Console
from couplet.model.findings import Finding, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.options import FOUND_ERRORS, WRONG_USE, common_options, enter, load_or_stop, stop

if TYPE_CHECKING:
    from couplet.exchange.export import Format
    from couplet.exchange.import_ import Import

UNREADABLE = message("The report cannot be read in full; nothing was written.")


@click.command(name="export")
@common_options
@click.option(
    "--format", "form", type=click.Choice(["po", "xliff"]), required=True, help="Format of the files."
)
@click.option(
    "--source",
    type=click.Choice(list(KNOWN_LOCALES)),
    help="Language to translate from (default: the site's first).",
)
@click.option("--single", is_flag=True, help="One file in all instead of one for each page.")
@click.option("--overwrite", is_flag=True, help="Replace files that are there already.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def export_command(
    root: Path,
    lang: str | None,
    quiet: int,
    verbose: int,
    *,
    form: "Format",
    source: str | None,
    single: bool,
    overwrite: bool,
    folder: Path,
) -> None:
    """Write all texts of the report into FOLDER for translators."""
    from couplet.exchange.export import ExportOrder, export_texts
    from couplet.exchange.texts import UnreadableFileError
    from couplet.exchange.writer import write_files
    from couplet.progress import show_progress

    common = enter(root, lang, quiet, verbose)
    corpus = load_or_stop(root, common.console, UNREADABLE)
    source = source or corpus.settings.locales[0]
    if source not in corpus.settings.locales or len(corpus.settings.locales) < 2:
        common.console.complain(
            message(
                "The site has no language “%(language)s” to translate from, or only this one.",
                language=source,
            ),
            message("Its languages stand in content/site.yaml under “locales”."),
        )
        raise click.exceptions.Exit(WRONG_USE)
    try:
        with show_progress(common.console) as progress:
            progress.enter(message("Writing"))
            export = export_texts(corpus, root, ExportOrder(form, source, single, common.console.translate))
    except UnreadableFileError as error:
        stop(common.console, [error.finding], UNREADABLE)
    if not overwrite:
        _require_free(folder, export.contents, common.console)
    write_files(folder, export.contents)
    common.console.say(
        message(
            "Written to %(folder)s: %(files)d files; %(translated)d texts translated, %(outdated)d outdated, %(missing)d missing.",
            folder=str(folder),
            files=len(export.contents),
            **export.counts,
        )
    )


@click.command(name="import")
@common_options
@click.option("--dry-run", is_flag=True, help="Check everything and write nothing.")
@click.option("--partial", is_flag=True, help="Bring the sound texts in although others are refused.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def import_command(
    root: Path,
    lang: str | None,
    quiet: int,
    verbose: int,
    *,
    dry_run: bool,
    partial: bool,
    files: tuple[Path, ...],
) -> None:
    """Bring translators' FILES back into the report."""
    from couplet.exchange.import_ import import_files
    from couplet.exchange.texts import UnreadableFileError
    from couplet.exchange.writer import write_files
    from couplet.progress import show_progress

    common = enter(root, lang, quiet, verbose)
    corpus = load_or_stop(root, common.console, UNREADABLE)
    contents = _read_files(files, common.console)
    try:
        with show_progress(common.console) as progress:
            progress.enter(message("Checking"))
            outcome = import_files(corpus, root, contents, is_partial=partial)
    except UnreadableFileError as error:
        stop(common.console, [error.finding], UNREADABLE)
    common.console.tell(outcome.findings)
    if not dry_run:
        write_files(root, outcome.contents)
    _summarise(outcome, common.console, is_written=not dry_run)
    if outcome.is_kept_out or outcome.refused:
        raise click.exceptions.Exit(FOUND_ERRORS)


def _require_free(folder: Path, contents: Mapping[str, bytes], console: Console) -> None:
    """End, if a file of one of these names is there and holds something else."""
    from couplet.exchange.writer import list_differing

    taken = list_differing(folder, contents)
    if taken:
        console.complain(
            message(
                "“%(path)s” is there already, and may hold a translator's work.", path=str(folder / taken[0])
            ),
            message("Name another folder, or add --overwrite."),
        )
        raise click.exceptions.Exit(WRONG_USE)


def _read_files(files: tuple[Path, ...], console: Console) -> dict[str, bytes]:
    """Return the translators' files by their paths as given; the end, if one cannot be read."""
    from couplet.load.reader import MAX_RETURNED_BYTES, read_bytes

    contents: dict[str, bytes] = {}
    for path in files:
        content = read_bytes(path.parent, path, limit=MAX_RETURNED_BYTES)
        if isinstance(content, Finding):
            console.tell([content])
            raise click.exceptions.Exit(FOUND_ERRORS)
        contents[str(path)] = content
    return contents


def _summarise(outcome: "Import", console: Console, *, is_written: bool) -> None:
    """Say what came in, and what is to be done next."""
    if outcome.is_kept_out:
        console.complain(message("Nothing was written: mend what is told above, or import with --partial."))
        return
    counts = {"changed": outcome.changed, "unchanged": outcome.unchanged, "files": len(outcome.contents)}
    if is_written:
        console.say(
            message(
                "%(changed)d texts came in, into %(files)d files; %(unchanged)d are as they were.", **counts
            )
        )
    else:
        console.say(
            message(
                "%(changed)d texts would come in, into %(files)d files; %(unchanged)d are as they were.",
                **counts,
            )
        )
    if outcome.accepted and is_written:
        console.say(
            message(
                "%(count)d texts came back as reviewed or final and are recorded as accepted.",
                count=outcome.accepted,
            )
        )
    if outcome.changed > outcome.accepted and is_written:
        console.say(
            message("Read the pages, then record that they answer each other: %(program)s accept PAGE.")
        )
