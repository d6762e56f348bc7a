"""Pydantic's errors in our words: code, message and hint; where they stand in a file, and what mends them, others know."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from couplet.load.value_mends import find_key
from couplet.model.findings import Message, message
from couplet.model.locales import KNOWN_LOCALES

Telling = tuple[str, Message, Message]
"""Code, message and hint."""


def word_error(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    """Return what is wrong and how to mend it, for an error that pydantic found in a value of ``model``."""
    return _TELLINGS.get(details["type"], _tell_other)(details, model)


def name_key(details: ErrorDetails) -> str:
    """Return the name of the key an error is about."""
    names = [part for part in details["loc"] if isinstance(part, str) and part != "[key]"]
    return names[-1] if names else ""


def _tell_unknown_key(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    known = sorted(find_fields(model, details["loc"][:-1]))
    named = find_key(name_key(details), known)
    near = [named] if named else get_close_matches(name_key(details), known, n=1)
    hint = (
        message("Did you mean “%(near)s”? Known here: %(known)s.", near=near[0], known=", ".join(known))
        if near
        else message("Remove the line, or use one of: %(known)s.", known=", ".join(known))
    )
    return "schema.unknown-key", message("“%(key)s” is not a known key here.", key=name_key(details)), hint


def _tell_missing(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    key = name_key(details)
    hint = message("Add a line “%(key)s: …” at the same indentation.", key=key)
    return "schema.missing-key", message("“%(key)s” is missing here.", key=key), hint


def _tell_text(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    """Tell what stands where a text is expected; nothing at all is an empty text."""
    if details["input"] is None:
        return _tell_empty(details, model)
    told = message(
        "“%(key)s” must be a text, but is %(found)s.",
        key=name_key(details),
        found=_describe(details["input"]),
    )
    hint = message(
        "Write the text after the colon, in quotation marks if it begins with a bracket: “[1] Rooms”."
    )
    return "schema.not-a-text", told, hint


def _describe(found: object) -> Message:
    """Return what was found where something else was expected."""
    if found is None:
        return message("nothing")
    if isinstance(found, list):
        return message("a list")
    if isinstance(found, dict):
        return message("a mapping of keys")
    return message("the text “%(found)s”", found=str(found)[:60])


def _tell_long(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    limit = details.get("ctx", {}).get("max_length", 0)
    told = message("“%(key)s” has more than %(limit)d characters.", key=name_key(details), limit=limit)
    return "schema.too-long", told, message("Write a shorter one, such as “reading-rooms”.")


def _tell_day(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    told = message("The calendar has no such day: “%(found)s”.", found=details["input"])
    return (
        "schema.no-such-date",
        told,
        message("Look the date up, and write it as 2022-04-29, 2022-05, or 07-20."),
    )


def _tell_empty(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    key = name_key(details)
    hint = message("Write its text after the colon, or remove the line if it is not needed.")
    return "schema.empty", message("“%(key)s” is empty.", key=key), hint


def _tell_language(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    told = message("“%(found)s” is not a language of Couplet.", found=details["input"])
    return "schema.unknown-language", told, message("Use one of: %(known)s.", known=", ".join(KNOWN_LOCALES))


def _tell_choice(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    told = message("“%(key)s” cannot be “%(found)s”.", key=name_key(details), found=details["input"])
    return "schema.unknown-choice", told, message("Use one of: %(expected)s.", expected=_expected(details))


def _expected(details: ErrorDetails) -> object:
    return details.get("ctx", {}).get("expected", "")


def _tell_number(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    told = message(
        "“%(key)s” must be a number, but is “%(found)s”.", key=name_key(details), found=details["input"]
    )
    return (
        "schema.not-a-number",
        told,
        message("Write digits alone, such as 35000 or 418.5, without units or commas."),
    )


def _tell_switch(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    key, found = name_key(details), details["input"]
    told = message("“%(key)s” must be true or false, but is “%(found)s”.", key=key, found=found)
    return "schema.not-a-switch", told, message("Write “%(key)s: true” or “%(key)s: false”.", key=key)


def _tell_pattern(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    key, found = name_key(details), details["input"]
    told = message("“%(found)s” is not a valid value of “%(key)s”.", found=found, key=key)
    return "schema.pattern", told, _PATTERN_HINTS.get(key, _ID_HINT)


_ID_HINT = message("Use lower-case letters a–z, digits and hyphens, such as “reading-rooms”.")
_PATTERN_HINTS = {
    "date": message("Write the date as 2022-04-29, 2022-05, or 07-20."),
    "base_url": message("Write the whole address of the site, such as https://example.org/report/."),
    "url": message("Write the whole address, beginning with https://."),
    "file": message("Name the file with Latin letters, digits, hyphens and dots, such as may-day.jpg."),
}


def _tell_list(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    told = message(
        "“%(key)s” must be a list, but is %(found)s.",
        key=name_key(details),
        found=_describe(details["input"]),
    )
    return (
        "schema.not-a-list",
        told,
        message("Write each item on a line of its own that begins with “- ”, or all in one line as [a, b]."),
    )


def _tell_mapping(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    key, found = name_key(details), details["input"]
    told = message("“%(key)s” must hold keys with values, but is %(found)s.", key=key, found=_describe(found))
    if not key:
        told = message("This file must hold keys with values, but is %(found)s.", found=_describe(found))
    hint = message("Write one “key: value” on each line, or in one line as {zh: 中文, en: English}.")
    if details["type"] == "dict_type" and isinstance(found, str):
        prefix = "en" if found.isascii() else "zh"
        other = "zh" if prefix == "en" else "en"
        shown = f"{key}: {{{prefix}: {found}, {other}: …}}"
        hint = message("A text needs its languages: %(line)s", line=shown)
    return "schema.not-a-mapping", told, hint


def _tell_too_few(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    return (
        "schema.empty",
        message("“%(key)s” has no items.", key=name_key(details)),
        message("Add at least one item, or remove the key."),
    )


def _tell_rule(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    """Tell the error of one of the models' own validators, named by its text."""
    rule = str(details.get("ctx", {}).get("error", ""))
    if rule == "unknown-language":
        return _tell_language(details, model)
    if rule == "not-a-number":
        return _tell_number(details, model)
    if rule == "no-such-date":
        return _tell_day(details, model)
    return _RULES.get(rule) or _tell_other(details, model)


