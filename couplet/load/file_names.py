"""Names of files that break somewhere: on Windows, on macOS, on GitHub Pages, or because the program does not read them; no files are read.

Sources: Microsoft, “Naming Files, Paths, and Namespaces” (reserved names, characters, trailing dots); Unicode normalisation form D, which
macOS makes of accents; GitHub Pages tells capitals from small letters, Windows and macOS do not.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from couplet.model.findings import Finding, Location, Message, Severity, message

READ_SUFFIXES = (".md", ".yaml", ".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif")
"""Endings of the files in content/ that are read."""
PHOTOS = "content/photos/"
"""Where what is no picture is told by those who know pictures."""
MAX_BYTES = 100
"""Longest name of one file, in bytes."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_PHOTO = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LOCK = re.compile(
    r"^(?:~\$|\.~lock)|~$|\.(?:swp|tmp|bak|crdownload|part)$|^Thumbs\.db$|^desktop\.ini$", re.IGNORECASE
)


def check_file_names(paths: Iterable[str]) -> list[Finding]:
    """Return what is wrong with the names of files in content/; ``paths`` are relative to the site's root, with ``/``, in any order."""
    ordered = sorted(paths)
    findings = [finding for path in ordered for finding in _check_name(path)]
    return findings + list(_check_clashes(ordered))


def _check_name(path: str) -> Iterator[Finding]:
    """Yield what is wrong with one name by itself; of several things the first."""
    name = path.rpartition("/")[2]
    parts = path.split("/")
    if any(_RESERVED.fullmatch(part.partition(".")[0]) for part in parts):
        yield _tell_unsafe(path, message("Windows keeps the name “%(name)s” for itself.", name=name))
    elif _FORBIDDEN.search(name) or any(part.endswith((".", " ")) for part in parts):
        yield _tell_unsafe(path, message("Windows cannot have a file with the name “%(name)s”.", name=name))
    elif path.startswith(PHOTOS) and name.lower().endswith(READ_SUFFIXES) and not _PHOTO.fullmatch(name):
        yield _tell_unsafe(path, _tell_photo(name))
    elif len(name.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        yield _tell_unsafe(
            path, message("The name of this file is longer than %(limit)d bytes.", limit=MAX_BYTES)
        )
    elif not name.lower().endswith(READ_SUFFIXES) and not _LOCK.search(name) and not path.startswith(PHOTOS):
        yield _tell_unread(path, name)


def _tell_photo(name: str) -> Message:
    """Return what is wrong with the name of a photo, which becomes part of its address."""
    if not unicodedata.is_normalized("NFC", name):
        return message(
            "The accents in the name “%(name)s” are stored apart from their letters, as macOS does.",
            name=name,
        )
    return message(
        "“%(name)s” becomes an address, which holds only Latin letters, digits, hyphens and dots.", name=name
    )


def _check_clashes(paths: Iterable[str]) -> Iterator[Finding]:
    """Yield names that are one on some systems and two on others."""
    seen: dict[str, str] = {}
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded not in seen:
            seen[folded] = path
            continue
        told = message(
            "“%(name)s” and “%(other)s” are one file on Windows and macOS.", name=path, other=seen[folded]
        )
        hint = message("Give one of them another name, such as may-day-2.jpg.")
        yield Finding("content.name-clash", Severity.ERROR, Location(path), told, hint)


def _tell_unsafe(path: str, told: Message) -> Finding:
    hint = message(
        "Rename it with a–z, 0–9 and hyphens, such as reading-room.jpg, and write the same name where it is used."
    )
    return Finding("content.unsafe-name", Severity.ERROR, Location(path), told, hint)


def _tell_unread(path: str, name: str) -> Finding:
    """Return the finding about a file that nobody reads; where only its ending is at fault, the hint says so."""
    stem = re.sub(
        r"(\.(?:md|yaml))?\.(?:txt|yml|markdown|mdown|docx?|md\.md)$", "", name, flags=re.IGNORECASE
    )
    told = message(
        "“%(name)s” is not read: its ending is none of %(known)s.", name=name, known=".md, .yaml, .jpg, .png"
    )
    if name.lower().endswith((".yml", ".yaml.txt")):
        hint = message("Rename it %(name)s.", name=f"{stem}.yaml")
    elif name.lower().endswith((".txt", ".markdown", ".mdown")):
        hint = message("Rename it %(name)s.", name=f"{stem}.md")
    else:
        hint = message("Put its text into a file such as services.zh.md, or move it out of content/.")
    return Finding("content.unread-file", Severity.WARNING, Location(path), told, hint)
