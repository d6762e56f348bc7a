"""``couplet check``: all checks, nothing published; findings as text for people, or as other programs read them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from couplet import __version__
from couplet.console import Console, count_findings, print_record
from couplet.model.findings import Finding, message
from couplet.options import FOUND_ERRORS, Common, common_options, enter

if TYPE_CHECKING:
    from couplet.production import Product

FIX_ROUNDS = 6
"""How often files are mended and read again: what a slip hides shows only once it is mended."""
FORMATS = ("text", "json", "github", "sarif")


@click.command()
@common_options
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="How to write the findings."
)
@click.option(
    "--select", multiple=True, help="Show findings of these codes alone (a family such as links is enough)."
)
@click.option("--ignore", multiple=True, help="Leave findings of these codes out.")
@click.option("--release", is_flag=True, help="Treat warnings that forbid publishing as errors.")
@click.option("--fix", "is_fixing", is_flag=True, help="Mend in the files what is safe to mend.")
@click.option(
    "--fix-encoding", is_flag=True, help="Write files in another encoding anew as UTF-8, after asking."
)
@click.option("--yes", "is_agreed", is_flag=True, help="Do not ask before --fix-encoding.")
def check(
    root: Path,
    lang: str | None,
    quiet: int,
    verbose: int,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    release: bool,
    is_fixing: bool,
    fix_encoding: bool,
    is_agreed: bool,
) -> None:
    """Run all checks and publish nothing."""
    common = enter(root, lang, quiet, verbose)
    product = _produce(common, release)
    choice = _Choice(select, ignore)
    if fix_encoding and _convert(common, product.findings, is_agreed=is_agreed):
        product = _produce(common, release)
    for _ in range(FIX_ROUNDS if is_fixing else 0):
        if not _fix(common, choice.pick(product.findings), is_silent=form != "text"):
            break
        product = _produce(common, release)
    findings = choice.pick(product.findings)
    _WRITERS[form](common, findings, product, choice)
    if any(finding.is_error for finding in findings):
        raise click.exceptions.Exit(FOUND_ERRORS)


def _produce(common: Common, is_release: bool) -> "Product":
    from couplet.production import Order, Published, produce_site
    from couplet.progress import show_progress

    with show_progress(common.console) as progress:
        return produce_site(Order(common.root, is_release=is_release, progress=progress), Published())


class _Choice:
    """The findings that were asked for; ``links`` stands for every code that begins with ``links.``."""

    def __init__(self, select: Sequence[str], ignore: Sequence[str]) -> None:
        self._select = _split_names(select)
        self._ignore = _split_names(ignore)

    def pick(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return those of the findings that were asked for."""
        return [finding for finding in findings if self.has(finding)]

    def has(self, finding: Finding) -> bool:
        """Whether a finding was asked for."""
        names = {finding.code, finding.code.partition(".")[0]}
        return (not self._select or bool(names & self._select)) and not names & self._ignore


def _split_names(names: Sequence[str]) -> frozenset[str]:
    """Return the codes of an option that may be given often, and may hold several with commas between."""
    return frozenset(part.strip() for name in names for part in name.split(",") if part.strip())


def _fix(common: Common, findings: Sequence[Finding], *, is_silent: bool) -> bool:
    """Mend what is safe to mend, and say how much; return whether anything was."""
    from couplet.exchange.fixes import apply_fixes

    counts = apply_fixes(common.root, findings)
    for path, count in counts.items():
        if not is_silent:
            common.console.say(message("%(path)s: %(count)d mended.", path=path, count=count))
    return bool(counts)


def _convert(common: Common, findings: Sequence[Finding], *, is_agreed: bool) -> bool:
    """Write files as UTF-8 that are not, if somebody agrees or did so beforehand; return whether any was."""
    from couplet.exchange.reencoding import convert_files, list_conversions

    console = common.console
    agreed = []
    for conversion in list_conversions(common.root, findings):
        told = message(
            "%(path)s is in %(encoding)s. As UTF-8 a line of it reads: %(line)s",
            path=conversion.path,
            encoding=conversion.encoding,
            line=conversion.line,
        )
        # Not `say`: what is about to be written is shown even to those who asked for little.
        console.write(console.translate(told))
        if is_agreed or _ask(console):
            agreed.append(conversion)
    convert_files(common.root, agreed)
    for conversion in agreed:
        console.say(message("%(path)s: written as UTF-8.", path=conversion.path))
    return bool(agreed)


def _ask(console: Console) -> bool:
    """Return whether a person agrees; where nobody can be asked, say how to agree beforehand."""
    if not console.is_interactive:
        console.complain(
            message("Nothing was written: nobody can be asked here."), message("If it reads well, add --yes.")
        )
        return False
    return click.confirm(
        console.translate(message("Does it read well, and is it to be written?")), default=False
    )


def _write_text(common: Common, findings: Sequence[Finding], product: "Product", choice: _Choice) -> None:
    console = common.console
    console.tell(findings)
    accepted = [item for item in product.accepted if choice.has(item.finding)]
    for item in accepted:
        place = item.finding.location
        told = message(
            "%(path)s:%(line)d: [%(code)s] accepted: %(reason)s",
            path=place.path,
            line=place.line,
            code=item.finding.code,
            reason=item.reason,
        )
        console.say(told, level=1)
    console.say(count_findings(findings))
    if accepted:
        console.say(message("Accepted by the editors: %(count)d.", count=len(accepted)))


def _write_json(common: Common, findings: Sequence[Finding], product: "Product", choice: _Choice) -> None:
    from couplet.formats.records import write_record

    records = [write_record(finding, common.console.translate) for finding in findings]
    print_record(json.dumps(records, ensure_ascii=False, indent=1))


def _write_annotations(
    common: Common, findings: Sequence[Finding], product: "Product", choice: _Choice
) -> None:
    from couplet.formats.annotations import write_annotation

    folder = _find_folder(common.root)
    for finding in findings:
        print_record(write_annotation(finding, common.console.translate, folder=folder))
    common.console.say(count_findings(findings))


def _write_sarif(common: Common, findings: Sequence[Finding], product: "Product", choice: _Choice) -> None:
    from couplet.formats.sarif import LogContext, write_log

    console = common.console
    context = LogContext(
        version=__version__,
        language=console.locale.prefix,
        translate=console.translate,
        read_lines=cache(console.read_lines),
        guides=_read_guides(console),
        folder=_find_folder(common.root),
    )
    accepted = [item for item in product.accepted if choice.has(item.finding)]
    print_record(json.dumps(write_log(findings, accepted, context), ensure_ascii=False, indent=1))


def _find_folder(root: Path) -> str:
    """Return the site's folder as seen from the working directory, where other programs look for the files; with ``/`` at its end."""
    try:
        folder = root.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return ""
    return "" if folder == "." else f"{folder}/"


def _read_guides(console: Console) -> Mapping[str, str]:
    """Return what the guide to the codes says, in the reader's language or else in English."""
    from couplet.formats.sarif import read_guides
    from couplet.load.reader import Source, read_source
    from couplet.load.theme import find_theme_root

    base = find_theme_root()
    for name in (f"checks.{console.locale.prefix}.md", "checks.md"):
        source = read_source(base, base / "docs" / name)
        if isinstance(source, Source):
            return read_guides(source.text)
    return {}


_WRITERS = {"text": _write_text, "json": _write_json, "github": _write_annotations, "sarif": _write_sarif}
