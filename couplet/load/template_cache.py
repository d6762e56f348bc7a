"""Compiled templates kept between builds, as Python keeps compiled modules; a lost, damaged or unwritable cache costs time only.

Templates are trusted like code, and so is what is compiled from them: the cache lies in the site's own folder, beside its templates. An
entry is used only if its digest is that of the template's present text (Jinja's own rule).
"""

import os
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

FOLDER = ".couplet/cache/templates"


class TemplateCache(BytecodeCache):
    """One file a template below a folder that is made when there is something to keep."""

    def __init__(self, folder: Path) -> None:
        """Keep compiled templates in ``folder``."""
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` with what is kept for its template, if that is whole and of this text."""
        with (
            suppress(OSError, ValueError, EOFError, TypeError),
            open(self._folder / bucket.key, "rb") as file,
        ):
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template; whole or not at all, since another build may be reading."""
        staged = self._folder / f"{bucket.key}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            staged.write_bytes(bucket.bytecode_to_string())
            staged.replace(self._folder / bucket.key)


def open_template_cache(root: Path) -> TemplateCache:
    """Return the cache of the site at ``root``."""
    return TemplateCache(root / FOLDER)
