"""The command line: options in, exit codes out; every command is a few lines around the function that does the work.

Exit codes: 0 done, 1 findings of severity error (nothing published), 2 wrong use or unreadable site, 130 interrupted. What a file, a
photo, an option or a full disk can cause ends in a sentence, never in a traceback.
"""

import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from couplet import __version__
from couplet.commands.check import check
from couplet.commands.exchange import export_command, import_command
from couplet.commands.figures import figures
from couplet.commands.new import new
from couplet.commands.schema import schema
from couplet.commands.status import accept, status
from couplet.commands.terms import term_group
from couplet.console import Console, choose_locale, count_findings
from couplet.model.findings import message
from couplet.options import WRONG_USE, Common, DefaultGroup, common_options, enter

if TYPE_CHECKING:
    from couplet.exchange.messages import Result
    from couplet.production import Order

DONE, FOUND_ERRORS, INTERRUPTED = 0, 1, 130


@click.group(cls=DefaultGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="couplet")
def couplet() -> None:
    """Publish a report in two languages from Markdown and YAML."""


@couplet.command()
@common_options
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder to publish into (default: site in the root)."
)
@click.option("--base-url", help="Absolute address of the published site; a path is allowed.")
@click.option("--clean", is_flag=True, help="Make everything anew.")
@click.option("--explain", is_flag=True, help="Say why each file was made anew.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help="Pictures made at a time."
)
@click.option("--release", is_flag=True, help="Treat warnings that forbid publishing as errors.")
def build(
    root: Path,
    lang: str | None,
    quiet: int,
    verbose: int,
    out: Path | None,
    base_url: str | None,
    clean: bool,
    explain: bool,
    jobs: int,
    release: bool,
) -> None:
    """Check the report and publish it."""
    from couplet.pipeline import find_fingerprint, is_up_to_date

    common = enter(root, lang, quiet, verbose)
    target = out or root / "site"
    base_url = _read_base_url(base_url, common.console)
    if not clean and is_up_to_date(target, find_fingerprint(root, base_url, release)):
        common.console.say(message("Nothing has changed; %(out)s is up to date.", out=str(target)))
        return
    from couplet.production import Order

    _publish(common, Order(root, base_url, release, jobs), target, is_clean=clean, is_explaining=explain)


def _read_base_url(url: str | None, console: Console) -> str | None:
    """Return the address with a slash at its end; the end, if it is none."""
    from urllib.parse import urlsplit

    if url is None:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        console.complain(
            message("“%(url)s” is not the address of a site.", url=url),
            message("Write it whole, such as https://example.org/report/."),
        )
        raise click.exceptions.Exit(WRONG_USE)
    return url if url.endswith("/") else f"{url}/"


def _publish(common: Common, order: "Order", out: Path, *, is_clean: bool, is_explaining: bool) -> None:
    """Build, and say what came of it."""
    from couplet.pipeline import build_site
    from couplet.progress import show_progress

    console = common.console
    with show_progress(console) as progress:
        outcome = build_site(replace(order, progress=progress), out, is_clean=is_clean)
    console.tell(outcome.findings)
    if not outcome.is_published:
        console.complain(
            count_findings(outcome.findings), message("Nothing was published; the last good site stays.")
        )
        raise click.exceptions.Exit(FOUND_ERRORS)
    if is_explaining or console.verbosity > 0:
        for path, reasons in outcome.made.items():
            click.echo(f"{path}: {', '.join(reasons)}")
        for path in outcome.removed:
            click.echo(f"{path}: removed")
    if outcome.findings:
        console.say(count_findings(outcome.findings))
    console.say(
        message(
            "Published %(out)s: %(made)d files made, %(kept)d kept, %(removed)d removed.",
            out=str(out),
            made=len(outcome.made),
            kept=outcome.kept,
            removed=len(outcome.removed),
        )
    )


