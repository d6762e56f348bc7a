"""How long a text is: Han characters and Latin words, counted apart whatever its language; pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_HAN = re.compile(r"[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
"""Unified and compatibility ideographs, 々 and 〇 (Unicode 16, blocks of the script Han); punctuation is not counted."""
_LATIN = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Length:
    """How much text there is."""

    han: int = 0
    """Han characters."""
    words: int = 0
    """Words in Latin letters; figures are none, “one-stop” and “workers’” are one each."""

    def __add__(self, other: "Length") -> "Length":
        """Return both together."""
        return Length(self.han + other.han, self.words + other.words)


def measure_texts(texts: Iterable[str]) -> Length:
    """Return how long several texts are together."""
    return sum((measure_text(text) for text in texts), Length())


def measure_text(text: str) -> Length:
    """Return how long a text is."""
    latin = _HAN.sub(" ", text)
    words = sum(_LATIN_LETTER.match(word) is not None for word in _LATIN.findall(latin))
    return Length(len(_HAN.findall(text)), words)
