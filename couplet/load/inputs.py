"""What a build depends on, as digests: every input file, the program itself, and its libraries; nothing is parsed.

These digests answer one question fast: has anything changed since the last build? They must therefore miss nothing that can reach the
output, and importing this module must be cheap.
"""

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from couplet.load.reader import digest_bytes, digest_file, list_files
from couplet.load.theme import TRANSLATIONS, list_theme_files
from couplet.model.findings import Finding

CONTENT = "content"
CONTENT_SUFFIXES = (".md", ".yaml")
PHOTOS = "content/photos"
ANY_SUFFIX = ("",)
LIBRARIES = (
    "babel",
    "jinja2",
    "markdown",
    "nh3",
    "pillow",
    "pillow_heif",
    "pydantic",
    "pydantic_core",
    "pyyaml",
    "rcssmin",
    "rjsmin",
    "snowballstemmer",
)
"""Libraries whose version can change the output."""


def digest_inputs(root: Path) -> Mapping[str, str]:
    """Return the digest of every file that the site at ``root`` is built from, by name; an unreadable file has none that stays."""
    digests = {}
    for path in list_files(root, CONTENT, CONTENT_SUFFIXES):
        digests[path.relative_to(root).as_posix()] = _digest(root, path)
    for path in list_files(root, PHOTOS, ANY_SUFFIX):
        digests[path.relative_to(root).as_posix()] = _digest(root, path)
    for path in list_files(root, TRANSLATIONS, (".yaml",)):
        digests[path.relative_to(root).as_posix()] = _digest(root, path)
    for name, (base, path) in list_theme_files(root).items():
        digests[name] = _digest(base, path)
    return digests


def _digest(base: Path, path: Path) -> str:
    """Return the digest of a file; for one that cannot be read the reason, so that mending it counts as a change."""
    digest = digest_file(base, path)
    return f"{digest.code} {digest.location.path}" if isinstance(digest, Finding) else digest


@cache
def digest_code() -> str:
    """Return one digest of this package's modules, the interpreter and the libraries that shape the output; the same while we run."""
    package = Path(__file__).resolve().parent.parent
    modules = [f"{path.name} {_digest(package, path)}" for path in list_files(package, "", (".py",))]
    return digest_bytes("\n".join((sys.version, *_list_library_versions(), *modules)).encode())


def _list_library_versions() -> list[str]:
    """Return ``name-version.dist-info`` of each library that is installed.

    The names of these folders carry the versions (PyPA specification "Recording installed projects"); listing them costs a millisecond,
    where importing `importlib.metadata` costs thirty.
    """
    names: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        if folder.endswith("site-packages") and os.path.isdir(folder):
            names.update(name.lower() for name in os.listdir(folder) if name.endswith(".dist-info"))
    return sorted(name for name in names if name.split("-")[0] in LIBRARIES)
