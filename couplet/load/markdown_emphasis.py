"""Emphasis that knows Chinese: ``**中文，**后`` and ``中文__加粗__中文`` are strong, ``snake_case_name`` is a word; nothing else.

Python-Markdown takes a Han character for a letter, so that its underscores never work inside Chinese text, and since 3.11 it can misplace
the end of unbalanced asterisks. A pattern for each mark, tried from the longest to the shortest, does without either.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

# A letter, digit or underscore of a script that is written with spaces: an underscore beside it is part of a word.
_LETTER = r"[^\W\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"

_PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?<!\*)\*{3}(?![\s*])(.+?)(?<![\s*])\*{3}(?!\*)", ("strong", "em")),
    (rf"(?<!{_LETTER})_{{3}}(?![\s_])(.+?)(?<![\s_])_{{3}}(?!{_LETTER})", ("strong", "em")),
    (r"\*\*(?![\s*])(.+?)(?<!\s)\*\*(?!\*)", ("strong",)),
    (rf"(?<!{_LETTER})__(?![\s_])(.+?)(?<!\s)__(?!{_LETTER})", ("strong",)),
    # Between two digits an asterisk multiplies: 2*3*4.
    (r"(?:(?<!\d)\*|\*(?!\d))(?![\s*])(.+?)(?<![\s*])\*(?!\*)", ("em",)),
    (rf"(?<!{_LETTER})_(?![\s_])(.+?)(?<![\s_])_(?!{_LETTER})", ("em",)),
)


class _EmphasisRule(InlineProcessor):
    """One mark of emphasis."""

    def __init__(self, pattern: str, tags: tuple[str, ...]) -> None:
        super().__init__(pattern)
        self.tags = tags

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """Return the text between the marks in an element for each tag, the first outermost."""
        inner = outer = Element(self.tags[0])
        for tag in self.tags[1:]:
            inner = SubElement(inner, tag)
        inner.text = match.group(1)
        return outer, match.start(), match.end()


def register_emphasis(markdown: Markdown) -> None:
    """Put our emphasis in the place of Python-Markdown's."""
    for name in ("em_strong", "em_strong2"):
        markdown.inlinePatterns.deregister(name, strict=False)
    for index, (pattern, tags) in enumerate(_PATTERNS):
        markdown.inlinePatterns.register(_EmphasisRule(pattern, tags), f"emphasis_{index}", 60 - index)
