"""Slips of the pen: what in a text looks like a form that should stand there but was mistyped; it knows no terms and tells nothing."""

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from couplet.checks.wording import HAN_LOCALES, fold_characters, fold_word

SHORTEST_HAN, SHORTEST_WORD = 4, 8
"""Characters that a Chinese form, or a form of one word, must have: among shorter ones too much is alike by chance."""
SHORTEST_NAME = 3
"""Characters that the name of a person or place must have."""
LEAST_LIKENESS, LEAST_LIKENESS_BESIDE = 0.8, 0.6
"""Letters that a word must share with the form's (`difflib.SequenceMatcher.ratio`): alone, and with the form's other words beside it."""

_WORD = re.compile(r"(?<!['’])\w+(?:['’](?!s\b)\w+)*")
"""A word without its possessive ending."""

Span = tuple[int, int]
"""Offsets of the first character and after the last."""


def find_slip(
    form: str, text: str, prefix: str, *, is_name: bool, taken: Collection[Span], is_apart: bool = False
) -> Span | None:
    """Return where in a text of the language ``prefix`` something stands that differs from ``form`` in one character, or one word mistyped.

    What stands at the places ``taken``, or overlaps one of them that is longer than it, is known to be something else; with ``is_apart``
    what overlaps any of them.
    """
    is_han = prefix in HAN_LOCALES
    windows = _find_han(form, text, is_name=is_name) if is_han else _find_words(form, text, is_name=is_name)
    return next(
        (span for span in windows if not any(_is_known(span, other, is_apart) for other in taken)), None
    )


def _is_known(span: Span, other: Span, is_apart: bool) -> bool:
    """Whether two spans have a character in common, and, unless all such are known, the second is not the shorter one."""
    is_long = other[1] - other[0] >= span[1] - span[0]
    return span[0] < other[1] and other[0] < span[1] and (is_apart or is_long)


def _find_han(form: str, text: str, *, is_name: bool) -> Iterator[Span]:
    """Yield the parts of a Chinese text that differ from a form in one character; in its first only if the form is a name."""
    wanted, length = fold_characters(form), len(form)
    if length < (SHORTEST_NAME if is_name else SHORTEST_HAN):
        return
    folded = fold_characters(text)
    for start in range(len(text) - length + 1):
        written = folded[start : start + length]
        differing = [
            place for place, pair in enumerate(zip(wanted, written, strict=True)) if pair[0] != pair[1]
        ]
        if len(differing) == 1 and written.isalnum() == wanted.isalnum() and (is_name or differing[0]):
            yield start, start + length


def _find_words(form: str, text: str, *, is_name: bool) -> Iterator[Span]:
    """Yield the parts of a text whose words are those of a form, save that one is mistyped."""
    wanted = [fold_word(word) for word in _WORD.findall(form)]
    if not wanted or (len(wanted) == 1 and len(form) < (SHORTEST_NAME if is_name else SHORTEST_WORD)):
        return
    places = [match.span() for match in _WORD.finditer(text)]
    written = [fold_word(text[start:end]) for start, end in places]
    if len(set(wanted).difference(written)) > 1:
        return
    for start in range(len(written) - len(wanted) + 1):
        if _is_mistyped(wanted, written[start : start + len(wanted)]):
            yield places[start][0], places[start + len(wanted) - 1][1]


def _is_mistyped(wanted: Sequence[str], written: Sequence[str]) -> bool:
    """Whether all words but one are the same, and that one nearly so."""
    differing = [pair for pair in zip(wanted, written, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    least = LEAST_LIKENESS_BESIDE if len(wanted) > 1 else LEAST_LIKENESS
    matcher = SequenceMatcher(None, *differing[0], autojunk=False)
    return min(map(len, differing[0])) > 2 and matcher.quick_ratio() >= least and matcher.ratio() >= least
