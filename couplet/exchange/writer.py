"""Files written whole, all of a set or none; what is in them is others' business."""

import os
from collections.abc import Mapping
from pathlib import Path


def write_files(root: Path, contents: Mapping[str, bytes]) -> None:
    """Put ``contents`` (path below ``root`` to bytes) in place; raises `OSError`, and then the files are what they were.

    Everything is written beside its place first, so that a full disk is noticed before any file is touched.
    """
    staged: dict[Path, Path] = {}
    kept: dict[Path, bytes | None] = {}
    try:
        for path, content in contents.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            staged[target] = target.with_name(f".{target.name}.new")
            staged[target].write_bytes(content)
        for target, source in staged.items():
            kept[target] = target.read_bytes() if target.exists() else None
            _keep_mode(target, source)
            source.replace(target)
    except BaseException:
        # Not only a full disk: an interruption between two files must not leave half of a set either.
        _restore(kept)
        raise
    finally:
        for source in staged.values():
            source.unlink(missing_ok=True)


def _keep_mode(target: Path, source: Path) -> None:
    """Give a new file the rights of the one it replaces."""
    if target.exists():
        os.chmod(source, target.stat().st_mode & 0o777)


def _restore(kept: Mapping[Path, bytes | None]) -> None:
    """Put back what was replaced."""
    for target, content in kept.items():
        if content is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(content)


def list_differing(folder: Path, contents: Mapping[str, bytes]) -> list[str]:
    """Return the paths below ``folder`` that exist and hold something else than ``contents``."""
    return [
        path
        for path, content in contents.items()
        if (folder / path).exists()
        and not ((folder / path).is_file() and (folder / path).read_bytes() == content)
    ]