_RULES: Mapping[str, Telling] = {
    "fact-statement": (
        "facts.statement",
        message(
            "A fact must state one thing: a value, a date or a text; a plan item has a target and perhaps a value."
        ),
        message(
            "Give the row exactly one of “value:”, “date:”, “text:”, or “target:” with or without “value:”."
        ),
    ),
    "editor-url": (
        "schema.pattern",
        message("This is not an address by which the desk may open a file."),
        message(
            "Write it as vscode://file/{path}:{line}:{column}; docs/writing.md lists the programs. Leave it empty for no links."
        ),
    ),
    "locale-twice": (
        "schema.invalid",
        message("A language stands twice."),
        message("Name each language of the site once, such as “locales: [zh, en]”."),
    ),
    "no-language": (
        "schema.empty",
        message("No text is given in any language."),
        message("Write it as {zh: 中文, en: English}."),
    ),
    "term-language": (
        "schema.missing-key",
        message("This term has forms or a note in a language for which it has no preferred form."),
        message("Give the preferred form in that language, such as “en: workers’ reading room”."),
    ),
}


def _tell_other(details: ErrorDetails, model: type[BaseModel]) -> Telling:
    told = message("“%(found)s” does not fit here.", found=str(details["input"])[:60])
    return "schema.invalid", told, message("Compare with the examples in docs/writing.md.")


_TELLINGS: Mapping[str, Callable[[ErrorDetails, type[BaseModel]], Telling]] = {
    "extra_forbidden": _tell_unknown_key,
    "missing": _tell_missing,
    "string_too_short": _tell_empty,
    "string_too_long": _tell_long,
    "string_type": _tell_text,
    "literal_error": _tell_choice,
    "bool_parsing": _tell_switch,
    "bool_type": _tell_switch,
    "int_parsing": _tell_number,
    "int_type": _tell_number,
    "decimal_parsing": _tell_number,
    "decimal_type": _tell_number,
    "string_pattern_mismatch": _tell_pattern,
    "tuple_type": _tell_list,
    "dict_type": _tell_mapping,
    "model_type": _tell_mapping,
    "model_attributes_type": _tell_mapping,
    "too_short": _tell_too_few,
    "value_error": _tell_rule,
}


def find_fields(model: type[BaseModel], way: tuple[Any, ...]) -> set[str]:
    """Return the keys that the model knows at the place ``way`` leads to; none where that is not a model."""
    current: Any = model
    for part in way:
        if isinstance(part, int):
            continue
        field = getattr(current, "model_fields", {}).get(part)
        if field is None:
            return set()
        current = _find_model(field.annotation)
    return set(getattr(current, "model_fields", {}))


def _find_model(annotation: Any) -> Any:
    """Return the model inside an annotation such as ``tuple[Fact, ...]`` or ``Photo | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _find_model(part))), None)
