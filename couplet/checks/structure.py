"""Structure of twins: blocks, items, rows, notes and links of one language answer those of the other; what they say is for other checks.

Which blocks are partners is `couplet.model.alignment`'s to say. Where one language has more, the finding stands at the first that is alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from couplet.checks.anatomy import Part, list_addresses, list_notes, list_parts, locate_link, locate_words
from couplet.checks.telling import tell_warning
from couplet.model.alignment import AlignedBlock, align_blocks
from couplet.model.corpus import Corpus
from couplet.model.documents import Block, Document, DocumentPair
from couplet.model.findings import Finding, Location, message
from couplet.model.pairing import list_marks, measure_likeness, pair_runs

HEADING, TABLE = "heading", "table"
WEB = ("https:", "http:")
"""Beginnings of addresses that lead to other sites."""
OPTIONAL_HEADS = ("short_title", "deck")
"""Keys of the head that may be left out, in both languages."""


def check_structure(corpus: Corpus) -> Iterator[Finding]:
    """Yield warnings for everything on a page that one of its twins has and another lacks."""
    for pair in corpus.pairs.values():
        if len(pair.documents) < 2:
            continue
        rows = align_blocks({prefix: document.blocks for prefix, document in pair.documents.items()})
        yield from _check_heads(pair)
        yield from _check_lone_blocks(rows, pair)
        yield from _check_notes(pair)
        for row in rows:
            for prefix, other in permutations(row.blocks, 2):
                yield from _check_row(row, pair.documents[prefix], pair.documents[other])


def _check_heads(pair: DocumentPair) -> Iterator[Finding]:
    """Yield warnings for texts of the head that a twin lacks."""
    for name in OPTIONAL_HEADS:
        having = [document for document in pair.documents.values() if getattr(document.front_matter, name)]
        for document in pair.documents.values():
            if having and document not in having:
                twin = having[0]
                told = message(
                    "The head has no “%(key)s”, but that of %(twin)s has.", key=name, twin=twin.path
                )
                hint = message("Add “%(key)s: …” here, or delete it there.", key=name)
                yield tell_warning("structure.head", Location(document.path), told, hint, page=pair.key)


def _check_lone_blocks(rows: Sequence[AlignedBlock], pair: DocumentPair) -> Iterator[Finding]:
    """Yield one warning for each language and section: at the first block that a twin has no partner for."""
    for prefix, document in pair.documents.items():
        section: str | None = None
        told_sections: set[str | None] = set()
        for row in rows:
            section = row.first.anchor if row.kind == HEADING else section
            block = row.blocks.get(prefix)
            missing = [twin for other, twin in pair.documents.items() if other not in row.blocks]
            if row.kind == HEADING or block is None or not missing or section in told_sections:
                continue
            told_sections.add(section)
            yield _tell_lone_block(document, block, missing[0])


def _tell_lone_block(document: Document, block: Block, twin: Document) -> Finding:
    told = message("Nothing in %(twin)s answers this block: it is not translated there.", twin=twin.path)
    hint = message(
        "Translate it, or delete it here. If two blocks together answer one, write “{+}” at the end of the first of the two."
    )
    place = Location(document.path, block.line)
    return tell_warning("structure.block", place, told, hint, page=document.key)


def _check_notes(pair: DocumentPair) -> Iterator[Finding]:
    """Yield a warning for each note that a twin lacks."""
    for document, twin in permutations(pair.documents.values(), 2):
        labels = {note.anchor for note in twin.footnotes}
        for note in document.footnotes:
            if note.anchor not in labels:
                yield _tell_lone_note(document, note, twin)


def _tell_lone_note(document: Document, note: Block, twin: Document) -> Finding:
    told = message("%(twin)s has no note “%(label)s”.", twin=twin.path, label=note.anchor)
    hint = message("Write the note there as well, with the same label: “[^%(label)s]”.", label=note.anchor)
    place = Location(document.path, note.line)
    return tell_warning("structure.footnote", place, told, hint, page=document.key)


def _check_row(row: AlignedBlock, document: Document, twin: Document) -> Iterator[Finding]:
    """Yield warnings for what a block has and its partner lacks."""
    block, partner = row.blocks[document.locale], row.blocks[twin.locale]
    yield from _check_parts(block, partner, document=document, twin=twin)
    yield from _check_links(block, partner, document=document, twin=twin)
    known = {note.anchor for note in twin.footnotes}
    answered = list_notes(partner)
    for label in list_notes(block):
        if label in known and label not in answered:
            told = message(
                "%(place)s, which answers this block, does not refer to the note “%(label)s”.",
                place=_name(twin, partner),
                label=label,
            )
            hint = message("Write “[^%(label)s]” at the same words in both languages.", label=label)
            place = locate_words(block, document.path, f"[^{label}]")
            yield tell_warning("structure.footnote", place, told, hint, page=document.key)


def _name(document: Document, block: Block) -> str:
    return f"{document.path}:{block.line}"


def _check_parts(block: Block, partner: Block, *, document: Document, twin: Document) -> Iterator[Finding]:
    """Yield the warning at the first item, row or column that the partner lacks; the language that has fewer has none."""
    own, other = list_parts(block), list_parts(partner)
    code = "structure.table" if block.kind == TABLE else "structure.items"
    hint = message("Translate what is missing, or delete what is too much, so that both have the same.")
    counts: Mapping[str, object] = {"count": len(own), "place": _name(twin, partner), "other": len(other)}
    if len(own) > len(other):
        told = (
            message(
                "This table has %(count)d rows, %(place)s has %(other)d; this is the first that nothing answers.",
                **counts,
            )
            if block.kind == TABLE
            else message(
                "There are %(count)d items here, %(place)s has %(other)d; this is the first that nothing answers.",
                **counts,
            )
        )
        place = Location(document.path, _find_lone_part(own, other).line)
        yield tell_warning(code, place, told, hint, page=document.key)
    columns, others = (max((part.cells for part in parts), default=0) for parts in (own, other))
    if columns > others:
        told = message(
            "This table has %(count)d columns, %(place)s has %(other)d.",
            count=columns,
            place=_name(twin, partner),
            other=others,
        )
        yield tell_warning(code, Location(document.path, block.line), told, hint, page=document.key)


def _find_lone_part(own: Sequence[Part], other: Sequence[Part]) -> Part:
    """Return the first part that has no partner when the two runs are paired off by what they have in common."""
    marks = [[list_marks(part.html, part.text) for part in parts] for parts in (own, other)]
    pairing = pair_runs(
        len(own), len(other), lambda row, column: measure_likeness(marks[0][row], marks[1][column])
    )
    return next(own[row] for row, column in pairing if row is not None and column is None)


def _check_links(block: Block, partner: Block, *, document: Document, twin: Document) -> Iterator[Finding]:
    """Yield a warning for each link that the partner lacks."""
    for address in _list_lacking(list_addresses(block), list_addresses(partner)):
        told = message(
            "This links to “%(address)s”, but %(place)s, which answers it, does not.",
            address=address.removeprefix("page:"),
            place=_name(twin, partner),
        )
        place = locate_link(block, document, address)
        hint = message("Link the same words in both languages.")
        yield tell_warning("structure.link", place, told, hint, page=document.key)


def _list_lacking(own: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """Yield the addresses that the other lacks; web sites have pages by language too, so of those only the number counts."""
    lacking, surplus = Counter(own) - Counter(other), Counter(other) - Counter(own)
    yield from (address for address in lacking if not address.startswith(WEB))
    web = [address for address in lacking.elements() if address.startswith(WEB)]
    yield from web[sum(address.startswith(WEB) for address in surplus.elements()) :]
