"""What an editor writes to choose severities and to accept findings: the types; what follows from them is `couplet.model.policy`'s."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from couplet.model.fields import Record, Text

Weight = Literal["error", "warning", "notice", "off"]
"""How much findings of a code weigh; ``off`` keeps them to the program."""


class Acceptance(Record):
    """One finding at one place that a person has looked at and lets stand; in the head of a content file."""

    code: Text
    """Code of the finding."""
    text: str = ""
    """The words it is about, as they stand in the file; may be left out where the file has one finding of this code."""
    reason: Text
    """Why it may stand."""


class PlacedAcceptance(Acceptance):
    """The same for a file that has no head; in ``site.yaml``."""

    path: Annotated[str, StringConstraints(pattern=r"^(content|translations)/[^\\]+$")]
    """The file, seen from the site's folder."""


def _freeze(weights: dict[str, Weight]) -> Mapping[str, Weight]:
    """Return a mapping that no walk over texts by language takes for one: those are plain ``dict``."""
    return MappingProxyType(dict(weights))


class CheckSettings(Record):
    """``checks:`` in ``site.yaml``."""

    severity: Annotated[dict[str, Weight], AfterValidator(_freeze)] = Field(
        default_factory=dict, validate_default=True
    )
    """Code, or family of codes such as ``typography``, to weight."""
    accepted: tuple[PlacedAcceptance, ...] = ()
    """Accepted findings in files without a head."""
