"""What the templates ask the catalogs for, found by parsing them; it looks nothing up and renders nothing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from jinja2 import Environment, nodes

from couplet.model.catalogs import Msgid

KEYWORDS: Mapping[str, int] = {"_": 1, "ui": 1, "nui": 2}
"""Template function to how many of its first arguments are msgids: one, or singular and plural."""

_NOTE = re.compile(r"\{#[-+]?\s*(?P<note>Translators:.*?)\s*[-+]?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TemplateMessage:
    """One place where a template asks for a message."""

    msgid: Msgid
    """The msgid, or singular and plural."""
    line: int
    """Line of the template, counted from 1."""
    notes: tuple[str, ...] = ()
    """Lines of the comment ``{# Translators: … #}`` on the same line or the line before."""


def list_template_messages(templates: Mapping[str, str]) -> list[Msgid]:
    """Return the msgids that the templates (name to text) ask for, each once, in order.

    Only literals can be found: ``_(label)`` finds its message, or raises `MissingMessage`, when it is rendered. Raises
    `jinja2.TemplateSyntaxError` with the template's name and line.
    """
    found = (
        entry.msgid
        for name, source in templates.items()
        for entry in find_template_messages(source, name=name)
    )
    return list(dict.fromkeys(found))


def find_template_messages(source: str, *, name: str) -> Iterator[TemplateMessage]:
    """Yield every place where a template asks for a message, line by line; raises `jinja2.TemplateSyntaxError`."""
    if not any(f"{keyword}(" in source for keyword in KEYWORDS):
        return
    notes = _find_notes(source)
    calls = _make_parser().parse(source, name, name).find_all(nodes.Call)
    for call in sorted(calls, key=lambda call: call.lineno):
        for msgid in _list_msgids(call):
            yield TemplateMessage(
                msgid, call.lineno, notes.get(call.lineno) or notes.get(call.lineno - 1, ())
            )


@cache
def _make_parser() -> Environment:
    """Return an environment with the syntax of the engine's; it renders nothing."""
    return Environment(autoescape=True)


def _list_msgids(call: nodes.Call) -> list[Msgid]:
    """Return what a call may ask for: nothing where it is no such call, or does not name it literally."""
    if not isinstance(call.node, nodes.Name) or call.node.name not in KEYWORDS:
        return []
    count = KEYWORDS[call.node.name]
    choices = [_list_literals(argument) for argument in call.args[:count]]
    if count == 1:
        return [literal for literals in choices for literal in literals]
    return [(singular, plural) for singular, plural in product(*choices)] if len(choices) == count else []


def _list_literals(expression: nodes.Expr | None) -> list[str]:
    """Return the strings an argument may be: one, two of a conditional expression, or none that can be known."""
    if isinstance(expression, nodes.CondExpr):
        return _list_literals(expression.expr1) + _list_literals(expression.expr2)
    if isinstance(expression, nodes.Const) and isinstance(expression.value, str):
        return [expression.value]
    return []


def _find_notes(source: str) -> Mapping[int, tuple[str, ...]]:
    """Return the comments to translators by the line that they end on."""
    return {
        source.count("\n", 0, match.end()) + 1: tuple(line.strip() for line in match["note"].splitlines())
        for match in _NOTE.finditer(source)
    }
