"""YAML scalars read and written in place, in the style they have; it never writes a file as a whole.

A text that the present style cannot hold is put into double quotation marks. Every spelling is tried by reading it back before it is
used, so that no text can turn into a key, a comment, a list or a number of lines.
"""

from collections.abc import Iterator

from couplet.load.yaml_source import parse_yaml

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_KEY = "k"


def read_scalar(raw: str, *, is_flow: bool) -> str | None:
    """Return the text of the scalar ``raw`` as it stands in a file, white space around it taken away; ``None`` if it is no scalar."""
    source = f"{{{_KEY}: {raw}\n}}" if is_flow else f"{_KEY}: {raw}\n"
    parsed = parse_yaml(source, path="")
    if not isinstance(parsed.value, dict) or set(parsed.value) != {_KEY}:
        return None
    value = parsed.value[_KEY]
    return value.strip() if isinstance(value, str) else None


def format_scalar(text: str, raw: str, *, is_flow: bool) -> str:
    """Return ``text`` as a scalar in the style of ``raw`` (empty: plain or double-quoted), else in double quotation marks."""
    for candidate in _list_spellings(text, raw):
        if read_scalar(candidate, is_flow=is_flow) == text and _is_one_value(candidate, is_flow=is_flow):
            return candidate
    return _quote_double(text)


def _is_one_value(candidate: str, *, is_flow: bool) -> bool:
    """Whether a scalar leaves what follows it alone."""
    following = f"{{{_KEY}: {candidate}, z: 1}}" if is_flow else f"{_KEY}: {candidate}\nz: 1\n"
    value = parse_yaml(following, path="").value
    return isinstance(value, dict) and list(value) == [_KEY, "z"]


def _list_spellings(text: str, raw: str) -> Iterator[str]:
    """Yield the ways to write ``text`` that fit the style of ``raw``, best first."""
    style = raw[:1]
    if style == "'":
        yield "'" + text.replace("'", "''") + "'"
    elif style in ("|", ">") and "\n" in raw:
        yield _write_block(text, raw)
    elif style != '"' and "\n" not in text:
        yield text


def _quote_double(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _write_block(text: str, raw: str) -> str:
    """Return ``text`` under the header of the block scalar ``raw``, with its indentation; folded text gets no new line breaks."""
    header, _, body = raw.partition("\n")
    first = next((line for line in body.split("\n") if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" "))] or "  "
    lines = text.replace("\n", "\n\n").split("\n") if raw.startswith(">") else text.split("\n")
    return "\n".join((header, *(f"{indent}{line}" if line else "" for line in lines)))
