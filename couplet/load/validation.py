"""From YAML values to the report's models: pydantic's errors told as findings at the place they mean; no reading of files."""

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from couplet.load.schema_wording import find_fields, name_key, word_error
from couplet.load.value_mends import LANGUAGES, SWITCHES, find_key, mend_date, mend_number
from couplet.load.yaml_source import YamlDocument
from couplet.model.findings import Finding, Fix, Severity, message

Model = TypeVar("Model", bound=BaseModel)


def validate_document(model: type[Model], document: YamlDocument) -> Model | list[Finding]:
    """Return the document's value as ``model``, or a finding for every place where it does not fit."""
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return [_tell_error(details, model, document) for details in _drop_echoes(errors, model)]


def _drop_echoes(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """Return errors without those that only follow from others: a list without items that fit, a key missing where it is misspelt."""
    ways = [details["loc"] for details in errors]
    meant = {
        (*details["loc"][:-1], mended)
        for details in errors
        if details["type"] == "extra_forbidden" and (mended := _mend("schema.unknown-key", details, model))
    }
    return [
        details
        for details in errors
        if not (details["type"] == "missing" and details["loc"] in meant)
        and not (
            details["type"] == "too_short"
            and any(
                len(way) > len(details["loc"]) and way[: len(details["loc"])] == details["loc"]
                for way in ways
            )
        )
    ]


def _tell_error(details: ErrorDetails, model: type[BaseModel], document: YamlDocument) -> Finding:
    """Return pydantic's error as a finding; of an unknown key the place is the key's, else the value's."""
    way = tuple(part for part in details["loc"] if part != "[key]")
    kind = details["type"]
    code, told, hint = word_error(details, model)
    is_key = kind == "extra_forbidden" or "[key]" in details["loc"]
    if way not in document.positions and way[-1:] == (0,):
        way = way[:-1]  # A single value that was read as a list of one.
    place = document.locate(way, of_key=is_key)
    mended = _mend(code, details, model)
    if mended is None or place.end_column is None or way not in document.positions:
        return Finding(code, Severity.ERROR, place, told, hint)
    if is_key and _has_neighbour(document.value, way, mended):
        return Finding(code, Severity.ERROR, place, told, hint)
    hint = message(
        "Write it like this: %(line)s", line=f"{mended}: …" if is_key else f"{name_key(details)}: {mended}"
    )
    return Finding(code, Severity.ERROR, place, told, hint, fix=Fix(place, mended))


def _mend(code: str, details: ErrorDetails, model: type[BaseModel]) -> str | None:
    """Return what the key or the value should be where only one thing can be meant."""
    if code == "schema.unknown-key":
        return find_key(name_key(details), find_fields(model, details["loc"][:-1]))
    written = details["input"]
    if not isinstance(written, str):
        return None
    if code == "schema.unknown-language":
        return LANGUAGES.get(written.lower())
    if code == "schema.not-a-number":
        return mend_number(written)
    if code == "schema.not-a-switch":
        return SWITCHES.get(written)
    return mend_date(written) if code == "schema.pattern" and name_key(details) == "date" else None


def _has_neighbour(value: object, way: tuple[Any, ...], key: str) -> bool:
    """Whether the mapping that the key at the end of ``way`` stands in has ``key`` already."""
    for part in way[:-1]:
        value = value[part]  # type: ignore[index]  # the way was found in this value
    return isinstance(value, dict) and key in value
