"""Texts as rows of comparable words: how two writings of one wording are known to be the same in a language; it knows no terms.

Chinese is compared character by character, brackets and quotation marks in any of their forms. Languages with spaces are compared word by
word: by the stem that the Snowball algorithm of the language gives (https://snowballstem.org), articles left out, hyphens, quotation marks
and the possessive set aside. A stop, a colon or a bracket ends what may belong together.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

BREAK = "|"
"""Stands for punctuation that words of one term cannot cross unless the term has it as well."""
COMMA = ","
"""Stands for a comma, which a term must have as well, save that before “and” it may have it or not."""
HAN_LOCALES = frozenset(("zh",))
"""Languages written without spaces."""

_WORD = re.compile(
    r"(\d+(?:[.,]\d+)*[^\W\d_]*|[^\W_]+(?:['’][^\W_]+)*)|([,，、])|[.;:!?…—。；：！？()（）\[\]\n]"
)
_POSSESSIVE = ("'s", "’s")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_VARIANTS = {
    "'": '‘’“”「」『』"',
    "(": "（【［",
    ")": "）】］",
    ":": "：",
    ";": "；",
    ",": "，",
    "!": "！",
    "?": "？",
    "·": "•・",
    "-": "—–－",
}
_SAME_CHARACTERS = str.maketrans(
    {variant: character for character, variants in _VARIANTS.items() for variant in variants}
)


@dataclass(frozen=True, slots=True)
class WordRules:
    """How words of a language vary."""

    stemmer: str | None = None
    """Name of its Snowball algorithm; ``None`` compares words as they are."""
    articles: frozenset[str] = frozenset()
    """Words that may be there or not."""
    joiners: frozenset[str] = frozenset()
    """Words before which a comma may be there or not."""


RULES: Mapping[str, WordRules] = {
    "en": WordRules("english", frozenset(("a", "an", "the")), frozenset(("and", "or"))),
}
"""Locale prefix to the rules of its words; a language without an entry has none."""


class Word(NamedTuple):
    """One word, or one break, of a text."""

    key: str
    """What is compared: a stem, `COMMA` or `BREAK`."""
    text: str
    """The word without its possessive ending."""
    start: int
    """Where it begins in the text."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def fold_characters(text: str) -> str:
    """Return a text, of the same length, in which characters that a writer may exchange for each other are equal."""
    return text.translate(_SAME_CHARACTERS)


def fold_word(word: str) -> str:
    """Return a word in lower case, its apostrophe straight."""
    return word.replace("’", "'").lower()


def join_hyphens(text: str) -> str:
    """Return a text with hyphenated words written as one."""
    return _HYPHEN.sub("", text)


def split_words(text: str, find_key: Callable[[str], str]) -> list[Word]:
    """Return the words and breaks of a text in order; ``find_key`` gives a word's key, empty for one to leave out."""
    words = []
    for match in _WORD.finditer(text):
        written, comma = match.groups()
        if written is None:
            words.append(Word(COMMA if comma else BREAK, match[0], match.start()))
            continue
        bare = written[:-2] if written.endswith(_POSSESSIVE) else written
        if key := find_key(bare):
            words.append(Word(key, bare, match.start()))
    return words


LONGEST_ENDING = 4
"""Letters by which a word may be longer than a term's word of the same stem: “planning”, “plan”; “organisation” is no form of “organ”."""


class Stems:
    """The stems of one language's words; only words that may share the stem of a term are really stemmed, for stemming is slow."""

    def __init__(self, rules: WordRules) -> None:
        """Stem by ``rules``."""
        self._rules = rules
        self._stem = _load_stemmer(rules.stemmer)
        self._longest: dict[str, int] = {}
        self._known: dict[str, str] = {}

    def learn(self, word: str) -> str:
        """Return the stem of a term's word, empty for an article, and remember that words like it count."""
        folded = fold_word(word)
        if folded in self._rules.articles:
            return ""
        stem = self._stem(folded)
        head = _cut_head(stem)
        longest = len(folded) + LONGEST_ENDING if len(folded) > 2 else 2
        self._longest[head] = max(longest, self._longest.get(head, 0))
        self._known[word] = stem
        return stem

    def find(self, word: str) -> str:
        """Return the stem of a text's word, empty for an article; of a word unlike all of the terms the word itself."""
        stem = self._known.get(word)
        if stem is None:
            stem = self._known[word] = self._find(fold_word(word))
        return stem

    def _find(self, folded: str) -> str:
        if folded in self._rules.articles:
            return ""
        length = len(folded)
        is_like = any(self._longest.get(folded[:end], 0) >= length for end in range(2, length + 1))
        return self._stem(folded) if is_like else folded


def _cut_head(stem: str) -> str:
    """Return the beginning of all words with this stem: the stem, save that its last e or i may have been another letter.

    Of 95,000 English words this holds for all but 25, most of them in “-ability”, which no inflection leads to.
    """
    return stem[:-1] if len(stem) > 2 and stem[-1] in "ei" else stem


@lru_cache(maxsize=8)
def _load_stemmer(algorithm: str | None) -> Callable[[str], str]:
    """Return a function from a word in lower case to its stem."""
    if algorithm is None:
        return str
    import snowballstemmer  # slow to import, and a site without a termbase has no use for it

    stem: Callable[[str], str] = snowballstemmer.stemmer(algorithm).stemWord
    return lru_cache(maxsize=100_000)(stem)
