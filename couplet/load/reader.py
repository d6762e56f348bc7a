"""The only module that reads inputs: bytes, texts and file names below a site's root; it does not know what they mean."""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from couplet.load.encodings import guess_encoding, show_first_line
from couplet.model.findings import Finding, Location, Message, Severity, message

MAX_BYTES = 10_000_000
"""Size of the largest file that is read where nothing else is said, in bytes."""
MAX_RETURNED_BYTES = 3_000_000
"""Size of the largest file with translations or terms that comes from elsewhere, in bytes: read, it takes sixty times that in memory."""
MAX_TEXT_BYTES = (
    ("content/", ".md", 500_000),
    ("content/", ".yaml", 500_000),
    ("translations/", ".yaml", 4_000_000),
    ("translations/", ".po", 3_000_000),
)
"""Beginning and ending of a name, and the size in bytes of the largest text so named: what is read in a second or two."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input as text."""

    path: str
    """Path relative to the site's root, with ``/``."""
    text: str
    """Its text: no byte order mark, lines end with ``\\n``, Unicode normalisation form C."""
    digest: str
    """SHA-256 of its bytes, as 64 hexadecimal digits."""


def digest_bytes(content: bytes) -> str:
    """Return the SHA-256 of `content` as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def name_path(root: Path, path: Path) -> str:
    """Return `path` relative to `root` with ``/``, as findings name it."""
    written, folder = os.fspath(path), os.path.join(os.fspath(root), "")
    if written.startswith(folder) and ".." not in path.parts:
        return written[len(folder) :].replace(os.sep, "/")
    return Path(os.path.relpath(path, root)).as_posix()


def read_bytes(root: Path, path: Path, *, limit: int = MAX_BYTES) -> bytes | Finding:
    """Return the bytes of the file `path` (below `root`), or the finding that says why they cannot be read; `limit` is in bytes."""
    name = name_path(root, path)
    if _leads_outside(root, name):
        return _refuse_outside(name)
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return _refuse_kind(name)
        if status.st_size > limit:
            return _refuse_size(name, status.st_size, limit)
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        return _refuse_unreadable(name, error.strerror or type(error).__name__)


Stamp = tuple[int, int, int, int]
"""What tells that a file was written: time of change, size, number and time of status change; equal stamps make a change most unlikely."""


def stamp_file(path: Path) -> Stamp | None:
    """Return the stamp of a file; ``None`` where there is none that can be looked at."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns


