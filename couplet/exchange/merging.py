"""A catalog brought up to its template: pure, on records; files are the business of `messages`."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from couplet.exchange.po_text import format_statement
from couplet.model.catalogs import PoCatalog, PoMessage, compile_plural_rule

_LIKENESS = 0.7
"""From here on (0 to 1) a new msgid counts as an old one reworded, and its translation is offered again, marked fuzzy."""


def merge_template(catalog: PoCatalog, template: PoCatalog, *, is_msgid_language: bool) -> PoCatalog:
    """Return ``catalog`` with exactly the messages of ``template``, in its order.

    Translations stay. A message that is new gets the translation it once had (from the obsolete ones), or a fuzzy one from a msgid
    like it that is gone, or none. In the language of the msgids (``is_msgid_language``) what has no text gets its msgid. Messages no
    longer used become obsolete if they were translated.
    """
    current = {entry.msgid: entry for entry in catalog.messages}
    retired = {entry.msgid: entry for entry in catalog.obsolete}
    wanted = {entry.msgid for entry in template.messages}
    gone = {msgid: entry for msgid, entry in current.items() if msgid not in wanted and any(entry.forms)}
    merged: list[PoMessage] = []
    for entry in template.messages:
        old = current.get(entry.msgid) or retired.pop(entry.msgid, None)
        if old is None and not is_msgid_language:
            old = _take_reworded(entry, gone)
        fresh = _renew_message(entry, old, count=catalog.plural_count)
        merged.append(_fill_with_msgid(fresh, catalog.plural_rule) if is_msgid_language else fresh)
    obsolete = {**retired, **gone}
    return replace(
        catalog, messages=tuple(merged), obsolete=_sort_obsolete(obsolete.values(), is_msgid_language)
    )


def _take_reworded(entry: PoMessage, gone: dict[str, PoMessage]) -> PoMessage | None:
    """Remove from ``gone`` the message most like ``entry``, if one is like it, and return it marked fuzzy."""
    ratios = {msgid: SequenceMatcher(None, entry.msgid, msgid, autojunk=False).ratio() for msgid in gone}
    best = max(ratios, key=lambda msgid: ratios[msgid], default=None)
    if best is None or ratios[best] < _LIKENESS:
        return None
    old = gone.pop(best)
    previous = old.previous if old.is_fuzzy and old.previous else tuple(_name_previous(old))
    return replace(old, flags=old.flags | {"fuzzy"}, previous=previous)


def _name_previous(old: PoMessage) -> Iterable[str]:
    """Yield the lines that show a translator which msgid a fuzzy translation was made for."""
    yield from format_statement("msgid", old.msgid)
    if old.plural is not None:
        yield from format_statement("msgid_plural", old.plural)


def _renew_message(entry: PoMessage, old: PoMessage | None, *, count: int) -> PoMessage:
    """Return the template's entry with what ``old`` has of a translator: forms, comments and doubts."""
    size = 1 if entry.plural is None else count
    if old is None:
        return replace(entry, forms=("",) * size)
    forms, doubts, previous = old.forms, old.flags & {"fuzzy"}, old.previous
    if old.plural != entry.plural and any(forms):
        # One text became several or the other way round: the words are likely right, the forms are not.
        forms = (forms + forms[-1:] * size)[:size]
        doubts, previous = doubts | {"fuzzy"}, previous or tuple(_name_previous(old))
    forms = (forms + ("",) * size)[:size]
    return replace(
        entry,
        forms=forms,
        flags=entry.flags | doubts,
        comments=old.comments,
        previous=previous if doubts else (),
    )


def _fill_with_msgid(entry: PoMessage, plural_rule: str) -> PoMessage:
    """Return ``entry`` with its msgids for the forms that have no text."""
    singular_index = compile_plural_rule(plural_rule)(1)
    texts = (
        form
        or (
            entry.msgid
            if entry.plural is None or (index == singular_index and len(entry.forms) > 1)
            else entry.plural
        )
        for index, form in enumerate(entry.forms)
    )
    return replace(entry, forms=tuple(texts))


def _sort_obsolete(entries: Iterable[PoMessage], is_msgid_language: bool) -> tuple[PoMessage, ...]:
    """Return obsolete messages by msgid; of those that only repeat their msgid nothing would be lost, so they go."""
    kept = (entry for entry in entries if not is_msgid_language or entry.forms[0] != entry.msgid)
    bare = (replace(entry, paths=(), notes=(), flags=entry.flags & {"fuzzy"}) for entry in kept)
    return tuple(sorted(bare, key=lambda entry: entry.msgid))
