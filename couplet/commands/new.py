"""``couplet new``: a small complete report to start from, or next year's report from last year's."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from couplet.console import Console, choose_locale, name_program, quote_path
from couplet.model.findings import Message, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.options import FOUND_ERRORS, WRONG_USE, common_options

if TYPE_CHECKING:
    from couplet.starting.starter import Wish


@click.command()
@common_options
@click.option(
    "--title",
    "titles",
    multiple=True,
    help="Title of the report, in its first language; for each language of its own: --title zh=… --title en=….",
)
@click.option(
    "--locales", help="Languages of the report in order, such as zh,en (the default), en,zh, zh or en."
)
@click.option("--from", "old", type=click.Path(path_type=Path), help="Last year's report, to carry over.")
@click.option("--year", type=click.IntRange(1900, 2200), help="With --from: the year of the new report.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(
    root: Path,
    lang: str | None,
    quiet: int,
    verbose: int,
    *,
    titles: tuple[str, ...],
    locales: str | None,
    old: Path | None,
    year: int | None,
    folder: Path,
) -> None:
    """Make a small complete report in DIR, or with --from next year's."""
    console = Console(choose_locale(lang), root=root, verbosity=verbose - quiet)
    target = root / folder
    if (old is None) != (year is None):
        _refuse(
            console,
            message("--from and --year go together."),
            message("For example: %(program)s new report-2023 --from report-2022 --year 2023."),
        )
    _require_free(target, console)
    if old is not None and (titles or locales):
        _refuse(
            console,
            message("--title and --locales have no meaning beside --from."),
            message(
                "Languages and names come from last year's report; change them in content/site.yaml afterwards."
            ),
        )
    from couplet.commands.new_year import make_next_year
    from couplet.starting.starter import StarterError

    try:
        if old is None or year is None:
            _make_starter(target, _read_wish(titles, locales, console), console)
        else:
            make_next_year(root / old, target, year, console)
    except StarterError as error:
        console.tell([error.finding])
        raise click.exceptions.Exit(FOUND_ERRORS) from error
    _tell_next_steps(target, console)


def _refuse(console: Console, told: Message, hint: Message) -> NoReturn:
    """Say what cannot be done, and end."""
    console.complain(told, hint)
    raise click.exceptions.Exit(WRONG_USE)


def _require_free(folder: Path, console: Console) -> None:
    """End, if there is something in the folder: a report is never written over another, nor beside other files."""
    from couplet.starting.place import is_free

    if not is_free(folder):
        _refuse(
            console,
            message("“%(folder)s” is not an empty folder.", folder=str(folder)),
            message("Name a folder that does not exist yet, or an empty one; nothing was changed."),
        )


def _read_wish(titles: Sequence[str], locales: str | None, console: Console) -> "Wish":
    """Return what is asked for; the end, if it cannot be had."""
    from couplet.starting.starter import Wish

    prefixes = tuple(
        name.strip() for name in (",".join(KNOWN_LOCALES) if locales is None else locales).split(",")
    )
    if len(set(prefixes)) < len(prefixes) or not set(prefixes) <= KNOWN_LOCALES.keys():
        _refuse(
            console,
            message("“%(locales)s” is not a list of languages.", locales=locales or ""),
            message(
                "Write the languages of the report in order, each once: zh,en or en,zh, or zh or en alone."
            ),
        )
    named: dict[str, str] = {}
    for title in map(_read_argument, titles):
        prefix, is_named, text = title.partition("=")
        if not is_named or prefix not in KNOWN_LOCALES:
            prefix, text = prefixes[0], title
        if prefix not in prefixes or prefix in named or not text.strip():
            _refuse(
                console,
                message(
                    "The title “%(title)s” does not fit: each language of the report takes one.", title=title
                ),
                message('Write it once for each language: --title zh=年度报告 --title "en=Annual report".'),
            )
        named[prefix] = " ".join(text.split())
    return Wish(prefixes, named)


def _read_argument(typed: str) -> str:
    """Return a text as it was typed, also where the system's encoding is not that of the terminal: then Python keeps its bytes."""
    return typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _make_starter(folder: Path, wish: "Wish", console: Console) -> None:
    """Make the report that comes with Couplet."""
    from couplet.exchange.editor_files import make_editor_files
    from couplet.starting.place import place_report
    from couplet.starting.starter import list_starter

    contents = {**list_starter(wish), **make_editor_files(console.translate)}
    untitled = [prefix for prefix in wish.prefixes if wish.titles and prefix not in wish.titles]
    place_report(folder, contents, _accept_all if len(wish.prefixes) > 1 and not untitled else None)
    console.say(
        message(
            "Made %(folder)s: a small complete report, %(count)d files, in %(languages)s.",
            folder=str(folder),
            count=len(contents),
            languages=", ".join(KNOWN_LOCALES[prefix].name for prefix in wish.prefixes),
        )
    )
    for prefix in untitled:
        console.say(
            message(
                "Its title in %(language)s is still the sample's: content/site.yaml, content/facts.yaml, content/home.%(prefix)s.md.",
                language=KNOWN_LOCALES[prefix].name,
                prefix=prefix,
            )
        )


def _tell_next_steps(folder: Path, console: Console) -> None:
    """Say how to see and to check the new report."""
    program, place = name_program(), quote_path(folder)
    console.say(
        message("See it in the browser:  %(command)s", command=f"{program} serve --root {place} --open")
    )
    console.say(message("Look for mistakes:      %(command)s", command=f"{program} check --root {place}"))


def _accept_all(folder: Path) -> None:
    """Put the starter's translations on record as accepted, so that the first change in one language is told."""
    from couplet.exchange.accepted import accept_pages, list_acceptable
    from couplet.freshness import compare_report
    from couplet.load.content import load_corpus

    corpus, _ = load_corpus(folder)
    if corpus is not None:
        corpus = compare_report(corpus)
        accept_pages(folder, corpus, list_acceptable(corpus))
