"""JSON Schemas of the YAML files, for editors such as VS Code: made of the models, so that they cannot say anything else; writes no file.

In the vocabulary of draft 7, which yaml-language-server reads. Such an editor reads YAML with its own guesses of types, ours reads text
only; so a text may be a number there, and what a model takes in two forms (one value or a list) has both in its schema. What a schema
cannot say (dates that exist, ids that are known) `couplet check` says.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from couplet.exchange.docstrings import find_docstrings
from couplet.load.content import OPTIONAL, REQUIRED
from couplet.load.termbase import TERMBASE
from couplet.model import fields
from couplet.model.findings import Message
from couplet.model.termbase import Termbase

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = "schemas"
MODELS: Mapping[str, type[BaseModel]] = {
    **{f"content/{name}.yaml": model for name, model in {**REQUIRED, **OPTIONAL}.items()},
    TERMBASE: Termbase,
}
"""YAML file that editors write, below a site's root, to its model."""


def name_schema(path: str) -> str:
    """Return where the schema of a YAML file stands: ``content/site.yaml`` has ``schemas/site.schema.json``."""
    return f"{FOLDER}/{Path(path).stem}.schema.json"


def make_schemas(translate: Callable[[Message], str]) -> Mapping[str, str]:
    """Return path and text of every schema; its descriptions are in the language that ``translate`` speaks."""
    return {
        name_schema(path): f"{json.dumps(make_schema(model, translate), ensure_ascii=False, indent=2)}\n"
        for path, model in MODELS.items()
    }


def make_schema(model: type[BaseModel], translate: Callable[[Message], str]) -> Schema:
    """Return the schema of one model."""
    made = model.model_json_schema(schema_generator=_Generator, ref_template="#/definitions/{model}")
    definitions = made.pop("$defs", {})
    words = read_docstrings()
    for name, part in [(model.__name__, made), *definitions.items()]:
        _describe(part, words.get(name, {}), translate)
    return {
        "$schema": DRAFT,
        **_tidy(made),
        "definitions": {name: _tidy(part) for name, part in definitions.items()},
    }


def _describe(part: Schema, words: Mapping[str, str], translate: Callable[[Message], str]) -> None:
    """Say of a mapping and of each of its keys what it is for, in the words of the model's docstrings."""
    if "" in words:
        part["description"] = _say(words[""], translate)
    for part_of in (part, *part.get("anyOf", ())):
        for key, value in part_of.get("properties", {}).items():
            if key in words:
                value["description"] = _say(words[key], translate)


def _say(words: str, translate: Callable[[Message], str]) -> str:
    return translate(Message(words)).replace("``", "")


@cache
def read_docstrings() -> Mapping[str, Mapping[str, str]]:
    """Return the words of the models, by class: of the class itself under ``""``, of a field under the name it has in a file."""
    folder = Path(fields.__file__).parent
    own: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.py")):
        for name, field, words in find_docstrings(path.read_text(encoding="utf-8")):
            own.setdefault(name, {})[field] = words
    classes = [fields.Record]
    for model in classes:
        classes += model.__subclasses__()
    return {
        model.__name__: {
            key: words
            for base in reversed(model.__mro__)
            for key, words in own.get(base.__name__, {}).items()
        }
        for model in classes
    }


def _tidy(part: Any) -> Any:
    """Return a schema without what says nothing: titles made of names, and ``null`` for what may be left out."""
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: {name: _tidy(value) for name, value in member.items()} if key == "properties" else _tidy(member)
        for key, member in part.items()
        if not (key == "title" and isinstance(member, str))
        and not (key == "default" and member in (None, {}, []))
    }
    if "anyOf" in kept and "properties" not in kept:
        kept.pop("additionalProperties", None)  # It belongs to the one choice that has properties.
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return {**kept, "anyOf": choices} if choices else kept


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, told of what our models read before they validate."""

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        """Let a text be what YAML itself takes for a number or a switch; nothing at all only where a text may be empty."""
        made = super().str_schema(schema)
        blank = [] if made.get("minLength") or made.get("pattern") else ["null"]
        return {**made, "type": ["string", "number", "boolean", *blank]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> Schema:
        """Numbers are written as such."""
        return {"type": "number"}

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        """Name the keys that a mapping by language may have."""
        made = super().dict_schema(schema)
        keys = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        if "enum" not in keys:
            return made
        values = made.pop("additionalProperties", True)
        return {**made, "properties": dict.fromkeys(keys["enum"], values), "additionalProperties": False}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        """Add the other form of what may be written in two: one value for a list of one, a page for a group of pages."""
        made = super().function_before_schema(schema)
        function = schema["function"]["function"]
        lists = [part for part in (made, *made.get("anyOf", ())) if part.get("type") == "array"]
        if function is fields.as_tuple and lists:
            return {"anyOf": [lists[0]["items"], *made.get("anyOf", [made])]}
        if getattr(function, "__name__", "") == "_read_single":
            return {"anyOf": [made["properties"]["pages"]["items"], made]}
        return made
