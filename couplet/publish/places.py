"""Where a site and the working folders of its publication lie; names only, nothing is created or removed here.

Working folders lie beside the site, on the same disk, so that one rename puts a finished site in its place. A folder on which
a disk is mounted cannot be renamed, and what lies beside it is on another disk: there they lie inside.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

OWN_PREFIX: Final = ".couplet."
"""What names begin with at the top of a site that no page may have."""
MANIFEST_NAME: Final = f"{OWN_PREFIX}json"
"""Name of the manifest in the site: the mark that a folder is ours."""
KEPT_NAMES: Final = frozenset({f"{OWN_PREFIX}lock", "lost+found"})
"""What may lie at the top of a mounted site without belonging to it."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that a publication works with."""

    out: Path
    """The site, absolute."""
    is_mount: bool
    """Whether a disk is mounted on the site, so that it can only be filled, not replaced."""
    staging: Path
    """The new site while it is written, and the old one while it is removed."""
    previous: Path
    """The old site, whole, while the new one takes its place and this cannot be done in one step."""
    leaving: Path
    """The old site while it is moved aside entry by entry; mounted sites only."""
    lock: Path
    """The file that a build holds."""

    @property
    def own_names(self) -> frozenset[str]:
        """The names of what is not part of the site although it lies in its folder."""
        inside = {self.staging.name, self.previous.name, self.leaving.name}
        return KEPT_NAMES | inside if self.is_mount else KEPT_NAMES


def locate_places(out: Path) -> Places:
    """Return the places of the site at ``out``, which need not exist and may be relative to the working directory."""
    absolute = Path(os.path.abspath(out))
    target = Path(os.path.realpath(absolute.parent)) / absolute.name
    is_mount = target.parent != target and os.path.ismount(target)
    folder, stem = (target, OWN_PREFIX) if is_mount else (target.parent, f".{target.name}.")
    return Places(
        out=target,
        is_mount=is_mount,
        staging=folder / f"{stem}staging-{os.getpid()}",
        previous=folder / f"{stem}previous",
        leaving=folder / f"{stem}leaving",
        lock=folder / f"{stem}lock",
    )


def find_stagings(places: Places) -> list[Path]:
    """Return the staging folders that builds of this site, this one or killed ones, left."""
    stem = places.staging.name.rpartition("-")[0]
    pattern = re.compile(re.escape(stem) + r"-[0-9]+")
    try:
        with os.scandir(places.staging.parent) as entries:
            return sorted(
                Path(e.path) for e in entries if pattern.fullmatch(e.name) and e.is_dir(follow_symlinks=False)
            )
    except OSError:
        # The folder around the site is missing or may not be listed; if that matters, writing there will say so.
        return []


def has_remains(out: Path) -> bool:
    """Return whether a killed build left something of the site at ``out`` that the next `hold_site` would put in order."""
    places = locate_places(out)
    return os.path.isdir(places.previous) or os.path.isdir(places.leaving) or bool(find_stagings(places))
