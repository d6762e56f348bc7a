"""The small complete report that comes with Couplet, as the files of a new one; it writes nothing.

Its files lie in ``couplet/starter/`` as they are written, save that names beginning with a dot begin with ``dot-`` there, and that YAML
holds all languages with a mark for the language of each line (`couplet.starting.languages`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from couplet.load.reader import list_files, read_source
from couplet.load.termbase import TERMBASE
from couplet.model.findings import Finding
from couplet.model.locales import KNOWN_LOCALES
from couplet.starting.languages import choose_languages
from couplet.starting.yaml_text import write_scalar

STARTER = Path(__file__).resolve().parent.parent / "starter"
SUFFIXES = (".md", ".yaml", ".json", "ignore")
TITLES = {"zh": "年度报告", "en": "Annual report"}
"""Title of a new report whose editor names none."""
SHORT_TITLE_WIDTH = 26
"""Longest title that also serves as the short one, in columns: a Han character takes two."""
_LANGUAGE = re.compile(rf"(?P<stem>.+)\.(?P<prefix>{'|'.join(KNOWN_LOCALES)})\.md")


class StarterError(Exception):
    """The starter that comes with the program cannot be read; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(finding.code)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Wish:
    """What a new report is to be."""

    prefixes: tuple[str, ...]
    """Its languages in order."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Its title by language; the starter's where none is given."""

    def choose_title(self, prefix: str) -> str:
        """Return the title in a language."""
        return self.titles.get(prefix) or TITLES[prefix]

    def choose_short_title(self, prefix: str) -> str:
        """Return the name at the top of every page: the title, where it is short enough."""
        title = self.choose_title(prefix)
        width = sum(2 if ord(character) > 0x2E7F else 1 for character in title)
        return title if width <= SHORT_TITLE_WIDTH else TITLES[prefix]


def list_starter(wish: Wish) -> dict[str, bytes]:
    """Return the files of a new report by path; `StarterError` where the program's own copy cannot be read."""
    return {name: text.encode() for name, text in _list_texts(wish)}


def _list_texts(wish: Wish) -> Iterator[tuple[str, str]]:
    for path in list_files(STARTER, "", SUFFIXES):
        source = read_source(STARTER, path)
        if isinstance(source, Finding):
            raise StarterError(source)
        name = name_file(source.path, wish.prefixes)
        if name is not None:
            yield name, _fill(source.text, name, wish)


def name_file(name: str, prefixes: Sequence[str]) -> str | None:
    """Return the name that a file of the starter has in a report in ``prefixes``; ``None`` if it has no place there."""
    match = _LANGUAGE.fullmatch(name)
    if match and match["prefix"] not in prefixes:
        return None
    if name == TERMBASE and len(prefixes) < 2:
        return None
    if match and match["stem"] == "README" and match["prefix"] == prefixes[0]:
        return "README.md"
    return "/".join(
        part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in name.split("/")
    )


def _fill(text: str, name: str, wish: Wish) -> str:
    """Return a file's text with the report's languages and titles."""
    if name.endswith(".yaml"):
        text = choose_languages(text, wish.prefixes)
    is_readme = name.startswith("README")
    write = str if is_readme else write_scalar
    for prefix in wish.prefixes:
        text = text.replace(f"{{title.{prefix}}}", write(wish.choose_title(prefix)))
        text = text.replace(f"{{short_title.{prefix}}}", write(wish.choose_short_title(prefix)))
    if is_readme:
        text = text.replace("{others}\n\n", _link_readmes(name, wish.prefixes))
    return text.replace("{locales}", ", ".join(wish.prefixes))


def _link_readmes(name: str, prefixes: Sequence[str]) -> str:
    """Return the line that leads from one README to those in other languages; nothing where there are none."""
    named = {prefix: name_file(f"README.{prefix}.md", prefixes) for prefix in prefixes}
    links = [f"[{KNOWN_LOCALES[prefix].name}]({other})" for prefix, other in named.items() if other != name]
    return " · ".join(links) + "\n\n" if links else ""