def identify_folder(path: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another of the same name; ``None`` where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def digest_file(root: Path, path: Path) -> str | Finding:
    """Return the SHA-256 of the bytes of `path`, of any size, or a finding; all that a build with no change has to do for an input."""
    measured = measure_file(root, path)
    return measured if isinstance(measured, Finding) else measured[1]


def measure_file(root: Path, path: Path) -> tuple[int, str] | Finding:
    """Return size in bytes and SHA-256 of `path`, a piece at a time so that a long film does not fill the memory, or a finding."""
    name = name_path(root, path)
    if _leads_outside(root, name):
        return _refuse_outside(name)
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return _refuse_kind(name)
        with open(path, "rb") as file:
            return status.st_size, hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return _refuse_unreadable(name, error.strerror or type(error).__name__)


def read_source(root: Path, path: Path) -> Source | Finding:
    """Return the file `path` (below `root`) as text, or the one finding that says why it is none."""
    name = name_path(root, path)
    content = read_bytes(root, path, limit=_find_limit(name))
    return content if isinstance(content, Finding) else decode_source(name, content)


def _find_limit(name: str) -> int:
    """Return how many bytes the text `name` may have."""
    limits = (
        limit for begin, end, limit in MAX_TEXT_BYTES if name.startswith(begin) and name.lower().endswith(end)
    )
    return next(limits, MAX_BYTES)


def decode_source(name: str, content: bytes) -> Source | Finding:
    """Return `content`, the bytes of the input `name`, as text; UTF-8 is required and no other encoding is guessed at."""
    try:
        if b"\0" in content:
            raise UnicodeDecodeError("utf-8", content, content.index(0), content.index(0) + 1, "NUL")
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _refuse_encoding(name, content, error.start)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return Source(path=name, text=text, digest=digest_bytes(content))


def list_files(root: Path, folder: str, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the files below ``root/folder`` that end in one of `suffixes` (such as ``.md``, in any case), sorted by path.

    Names that begin with a dot are left out, and links to folders are not followed. A link to a file is listed: if it leads out of the
    root, reading it gives a finding. A folder that does not exist has no files.
    """
    endings = tuple(suffix.lower() for suffix in suffixes)
    return tuple(sorted(_walk_files(root / folder, endings), key=lambda path: path.as_posix()))


def _walk_files(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files in and below `folder` whose name has one of `endings`."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and name.lower().endswith(endings):
                yield Path(parent, name)


def list_folders(root: Path, folder: str) -> tuple[Path, ...]:
    """Return the folders that stand in ``root/folder``, sorted; none where there is no such folder."""
    try:
        return tuple(sorted(Path(entry.path) for entry in os.scandir(root / folder) if entry.is_dir()))
    except OSError:
        return ()


def _leads_outside(root: Path, name: str) -> bool:
    """Whether `name`, relative to `root`, lies outside of it once ``..`` and symbolic links are resolved."""
    parts = name.split("/")
    if parts[0] == ".." or os.path.isabs(name):
        return True
    step = os.fspath(root)
    for part in parts:
        step = os.path.join(step, part)
        if os.path.islink(step):
            # Not `os.path.commonpath`, which fails where the link leads to another drive.
            return not Path(os.path.realpath(os.path.join(root, name))).is_relative_to(os.path.realpath(root))
    return False


def _refuse_encoding(name: str, content: bytes, start: int) -> Finding:
    """Return the finding for bytes that are not UTF-8 from offset `start` on."""
    before = content[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace").removeprefix("\ufeff")) + 1
    where = Location(name, before.count(b"\n") + 1, column)
    guess = guess_encoding(content)
    if guess is None:
        told = message("This file is not UTF-8, or was damaged here; its encoding cannot be told.")
        return _refuse("encoding.not-utf-8", where, told, _SAVE_AS_UTF_8)
    told = message(
        "This file is not UTF-8; it looks like %(encoding)s. So read, a line of it is “%(line)s”.",
        encoding=guess.name,
        line=show_first_line(guess.text),
    )
    hint = message(
        "If that line reads well, run “%(program)s check --fix-encoding”, or save the file as UTF-8: in VS Code click the encoding in the "
        "status bar, then “Reopen with Encoding” and “Save with Encoding”, “UTF-8”; in Notepad “Save as” with the encoding “UTF-8”."
    )
    return _refuse("encoding.not-utf-8", where, told, hint)


_SAVE_AS_UTF_8 = message(
    "Open it in the program that wrote it and save it as UTF-8 (Notepad: “Save as”, encoding “UTF-8”); if single words are damaged, retype "
    "them, or take an older copy."
)


def _refuse_outside(name: str) -> Finding:
    told = message("“%(name)s” leads out of the site's folder.", name=name)
    hint = message(
        "Put a copy of the file into the site's folder in place of the link or of “..”, for example content/photos/may-day.jpg."
    )
    return _refuse("file.outside-root", Location(name), told, hint)


def _refuse_size(name: str, size: int, limit: int) -> Finding:
    told = message(
        "This file has %(size)d bytes; files of more than %(limit)d bytes are not read.",
        size=size,
        limit=limit,
    )
    hint = message(
        "Make it smaller or divide it: a long page is better read as two, such as services.zh.md and stations.zh.md; a photo of 3000 "
        "pixels saved as JPEG takes about 2,000,000 bytes."
    )
    return _refuse("file.too-large", Location(name), told, hint)


def _refuse_kind(name: str) -> Finding:
    told = message("This is not an ordinary file.")
    hint = message("Put an ordinary file in its place, for example content/photos/may-day.jpg.")
    return _refuse("file.unreadable", Location(name), told, hint)


def _refuse_unreadable(name: str, reason: str) -> Finding:
    told = message("This file cannot be read: %(reason)s.", reason=reason)
    hint = message(
        "Check that it exists, is an ordinary file and may be read by you, for example with “chmod u+r %(name)s”.",
        name=name,
    )
    return _refuse("file.unreadable", Location(name), told, hint)


def _refuse(code: str, where: Location, told: Message, hint: Message) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, location=where, message=told, hint=hint)
