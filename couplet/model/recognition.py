"""Blocks known again by their words: each is marked with the accepted text it still is, so that twins align by it; it judges nothing.

Where a paragraph was put in or taken out in one language only, order alone would give every later paragraph a wrong partner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from couplet.model.accepted import UnitRecord, digest_words
from couplet.model.documents import Block, DocumentPair

NAMED_KINDS = ("heading", "footnote")
"""Blocks that answer each other by a shared id and need no other mark."""


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
