"""Values of YAML that need quotation marks, and marks and brackets left open: what the line should be; it tries nothing."""

import re
from collections.abc import Iterator

from couplet.load.yaml_slips import BEGIN, KEY, MAX_LINE

Edit = tuple[int, int, str]
"""Index of the first character of a line to be replaced, that after the last, and what stands there instead."""

_VALUE = re.compile(rf"^(?P<before>{BEGIN}(?:{KEY}\s*:\s+)?)(?P<value>\S.*?)\s*$")
_FLOW_VALUE = re.compile(
    rf"(?P<before>[{{,]\s*{KEY}\s*:\s+|[\[,]\s*)(?P<value>[@%`*&!|>][^,{{}}\[\]]*?)\s*(?=[,}}\]])"
)
_SECOND_KEY = re.compile(r"\s[a-z_]+$")
_PLAIN_REFERENCE = re.compile(r"[&*!]!?[A-Za-z][\w./:-]*(?: .*)?")
_CLOSING = {'"': '"', "'": "'", "[": "]", "{": "}"}


def list_quotings(line: str, column: int) -> Iterator[Edit]:
    """Yield the ways in which quotation marks, or a missing bracket, may mend a line at which the reader stumbled at `column` (from 0)."""
    if len(line) > MAX_LINE:
        return
    for match in _FLOW_VALUE.finditer(line):
        if match.start("value") <= column <= match.end("value") and _is_text(match["value"]):
            yield match.start("value"), match.end("value"), quote(match["value"])
    whole = _VALUE.match(line)
    if whole is None:
        return
    start, end, value = whole.start("value"), whole.end("value"), whole["value"]
    closing = _CLOSING.get(value[0])
    if closing and closing not in value[1:]:
        bare = re.sub("[”“’‘＂｝］]$", "", value)
        yield start, end, bare + closing
    if "\\" in value and value[0] == '"' and value[-1] == '"' and "'" not in value:
        yield start, end, f"'{value[1:-1]}'"
    if _is_text(value) and not _holds_second_key(value):
        yield start, end, quote(value)


def quote(value: str) -> str:
    """Return a text in quotation marks, as YAML reads it back unchanged."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _is_text(value: str) -> bool:
    """Whether a value that begins with a sign of YAML's can only be meant as text: not a reference, not a tag, not a list in brackets."""
    return not _PLAIN_REFERENCE.fullmatch(value) or value.endswith(("*", "！", "!"))


def _holds_second_key(value: str) -> bool:
    """Whether a value goes on with another key, so that two lines may have been meant."""
    before = value.partition(": ")[0]
    return ": " in value and bool(_SECOND_KEY.search(before)) and not before.isascii()
