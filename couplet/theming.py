"""A loaded theme as planner and maker need it: its catalogs, its digests, and what is wrong with its templates; it makes no pages."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from couplet.load.inputs import digest_code
from couplet.load.reader import digest_bytes
from couplet.load.template_cache import keep_messages, recall_messages
from couplet.load.theme import ThemeFiles
from couplet.model.catalogs import MessageCatalog, Msgid
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.plan.artifacts import Theme
from couplet.render.engine import digest_templates


def read_catalogs(theme: ThemeFiles, findings: list[Finding], *, root: Path) -> Mapping[str, MessageCatalog]:
    """Return the interface strings of each language; what the templates ask for and a catalog lacks becomes a finding.

    ``root`` holds the cache of what the templates ask for, which only parsing them tells.
    """
    from couplet.load.catalogs import read_catalog

    try:
        required = _list_messages(theme, root)
    except TemplateSyntaxError as error:
        findings.append(tell_template(error))
        return {}
    catalogs = {}
    for prefix, source in theme.catalogs.items():
        locale = KNOWN_LOCALES[prefix]
        catalogs[prefix], problems = read_catalog(
            source.text, locale=locale, path=source.path, required=required
        )
        findings += problems
    return catalogs


def _list_messages(theme: ThemeFiles, root: Path) -> list[Msgid]:
    """Return what the templates ask the catalogs for, from the cache where it was said of exactly these templates."""
    key = digest_bytes(repr((digest_code(), sorted(theme.templates.items()))).encode())
    kept = recall_messages(root, key)
    if kept is not None:
        return kept
    from couplet.render.messages import list_template_messages

    found = list_template_messages(theme.templates)
    keep_messages(root, key, found)
    return found


def tell_template(error: TemplateError) -> Finding:
    """Return the finding about a template that cannot be parsed, or asks for what is not there."""
    if not isinstance(error, TemplateSyntaxError):
        name = error.name if isinstance(error, TemplateNotFound) else ""
        told = message("A template cannot be used: %(reason)s.", reason=(error.message or "").rstrip("."))
        hint = message("Undo the last change of the templates, or add what the page asks for.")
        return Finding("templates.syntax", Severity.ERROR, Location(f"templates/{name}"), told, hint)
    place = Location(f"templates/{error.name or ''}", error.lineno)
    told = message("This template cannot be parsed: %(reason)s", reason=error.message or "")
    return Finding(
        "templates.syntax", Severity.ERROR, place, told, message("Correct the template at this line.")
    )


def digest_theme(theme: ThemeFiles, catalogs: Mapping[str, MessageCatalog]) -> Theme:
    """Return what the planner needs of a theme."""
    return Theme(
        styles=theme.styles,
        photo_styles=theme.photo_styles,
        script=theme.script,
        favicon=theme.favicon,
        templates=digest_templates(theme.templates),
        messages={prefix: catalog.digest for prefix, catalog in catalogs.items()},
        fonts=theme.fonts_digest,
        code=digest_code(),
    )