@couplet.command()
@common_options
@click.option("--host", default="127.0.0.1", help="Address to listen on (default: this machine's own).")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    help="Port to listen on; the next free one if it is taken.",
)
@click.option("--open", "is_opening", is_flag=True, help="Open the preview in the browser.")
@click.option(
    "--allow-network",
    is_flag=True,
    help="Let others reach the preview, where --host is an address of theirs.",
)
def serve(
    root: Path,
    lang: str | None,
    quiet: int,
    verbose: int,
    *,
    host: str,
    port: int,
    is_opening: bool,
    allow_network: bool,
) -> None:
    """Preview the site in all editions and show every change at once."""
    from couplet.preview.session import LOCAL_HOSTS, Place, run_preview

    common = enter(root, lang, quiet, verbose)
    if host not in LOCAL_HOSTS and not allow_network:
        common.console.complain(
            message("At “%(host)s” others could read this report, drafts included.", host=host),
            message(
                "Leave --host out: 127.0.0.1 can be reached from this machine alone. If others are to look, add --allow-network."
            ),
        )
        raise click.exceptions.Exit(WRONG_USE)
    try:
        run_preview(common.root, common.console, Place(host, port, is_opening))
    except KeyboardInterrupt:
        common.console.write("")
        common.console.say(message("The preview has ended."))
        raise click.exceptions.Exit(INTERRUPTED) from None


@couplet.group(name="messages")
def message_group() -> None:
    """Interface strings: extract, update and compile their catalogs."""


@message_group.command()
@common_options
def extract(root: Path, lang: str | None, quiet: int, verbose: int) -> None:
    """Collect the messages of templates and program into translations/*.pot."""
    from couplet.exchange.messages import extract_messages

    _report_catalogs(enter(root, lang, quiet, verbose), extract_messages(root))


@message_group.command()
@common_options
def update(root: Path, lang: str | None, quiet: int, verbose: int) -> None:
    """Bring the catalogs of all languages up to what was extracted."""
    from couplet.exchange.messages import update_catalogs

    _report_catalogs(enter(root, lang, quiet, verbose), update_catalogs(root))


@message_group.command(name="compile")
@common_options
def compile_messages(root: Path, lang: str | None, quiet: int, verbose: int) -> None:
    """Write .mo files for other programs; Couplet itself reads the .po files."""
    from couplet.exchange.messages import compile_catalogs

    _report_catalogs(enter(root, lang, quiet, verbose), compile_catalogs(root))


def _report_catalogs(common: Common, result: "Result") -> None:
    """Say what became of each catalog, or what hindered it."""
    summaries, findings = result
    common.console.tell(findings)
    for summary in summaries:
        common.console.say(
            message(
                "%(path)s: %(count)d messages, %(untranslated)d untranslated, %(fuzzy)d fuzzy, %(obsolete)d obsolete.",
                path=summary.path,
                count=summary.count,
                untranslated=summary.untranslated,
                fuzzy=summary.fuzzy,
                obsolete=summary.obsolete,
            )
        )
    if findings:
        raise click.exceptions.Exit(FOUND_ERRORS)


couplet.add_command(check)
couplet.add_command(figures)
couplet.add_command(schema)
couplet.add_command(export_command)
couplet.add_command(import_command)
couplet.add_command(status)
couplet.add_command(accept)
couplet.add_command(term_group)
couplet.add_command(new)


def main() -> None:
    """Run the program; what can be foreseen ends in a sentence and an exit code."""
    from couplet.publish.errors import PublishError

    _prepare_process()
    try:
        code = couplet.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = WRONG_USE
    except PublishError as error:
        Console(choose_locale(_find_language(sys.argv)), root=Path()).complain(error.message, error.hint)
        code = FOUND_ERRORS
    except OSError as error:
        Console(choose_locale(_find_language(sys.argv)), root=Path()).complain(
            message("The system refused: %(reason)s.", reason=error.strerror or str(error)),
            message("Look whether the disk is full or a folder may not be read or written, then try again."),
        )
        code = FOUND_ERRORS
    except (KeyboardInterrupt, click.Abort):
        Console(choose_locale(_find_language(sys.argv)), root=Path()).complain(
            message("Interrupted; nothing is left half done.")
        )
        code = INTERRUPTED
    # What is left goes with the process; without this Python walks through all of it once more for garbage, a tenth of a build.
    gc.freeze()
    sys.exit(code or DONE)


def _prepare_process() -> None:
    """Set up the process for one short run: fewer rounds of garbage collection, and no search for pydantic plugins.

    Together they take a tenth off a build; there are no plugins of ours, and looking for others' reads every installed package.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(100_000, 50, 50)


def _find_language(arguments: list[str]) -> str | None:
    """Return the value of ``--lang``, for errors that end the program before its options are read."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None


if __name__ == "__main__":
    main()
