"""Files in another encoding written anew as UTF-8: what would become of each, and the writing; who confirms it, the command asks.

Nothing is lost: a file is only converted if its text, written back in the old encoding, gives the very same bytes; it is replaced as a
whole, or not at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from couplet.exchange.writer import write_files
from couplet.load.encodings import guess_encoding, show_first_line
from couplet.load.reader import read_bytes
from couplet.model.findings import Finding

CODE = "encoding.not-utf-8"


@dataclass(frozen=True, slots=True)
class Conversion:
    """One file that can be converted."""

    path: str
    """Path relative to the site's root."""
    encoding: str
    """Encoding it seems to be in."""
    line: str
    """A line of the text as it would be, by which a person sees whether that is right."""
    content: bytes
    """The whole file in UTF-8; its line ends stay."""


def list_conversions(root: Path, findings: Iterable[Finding]) -> Iterator[Conversion]:
    """Yield what can be converted of the files that ``findings`` say are not UTF-8."""
    for path in sorted({finding.location.path for finding in findings if finding.code == CODE}):
        content = read_bytes(root, root / path)
        guess = None if isinstance(content, Finding) else guess_encoding(content)
        if guess is not None:
            text = guess.text.removeprefix("\ufeff")
            yield Conversion(path, guess.name, show_first_line(text), text.encode())


def convert_files(root: Path, conversions: Iterable[Conversion]) -> None:
    """Write files as UTF-8, all of them or none; raises `OSError`."""
    write_files(root, {conversion.path: conversion.content for conversion in conversions})
