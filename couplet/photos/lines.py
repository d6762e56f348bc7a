"""Headlines broken into lines: Chinese by character under the rules for line starts and ends, English by word; it draws nothing.

Rules: W3C *Requirements for Chinese Text Layout* (clreq), "Prohibition rules for line start and line end" (避头尾), and GB/T 15834.
A space in a Chinese headline divides it, so a line rather ends there than within a phrase.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

NEVER_FIRST = frozenset("，。、；：！？…—·•’”）》〉」』】〕〗％‰℃,.;:!?)]}%")
"""Never stands first in a line."""
NEVER_LAST = frozenset("‘“（《〈「『【〔〖￥$([{#№")
"""Never stands last in a line."""
ELLIPSIS = "…"

Measure = Callable[[str], float]
"""Width of a text set in one line, in ems."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What no line break may divide."""

    text: str
    """The piece without the space after it."""
    gap: str
    """The space that stands after it unless a line ends there; may be empty."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A headline set: how large, in which lines."""

    size: int
    """Pixels in an em."""
    lines: tuple[str, ...]
    """The lines, none of them empty."""


def is_wide(char: str) -> bool:
    """Whether ``char`` is set by characters, not by words: Han, kana and full-width forms."""
    return (
        "\u2e80" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\uff00" <= char <= "\uffef"
        or char >= "\U00020000"
    )


def fit_headline(text: str, measure: Measure, *, box: tuple[int, int], sizes: Sequence[int]) -> Setting:
    """Return the largest setting of ``text`` that fits into ``box`` (width and height in pixels).

    ``sizes`` fall. Lines end at spaces alone where that costs less than 30 % of the size. A text too long for the smallest size
    ends in an ellipsis; nothing is ever wider or higher than the box, and a word too long for its line is divided.
    """
    pieces = tuple(_split(text))
    anywhere = _find_largest(pieces, measure, box=box, sizes=sizes)
    if anywhere is None:
        return _shorten(text, measure, box=box, size=sizes[-1])
    at_spaces = _find_largest(tuple(_join_phrases(pieces)), measure, box=box, sizes=sizes)
    return at_spaces if at_spaces and at_spaces.size > anywhere.size * 0.7 else anywhere


def fit_line(text: str, measure: Measure, *, width: int, sizes: Sequence[int]) -> Setting:
    """Return ``text`` in one line of at most ``width`` pixels, as large as fits; at the smallest size an ellipsis may end it."""
    line = _normalise(text)
    ems = measure(line)
    size = next((size for size in sizes if ems * size <= width), sizes[-1])
    return Setting(size, (_trim(line, measure, width / size),) if line else ())


def _trim(line: str, measure: Measure, limit: float) -> str:
    """Return ``line`` if it is no wider than ``limit`` ems, else what of it fits before an ellipsis."""
    if measure(line) <= limit:
        return line
    return line[: _count_fitting(line, measure, limit - measure(ELLIPSIS))].rstrip() + ELLIPSIS


def _count_fitting(text: str, measure: Measure, limit: float) -> int:
    """Return how many characters from the start of ``text`` are together no wider than ``limit`` ems."""
    return max(0, bisect_right(range(len(text) + 1), limit, key=lambda count: measure(text[:count])) - 1)


def count_lines(text: str, size: int, height: int) -> int:
    """Return how many lines of ``text`` at ``size`` stand in ``height`` pixels: one at least, four at most."""
    return max(1, min(4, int((height + (get_leading(text) - 1) * size) / (get_leading(text) * size))))


def get_leading(text: str) -> float:
    """Return the distance of baselines in ems: Han characters fill their em and need more air than words."""
    return 1.26 if any(map(is_wide, text)) else 1.14


def _normalise(text: str) -> str:
    """Return ``text`` with single spaces, full-width where they divide Chinese."""
    words = text.split()
    spaced = "".join(f"{word}{_choose_gap(word, after)}" for word, after in pairwise(words))
    return spaced + words[-1] if words else ""


def _choose_gap(before: str, after: str) -> str:
    return "\u3000" if is_wide(before[-1]) and is_wide(after[0]) else " "


