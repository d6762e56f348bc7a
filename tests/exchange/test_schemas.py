"""The schemas for editors: in step with the models, fit for draft 7, true of the real report, and strict about slips."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from couplet.cli import couplet
from couplet.console import Console
from couplet.exchange.editor_files import VSCODE, make_editor_files
from couplet.exchange.schemas import MODELS, make_schemas, name_schema
from couplet.model.locales import KNOWN_LOCALES
from tests.real_site import REPOSITORY

NEWER_WORDS = {
    *(
        "$defs",
        "$anchor",
        "$dynamicRef",
        "$dynamicAnchor",
        "$recursiveRef",
        "prefixItems",
        "dependentRequired",
    ),
    *(
        "dependentSchemas",
        "unevaluatedItems",
        "unevaluatedProperties",
        "minContains",
        "maxContains",
        "deprecated",
    ),
}
CONSOLES = {prefix: Console(locale, root=REPOSITORY) for prefix, locale in KNOWN_LOCALES.items()}
CHINESE = {path: json.loads(text) for path, text in make_schemas(CONSOLES["zh"].translate).items()}


def read_yaml(path: Path) -> Any:
    """Return a YAML file as an editor reads it: by the core schema of YAML 1.2."""
    read = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(read, default=str))


def list_words(schema: Any) -> set[str]:
    """Return every key of a schema that is no name of a property."""
    if isinstance(schema, list):
        return {word for part in schema for word in list_words(part)}
    if not isinstance(schema, dict):
        return set()
    named = {"properties", "definitions"}
    return set(schema) | {
        word
        for key, part in schema.items()
        for member in (part.values() if key in named else [part])
        for word in list_words(member)
    }


def test_committed_files_are_those_that_are_made_now() -> None:
    for path, content in make_editor_files(CONSOLES["zh"].translate).items():
        assert (REPOSITORY / path).read_bytes() == content, f"{path} is out of step: couplet schema --lang zh"


@pytest.mark.parametrize("path", MODELS)
def test_schema_is_of_draft_7_and_true_of_the_report(path: str) -> None:
    schema = CHINESE[name_schema(path)]
    Draft7Validator.check_schema(schema)
    assert not list_words(schema) & NEWER_WORDS
    if (REPOSITORY / path).exists():
        assert list(Draft7Validator(schema).iter_errors(read_yaml(REPOSITORY / path))) == []


@pytest.mark.parametrize("path", MODELS)
def test_every_key_is_explained(path: str) -> None:
    schema = CHINESE[name_schema(path)]
    assert set(schema["properties"]) == {
        field.alias or name for name, field in MODELS[path].model_fields.items()
    }
    parts = [
        schema,
        *(choice for part in schema["definitions"].values() for choice in (part, *part.get("anyOf", ()))),
    ]
    for part in parts:
        for key, value in part.get("properties", {}).items():
            assert value.get("description") or key in KNOWN_LOCALES, f"{path}: {key}"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/site.yaml", "locales:", "locale:"),
        ("content/site.yaml", "  zh:", "  cn:"),
        ("content/facts.yaml", "bound: ", "bound: x"),
        ("content/timeline.yaml", "- id: ", "- id: A "),
        ("translations/termbase.yaml", "kind: ", "kind: x"),
    ],
)
def test_slips_are_refused(path: str, old: str, new: str, tmp_path: Path) -> None:
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    if old not in text:
        old, new = "title: {zh:", "title: {cn:"
    (tmp_path / "slip.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert list(Draft7Validator(CHINESE[name_schema(path)]).iter_errors(read_yaml(tmp_path / "slip.yaml")))


def test_descriptions_are_in_the_language_asked_for() -> None:
    english = json.loads(make_schemas(CONSOLES["en"].translate)["schemas/site.schema.json"])
    assert english["properties"]["byline"]["description"] == "Who wrote it."
    assert CHINESE["schemas/site.schema.json"]["properties"]["byline"]["description"] == "作者。"


def test_command_writes_all_and_leaves_settings_of_the_writer_alone(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / ".vscode").mkdir()
    (tmp_path / VSCODE[1]).write_text("{}", encoding="utf-8")
    result = CliRunner().invoke(couplet, ["schema", "--root", str(tmp_path), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert (tmp_path / VSCODE[1]).read_text(encoding="utf-8") == "{}"
    settings = json.loads(make_editor_files(CONSOLES["en"].translate)[VSCODE[1]])
    assert all((tmp_path / schema).exists() for schema in settings["yaml.schemas"])
    assert (tmp_path / VSCODE[0]).exists()
