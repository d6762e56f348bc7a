"""Which encoding bytes are in that are not UTF-8, and the text they hold; a guess that somebody confirms, never a way to read on.

GB 18030 decodes nearly everything, rubbish included, so that decoding alone says nothing: what comes out is judged by how many of its
characters are in daily use (those of GB 2312, Chinese punctuation).
"""

import re
from dataclasses import dataclass

LEAST_LIKELY = 0.8
"""Share of characters in daily use below which a guess is none."""
SAMPLE = 20_000
"""Bytes that are looked at for a guess; longer files are in one encoding too."""

_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_DAILY = re.compile("[\t\n\r\x20-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3011\uff01-\uff5e]")
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32", "UTF-32"),
    (b"\0\0\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
# Windows-1252 stands for Latin-1 as well, as in the WHATWG Encoding Standard.
_CANDIDATES = (
    ("utf-16-le", "UTF-16"),
    ("utf-16-be", "UTF-16"),
    ("gb18030", "GB 18030 (GBK)"),
    ("cp1252", "Windows-1252 (Latin-1)"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What bytes seem to be."""

    name: str
    """Name of the encoding, as people know it."""
    text: str
    """The whole text in it; its line ends are as they were."""


def guess_encoding(content: bytes) -> Guess | None:
    """Return the encoding of `content`, which is not UTF-8, and its text; ``None`` where no encoding gives a likely text without loss."""
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _decode(content, codec, name)
    has_nul = b"\0" in content
    best: tuple[float, str, str] | None = None
    for codec, name in _CANDIDATES:
        if has_nul != codec.startswith("utf-16"):
            continue
        likely = 0.0 if codec == "cp1252" and not _is_latin(content) else _judge(content, codec)
        if likely >= LEAST_LIKELY and (best is None or likely > best[0]):
            best = likely, codec, name
    return _decode(content, best[1], best[2]) if best else None


def show_first_line(text: str, *, width: int = 60) -> str:
    """Return the first line of a text that holds more than ASCII, by which a reader sees whether the guess was right."""
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    shown = next((line for line in lines if not line.isascii()), lines[0] if lines else "")
    return shown if len(shown) <= width else f"{shown[:width]}…"


def _decode(content: bytes, codec: str, name: str) -> Guess | None:
    """Return the guess, if its text can be written back as the very same bytes: so nothing is lost."""
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    if codec in ("utf-16", "utf-32"):
        order = "le" if content.startswith(b"\xff\xfe") else "be"
        return Guess(name, text) if f"\ufeff{text}".encode(f"{codec}-{order}") == content else None
    return Guess(name, text) if text.encode(codec) == content else None


def _judge(content: bytes, codec: str) -> float:
    """Return the share of characters in daily use among those that are not ASCII, from 0 to 1; 0 where the bytes do not decode."""
    try:
        content.decode(codec)
    except UnicodeDecodeError:
        return 0.0
    text = content[:SAMPLE].decode(codec, "ignore")
    if codec.startswith("utf-16"):
        return sum(_is_daily(char) for char in text) / max(1, len(text))
    foreign = [char for char in text if not char.isascii()]
    if codec == "cp1252":
        return sum(char.isalpha() or char in "–—‘’“”…€£©·×°" for char in foreign) / max(1, len(foreign))
    return sum(_is_daily(char) for char in foreign) / max(1, len(foreign))


def _is_daily(char: str) -> bool:
    """Whether a character is one of those that Chinese and English texts of today consist of."""
    if _DAILY.match(char):
        return True
    if not "\u4e00" <= char <= "\u9fff":
        return False
    try:
        return 0xB0 <= char.encode("gb2312")[0] <= 0xF7
    except UnicodeEncodeError:
        return False


def _is_latin(content: bytes) -> bool:
    """Whether bytes beyond ASCII stand alone, as letters with accents do; in Chinese they come in runs, two for each character."""
    runs = _HIGH_BYTES.findall(content[:SAMPLE])
    return sum(len(run) > 1 for run in runs) * 2 <= len(runs)
