"""The termbase: which wording stands for which in each language; it looks for nothing in texts.

``translations/termbase.yaml`` is written by editors and translators. Each language of the site may have its own forms of a term; the key
of a preferred form is the prefix of its locale, so that an entry reads ``zh: 职工书屋`` and ``en: workers’ reading room``.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, create_model, model_validator

from couplet.model.fields import Id, LocalizedOrBlank, Prefix, Record, Text, as_tuple
from couplet.model.locales import KNOWN_LOCALES

TermKind = Literal[
    "term", "person", "place", "organisation", "title", "document", "campaign", "honour", "political"
]
Role = Literal["preferred", "first", "admitted", "short", "confusable", "forbidden"]
LISTED_ROLES: tuple[Role, ...] = ("admitted", "short", "confusable", "forbidden")
"""Roles of which a term may have several forms in a language."""
RENDERING_ROLES: frozenset[Role] = frozenset(("preferred", "first", "admitted", "short"))
"""Roles whose forms may stand for the term."""

Forms = dict[Prefix, Annotated[tuple[Text, ...], BeforeValidator(as_tuple)]]


class Form(NamedTuple):
    """One way to write a term in one language."""

    role: Role
    """What the termbase says of it."""
    text: str
    """The form."""


class Term(Record):
    """One entry of the termbase; the preferred form of each language stands under the prefix of its locale."""

    id: Id
    """Name of the entry."""
    kind: TermKind = "term"
    """What sort of thing it names; names of people and places are compared letter by letter, without inflection."""
    first: dict[Prefix, Text] = Field(default_factory=dict)
    """The longer form that the first mention on a page must have."""
    admitted: Forms = Field(default_factory=dict)
    """Other forms that may stand for it anywhere."""
    short: Forms = Field(default_factory=dict)
    """Forms so general that they may answer the term, but do not always mean it: “the federation”."""
    confusable: Forms = Field(default_factory=dict)
    """Forms that are right for something else and wrong for this: Hunan for 河南."""
    forbidden: Forms = Field(default_factory=dict)
    """Forms that must not be printed at all."""
    strict: bool = True
    """Whether each mention must be answered in its own block; otherwise an answer anywhere on the page will do."""
    case_sensitive: bool | None = None
    """Whether capitals must be exactly those of the form; left out, only the form's own capitals must be there."""
    note: LocalizedOrBlank = Field(default_factory=dict)
    """What a translator has to know."""

    @property
    def preferred(self) -> Mapping[str, str]:
        """The preferred form in each language that has one, by locale prefix."""
        forms = {prefix: getattr(self, prefix, None) for prefix in KNOWN_LOCALES}
        return {prefix: text for prefix, text in forms.items() if text}

    def list_forms(self, prefix: str) -> Iterator[Form]:
        """Yield the forms of the term in a language, the preferred one first."""
        if preferred := self.preferred.get(prefix):
            yield Form("preferred", preferred)
        if first := self.first.get(prefix):
            yield Form("first", first)
        for role in LISTED_ROLES:
            yield from (Form(role, text) for text in getattr(self, role).get(prefix, ()))

    def list_renderings(self, prefix: str) -> tuple[str, ...]:
        """Return the forms that may stand for the term in a language, the preferred one first, each once."""
        return tuple(
            dict.fromkeys(form.text for form in self.list_forms(prefix) if form.role in RENDERING_ROLES)
        )

    @model_validator(mode="after")
    def _require_preferred(self) -> "Term":
        if not self.preferred:
            raise ValueError("no-language")
        others = (self.first, self.note, *(getattr(self, role) for role in LISTED_ROLES))
        if any(prefix not in self.preferred for texts in others for prefix in texts):
            raise ValueError("term-language")
        return self


if TYPE_CHECKING:
    TermEntry = Term
else:
    TermEntry = create_model(
        "TermEntry",
        __base__=Term,
        __doc__=Term.__doc__,
        **{
            prefix: (Text | None, Field(default=None, description=f"Preferred form: {locale.name}."))
            for prefix, locale in KNOWN_LOCALES.items()
        },
    )
"""A term with a key for each known language; the class is made here so that a new locale needs no edit."""


class Termbase(Record):
    """``translations/termbase.yaml``."""

    terms: tuple[TermEntry, ...] = ()
    """The entries, sorted by id."""
