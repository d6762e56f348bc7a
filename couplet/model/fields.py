"""The kinds of value that the YAML files hold, and the base of their models; no files of their own.

Every scalar reaches these as text (`couplet.load.yaml_source` guesses no types), so each conversion happens here, by the field's declared
type. Keys that no model declares are refused.
"""

import re
from datetime import date as calendar_date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema

from couplet.model.locales import KNOWN_LOCALES


def _require_known(prefix: str) -> str:
    if prefix not in KNOWN_LOCALES:
        raise ValueError("unknown-language")
    return prefix


_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,8})?")
"""Up to a quadrillion, with eight decimals: what can be computed with, and printed, without rounding."""
LEAP_YEAR = 2024
"""Year that a day without a year is looked up in, so that 29 February is one."""


def _require_plain(value: object) -> object:
    """Refuse what is no plain number: pydantic would read ``1_000``, ``1e3`` and full-width digits as well."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value.strip()):
        raise ValueError("not-a-number")
    return value


def _require_day(text: str) -> str:
    """Refuse a date that no calendar has, such as ``2022-11-31``."""
    parts = [int(part) for part in text.split("-")]
    if len(text) == len("07-20"):
        parts.insert(0, LEAP_YEAR)
    try:
        calendar_date(*(parts if len(parts) == 3 else [*parts, 1]))
    except ValueError as error:
        raise ValueError("no-such-date") from error
    return text


Number = Annotated[Decimal, BeforeValidator(_require_plain)]
Count = Annotated[int, BeforeValidator(_require_plain)]
Day = Annotated[
    str,
    StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}(-[0-9]{2})?|[0-9]{2}-[0-9]{2})$"),
    AfterValidator(_require_day),
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
PageKey = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*$", max_length=120)
]
Prefix = Annotated[str, AfterValidator(_require_known), WithJsonSchema({"enum": list(KNOWN_LOCALES)})]
PageKind = Literal["home", "article", "scorecard", "timeline", "outlook", "imprint"]


def _blank_to_text(value: object) -> object:
    """Read an empty scalar as the empty text."""
    return (
        {key: "" if text is None else text for key, text in value.items()}
        if isinstance(value, dict)
        else value
    )


def _require_one(texts: dict[str, str]) -> dict[str, str]:
    if not texts:
        raise ValueError("no-language")
    return texts


Localized = Annotated[dict[Prefix, Text], AfterValidator(_require_one)]
LocalizedOrBlank = Annotated[dict[Prefix, str], BeforeValidator(_blank_to_text)]


def as_tuple(value: object) -> object:
    """Read a single value as a list of one."""
    return value if value is None or isinstance(value, (list, tuple)) else (value,)


class Record(BaseModel):
    """What all models share: unknown keys are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
