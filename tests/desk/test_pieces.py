"""Texts cut at their marks: nothing lost, nested marks kept, crossing ones left out, numbers in the order of the text."""

from hypothesis import given
from hypothesis import strategies as st

from couplet.desk.marking import Mark, MarkKind
from couplet.desk.pieces import Piece, cut_text, number_groups

TEXT = "一二三四五六七八九十"


def mark(start: int, end: int, group: str = "") -> Mark:
    return Mark(start, end, MarkKind.FIGURE, group or f"{start}-{end}")


def join(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text + join(piece.parts) for piece in pieces)


spans = st.tuples(st.integers(0, 9), st.integers(1, 10)).filter(lambda span: span[0] < span[1])


@given(st.lists(spans, max_size=8))
def test_no_character_is_lost_or_doubled(places: list[tuple[int, int]]) -> None:
    assert join(cut_text(TEXT, [mark(*place) for place in places], {})) == TEXT


def test_a_mark_in_another_is_part_of_it() -> None:
    outer, piece = cut_text(TEXT, [mark(0, 4), mark(1, 2)], {})
    assert outer.mark == mark(0, 4)
    assert [(part.text, part.mark) for part in outer.parts] == [
        ("一", None),
        ("", mark(1, 2)),
        ("三四", None),
    ]
    assert piece.text == TEXT[4:]


def test_a_mark_that_cuts_across_another_is_left_out() -> None:
    assert [piece.mark for piece in cut_text(TEXT, [mark(0, 4), mark(2, 6)], {}) if piece.mark] == [
        mark(0, 4)
    ]


def test_only_groups_with_marks_in_several_languages_are_numbered() -> None:
    marks = {
        "zh": (mark(0, 1, "a"), mark(2, 3, "b"), mark(4, 5, "c")),
        "en": (mark(0, 1, "c"), mark(1, 2, "a")),
    }
    assert number_groups(marks) == {"a": 1, "c": 2}
