"""What the models of YAML files say of themselves: their docstrings, which editors read in the schemas and translators in the catalogs."""

import ast
from collections.abc import Iterator


def find_docstrings(source: str) -> Iterator[tuple[str, str, str]]:
    """Yield class, field (as files call it; empty for the class) and words of what a module of models says of itself."""
    for node in ast.parse(source).body:
        if not (
            isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") in RECORDS for base in node.bases)
        ):
            continue
        words = ast.get_docstring(node)
        if words:
            yield node.name, "", _join(words)
        for field, told in zip(node.body, node.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(told, ast.Expr)
                and isinstance(told.value, ast.Constant)
            ):
                yield node.name, _name_field(field), _join(str(told.value.value))


RECORDS = frozenset(("Record", "Acceptance", "PhotoFacts"))
"""Classes whose heirs are read from YAML files."""


def _join(words: str) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join(words.partition("\n\n")[0].split())


def _name_field(field: ast.AnnAssign) -> str:
    """Return the name of a field in files: its alias, if it has one."""
    for node in ast.walk(field.annotation):
        if isinstance(node, ast.keyword) and node.arg == "alias" and isinstance(node.value, ast.Constant):
            return str(node.value.value)
    return field.target.id if isinstance(field.target, ast.Name) else ""
