"""Plain values as YAML that an editor would write: block style, texts in quotation marks only where they need them; no comments of others.

Only what the report's files hold can be written: mappings, lists, texts.
"""

import re
from collections.abc import Mapping, Sequence

YamlTree = str | Sequence["YamlTree"] | Mapping[str, "YamlTree"]
"""A text, a list or a mapping."""

_PLAIN = re.compile(r"[\w一-鿿（《【“][^\n\t\"'\\{}\[\]&*!|>%@`#]*")
"""Texts that mean themselves without quotation marks, unless they hold a colon before a space or end in one."""


LONGEST_FLOW = 60
"""Most characters of a list that is written on one line."""


def write_scalar(text: str) -> str:
    """Return a text as a YAML scalar on one line."""
    is_plain = _PLAIN.fullmatch(text) and not re.search(r":(?:\s|$)|[，,：]|\s$", text)
    if is_plain and text.lower() not in ("null", "true", "false", "yes", "no", "on", "off"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def write_yaml(tree: Mapping[str, YamlTree], comments: Mapping[str, Sequence[str]] | None = None) -> str:
    """Return a mapping as the text of a YAML file; ``comments`` stand before the top-level keys they are given for."""
    lines: list[str] = []
    for key, value in tree.items():
        remarks = (comments or {}).get(key, ())
        lines += ["", *(f"# {line}".rstrip() for line in remarks)] if remarks else []
        lines += _write_entry(key, value, "")
    return "\n".join(lines) + "\n"


def _write_entry(key: str, value: YamlTree, indent: str) -> list[str]:
    if isinstance(value, str):
        return [f"{indent}{key}: {write_scalar(value)}"]
    if not value or _is_flat_list(value):
        return [f"{indent}{key}: {_write_flow(value)}"]
    if isinstance(value, Mapping):
        inner = [line for name, item in value.items() for line in _write_entry(name, item, f"{indent}  ")]
        return [f"{indent}{key}:", *inner]
    return [f"{indent}{key}:", *(line for item in value for line in _write_item(item, f"{indent}  "))]


def _is_flat_list(value: YamlTree) -> bool:
    """Whether a list holds texts alone, and few enough of them for one line."""
    if isinstance(value, Mapping):
        return False
    return all(isinstance(item, str) for item in value) and sum(map(len, value)) <= LONGEST_FLOW


def _write_flow(value: YamlTree) -> str:
    """Return a list of texts in brackets, or an empty list or mapping."""
    if isinstance(value, Mapping):
        return "{}"
    return f"[{', '.join(write_scalar(str(item)) for item in value)}]"


def _write_item(item: YamlTree, indent: str) -> list[str]:
    """Return one item of a list, its first key behind the hyphen."""
    if isinstance(item, str):
        return [f"{indent}- {write_scalar(item)}"]
    assert isinstance(item, Mapping), "the report's files hold no lists of lists"
    lines = [line for key, value in item.items() for line in _write_entry(key, value, f"{indent}  ")]
    return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]
