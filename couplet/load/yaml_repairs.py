"""Mends a YAML text step by step and remembers what it did, so that every place can be told as it is in the file; tells nothing itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from couplet.load.yaml_slips import Slip, list_slips

Place = tuple[int, int]
"""Line and column of a text, counted from 0."""
Try = Callable[[str], "Place | None"]
"""Reads a text and returns the place where it cannot be read, ``None`` if it can."""

LINES_BACK = 8
"""Lines above the one where reading stopped that are looked at: a key that is none shows only where the next one begins."""
CHARACTERS_TRIED = 4_000_000
"""Characters read in trials for one text; a long one gets fewer."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change that was made."""

    line: int
    """Its line."""
    start: int
    """Index of its first character when it was made."""
    old: int
    """Characters that were there."""
    new: int
    """Characters that are there now."""


@dataclass(slots=True)
class Repairs:
    """A text while it is mended."""

    lines: list[str]
    """Its lines as they are now."""
    edits: list[_Edit] = field(default_factory=list)
    """What was changed, in order."""
    budget: int = CHARACTERS_TRIED
    """Characters that may still be read in trials."""

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "\n".join(self.lines)

    def apply(self, line: int, start: int, end: int, replacement: str) -> None:
        """Replace characters of a line."""
        self.lines[line] = _splice(self.lines[line], start, end, replacement)
        self.edits.append(_Edit(line, start, end - start, len(replacement)))

    def find_original(self, place: Place) -> Place:
        """Return where a place of the text as it is now stood before anything was mended."""
        line, column = place
        for edit in reversed(self.edits):
            if edit.line != line or column < edit.start:
                continue
            column = (
                edit.start + min(column - edit.start, edit.old)
                if column < edit.start + edit.new
                else column + edit.old - edit.new
            )
        return line, column

    def find_culprits(self, trouble: Place, hidden: set[int], read: Try) -> Sequence[Slip]:
        """Return the slips without which reading gets beyond the place `trouble`: those of one line, else of as few lines as may be.

        Lines in `hidden` are inside a quoted text.
        """
        last = min(trouble[0], len(self.lines) - 1)
        numbers = [number for number in range(last, max(-1, last - LINES_BACK), -1) if number not in hidden]
        found: list[Slip] = []
        for number in numbers:
            slips = _drop_overlapping(list_slips(self.lines[number], number))
            found += slips
            for choice in ([[slip] for slip in slips] if len(slips) > 1 else []) + ([slips] if slips else []):
                if self.helps(trouble, choice, read):
                    return choice
            if slips and len(found) > len(slips) and self.helps(trouble, found, read):
                return self._drop_idle(trouble, found, read)
        return ()

    def helps(self, trouble: Place, slips: Iterable[Slip], read: Try) -> bool:
        """Whether reading gets beyond the place `trouble` once `slips` are mended."""
        self.budget -= sum(map(len, self.lines)) + len(self.lines)
        if self.budget < 0:
            return False
        lines = self.lines.copy()
        growth = 0
        for slip in sorted(slips, reverse=True):
            lines[slip.line] = _splice(lines[slip.line], slip.start, slip.end, slip.replacement)
            growth += len(slip.replacement) - (slip.end - slip.start) if slip.line == trouble[0] else 0
        place = read("\n".join(lines))
        return place is None or place > (trouble[0], trouble[1] + max(0, growth))

    def _drop_idle(self, trouble: Place, slips: list[Slip], read: Try) -> list[Slip]:
        """Return those of `slips` that are needed to get beyond `trouble`."""
        needed = slips
        for slip in slips:
            fewer = [other for other in needed if other != slip]
            if fewer and self.helps(trouble, fewer, read):
                needed = fewer
        return needed


def _splice(line: str, start: int, end: int, replacement: str) -> str:
    return f"{line[:start]}{replacement}{line[end:]}"


def _drop_overlapping(slips: Iterable[Slip]) -> list[Slip]:
    """Return slips in order of place, of those that overlap the first alone."""
    kept: list[Slip] = []
    for slip in sorted(slips):
        if not kept or slip.start >= kept[-1].end:
            kept.append(slip)
    return kept
