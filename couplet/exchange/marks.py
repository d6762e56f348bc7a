"""The marks in a text that both languages must share: facts, links, footnote signs, placeholders; their place in the sentence is free."""

import re
from collections import Counter

from couplet.load.catalogs import find_placeholders

_FACT = re.compile(r"\]\((fact:[^()\s]*)\)")
_LINK = re.compile(r"\]\((?!fact:)<?([^()\s>]*)>?[^()]*\)")
_NOTE = re.compile(r"\[(\^[^\]\s]+)\](?!:)")
_CONTENT_FILE = re.compile(r"\.([a-z]{2,3})\.md(?=$|#)")
_LINK_TO_LANGUAGE = re.compile(r"(\]\([^()\s]*\.)([a-z]{2,3})(\.md(?:#[^()\s]*)?\))")


def count_marks(text: str, *, is_message: bool = False) -> Counter[str]:
    """Return the marks of a text with their number; links to content files without their language."""
    if is_message:
        return Counter(find_placeholders(text))
    targets = (_CONTENT_FILE.sub(".md", target) for target in _LINK.findall(text))
    return Counter((*_FACT.findall(text), *targets, *_NOTE.findall(text)))


def turn_links(text: str, *, source: str, target: str) -> str:
    """Return a translation with its links to content files of the ``source`` language led to those of the ``target`` language."""

    def turn(match: re.Match[str]) -> str:
        return match[1] + (target if match[2] == source else match[2]) + match[3]

    return _LINK_TO_LANGUAGE.sub(turn, text)


def name_difference(wanted: Counter[str], found: Counter[str]) -> tuple[str, str]:
    """Return the marks that are missing and those that are too many, each as one text."""
    return ", ".join(sorted((wanted - found).elements())), ", ".join(sorted((found - wanted).elements()))
