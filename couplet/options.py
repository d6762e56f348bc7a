"""What all commands of the command line share: the default command, the common options, and what they lead to; no commands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from couplet.console import Console, choose_locale
from couplet.model.findings import Finding, Message, message

if TYPE_CHECKING:
    from couplet.model.corpus import Corpus

FOUND_ERRORS, WRONG_USE = 1, 2
DEFAULT_COMMAND = "build"


class DefaultGroup(click.Group):
    """A group whose first argument may be left out: ``couplet`` is ``couplet build``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert the default command where none is named; a name that is no command stays, so that it is told as one."""
        is_group_option = bool(args) and args[0] in ("--help", "--version", "-h")
        if not args or (args[0].startswith("-") and not is_group_option):
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)


@dataclass(frozen=True, slots=True)
class Common:
    """What every command is given."""

    root: Path
    """The site's folder."""
    console: Console
    """Where to speak."""


def common_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command has."""
    options = (
        click.option(
            "--root",
            type=click.Path(path_type=Path),
            default=Path(),
            help="Folder of the site (default: this one).",
        ),
        click.option(
            "--lang", type=click.Choice(["zh", "en"]), help="Language of messages (default: from the locale)."
        ),
        click.option("-q", "--quiet", count=True, help="Say less."),
        click.option("-v", "--verbose", count=True, help="Say more."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def enter(root: Path, lang: str | None, quiet: int, verbose: int) -> Common:
    """Return what the common options ask for; the end, if the folder is none."""
    console = Console(choose_locale(lang), root=root, verbosity=verbose - quiet)
    if not (root / "content").is_dir():
        console.complain(
            message(
                "“%(root)s” is not the folder of a report: it has no folder “content”.",
                root=str(root.resolve()),
            ),
            message("Change into the report's folder, or name it with --root."),
        )
        raise click.exceptions.Exit(WRONG_USE)
    return Common(root, console)


def load_or_stop(root: Path, console: Console, refusal: Message) -> "Corpus":
    """Return the report below ``root``; the end, with ``refusal``, if it cannot be read in full."""
    from couplet.load.content import load_corpus

    corpus, findings = load_corpus(root)
    if corpus is None:
        stop(console, findings, refusal)
    return corpus


def stop(console: Console, findings: Iterable[Finding], refusal: Message) -> NoReturn:
    """Tell what hinders a command, and end."""
    console.tell(findings)
    console.complain(refusal)
    raise click.exceptions.Exit(FOUND_ERRORS)
