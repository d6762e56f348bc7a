"""Files as they were read last, by name: what did not change is not read again; it knows nothing of what the files mean.

A one-time build begins with an empty shelf. The preview keeps its own: it says which files changed, or that it is not sure, and then
every file is looked at by its stamp.
"""

from collections.abc import Callable, Collection, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from couplet.load.reader import Stamp, digest_file, list_files, name_path, stamp_file
from couplet.model.derivations import Derivations
from couplet.model.findings import Finding

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file as it was read."""

    stamp: Stamp | None
    """Its stamp before it was read; ``None`` where there was no file."""
    digest: str
    """Digest of its bytes."""
    value: object
    """What it was read as; ``None`` where it could not be."""
    findings: tuple[Finding, ...]
    """What was wrong with it."""


class Shelf:
    """The files of one site."""

    def __init__(self, root: Path, *, is_forgiving: bool = False) -> None:
        """Keep files below ``root``; with ``is_forgiving`` the last good reading stands in for a file that cannot be read any more."""
        self.root = root
        self.is_forgiving = is_forgiving
        self.derivations = Derivations()
        self.count = 0
        """How many files were read so far, for tests."""
        self._readings: dict[str, _Reading] = {}
        # Readings of the last round that nobody has asked for in this one: those files are gone.
        self._former: dict[str, _Reading] = {}
        self._good: dict[str, _Reading] = {}
        self._listings: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._changed: frozenset[str] | None = None

    def open(self, changed: Collection[str] | None) -> None:
        """Begin a round that looks at the files named in ``changed`` alone; at all of them for ``None``, or where a name is news."""
        is_certain = changed is not None and all(
            name in self._readings and stamp_file(self.root / name) for name in changed
        )
        self._changed = frozenset(changed or ()) if is_certain else None
        for name in self._former:
            self._good.pop(name, None)
        self._former = {}
        if not is_certain:
            self._listings.clear()
            self._former, self._readings = self._readings, {}

    def find_files(self, folder: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of the files that `list_files` finds below a folder."""
        key = (folder, *suffixes)
        if key not in self._listings:
            paths = list_files(self.root, folder, suffixes)
            self._listings[key] = tuple(name_path(self.root, path) for path in paths)
        return self._listings[key]

    def read(
        self, name: str, findings: list[Finding], make: Callable[[Path, list[Finding]], Value | None]
    ) -> Value | None:
        """Return what ``make`` makes of the file ``name``, or made of it before; what is wrong with it is added to ``findings``."""
        reading = self._readings.get(name) or self._former.pop(name, None)
        if reading is None or self._has_changed(name, reading):
            reading = self._read_anew(name, reading, make)
        self._readings[name] = reading
        findings.extend(reading.findings)
        good = self._good.get(name, reading) if reading.value is None else reading
        value: Value | None = good.value  # type: ignore[assignment]  # one file, one type
        return value

    @property
    def names(self) -> Set[str]:
        """Every file that was read."""
        return self._readings.keys()

    def find_touched(self, names: Collection[str]) -> frozenset[str]:
        """Return those of the files that are not any more as they were when they were read, by their stamps."""
        return frozenset(
            name
            for name in names
            if (reading := self._readings.get(name)) and stamp_file(self.root / name) != reading.stamp
        )

    def _has_changed(self, name: str, reading: _Reading) -> bool:
        if self._changed is not None:
            return name in self._changed
        return stamp_file(self.root / name) != reading.stamp

    def _read_anew(
        self, name: str, before: _Reading | None, make: Callable[[Path, list[Finding]], Value | None]
    ) -> _Reading:
        """Return a file as it now is; a file that was only touched is not parsed again."""
        stamp = stamp_file(self.root / name)
        digest = digest_file(self.root, self.root / name) if self.is_forgiving and stamp else ""
        digest = "" if isinstance(digest, Finding) else digest
        for known in (before, self._good.get(name)):
            if known is not None and digest and digest == known.digest:
                return _Reading(stamp, digest, known.value, known.findings)
        found: list[Finding] = []
        value = make(self.root / name, found)
        self.count += 1
        reading = _Reading(stamp, digest, value, tuple(found))
        if value is not None and self.is_forgiving:
            self._good[name] = reading
        elif stamp is None:
            self._good.pop(name, None)
        return reading
