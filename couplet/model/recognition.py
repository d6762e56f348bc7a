"""Pages and blocks known again by their words: a renamed page by its record, a block by the accepted text it still is; it judges nothing.

Where a paragraph was put in or taken out in one language only, order alone would give every later paragraph a wrong partner.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from couplet.model.accepted import AcceptedPages, UnitRecord, digest_words
from couplet.model.documents import Block, Document, DocumentPair
from couplet.model.units import HEAD_FIELDS

NAMED_KINDS = ("heading", "footnote")
"""Blocks that answer each other by a shared id and need no other mark."""


LEAST_SHARED = 0.5
"""The share of a record's texts that a page must still have to be the page it is of, under a new name."""


def follow_renamed(
    accepted: AcceptedPages, pages: Mapping[str, Iterable[Document]], others: Iterable[str]
) -> AcceptedPages:
    """Return the record with the names that its pages have now; ``others`` are names of YAML files, which are no pages.

    A page without a record takes over that of a page that is gone, if it has more than half of its words: it was only renamed.
    """
    gone = accepted.keys() - pages.keys() - set(others)
    names: dict[str, str] = {}
    for key in sorted(pages.keys() - accepted.keys()) if gone else ():
        words = {(document.locale, digest) for document in pages[key] for digest in _list_words(document)}
        shares = {name: _measure_share(accepted[name], words) for name in sorted(gone - names.keys())}
        best = max(shares, key=lambda name: shares[name], default="")
        if shares.get(best, 0) > LEAST_SHARED:
            names[best] = key
    return {names.get(name, name): records for name, records in accepted.items()} if names else accepted


def _list_words(document: Document) -> set[str]:
    """Return the digests of all texts of a document."""
    heads = (str(getattr(document.front_matter, name)) for name in HEAD_FIELDS)
    bodies = (text for block in (*document.blocks, *document.footnotes) for text in block.text.split("\n"))
    return {digest_words(text) for text in (*heads, *bodies)}


def _measure_share(records: Mapping[str, UnitRecord], words: set[tuple[str, str]]) -> float:
    """Return which part of the texts on record has its words among ``words``, pairs of language and digest."""
    recorded = {(prefix, text.words) for record in records.values() for prefix, text in record.items()}
    return len(recorded & words) / len(recorded) if recorded else 0


def recognise_pair(pair: DocumentPair, records: Mapping[str, UnitRecord] | None) -> DocumentPair:
    """Return the pair with the blocks marked that stand on record; without a record as it is."""
    if not records:
        return pair
    documents = {
        prefix: replace(document, blocks=_recognise_blocks(document.blocks, prefix, records))
        for prefix, document in pair.documents.items()
    }
    return DocumentPair(pair.key, documents)


def _recognise_blocks(
    blocks: Sequence[Block], prefix: str, records: Mapping[str, UnitRecord]
) -> tuple[Block, ...]:
    """Return the blocks of one document, each marked with the row on record that has its words; no row marks two blocks."""
    rows: dict[str, list[str]] = {}
    for name, record in records.items():
        if prefix in record:
            rows.setdefault(record[prefix].words, []).append(_name_row(name))
    marked: list[Block] = []
    taken: set[str] = set()
    for block in blocks:
        texts = () if block.kind in NAMED_KINDS else block.text.split("\n")
        known = (row for text in texts for row in rows.get(digest_words(text), ()) if row not in taken)
        row = next(known, None)
        if row is not None:
            taken.add(row)
        marked.append(replace(block, known_as=row) if row else block)
    return tuple(marked)


def _name_row(name: str) -> str:
    """Return the row of a text's id, that of an item being its list's: ``rooms/list-1/2`` stands in ``rooms/list-1``."""
    return "/".join(name.split("/")[:2])
