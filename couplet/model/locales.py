"""The languages a site can be published in, and their names in the standards; no message texts.

Language tags are BCP 47 (RFC 5646); Babel's own identifiers with an underscore occur here and nowhere else. A locale is
addressed everywhere by its *prefix*, the first part of every URL in that language and the middle part of a content file's name.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locale:
    """One language of a site."""

    prefix: str
    """URL prefix, file name part and key of texts: ``zh``, ``en``."""
    tag: str
    """BCP 47 language tag for ``lang`` and ``hreflang``: ``zh-Hans``."""
    babel: str
    """Babel's (CLDR's) identifier: ``zh_Hans``."""
    open_graph: str
    """Open Graph's ``language_TERRITORY``: ``zh_CN``."""
    name: str
    """The language's name in itself: ``中文``."""


KNOWN_LOCALES: Mapping[str, Locale] = {
    locale.prefix: locale
    for locale in (
        Locale(prefix="zh", tag="zh-Hans", babel="zh_Hans", open_graph="zh_CN", name="中文"),
        Locale(prefix="en", tag="en", babel="en", open_graph="en_GB", name="English"),
    )
}


def find_locale(language: str) -> Locale | None:
    """Return the known locale that serves a language tag, an environment's ``LANG`` or a prefix, else ``None``.

    Only the primary language subtag decides, save that Traditional Chinese is not served by Simplified:
    ``zh_CN.UTF-8``, ``zh-SG`` and ``zh`` give zh; ``zh-TW``, ``zh-HK`` and ``zh-Hant`` give ``None``.
    """
    subtags = language.split(".")[0].replace("_", "-").lower().split("-")
    if subtags[0] == "zh" and {"hant", "tw", "hk", "mo"} & set(subtags[1:]):
        return None
    return KNOWN_LOCALES.get(subtags[0])
