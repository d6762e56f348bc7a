"""Compiled templates handed from one small site to the next: compiling them takes longer than all the rest of building such a site."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from couplet.load.template_cache import FOLDER, MESSAGES


@cache
def _make_store() -> Path:
    """Return a folder of this process that goes when it ends."""
    store = Path(tempfile.mkdtemp(prefix="couplet-tests-"))
    atexit.register(shutil.rmtree, store, ignore_errors=True)
    return store


def lend_templates(root: Path) -> None:
    """Give a site that has no caches yet what another one compiled; entries go by digest, so that other templates are not mistaken for them."""
    if not (root / FOLDER).exists() and (_make_store() / FOLDER).exists():
        shutil.copytree(_make_store() / FOLDER, root / FOLDER)
        shutil.copy2(_make_store() / MESSAGES, root / MESSAGES)


def keep_templates(root: Path) -> None:
    """Keep what a site compiled, once."""
    if not (_make_store() / FOLDER).exists() and (root / MESSAGES).exists() and (root / FOLDER).exists():
        shutil.copytree(root / FOLDER, _make_store() / FOLDER)
        shutil.copy2(root / MESSAGES, _make_store() / MESSAGES)
