"""Which paths a site may hold, so that it unpacks alike on every system and server; looks at names only, never at the disk."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from couplet.model.findings import Message, message
from couplet.publish.errors import PublishError
from couplet.publish.places import OWN_PREFIX

_FORBIDDEN_CHARACTERS: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')
"""What Windows, GitHub's artifacts or UTF-8 do not take in a name."""
_RESERVED_NAMES: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])(\..*)?", re.IGNORECASE
)
"""Names that are devices on Windows, whatever the ending (Microsoft, "Naming Files, Paths, and Namespaces")."""


def check_paths(paths: Iterable[str]) -> None:
    """Raise PublishError unless all ``paths`` are safe and no two would meet in one place on any common file system.

    Paths are relative to the site with ``/``. Two meet if they are equal but for case or Unicode composition (NFC), or if one
    is a file where the other needs a folder.
    """
    seen: dict[str, tuple[str, str, bool]] = {}
    for path in sorted(paths):
        check_path(path)
        parts = path.split("/")
        for length in range(1, len(parts) + 1):
            place, is_file = "/".join(parts[:length]), length == len(parts)
            known = seen.setdefault(_fold_path(place), (place, path, is_file))
            if known[0] != place or (known[1] != path and (is_file or known[2])):
                raise _refuse_meeting(known[1], path)


def check_path(path: str) -> None:
    """Raise PublishError unless ``path`` is relative, stays inside the site and is a fit name on every common system."""
    parts = path.split("/")
    if _fold_path(parts[0]).startswith(OWN_PREFIX):
        raise _refuse_path(
            path,
            message(
                "A file of the site cannot be named %(path)s: this name is kept for the record of the build."
            ),
        )
    if not all(parts) or not {".", ".."}.isdisjoint(parts):
        raise _refuse_path(
            path, message("A file of the site cannot be named %(path)s: it does not stay inside the site.")
        )
    for part in parts:
        if _FORBIDDEN_CHARACTERS.search(part) or part[-1] in ". ":
            raise _refuse_path(
                path,
                message(
                    "A file of the site cannot be named %(path)s: it holds a character that some systems do not take."
                ),
            )
        if _RESERVED_NAMES.fullmatch(part):
            raise _refuse_path(
                path,
                message("A file of the site cannot be named %(path)s: Windows keeps this name for a device."),
            )


def _fold_path(path: str) -> str:
    """Return what a file system that ignores case and composition makes of ``path``."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _refuse_path(path: str, reason: Message) -> PublishError:
    """Return the refusal of ``path`` for ``reason``, which names it as ``%(path)s``."""
    return PublishError(
        # In ASCII, since what is wrong with a path may be a character that no terminal shows.
        replace(reason, parameters={"path": ascii(path)}),
        message(
            "Give the page or the picture another name: lower-case letters, digits and hyphens, such as reading-rooms."
        ),
    )


def _refuse_meeting(first: str, second: str) -> PublishError:
    """Return the refusal of two paths that would be one file on some system."""
    return PublishError(
        message(
            "%(first)s and %(second)s would be one and the same place on some systems.",
            first=first,
            second=second,
        ),
        message(
            "Rename one of the two pages or pictures; names that differ only in capital letters are not enough."
        ),
    )
