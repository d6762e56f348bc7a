"""Fixes of findings written into the files they are about: those characters and no others; which fixes there are, checks say.

A file keeps its byte order mark and its line ends. One that is not in Unicode's composed form (NFC) is put into it, since places are
counted in that form: the same characters, written as nearly all programs write them.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from couplet.exchange.writer import write_files
from couplet.load.reader import Source, decode_source, read_bytes
from couplet.model.findings import Finding, Fix, Location

BYTE_ORDER_MARK = "\ufeff"


def apply_fixes(root: Path, findings: Iterable[Finding]) -> Mapping[str, int]:
    """Write the fixes of ``findings`` into their files below ``root`` and return how many went into each; raises ``OSError``.

    Fixes that overlap one already applied are left for the next run.
    """
    fixes: dict[str, list[Fix]] = {}
    for finding in findings:
        if finding.fix is not None:
            fixes.setdefault(finding.fix.location.path, []).append(finding.fix)
    applied = {path: _mend_file(root, path, wanted) for path, wanted in sorted(fixes.items())}
    return {path: count for path, count in applied.items() if count}


def _mend_file(root: Path, path: str, fixes: list[Fix]) -> int:
    """Write fixes into one file and return how many."""
    content = read_bytes(root, root / path)
    source = decode_source(path, content) if isinstance(content, bytes) else content
    if not isinstance(content, bytes) or not isinstance(source, Source):
        return 0
    text = unicodedata.normalize("NFC", content.decode("utf-8"))
    mended, count = mend_text(text.removeprefix(BYTE_ORDER_MARK), fixes)
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    if count:
        write_files(root, {path: (mark + mended).encode()})
    return count


def mend_text(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """Return a text with fixes applied, and how many; its line ends stay as they are."""
    starts = _find_line_starts(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    spans = sorted(
        {(*_find_span(fix.location, starts), fix.replacement.replace("\n", line_end)) for fix in fixes}
    )
    pieces: list[str] = []
    end, count = 0, 0
    for start, stop, replacement in spans:
        if start < end or stop > len(text):
            continue
        pieces += [text[end:start], replacement]
        end = stop
        count += 1
    return "".join((*pieces, text[end:])), count


def _find_line_starts(text: str) -> list[int]:
    """Return the index at which each line begins; lines end in LF, CRLF or CR, as the reader takes them."""
    starts = [0]
    for index, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
            starts.append(index + 1)
    return starts


def _find_span(place: Location, starts: list[int]) -> tuple[int, int]:
    """Return first and last index (exclusive) of a place; a place without end is an insertion."""
    start = starts[place.line - 1] + place.column - 1
    if place.end_line is None or place.end_column is None:
        return start, start
    return start, starts[place.end_line - 1] + place.end_column - 1
