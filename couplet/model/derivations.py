"""Values made of other values, kept for as long as they are asked for of the very same objects; it knows nothing of what they are.

Models are frozen, so what follows from the same objects is the same: identity is all that has to be compared, which costs nothing.
"""

from collections.abc import Callable, Hashable
from operator import is_
from typing import TypeVar

Value = TypeVar("Value")
Source = TypeVar("Source")


class Derivations:
    """What was last derived under each name."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: dict[Hashable, tuple[tuple[object, ...], object]] = {}

    def derive(self, name: Hashable, sources: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """Return what was made under ``name`` of exactly these ``sources``, else what ``make`` now returns; each name has one type."""
        if self.holds(name, sources):
            value: Value = self._kept[name][1]  # type: ignore[assignment]  # one name, one type
            return value
        value = make()
        self._kept[name] = (sources, value)
        return value

    def holds(self, name: Hashable, sources: tuple[object, ...]) -> bool:
        """Whether what was made under ``name`` was made of exactly these ``sources``."""
        kept = self._kept.get(name)
        return kept is not None and len(kept[0]) == len(sources) and all(map(is_, kept[0], sources))


def keep_last(function: Callable[[Source], Value]) -> Callable[[Source], Value]:
    """Return ``function`` with its last result kept for as long as it is asked about the very same object."""
    derivations = Derivations()

    def recall(source: Source) -> Value:
        return derivations.derive(None, (source,), lambda: function(source))

    return recall
