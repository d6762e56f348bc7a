"""Which blocks of the twins answer each other; pure over documents, judging nothing.

Headings answer by their shared ids, blocks that stand on record by the row they were accepted in, what stands between by kind and order. A
block without a partner stays alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from couplet.model.documents import Block
from couplet.model.pairing import pair_blocks, sign_block


@dataclass(frozen=True, slots=True)
class AlignedBlock:
    """A block in every language that has it."""

    kind: str
    """Kind of the block."""
    blocks: Mapping[str, Block]
    """Locale prefix to block; one entry for a block without partner."""

    @property
    def first(self) -> Block:
        """The block in the first language that has it."""
        return next(iter(self.blocks.values()))


def align_blocks(texts: Mapping[str, Sequence[Block]]) -> tuple[AlignedBlock, ...]:
    """Return the blocks of a document in several languages side by side, in reading order.

    ``texts`` maps locale prefix to blocks; the first language gives the order of headings. The result holds every block once.
    """
    prefixes = list(texts)
    aligned = [AlignedBlock(block.kind, {prefixes[0]: block}) for block in texts[prefixes[0]]]
    for prefix in prefixes[1:]:
        aligned = list(_merge(aligned, texts[prefix], prefix=prefix))
    return tuple(aligned)


def _merge(aligned: list[AlignedBlock], blocks: Sequence[Block], *, prefix: str) -> Iterator[AlignedBlock]:
    """Yield ``aligned`` with the blocks of one more language joined to those they answer.

    First what is known by name is joined, headings by id and blocks by the row they were accepted in; then the rest between, by kind.
    """
    left = right = 0
    matcher = SequenceMatcher(
        a=[_identify(entry.first) or ("left", number) for number, entry in enumerate(aligned)],
        b=[_identify(block) or ("right", number) for number, block in enumerate(blocks)],
        autojunk=False,
    )
    for match in matcher.get_matching_blocks():
        yield from _merge_unknown(aligned[left : match.a], blocks[right : match.b], prefix=prefix)
        left, right = match.a + match.size, match.b + match.size
        for entry, block in zip(aligned[match.a : left], blocks[match.b : right], strict=True):
            yield AlignedBlock(entry.kind, {**entry.blocks, prefix: block})


def _identify(block: Block) -> tuple[str, str | None, int] | None:
    """Return what names a block wherever it stands, ``None`` for one that is known by its place alone."""
    if block.known_as:
        return block.kind, block.known_as, 0
    return sign_block(block) if block.anchor else None


def _merge_unknown(
    aligned: Sequence[AlignedBlock], blocks: Sequence[Block], *, prefix: str
) -> Iterator[AlignedBlock]:
    """Yield a stretch between two known blocks, joined by kind, order and what the blocks have in common."""
    for left, right in pair_blocks([entry.first for entry in aligned], blocks):
        entries = {} if left is None else aligned[left].blocks
        own = {} if right is None else {prefix: blocks[right]}
        both = {**entries, **own}
        yield AlignedBlock(next(iter(both.values())).kind, both)
