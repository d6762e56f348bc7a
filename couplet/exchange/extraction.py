"""Messages out of templates and modules into catalog templates; pure, on texts. Merging and files are elsewhere."""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product, takewhile

from couplet.exchange.docstrings import find_docstrings
from couplet.model.catalogs import Msgid, PoCatalog, PoMessage
from couplet.render.messages import find_template_messages

_PYTHON_KEYWORDS: Mapping[str, int] = {"message": 1, "_": 1, "N_": 1, "ngettext": 2}
"""Function to how many of its first arguments are msgids."""
MODELS = "couplet/model/"
"""Modules whose docstrings are messages: they stand in the schemas of the YAML files."""
_NOTE_TAG = "Translators:"
_HEADER = (
    "Project-Id-Version: Couplet\n"
    "Language: \n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
)


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where a message is asked for."""

    path: str
    """File, relative to the root."""
    msgid: Msgid
    """The msgid, or singular and plural."""
    notes: tuple[str, ...]
    """Notes to the translators."""


def extract_from_templates(texts: Mapping[str, str]) -> PoCatalog:
    """Return the catalog template of templates (path to text); raises `jinja2.TemplateSyntaxError`.

    Jinja2's own extractor drops a template that has a syntax error without a word; a template must not lose its messages so.
    """
    return _make_template(_find_all_template_messages(texts))


def extract_from_program(modules: Mapping[str, str], templates: Mapping[str, str]) -> PoCatalog:
    """Return the catalog template of Python modules and of the desk's templates (path to text); raises `jinja2.TemplateSyntaxError`."""
    uses = (use for path, text in sorted(modules.items()) for use in _find_module_messages(path, text))
    return _make_template(chain(uses, _find_all_template_messages(templates)))


def _find_all_template_messages(texts: Mapping[str, str]) -> Iterator[_Use]:
    """Yield the uses in templates."""
    for path, text in sorted(texts.items()):
        for entry in find_template_messages(text, name=path):
            yield _Use(path, entry.msgid, entry.notes)


def _find_module_messages(path: str, text: str) -> Iterator[_Use]:
    """Yield the uses in one module: calls of ``message``, ``_``, ``N_`` and ``ngettext`` with literals.

    Babel's own extractor misses a call inside another's arguments, and makes one message of ``"A" if x else "B"``.
    """
    lines = text.split("\n")
    calls = [node for node in ast.walk(ast.parse(text, path)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        count = _PYTHON_KEYWORDS.get(name, 0)
        choices = [_list_literals(argument) for argument in call.args[:count]]
        if not count or len(choices) < count:
            continue
        for literals in product(*choices):
            yield _Use(
                path,
                literals[0] if count == 1 else (literals[0], literals[1]),
                _find_notes(lines, call.lineno),
            )
    if MODELS in path:
        for _, _, words in find_docstrings(text):
            yield _Use(path, words, ())


def _list_literals(expression: ast.expr) -> list[str]:
    """Return the strings an argument may be: one, two of a conditional expression, or none that can be known."""
    if isinstance(expression, ast.IfExp):
        return _list_literals(expression.body) + _list_literals(expression.orelse)
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        return [expression.value]
    return []


def _find_notes(lines: Sequence[str], line: int) -> tuple[str, ...]:
    """Return the comment ``# Translators: …`` that ends on the line before ``line`` (counted from 1)."""
    above = takewhile(
        lambda text: text.startswith("#"), (text.strip() for text in reversed(lines[: line - 1]))
    )
    comment = [text.lstrip("# ") for text in reversed(list(above))]
    starts = [index for index, text in enumerate(comment) if text.startswith(_NOTE_TAG)]
    return tuple(comment[starts[0] :]) if starts else ()


def _make_template(uses: Iterable[_Use]) -> PoCatalog:
    """Return the uses as a catalog without translations: one message a msgid, in the order of files and lines.

    That order shows a translator the strings of a page together, and moves few lines when code moves; places are named
    without line numbers for the same reason.
    """
    messages: dict[str, PoMessage] = {}
    for use in uses:
        msgid, plural = (use.msgid, None) if isinstance(use.msgid, str) else use.msgid
        known = messages.get(msgid) or PoMessage(msgid=msgid)
        plural = known.plural if plural is None else plural
        messages[msgid] = replace(
            known,
            plural=plural,
            forms=("",) if plural is None else ("", ""),
            paths=tuple(dict.fromkeys((*known.paths, use.path))),
            notes=tuple(dict.fromkeys((*known.notes, *use.notes))),
        )
    return PoCatalog(
        header=_HEADER,
        header_comments=(),
        plural_count=2,
        plural_rule="n != 1",
        messages=tuple(messages.values()),
    )
