"""Entries of the termbase as plain values, between its file and other formats: packed, merged, written as YAML; it reads no file.

An entry is what one item of ``terms`` in termbase.yaml holds: texts, lists of texts, and mappings from locale prefix to them. In an entry
that comes from another format ``None`` stands for what that format could say and says is not there; what is left out, it cannot say.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from couplet.load.yaml_source import YamlDocument
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.termbase import LISTED_ROLES, Term

Entry = dict[str, Any]
"""One entry, by the keys of termbase.yaml."""

LOCALIZED_KEYS = ("first", *LISTED_ROLES, "note")
"""Keys whose values are mappings from locale prefix."""
KEYS = ("id", "kind", *KNOWN_LOCALES, "first", *LISTED_ROLES, "strict", "case_sensitive", "note")
"""All keys, in the order in which they are written."""
_PLAIN_ID = re.compile(r"[a-z][a-z-]*[a-z]")
_LINE_BREAKS = {
    "\x85": "\\u0085",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
    "\ufeff": "\\ufeff",
    "\x7f": "\\u007f",
}


def pack_term(term: Term) -> Entry:
    """Return a term as an entry that holds what is not the default."""
    values = term.model_dump(exclude_defaults=True)
    entry = {key: values[key] for key in KEYS if values.get(key) not in (None, {}, ())}
    for key in LISTED_ROLES:
        if key in entry:
            entry[key] = {prefix: list(forms) for prefix, forms in entry[key].items()}
    entry.update({key: _pack_switch(entry[key]) for key in ("strict", "case_sensitive") if key in entry})
    return {**entry, "kind": term.kind}


def _pack_switch(is_on: bool) -> str:
    return "true" if is_on else "false"


def merge_entry(old: Mapping[str, Any], new: Mapping[str, Any]) -> Entry:
    """Return an entry with what ``new`` says of it; what ``new`` leaves out stays."""
    merged = dict(old)
    for key, value in new.items():
        if key in LOCALIZED_KEYS and isinstance(value, dict):
            merged[key] = _drop_empty({**(merged.get(key) or {}), **value})
        else:
            merged[key] = value
    return _drop_empty(merged)


def _drop_empty(values: Mapping[str, Any]) -> Entry:
    return {key: value for key, value in values.items() if value not in (None, {}, [], "")}


def write_entries(document: YamlDocument, text: str, entries: Mapping[str, Entry]) -> str:
    """Return the text of a termbase file with ``entries`` (id to entry) put in, sorted by id; entries that stay keep every character.

    ``document`` is ``text``, parsed. Comments before an entry go with it; those at the top of the file stay there.
    """
    head, blocks = _split_blocks(document, text)
    indent = next((re.match(r" *", block.lstrip("\n"))[0] for block in blocks.values()), "  ")  # type: ignore[index]
    for name, entry in entries.items():
        comments = re.match(r"(?:\s*#.*\n|\s*\n)*", blocks.get(name, ""))
        blocks[name] = (comments[0] if comments else "") + format_entry(entry, indent)
    return head + "".join(blocks[name] for name in sorted(blocks))


def _split_blocks(document: YamlDocument, text: str) -> tuple[str, dict[str, str]]:
    """Return what stands before the first entry, and the lines of each entry by id; a file in another style is written anew."""
    lines = text.splitlines(keepends=True)
    terms = document.value.get("terms") if isinstance(document.value, dict) else None
    ids = [str(term["id"]) for term in terms or () if isinstance(term, dict)]
    starts = [document.positions["terms", number].line - 1 for number in range(len(ids))]
    if not starts or len(set(starts)) < len(starts) or not all(_opens(lines[start]) for start in starts):
        comments = "".join(line for line in lines if line.startswith("#"))
        kept = {str(term["id"]): format_entry(term, "  ") for term in terms or () if isinstance(term, dict)}
        return f"{comments}\nterms:\n".lstrip("\n"), kept
    starts = [starts[0], *(_move_up(lines, start) for start in starts[1:])]
    ends = [*starts[1:], len(lines)]
    blocks = {
        name: _end_line("".join(lines[start:end])) for name, start, end in zip(ids, starts, ends, strict=True)
    }
    return "".join(lines[: starts[0]]), blocks


def _opens(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")


def _move_up(lines: list[str], start: int) -> int:
    """Return the first line of the comments above an entry."""
    while lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _end_line(block: str) -> str:
    return block if block.endswith("\n") else f"{block}\n"


def format_entry(entry: Mapping[str, Any], indent: str) -> str:
    """Return an entry as an item of a YAML list, one line for each key."""
    lines = [f"{key}: {_format_value(entry[key])}" for key in KEYS if entry.get(key) is not None]
    return "".join(f"{indent}{'  ' if number else '- '}{line}\n" for number, line in enumerate(lines))


def _format_value(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{key}: {_format_value(value[key])}" for key in _order_prefixes(value))
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_format_value(item) for item in value)}]"
    return _format_text(str(value))


def _order_prefixes(values: Iterable[str]) -> Iterator[str]:
    return iter(sorted(values, key=list(KNOWN_LOCALES).index))


def _format_text(text: str) -> str:
    """Return a YAML scalar: plain if it is one word of small letters, else in double quotes, whose escapes are those of JSON."""
    if _PLAIN_ID.fullmatch(text) and text != "null":
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f\x85\u2028\u2029\ufeff]", lambda match: _LINE_BREAKS[match[0]], quoted)
