"""Mentions: where the forms of a termbase stand in a text; whether they should stand there is for `terms` to say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from couplet.checks.wording import (
    BREAK,
    COMMA,
    HAN_LOCALES,
    RULES,
    Stems,
    Word,
    WordRules,
    fold_characters,
    fold_word,
    join_hyphens,
    split_words,
)
from couplet.model.termbase import RENDERING_ROLES, Form, Term, Termbase

LITERAL_KINDS = frozenset(("person", "place"))
"""Kinds of term whose words are not inflected."""


class Mention(NamedTuple):
    """A form of a term at its place in a text."""

    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset after its last character."""
    term: Term
    """The term."""
    form: Form
    """The form that stands there."""
    has_capitals: bool = True
    """Whether the text has the capitals that the form has."""

    @property
    def is_rendering(self) -> bool:
        """Whether the form may stand for the term."""
        return self.form.role in RENDERING_ROLES

    def covers(self, other: "Mention") -> bool:
        """Whether another mention lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def exceeds(self, other: "Mention") -> bool:
        """Whether this one is longer than another, which lies within it."""
        return self.covers(other) and (self.start, self.end) != (other.start, other.end)


class _Finder(Protocol):
    """Finds the forms of one language."""

    def find(self, text: str) -> list[Mention]:
        """Return every place of every form in a text, also inside others."""


class TermFinder:
    """Finds the terms of a termbase in texts of any of its languages."""

    def __init__(self, termbase: Termbase) -> None:
        """Look for the terms of ``termbase``."""
        self._terms = termbase.terms
        self._finders: dict[str, _Finder] = {}

    def find_all(self, text: str, prefix: str) -> list[Mention]:
        """Return every mention in a text in the language ``prefix``, also inside longer ones and with other capitals than the form has."""
        if prefix not in self._finders:
            make = _HanFinder if prefix in HAN_LOCALES else _WordFinder
            self._finders[prefix] = make(self._terms, prefix)
        return self._finders[prefix].find(text)

    def find_longest(self, text: str, prefix: str) -> list[Mention]:
        """Return the mentions with their capitals that do not stand inside or across longer ones; several where terms share a form."""
        return keep_longest(self.find_all(text, prefix))


def keep_longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions with their capitals that no longer one covers or cuts, in order; from left to right the longest wins."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        last = kept[-1] if kept else None
        is_same = last is not None and (last.start, last.end) == (mention.start, mention.end)
        if mention.has_capitals and (last is None or is_same or mention.start >= last.end):
            kept.append(mention)
    return kept


class _HanFinder:
    """Finds forms written without spaces, by their first two characters."""

    def __init__(self, terms: Iterable[Term], prefix: str) -> None:
        self._forms: dict[str, list[tuple[str, Term, Form]]] = {}
        for term in terms:
            for form in term.list_forms(prefix):
                folded = fold_characters(form.text)
                self._forms.setdefault(folded[:2], []).append((folded, term, form))
        self._lengths = tuple({len(opening) for opening in self._forms})

    def find(self, text: str) -> list[Mention]:
        """Return every place of every form."""
        folded = fold_characters(text)
        return [
            Mention(start, start + len(written), term, form)
            for length in self._lengths
            for start in range(len(folded))
            if (forms := self._forms.get(folded[start : start + length]))
            for written, term, form in forms
            if len(written) >= length and folded.startswith(written, start)
        ]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A form as words."""

    term: Term
    """Its term."""
    form: Form
    """The form."""
    words: tuple[Word, ...]
    """Its words."""

    def has_letters(self, words: list[Word]) -> bool:
        """Whether words of a text, whose keys are those of the form, may stand for it: those of a name must be the very same."""
        if self.term.kind not in LITERAL_KINDS:
            return True
        return all(
            fold_word(own.text) == fold_word(word.text) or own.key in (COMMA, BREAK)
            for own, word in zip(self.words, words, strict=True)
        )

    def has_capitals(self, words: list[Word]) -> bool:
        """Whether words of a text have the form's capitals."""
        if self.term.case_sensitive:
            own = [word.text for word in self.words]
            written = [word.text for word in words]
            return own[1:] == written[1:] and own[0] in (written[0], written[0][0].lower() + written[0][1:])
        return self.term.case_sensitive is False or all(
            word.text[0].isupper() or not own.text[0].isupper()
            for own, word in zip(self.words, words, strict=True)
        )


@dataclass(slots=True)
class _Node:
    """A step in the tree of all forms."""

    steps: dict[str, "_Node"] = field(default_factory=dict)
    """Key of the next word to the next step."""
    ends: list[_Pattern] = field(default_factory=list)
    """Forms that end here."""


class _WordFinder:
    """Finds forms written in words, along a tree of their keys."""

    def __init__(self, terms: Iterable[Term], prefix: str) -> None:
        self._rules = RULES.get(prefix, WordRules())
        self._stems = Stems(self._rules)
        self._root = _Node()
        for term in terms:
            for form in term.list_forms(prefix):
                for written in dict.fromkeys((form.text, join_hyphens(form.text))):
                    self._add(term, form, written)

    def _add(self, term: Term, form: Form, written: str) -> None:
        """Put a form into the tree."""
        words = split_words(written, self._stems.learn)
        while words and words[-1].key in (COMMA, BREAK):
            words.pop()
        for variant in self._vary(words):
            node = self._root
            for word in variant:
                node = node.steps.setdefault(word.key, _Node())
            node.ends.append(_Pattern(term, form, variant))

    def _vary(self, words: list[Word]) -> Iterator[tuple[Word, ...]]:
        """Yield the words, and once more without the commas before “and”."""
        if words:
            yield tuple(words)
        following = [*(word.key for word in words[1:]), ""]
        fewer = tuple(
            word
            for word, after in zip(words, following, strict=True)
            if word.key != COMMA or after not in self._rules.joiners
        )
        if len(fewer) < len(words):
            yield fewer

    def find(self, text: str) -> list[Mention]:
        """Return every place of every form."""
        words = split_words(text, self._stems.find)
        steps = self._root.steps
        return [
            mention
            for start, word in enumerate(words)
            if word.key in steps
            for mention in self._walk(words, start)
        ]

    def _walk(self, words: list[Word], start: int) -> Iterator[Mention]:
        """Yield the forms that begin with a certain word."""
        node: _Node | None = self._root
        for place in range(start, len(words)):
            node = node.steps.get(words[place].key) if node else None
            if node is None:
                return
            for pattern in node.ends:
                own = words[start : place + 1]
                if pattern.has_letters(own):
                    yield Mention(
                        own[0].start, own[-1].end, pattern.term, pattern.form, pattern.has_capitals(own)
                    )
