"""The one way to read a text of either language; phrases of a termbase are left out."""

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from couplet.figures.chinese import read_chinese, write_plainly
from couplet.figures.drafts import Draft, finish_drafts
from couplet.figures.english import read_english
from couplet.figures.figure import Figure
from couplet.figures.phrases import join_alternatives

READERS = {"zh": read_chinese, "en": read_english}


def read_figures(text: str, locale: str, phrases: Collection[str] = ()) -> tuple[Figure, ...]:
    """Return every figure of a text in order.

    ``locale`` is any tag of Chinese or English (``zh-Hans``, ``en``); numerals inside ``phrases`` (names and slogans of the
    termbase) are not figures. Raises ``ValueError`` for another language.
    """
    language = locale.replace("_", "-").split("-")[0].lower()
    if language not in READERS:
        raise ValueError(f"figures can be read in Chinese and English, not in “{locale}”")
    plain = write_plainly(text) if language == "zh" else text
    drafts = READERS[language](plain)
    if drafts and phrases:
        drafts = leave_out(drafts, text, tuple(phrases))
    figures = finish_drafts(drafts, plain, language)
    if plain == text:
        return figures
    return tuple(replace(figure, text=text[figure.start : figure.end]) for figure in figures)


def leave_out(drafts: list[Draft], text: str, phrases: tuple[str, ...]) -> list[Draft]:
    """Return the figures that do not stand inside one of the phrases."""
    spans = [match.span() for match in compile_phrases(phrases).finditer(text)]
    return [
        draft
        for draft in drafts
        if not any(start <= draft.start and draft.end <= end for start, end in spans)
    ]


@lru_cache(maxsize=64)
def compile_phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of the phrases, in either case."""
    return re.compile(join_alternatives(phrases), re.IGNORECASE)
