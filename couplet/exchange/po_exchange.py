"""Texts of the report as PO files for Poedit and its like, and back; catalogs of interface strings are the business of `messages`.

The context (msgctxt) names the text, the msgid is the text in the source language itself. Prose carries no ``python-format``: a percent
sign in it is a percent sign.
"""

import re
from collections.abc import Callable, Iterable

from couplet.exchange.outgoing import Outgoing
from couplet.exchange.po_text import format_po
from couplet.exchange.returned import ReturnedFile, ReturnedFileError, ReturnedText, read_bases
from couplet.load.po_file import PoError, parse_po
from couplet.load.reader import Source
from couplet.model.catalogs import PoCatalog, PoMessage
from couplet.model.findings import Message, message
from couplet.model.locales import Locale, find_locale

_FIELD = re.compile(r"^([\w-]+):[ \t]*(.*)$", re.MULTILINE)
_SOURCE_FIELD = "X-Source-Language"


def format_po_texts(
    texts: Iterable[Outgoing],
    languages: tuple[Locale, Locale],
    *,
    title: str,
    translate: Callable[[Message], str],
) -> str:
    """Return a PO file with ``texts``, from the first to the second of ``languages``; ``translate`` words the notes."""
    source, target = languages
    fields = {
        "Project-Id-Version": title,
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": target.open_graph,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _SOURCE_FIELD: source.open_graph,
    }
    catalog = PoCatalog(
        header="".join(f"{name}: {value}".rstrip() + "\n" for name, value in fields.items()),
        header_comments=(),
        plural_count=1,
        plural_rule="0",
        messages=tuple(_make_message(text, translate) for text in texts),
    )
    return format_po(catalog)


def _make_message(text: Outgoing, translate: Callable[[Message], str]) -> PoMessage:
    flags = {"fuzzy"} if text.state == "outdated" else set()
    if text.text.kind == "message" and "%" in text.source:
        flags.add("python-format")
    return PoMessage(
        msgid=text.source,
        forms=(text.target,),
        paths=(text.place,),
        flags=frozenset(flags),
        notes=(*map(translate, text.notes), text.base),
        context=text.text.key,
    )


def parse_po_texts(source: Source) -> ReturnedFile:
    """Return the texts in a translator's PO file; raises `ReturnedFileError`."""
    try:
        catalog = parse_po(source.text, babel_locale="en", has_contexts=True)
    except PoError as error:
        raise ReturnedFileError(source.path, error.reason, error.line) from error
    fields = dict(_FIELD.findall(catalog.header))
    languages = [find_locale(fields.get(name, "")) for name in (_SOURCE_FIELD, "Language")]
    if languages[0] is None or languages[1] is None:
        told = message(
            "The header of this file does not say from which language into which it translates: “%(source)s” and “%(target)s”.",
            source=_SOURCE_FIELD,
            target="Language",
        )
        raise ReturnedFileError(source.path, told)
    texts = tuple(_read_message(entry) for entry in catalog.messages if entry.context is not None)
    return ReturnedFile(source.path, languages[0].prefix, languages[1].prefix, texts)


def _read_message(entry: PoMessage) -> ReturnedText:
    bases = next((found for note in entry.notes if (found := read_bases(note))), None)
    return ReturnedText(
        entry.context or "", entry.msgid, entry.forms[0], bases, entry.line, is_fuzzy=entry.is_fuzzy
    )
