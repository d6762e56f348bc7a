"""Which blocks of the twins answer each other; pure over documents, judging nothing.

Headings answer by their shared ids, what stands between two headings by kind and order. A block without a partner stays alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from couplet.model.documents import Block


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
    """Yield ``aligned`` with the blocks of one more language joined to those they answer."""
    matcher = SequenceMatcher(
        a=[_signature(entry.first) for entry in aligned],
        b=[_signature(block) for block in blocks],
        autojunk=False,
    )
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag == "equal":
            for entry, block in zip(aligned[left:left_end], blocks[right:right_end], strict=True):
                yield AlignedBlock(entry.kind, {**entry.blocks, prefix: block})
            continue
        yield from aligned[left:left_end]
        for block in blocks[right:right_end]:
            yield AlignedBlock(block.kind, {prefix: block})


def _signature(block: Block) -> tuple[str, str | None, int]:
    """What a block must share with its partner: kind, and for headings and footnotes the id and level."""
    return block.kind, block.anchor, block.level
