"""Compiled templates, and what they ask the catalogs for, kept between builds as Python keeps compiled modules.

A lost, damaged or unwritable cache costs time only.

Templates are trusted like code, and so is what is compiled from them: the cache lies in the site's own folder, beside its templates. An
entry is used only if its digest is that of the template's present text (Jinja's own rule).
"""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from couplet.model.catalogs import Msgid

FOLDER = ".couplet/cache/templates"
MESSAGES = ".couplet/cache/messages.json"


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


def recall_messages(root: Path, key: str) -> list[Msgid] | None:
    """Return the messages kept under ``key``, a digest of all templates; ``None`` where there are none."""
    try:
        kept = json.loads((root / MESSAGES).read_bytes())
        if kept["key"] != key:
            return None
        return [
            entry if isinstance(entry, str) else (str(entry[0]), str(entry[1])) for entry in kept["messages"]
        ]
    except (OSError, ValueError, LookupError, TypeError):
        return None


def keep_messages(root: Path, key: str, messages: Sequence[Msgid]) -> None:
    """Keep what the templates ask the catalogs for; whole or not at all."""
    path = root / MESSAGES
    staged = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        staged.write_text(
            json.dumps({"key": key, "messages": messages}, ensure_ascii=False), encoding="utf-8"
        )
        staged.replace(path)
