"""Pairing off: as many pairs as can be, in order; what the blocks have in common decides who stays alone."""

import pytest

from couplet.model.documents import Block
from couplet.model.pairing import list_marks, pair_blocks


def make_blocks(*texts: str) -> list[Block]:
    """Return paragraphs; ``- `` begins a list, ``# `` a heading with that id."""
    kinds = {"-": "list", "#": "heading"}
    return [
        Block(kind, text, text, 1, text[2:] if kind == "heading" else None)
        for text in texts
        for kind in [kinds.get(text[0], "paragraph")]
    ]


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        (["a 1", "b 2"], ["x 2", "y 1"], [(0, 0), (1, 1)]),
        (["a 1", "b 2", "c 3"], ["y 2", "z 3"], [(0, None), (1, 0), (2, 1)]),
        (["a 1", "b 2", "c 3"], ["x 1", "z 3"], [(0, 0), (1, None), (2, 1)]),
        (["a", "b", "c"], ["x", "y"], [(0, 0), (1, 1), (2, None)]),
        (["b 2"], ["x 1", "y 2", "z 3"], [(None, 0), (0, 1), (None, 2)]),
        (["- a", "b"], ["y"], [(0, None), (1, 0)]),
        (["# one"], ["# two"], [(0, None), (None, 0)]),
        ([], ["x"], [(None, 0)]),
        ([], [], []),
    ],
)
def test_pairs(left: list[str], right: list[str], pairs: list[tuple[int | None, int | None]]) -> None:
    assert pair_blocks(make_blocks(*left), make_blocks(*right)) == pairs


def test_marks_are_what_translation_keeps() -> None:
    html = '<p><data data-fact="fund">418</data> <a href="page:a#b">x</a></p>'
    assert list_marks(html, "1,234 and 5.5") == {"fund", "page:a#b", "1234", "5.5"}