def _split(text: str) -> Iterator[_Piece]:
    """Yield the pieces of ``text``: a Han character with the marks that cling to it, or a word."""
    words = text.split()
    for word, after in zip(words, [*words[1:], ""], strict=True):
        start = 0
        for end in range(1, len(word) + 1):
            if end == len(word):
                yield _Piece(word[start:], _choose_gap(word, after) if after else "")
            elif _may_break(word[end - 1], word[end]):
                yield _Piece(word[start:end], "")
                start = end


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters that no space divides; a number keeps what it counts."""
    if after in NEVER_FIRST or before in NEVER_LAST or before.isdigit():
        return False
    return is_wide(before) or is_wide(after) or before in "—…"


def _join_phrases(pieces: tuple[_Piece, ...]) -> Iterator[_Piece]:
    """Yield the pieces joined up to each space."""
    phrase = ""
    for piece in pieces:
        phrase += piece.text
        if piece.gap:
            yield _Piece(phrase, piece.gap)
            phrase = ""
    if phrase:
        yield _Piece(phrase, "")


def _find_largest(
    pieces: tuple[_Piece, ...], measure: Measure, *, box: tuple[int, int], sizes: Sequence[int]
) -> Setting | None:
    """Return the setting at the largest size whose lines fit, the lines as even as can be; ``None`` if none does."""
    text = "".join(piece.text for piece in pieces)
    widths = [(measure(piece.text), measure(piece.gap)) for piece in pieces]
    for size in sizes:
        needed = _count_needed(widths, box[0] / size)
        if needed and needed <= count_lines(text, size, box[1]):
            return Setting(size, _balance(pieces, widths, needed, box[0] / size))
    return None


def _count_needed(widths: Sequence[tuple[float, float]], limit: float) -> int:
    """Return the least number of lines no wider than ``limit``; 0 if a piece alone is wider."""
    if any(width > limit for width, _ in widths):
        return 0
    lines, used = 1, 0.0
    for (width, _), gap in zip(widths, [0.0, *(gap for _, gap in widths)], strict=False):
        if used and used + gap + width > limit:
            lines, used = lines + 1, width
        else:
            used += gap * bool(used) + width
    return lines


def _balance(
    pieces: tuple[_Piece, ...], widths: Sequence[tuple[float, float]], count: int, limit: float
) -> tuple[str, ...]:
    """Divide ``pieces`` into ``count`` lines no wider than ``limit`` so that the squares of what they leave free are least."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end, width in _extend_line(widths, start, limit):
                candidate = (cost + (limit - width) ** 2, (*ends, end))
                longer[end] = min(longer.get(end, candidate), candidate)
        best = longer
    ends = best[len(pieces)][1]
    return tuple(_set_line(pieces[start:end]) for start, end in pairwise((0, *ends)))


def _extend_line(
    widths: Sequence[tuple[float, float]], start: int, limit: float
) -> Iterator[tuple[int, float]]:
    """Yield each end of a line that begins at ``start`` and the line's width."""
    used = 0.0
    for end in range(start, len(widths)):
        used += widths[end][0]
        if used > limit and end > start:
            return
        yield end + 1, used
        used += widths[end][1]


def _set_line(pieces: Sequence[_Piece]) -> str:
    return "".join(piece.text + piece.gap for piece in pieces[:-1]) + pieces[-1].text


def _shorten(text: str, measure: Measure, *, box: tuple[int, int], size: int) -> Setting:
    """Fill the lines of the smallest size character by character, the last with an ellipsis where the text goes on."""
    rest, lines = _normalise(text), list[str]()
    for _ in range(count_lines(rest, size, box[1]) - 1):
        end = _step_back(rest, max(1, _count_fitting(rest, measure, box[0] / size)))
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return Setting(size, (*lines, _trim(rest, measure, box[0] / size)))


def _step_back(text: str, end: int) -> int:
    """Return the last place up to ``end`` where a line may end, or ``end`` where that would leave less than a third of a line."""
    for place in range(end, end // 3, -1):
        if place >= len(text) or text[place].isspace() or _may_break(text[place - 1], text[place]):
            return place
    return end
