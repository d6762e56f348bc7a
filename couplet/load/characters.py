"""Characters that no text of a report should hold: invisible ones, remains of a lost encoding; it knows neither YAML nor Markdown.

What is found is named with its code point and its place. A fix is given where nobody can have meant the character: zero-width spaces come
along with text from chats and word processors, and break the search for words and figures without being seen.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from couplet.model.findings import Finding, Fix, Location, Message, Severity, message

MAX_FINDINGS = 200
"""How many characters of one text are told; who has more of them mends these first."""
REPLACEMENT = "\ufffd"
"""What stands for a character that cannot be printed."""

_INVISIBLE = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060-\u2064\ufeff"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SEPARATOR = "\u0085\u2028\u2029"
_CONTROL = "\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_LOST = "\ufffd\ufdd0-\ufdef\ufffe\uffff"
_EMOJI = "\u200d\ufe0f\u2190-\u2bff\U0001f000-\U0001faff"
_ODD = re.compile(
    f"(?P<emoji>(?<=[{_EMOJI}])\u200d(?=[{_EMOJI}]))|(?P<invisible>[{_INVISIBLE}]+)|(?P<direction>[{_DIRECTION}]+)"
    f"|(?P<separator>[{_SEPARATOR}])|(?P<control>[{_CONTROL}]+)|(?P<private>[{_PRIVATE}])|(?P<lost>[{_LOST}]+|锟斤拷|烫烫烫)"
)
# One of these is in whatever the pattern finds; a set alone is searched for seven times as fast.
_SUSPICIOUS = re.compile(f"[{_INVISIBLE}{_DIRECTION}{_SEPARATOR}{_CONTROL}{_PRIVATE}{_LOST}锟烫]")
_UNPRINTABLE = re.compile(f"[{_DIRECTION}{_SEPARATOR}{_CONTROL}{_PRIVATE}{_LOST}]")
# Chinese that is UTF-8 read as GBK: three Chinese characters become four or five others.
_RUN = re.compile("[^\0-\x7f\\s]{3,}")
_PLAUSIBLE = re.compile("[\u4e00-\u9fff\u2010-\u2026\u3001-\u3011\uff01-\uff5e\u00c0-\u00ff]")
_LATIN = re.compile(
    "(?:[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3})+"
)
# Bullets of Word's fonts Symbol and Wingdings.
_BULLET = re.compile(" *(?P<sign>[\uf0b7\uf0a7\uf0d8\uf06c\uf06e\uf0fc])[ \t\u3000]*(?=\\S)")
_DELETED = frozenset(("invisible", "direction"))

_WEB = message(
    "Delete it: it often comes along with text copied from a web page, a chat or a word processor. “couplet check --fix” "
    "does it for you, in content/home.zh.md, for example."
)
_RETYPE = message(
    "Delete it, and look whether a line break, a space or a bullet was meant: retype the words around it, for example “Reading rooms”."
)
_RESTORE = message(
    "The words were lost when the file was converted: take them from an older copy, for example from your mail, and retype them."
)
_CODES: Mapping[str, tuple[str, Message]] = {
    "invisible": ("characters.invisible", _WEB),
    "direction": ("characters.direction", _WEB),
    "separator": ("characters.line-separator", _RETYPE),
    "control": ("characters.control", _RETYPE),
    "private": ("characters.private-use", _RETYPE),
    "lost": ("characters.lost", _RESTORE),
}


@dataclass(frozen=True, slots=True)
class Oddity:
    """Characters at one place that should not be there."""

    kind: str
    """One of the groups of the pattern, or ``garbled``."""
    start: int
    """Index of the first."""
    end: int
    """Index after the last."""
    replacement: str | None
    """What should stand there; ``None`` where a person must look."""


def check_characters(text: str, *, path: str, first_line: int = 1, page: str | None = None) -> list[Finding]:
    """Return a finding for every place with characters that `text`, which begins on line `first_line` of `path`, must not have."""
    if not _is_odd(text):
        return []
    return list(islice(_tell_all(text, path, first_line, page), MAX_FINDINGS))


def _tell_all(text: str, path: str, first_line: int, page: str | None) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), start=first_line):
        for oddity in _find_oddities(line):
            where = Location(path, number, oddity.start + 1, number, oddity.end + 1)
            yield _tell(oddity, line, where, page)


def hide_characters(text: str) -> str:
    """Return `text` with every character that cannot be printed replaced by U+FFFD; its length stays."""
    return _UNPRINTABLE.sub(REPLACEMENT, text)


def name_characters(characters: str) -> str:
    """Return the code points of characters as people look them up: ``U+200B``; of many, the first three."""
    named = ", ".join(f"U+{ord(char):04X}" for char in dict.fromkeys(characters[:3]))
    return f"{named}, …" if len(characters) > 3 else named


def _is_odd(text: str) -> bool:
    """Whether anything in a text may be odd."""
    return bool(_SUSPICIOUS.search(text)) or (not text.isascii() and any(True for _ in _find_garbled(text)))


def _find_oddities(line: str) -> Iterator[Oddity]:
    """Yield what is odd in a line, in order."""
    if not _is_odd(line):
        return
    taken = [] if line.isascii() else [*islice(_find_garbled(line), MAX_FINDINGS)]
    yield from taken
    for match in _ODD.finditer(line):
        kind = match.lastgroup or "emoji"
        if kind == "emoji" or any(other.start <= match.start() < other.end for other in taken):
            continue
        is_deleted = kind in _DELETED or (
            kind in ("separator", "control") and not line[match.end() :].strip()
        )
        bullet = _BULLET.match(line)
        if bullet and match.start() == bullet.start("sign"):
            yield Oddity(kind, match.start(), bullet.end(), "- ")
        else:
            yield Oddity(kind, match.start(), match.end(), "" if is_deleted else None)


def _find_garbled(line: str) -> Iterator[Oddity]:
    """Yield runs of characters that are UTF-8 read in another encoding: taken back, they are UTF-8 again, as no real text is by chance."""
    for pattern, undo in _UNDOING:
        for match in pattern.finditer(line):
            mended = undo(match.group())
            if mended is not None:
                yield Oddity("garbled", match.start(), match.end(), mended)


def _undo(codec: str) -> Callable[[str], str | None]:
    """Return the function that takes text wrongly read in ``codec`` back to UTF-8, ``None`` where it was not."""

    def undo(text: str) -> str | None:
        try:
            mended = text.encode(codec).decode("utf-8")
        except UnicodeError:
            return None
        return mended if _PLAUSIBLE.search(mended) else None

    return undo


_UNDOING = ((_RUN, _undo("gb18030")), (_LATIN, _undo("cp1252")))


def _tell(oddity: Oddity, line: str, where: Location, page: str | None) -> Finding:
    """Return what is odd as a finding."""
    found = line[oddity.start : oddity.end]
    if oddity.kind == "garbled":
        code = "characters.garbled"
        told = message(
            "“%(found)s” is “%(mended)s”, read in a wrong encoding.", found=found, mended=oddity.replacement
        )
        hint = message(
            "Write “%(mended)s”; open and save texts as UTF-8, so that it does not come back.",
            mended=oddity.replacement,
        )
    else:
        code, hint = _CODES[oddity.kind]
        told = (
            message(
                "Here words were lost: “%(found)s” stands for characters that could not be read.", found=found
            )
            if oddity.kind == "lost"
            else message(
                "The invisible character %(code)s must not stand in a text.", code=name_characters(found)
            )
        )
    fix = None if oddity.replacement is None else Fix(where, oddity.replacement)
    return Finding(code, Severity.ERROR, where, told, hint, page, fix)
