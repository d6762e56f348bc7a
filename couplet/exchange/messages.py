"""The files of the interface strings: extracted, updated, compiled; wording is the translators', merging is `merging`.

Two domains: ``site`` is what readers see (asked for by templates), ``tool`` what editors see (findings and the command line).
``translations/DOMAIN.pot`` lists the messages of a domain, ``translations/LOCALE/DOMAIN.po`` translates them.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.plurals import get_plural
from jinja2 import TemplateSyntaxError

from couplet.exchange.extraction import extract_from_program, extract_from_templates
from couplet.exchange.merging import merge_template
from couplet.exchange.mo_file import format_mo
from couplet.exchange.po_text import format_po
from couplet.load.catalogs import report_syntax
from couplet.load.po_file import PoError, parse_po
from couplet.load.reader import Source, list_files, read_source
from couplet.load.theme import TEMPLATE_SUFFIXES, TEMPLATES, TRANSLATIONS, is_desk_template, list_theme_files
from couplet.model.catalogs import PoCatalog
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.locales import KNOWN_LOCALES, Locale

MSGID_LOCALE = "en"
"""Prefix of the locale whose language the msgids are in. Its catalog exists like any other, so that no locale is special to a build;
what it lacks is filled with the msgid, since that is a text in this language already."""

MODULES = "couplet"
ALL_LOCALES = tuple(KNOWN_LOCALES.values())
_STAMP = "POT-Creation-Date:"


@dataclass(frozen=True, slots=True)
class CatalogSummary:
    """What became of one file."""

    path: str
    """Path of the file, relative to the root."""
    count: int
    """Messages in it."""
    untranslated: int
    """Messages without a text in every form."""
    fuzzy: int
    """Messages whose translation somebody has to confirm."""
    obsolete: int
    """Messages kept though nothing uses them."""
    is_changed: bool
    """Whether the file was written; one that would stay the same is left alone."""


Result = tuple[list[CatalogSummary], list[Finding]]
"""What was done to each file, and what hindered it. With findings nothing has been written."""


def extract_messages(root: Path) -> Result:
    """Write ``translations/*.pot`` from the templates of the site at ``root`` and, in Couplet's own repository, from the program.

    Findings: ``templates.syntax``, and those of unreadable files. Raises `OSError` where a file cannot be written.
    """
    findings: list[Finding] = []
    catalogs: dict[str, PoCatalog] = {}
    modules = {
        path.relative_to(root).as_posix(): read_source(root, path)
        for path in list_files(root, MODULES, (".py",))
    }
    templates = _read_templates(root, findings)
    desk = {name: text for name, text in templates.items() if is_desk_template(name)}
    try:
        catalogs["site"] = extract_from_templates(
            {name: text for name, text in templates.items() if name not in desk}
        )
        if modules:
            catalogs["tool"] = extract_from_program(_keep_texts(modules, findings), desk)
    except TemplateSyntaxError as error:
        findings.append(_report_template(error))
    if findings:
        return [], findings
    return [
        _write_catalog(root, f"{TRANSLATIONS}/{domain}.pot", catalog) for domain, catalog in catalogs.items()
    ], []


def update_catalogs(root: Path, locales: Sequence[Locale] = ALL_LOCALES) -> Result:
    """Bring ``translations/LOCALE/*.po`` up to their templates; catalogs that do not exist begin with the theme's, or empty.

    Findings: ``messages.no-template``, ``messages.syntax``, and those of unreadable files. Raises `OSError` where a file cannot be
    written.
    """
    findings: list[Finding] = []
    merged: dict[str, PoCatalog] = {}
    for pot in list_files(root, TRANSLATIONS, (".pot",)):
        template = _read_catalog(root, pot, "en", findings)
        for locale in locales:
            name = f"{TRANSLATIONS}/{locale.prefix}/{pot.stem}.po"
            catalog = _find_catalog(root, name, locale, findings)
            is_msgid_language = locale.prefix == MSGID_LOCALE
            merged[name] = merge_template(catalog, template, is_msgid_language=is_msgid_language)
    if not merged:
        findings.append(_report_no_template())
    if findings:
        return [], findings
    return [_write_catalog(root, name, catalog) for name, catalog in merged.items()], []


def compile_catalogs(root: Path, out: Path | None = None) -> Result:
    """Write ``LOCALE/LC_MESSAGES/DOMAIN.mo`` below ``out`` (default: ``translations/``) for tools that read no PO files.

    Findings: ``messages.syntax``, and those of unreadable files. Raises `OSError` where a file cannot be written.
    """
    findings: list[Finding] = []
    compiled: dict[Path, PoCatalog] = {}
    for po in list_files(root, TRANSLATIONS, (".po",)):
        target = (out or root / TRANSLATIONS) / po.parent.name / "LC_MESSAGES" / f"{po.stem}.mo"
        compiled[target] = _read_catalog(root, po, po.parent.name, findings)
    if findings:
        return [], findings
    return [
        _summarize(os.path.relpath(target, root), catalog, is_changed=_write_file(target, format_mo(catalog)))
        for target, catalog in compiled.items()
    ], []


def _read_templates(root: Path, findings: list[Finding]) -> Mapping[str, str]:
    """Return the templates in use, the theme's and the site's own, by path."""
    files = {
        name: read_source(base, path)
        for name, (base, path) in list_theme_files(root).items()
        if name.startswith(f"{TEMPLATES}/") and name.endswith(TEMPLATE_SUFFIXES)
    }
    return _keep_texts(files, findings)


def _keep_texts(sources: Mapping[str, Source | Finding], findings: list[Finding]) -> Mapping[str, str]:
    """Return the texts that could be read; the findings of the others are added to ``findings``."""
    findings += (source for source in sources.values() if isinstance(source, Finding))
    return {name: source.text for name, source in sources.items() if isinstance(source, Source)}


def _find_catalog(root: Path, name: str, locale: Locale, findings: list[Finding]) -> PoCatalog:
    """Return the site's catalog ``name``, else the theme's, else an empty one, with a header fit for the locale."""
    base, path = list_theme_files(root).get(name, (root, root / name))
    count, rule, *_ = get_plural(locale.babel)
    if path.exists():
        catalog = _read_catalog(base, path, locale.babel, findings)
    else:
        catalog = PoCatalog(header="", header_comments=(), plural_count=count, plural_rule=rule, messages=())
    if catalog.header:
        # The day of extraction would change the file with every run and says less than the history does.
        lines = (line for line in catalog.header.splitlines(keepends=True) if not line.startswith(_STAMP))
        return replace(catalog, header="".join(lines))
    return replace(catalog, header=_make_header(locale, f"nplurals={count}; plural={rule};"))


def _make_header(locale: Locale, plural_forms: str) -> str:
    """Return the header of a new catalog; gettext's tools know languages by ``zh_CN``, not by script."""
    fields = {
        "Project-Id-Version": "Couplet",
        "Language": locale.open_graph,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _read_catalog(base: Path, path: Path, language: str, findings: list[Finding]) -> PoCatalog:
    """Return the catalog in a file; one that cannot be read is empty and adds to ``findings``."""
    source = read_source(base, path)
    if isinstance(source, Finding):
        findings.append(source)
    else:
        try:
            return parse_po(source.text, babel_locale=language)
        except PoError as error:
            findings.append(report_syntax(error.reason, Location(source.path, error.line)))
    return PoCatalog(header="", header_comments=(), plural_count=1, plural_rule="0", messages=())


def _write_catalog(root: Path, name: str, catalog: PoCatalog) -> CatalogSummary:
    return _summarize(name, catalog, is_changed=_write_file(root / name, format_po(catalog).encode()))


def _summarize(name: str, catalog: PoCatalog, *, is_changed: bool) -> CatalogSummary:
    return CatalogSummary(
        path=Path(name).as_posix(),
        count=len(catalog.messages),
        untranslated=sum(not entry.is_translated for entry in catalog.messages),
        fuzzy=sum(entry.is_fuzzy for entry in catalog.messages),
        obsolete=len(catalog.obsolete),
        is_changed=is_changed,
    )


def _write_file(path: Path, content: bytes) -> bool:
    """Put ``content`` in place of the file, whole or not at all; return whether that changed it."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f".{path.name}.new")
    try:
        staged.write_bytes(content)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
    return True


def _report_template(error: TemplateSyntaxError) -> Finding:
    problem = message("The template cannot be parsed: %(reason)s", reason=error.message or "")
    hint = message(
        "Mend the Jinja syntax on this line; a template that cannot be parsed cannot be searched for messages either."
    )
    return Finding(
        "templates.syntax", Severity.ERROR, Location(error.name or TEMPLATES, error.lineno), problem, hint
    )


def _report_no_template() -> Finding:
    problem = message("There is no list of messages to translate, no translations/*.pot.")
    return Finding(
        "messages.no-template",
        Severity.ERROR,
        Location(TRANSLATIONS),
        problem,
        message("Run “%(program)s messages extract” first."),
    )
