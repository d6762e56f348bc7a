"""Message catalogs (PO files) to model, with findings for all that would show a reader the wrong words; writes nothing.

``.po`` files are read as they are: what a translator saved is what the site shows, with no compiled copy to forget.
"""

import re
from collections.abc import Collection, Iterator

from couplet.load.po_file import PoError, parse_po
from couplet.model.catalogs import MessageCatalog, Msgid, PoCatalog, PoMessage, compile_plural_rule
from couplet.model.findings import Finding, Location, Message, Severity, message
from couplet.model.locales import Locale

# A conversion of Python's % operator: `%%`, `%(name)s`, or else a lone % on which filling in the text fails.
_CONVERSION = re.compile(r"%(?:%|\([^()]*\)[-#0 +]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]|)")

LONE_PERCENT = "%"


def read_catalog(
    text: str, *, locale: Locale, path: str, required: Collection[Msgid] | None = None
) -> tuple[MessageCatalog, list[Finding]]:
    """Read the catalog in ``text``.

    ``path`` is for the findings. ``required`` names the messages that must be there, beside those that are; pairs are
    messages with a plural. The catalog holds what is fit for use; any finding means that something else is not.
    Findings are errors: ``messages.syntax``, ``messages.missing``, ``messages.fuzzy``, ``messages.placeholders``; and one warning:
    ``messages.obsolete``.
    """
    try:
        po = parse_po(text, babel_locale=locale.babel)
    except PoError as error:
        empty = MessageCatalog(locale.prefix, {}, {}, "0")
        return empty, [report_syntax(error.reason, Location(path, error.line))]
    findings = [
        *_check_messages(po, path),
        *_check_required(po, path, required or ()),
        *_check_obsolete(po, path),
    ]
    usable = [entry for entry in po.messages if entry.is_translated and not entry.is_fuzzy]
    catalog = MessageCatalog(
        locale=locale.prefix,
        forms={entry.msgid: entry.forms for entry in usable},
        plurals={entry.msgid: entry.plural for entry in usable if entry.plural is not None},
        plural_rule=po.plural_rule,
    )
    return catalog, findings


def _check_messages(po: PoCatalog, path: str) -> Iterator[Finding]:
    """Find the translations that are missing, unsure or unfit, in the order of the file."""
    for entry in po.messages:
        location = Location(path, entry.line)
        if entry.is_fuzzy:
            yield _report_fuzzy(entry.msgid, location)
        elif not entry.is_translated:
            yield _report_missing(entry.msgid, location)
        else:
            yield from _check_placeholders(entry, location, plural_rule=po.plural_rule)


def _check_required(po: PoCatalog, path: str, required: Collection[Msgid]) -> Iterator[Finding]:
    """Find the messages that are asked for and have no entry, or have one without the plural that is asked for."""
    plurals = {entry.msgid: entry.plural for entry in po.messages}
    lines = {entry.msgid: entry.line for entry in po.messages}
    for wanted in dict.fromkeys(required):
        msgid, plural = (wanted, None) if isinstance(wanted, str) else wanted
        if msgid not in plurals or plural not in (None, plurals[msgid]):
            yield _report_absent(msgid, Location(path, lines.get(msgid, 1)))


def _check_obsolete(po: PoCatalog, path: str) -> Iterator[Finding]:
    """Find the translations of messages that no template has any more; one finding, at the first of them."""
    if po.obsolete:
        first = min(po.obsolete, key=lambda entry: entry.line)
        told = message(
            "Nothing uses the message “%(msgid)s” any more; obsolete in this catalog: %(count)d.",
            msgid=first.msgid,
            count=len(po.obsolete),
        )
        hint = message(
            "Delete its lines, which begin with “#~”, once no other message can take the translation over."
        )
        yield Finding("messages.obsolete", Severity.WARNING, Location(path, first.line), told, hint)


def _check_placeholders(entry: PoMessage, location: Location, *, plural_rule: str) -> Iterator[Finding]:
    """Compare the placeholders of every form with those of its msgid.

    The form used for one thing may do without what the singular msgid does without ("one page"); every other form
    needs all that the plural msgid has.
    """
    singular = find_placeholders(entry.msgid)
    whole = singular if entry.plural is None else find_placeholders(entry.plural)
    index_of_one = compile_plural_rule(plural_rule)(1) if len(entry.forms) > 1 else -1
    for index, form in enumerate(entry.forms):
        found = find_placeholders(form)
        needed = singular & whole if index == index_of_one else whole
        if not needed <= found <= whole - {LONE_PERCENT}:
            yield _report_placeholders(
                entry.msgid, location, missing=needed - found, surplus=found - (whole - {LONE_PERCENT})
            )


def find_placeholders(text: str) -> frozenset[str]:
    """Return the placeholders of ``text`` as written, such as ``%(count)s``, and ``%`` for a percent sign that is not doubled."""
    return frozenset(match[0] for match in _CONVERSION.finditer(text) if match[0] != "%%")


def report_syntax(reason: Message, location: Location) -> Finding:
    """Return the finding for a text that is no PO file."""
    hint = message(
        'Every message is a line msgid "English text" and a line msgstr "translation", in straight quotation marks. '
        "Poedit and msgfmt --check show the place as well."
    )
    return Finding("messages.syntax", Severity.ERROR, location, reason, hint)


def _report_missing(msgid: str, location: Location) -> Finding:
    problem = message("The message “%(msgid)s” has no translation.", msgid=msgid)
    hint = message("Write the translation into msgstr, every plural form included.")
    return Finding("messages.missing", Severity.ERROR, location, problem, hint)


def _report_absent(msgid: str, location: Location) -> Finding:
    problem = message("The message “%(msgid)s” is used but is not in the catalog.", msgid=msgid)
    hint = message("Run “%(program)s messages extract” and “%(program)s messages update”, then translate it.")
    return Finding("messages.missing", Severity.ERROR, location, problem, hint)


def _report_fuzzy(msgid: str, location: Location) -> Finding:
    problem = message(
        "The translation of “%(msgid)s” is marked fuzzy: it may not fit the text as it now stands.",
        msgid=msgid,
    )
    hint = message(
        "Correct the translation, then delete the word fuzzy in the line above that begins with “#,”."
    )
    return Finding("messages.fuzzy", Severity.ERROR, location, problem, hint)


def _report_placeholders(
    msgid: str, location: Location, *, missing: frozenset[str], surplus: frozenset[str]
) -> Finding:
    parameters = {"msgid": msgid, "missing": " ".join(sorted(missing)), "surplus": " ".join(sorted(surplus))}
    if missing and surplus:
        problem = message(
            "The translation of “%(msgid)s” has %(surplus)s where it needs %(missing)s.", **parameters
        )
    elif missing:
        problem = message("The translation of “%(msgid)s” lacks %(missing)s.", **parameters)
    else:
        problem = message(
            "The translation of “%(msgid)s” has %(surplus)s, which the message has not.", **parameters
        )
    hint = message(
        "Copy the placeholders letter by letter, such as %%(count)s; a percent sign beside them is written %%%%."
    )
    return Finding("messages.placeholders", Severity.ERROR, location, problem, hint)
