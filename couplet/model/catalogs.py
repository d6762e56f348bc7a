"""Interface strings in one language: as a PO file holds them, and ready to be looked up; no parsing, no fallback."""

import gettext
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

Msgid: TypeAlias = str | tuple[str, str]
"""What a template or a module asks for: a msgid, or singular and plural msgid together."""


@dataclass(frozen=True, slots=True)
class PoMessage:
    """One message of a PO file."""

    msgid: str
    """Its msgid (singular)."""
    plural: str | None = None
    """Its msgid_plural, if it has plural forms."""
    forms: tuple[str, ...] = ("",)
    """Its msgstr, or one for each plural form; untranslated ones are empty."""
    line: int = 0
    """Line of the msgid, counted from 1; 0 if it stands in no file."""
    paths: tuple[str, ...] = ()
    """Files that use it, relative to the root."""
    flags: frozenset[str] = frozenset()
    """Flags such as ``fuzzy``; ``python-format`` is not among them, it follows from the msgid."""
    notes: tuple[str, ...] = ()
    """Notes from the code to the translators, one a line (``#.``)."""
    comments: tuple[str, ...] = ()
    """The translators' own comments, one a line (``#``)."""
    previous: tuple[str, ...] = ()
    """Of a fuzzy message: the lines of the msgid that it translates (``#|``)."""
    context: str | None = None
    """Its msgctxt; only texts of the report that went out to a translator have one."""

    @property
    def is_fuzzy(self) -> bool:
        """Whether a translator has yet to confirm it."""
        return "fuzzy" in self.flags

    @property
    def is_translated(self) -> bool:
        """Whether it has a text in every plural form."""
        return all(self.forms)


@dataclass(frozen=True, slots=True)
class PoCatalog:
    """The contents of a PO file."""

    header: str
    """Text of the header entry, one ``Name: value`` a line; empty if there is none."""
    header_comments: tuple[str, ...]
    """The comment lines before the header entry."""
    plural_count: int
    """Number of plural forms of the language, at least 1."""
    plural_rule: str
    """Which form a number takes: a C expression in ``n``, such as ``n != 1``."""
    messages: tuple[PoMessage, ...]
    """Messages in the order of the file."""
    obsolete: tuple[PoMessage, ...] = ()
    """Messages no longer used, kept for their translations (``#~``)."""


class MissingMessage(KeyError):  # noqa: N818 (it names what is missing)
    """A message that a catalog does not have; a build reports these before it renders anything."""

    def __init__(self, msgid: str, locale: str, reason: str = "is not in the catalog") -> None:
        super().__init__(msgid, locale, reason)
        self.msgid = msgid
        self.locale = locale
        self.reason = reason

    def __str__(self) -> str:
        return f"message {self.msgid!r} {self.reason} of locale {self.locale!r}"


@dataclass(frozen=True, slots=True)
class MessageCatalog:
    """The translated messages of one locale and domain. Plain values throughout, so that it can be cached."""

    locale: str
    """Prefix of the locale: ``zh``."""
    forms: Mapping[str, tuple[str, ...]]
    """msgid (singular) to its translation: one string, or one for each plural form of the language."""
    plurals: Mapping[str, str]
    """msgid (singular) to msgid_plural, for the messages that have plural forms."""
    plural_rule: str
    """Which form a number takes: a C expression in ``n``, such as ``n != 1``."""
    digest: str = field(init=False)
    """SHA-256 (hex) of all that a page can show of it; comments, places and order do not count."""

    def __post_init__(self) -> None:
        content = repr(
            (self.locale, self.plural_rule, sorted(self.forms.items()), sorted(self.plurals.items()))
        )
        object.__setattr__(self, "digest", hashlib.sha256(content.encode()).hexdigest())

    def gettext(self, msgid: str) -> str:
        """Return the translation of ``msgid``, placeholders unfilled; raises `MissingMessage`.

        Of a message with plural forms it is the first form, as in GNU gettext.
        """
        try:
            return self.forms[msgid][0]
        except KeyError:
            raise MissingMessage(msgid, self.locale) from None

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the plural form that ``n`` takes in this language, placeholders unfilled; raises `MissingMessage`."""
        if singular not in self.forms:
            raise MissingMessage(singular, self.locale)
        if self.plurals.get(singular) != plural:
            raise MissingMessage(singular, self.locale, f"has no plural {plural!r} in the catalog")
        return self.forms[singular][compile_plural_rule(self.plural_rule)(abs(n))]


@lru_cache(maxsize=16)
def compile_plural_rule(rule: str) -> Callable[[int], int]:
    """Return the function from a number to the index of its plural form; raises `ValueError` for a bad expression.

    The standard library parses the expression as the gettext manual defines it ("Plural forms"); it never runs it as Python.
    """
    return gettext.c2py(rule)
