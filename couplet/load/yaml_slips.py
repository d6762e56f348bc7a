"""Signs in a line of YAML that only look like the ones meant: each a slip with its place and its mend; whether it matters, others try.

A slip here is a candidate. `yaml_repairs` takes it where the text cannot be read with it and can be read without, `yaml_lookalikes` where
the text was read, but not as anybody can have meant it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from couplet.load.yaml_wording import name_character
from couplet.model.findings import Message, message

COLONS = "：﹕∶︰"
"""Signs that look like a colon."""
KEY = r"(?:[A-Za-z_][\w-]*|[\u4e00-\u9fff]{1,8}|\"[^\"]*\"|'[^']*')"
"""What can stand before a colon as a key."""
BEGIN = r"\s*(?:[-－]\s+)*"
"""What can stand before the first key of a line."""
MAX_LINE = 5_000
"""Characters of the longest line that is looked at."""
HYPHENS = "－—–‐−•·●▪"
"""Signs that stand for the hyphen of an item."""

_INDENT = re.compile("^ *([\t\u00a0\u2000-\u200a\u3000][\t\u00a0\u2000-\u200a\u3000 ]*)")
_COLON = re.compile(rf"^{BEGIN}(?P<key>{KEY})\s*(?P<sign>[{COLONS}])[ \u3000]*")
_FLOW_COLON = re.compile(rf"[{{,，｛]\s*(?P<key>{KEY})\s*(?P<sign>[{COLONS}])[ \u3000]*")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)*(?P<key>[A-Za-z_][\w-]*)\s*(?P<sign>:)(?!//)(?=[^\s:])")
_FLOW_NO_SPACE = re.compile(r"[{,，]\s*(?P<key>[A-Za-z_][\w-]*)\s*(?P<sign>:)(?!//)(?=[^\s:,{}\[\]\"'])")
_HYPHEN = re.compile(rf"^\s*(?:- +)*(?P<sign>[{HYPHENS}][ \u3000]*)(?=\S)")
_BARE_HYPHEN = re.compile(r"^\s*(?P<sign>-)(?=[^\s\-\d])")
_HASH = re.compile(r"^\s*(?P<sign>＃)")
_PIPE = re.compile(r":\s+(?P<sign>[｜＞])(?=[+-]?\s*$)")
_BRACKETS = re.compile(
    r"(?:^|[:\-,，\[［]\s*)(?P<open>[\[［])(?P<inside>[^\[\]［］]*)(?P<close>[\]］])\s*(?=$|[,，}｝\]］#])"
)
_BRACES = re.compile(
    r"(?:^|[:\-,，\[［]\s*)(?P<open>[{｛])(?P<inside>[^{}｛｝]*)(?P<close>[}｝])\s*(?=$|[,，}｝\]］#])"
)
_COMMA = re.compile(r"(?P<sign>[，、][ \u3000]*)")
_FLOW_COMMA = re.compile(rf"(?P<sign>，[ \u3000]*)(?={KEY}\s*[:{COLONS}])")
_QUOTES = '"“”„＂'
_QUOTED = re.compile(
    rf"(?:(?<=:)|(?<=-)|(?<=[,{{\[])|^)\s+(?P<open>[{_QUOTES}])(?P<inside>[^{_QUOTES}]*)(?P<close>[{_QUOTES}])\s*(?=$|[,，}}｝\]］])"
)
_DIGITS = re.compile(r"[０-９．－，/:\d.,\-+]*[０-９][０-９．－，/:\d.,\-+]*")
_HALVES = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "．": ".",
    "－": "-",
    "，": "",
    ",": "",
}


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """One sign that should be another."""

    line: int
    """Line of the text, counted from 0."""
    start: int
    """Index in the line of the first character to be replaced."""
    end: int
    """Index after the last."""
    replacement: str
    """What should stand there."""
    code: str
    """Code of the finding."""
    sign: str
    """What an editor sees there: the sign, or the name of an invisible one."""
    key: str = ""
    """Key it stands at, if it is about one."""

    @property
    def told(self) -> Message:
        """What is wrong."""
        if self.code == "yaml.full-width-colon":
            return message(
                "After “%(key)s” stands a full-width colon “：”, which YAML takes for text.", key=self.key
            )
        if self.code == "yaml.missing-space":
            return (
                message("After “%(key)s:” a space is missing.", key=self.key)
                if self.key
                else message("After the hyphen “-” of an item a space is missing.")
            )
        if self.code == "yaml.indentation":
            return message(
                "This line is indented with %(code)s, which YAML does not take for a space.", code=self.sign
            )
        return message(
            "“%(sign)s” is not the sign that YAML knows; it looks like “%(meant)s”.",
            sign=self.sign,
            meant=self.replacement.strip(),
        )


def list_slips(line: str, number: int) -> Iterator[Slip]:
    """Yield every sign in a line that may be a slip, in no order; none of them overlaps another."""
    if len(line) > MAX_LINE:
        return
    if match := _INDENT.match(line):
        yield find_indentation(match, number)
    yield from _list_colons(line, number)
    yield from list_item_signs(line, number)
    for match in _PIPE.finditer(line):
        yield _replace(match, number, "|" if match["sign"] == "｜" else ">")
    yield from list_bracket_slips(line, number)
    yield from list_quote_slips(line, number)


def find_bad_indentation(line: str, number: int) -> Slip | None:
    """Return the slip of a line whose indentation only looks like spaces."""
    match = _INDENT.match(line)
    return find_indentation(match, number) if match and line.strip() else None


def find_indentation(match: re.Match[str], number: int) -> Slip:
    """Return the slip of an indentation: a tab and a full-width space are two spaces, any other is one."""
    bad = match.group(1)
    spaces = "".join("  " if char in "\t\u3000" else " " for char in bad)
    return Slip(number, match.start(1), match.end(1), spaces, "yaml.indentation", name_character(bad[0]))


def find_colon(line: str, number: int) -> Slip | None:
    """Return the full-width colon after the first key of a line."""
    if len(line) > MAX_LINE:
        return None
    match = _COLON.match(line)
    return _tell_colon(match, number) if match else None


def find_missing_space(line: str, number: int) -> Slip | None:
    """Return the colon without a space after the first key of a line."""
    if len(line) > MAX_LINE:
        return None
    match = _NO_SPACE.match(line)
    return _space(match, number) if match else None


def _list_colons(line: str, number: int) -> Iterator[Slip]:
    """Yield colons that are full-width, or lack their space: after the first key, and after keys in brackets."""
    if slip := find_colon(line, number) or find_missing_space(line, number):
        yield slip
    for match in _FLOW_COLON.finditer(line):
        yield _tell_colon(match, number)
    for match in _FLOW_NO_SPACE.finditer(line):
        yield _space(match, number)


def list_item_signs(line: str, number: int) -> Iterator[Slip]:
    """Yield the sign of an item or a comment at the beginning of a line."""
    if len(line) > MAX_LINE:
        return
    if match := _HYPHEN.match(line):
        yield _replace(match, number, "- ")
    elif match := _BARE_HYPHEN.match(line):
        yield Slip(number, match.start("sign"), match.end("sign"), "- ", "yaml.missing-space", "-")
    elif match := _HASH.match(line):
        yield _replace(match, number, "#")


def list_bracket_slips(line: str, number: int) -> Iterator[Slip]:
    """Yield full-width brackets around lists and mappings, and full-width commas in them."""
    if len(line) > MAX_LINE:
        return
    for match in _BRACKETS.finditer(line):
        yield from _list_pair(match, number, "[]")
        inside = match["inside"]
        if inside.isascii() or _looks_listed(inside) or (match["open"] + match["close"]) != "[]":
            yield from (
                _replace(comma, number, ", ", shift=match.start("inside"))
                for comma in _COMMA.finditer(inside)
            )
    for match in _BRACES.finditer(line):
        yield from _list_pair(match, number, "{}")
    if "{" in line or "｛" in line:
        yield from (_replace(comma, number, ", ") for comma in _FLOW_COMMA.finditer(line))


def _looks_listed(inside: str) -> bool:
    """Whether the text between brackets is a list divided by full-width commas: short parts, no other punctuation."""
    parts = re.split("[，、]", inside)
    return len(parts) > 1 and all(
        0 < len(part.strip()) <= 12 and not re.search("[。；：？！]", part) for part in parts
    )


def list_quote_slips(line: str, number: int) -> Iterator[Slip]:
    """Yield quotation marks around a value that YAML does not know, if one of the two is none that it knows."""
    for match in _QUOTED.finditer(line):
        yield from _list_pair(match, number, '""')


def find_digits(value: str) -> str | None:
    """Return a value of full-width digits in the digits that a number or a date has, or ``None`` if it is none."""
    return "".join(_HALVES.get(char, char) for char in value) if _DIGITS.fullmatch(value) else None


def _list_pair(match: re.Match[str], number: int, meant: str) -> Iterator[Slip]:
    """Yield the opening and the closing sign of a pair where they are not those meant."""
    for name, sign in zip(("open", "close"), meant, strict=True):
        if match[name] != sign:
            yield Slip(number, match.start(name), match.end(name), sign, "yaml.full-width", match[name])


def _tell_colon(match: re.Match[str], number: int) -> Slip:
    end = match.end()
    replacement = ":" if end == len(match.string.rstrip()) else ": "
    return Slip(
        number, match.start("sign"), end, replacement, "yaml.full-width-colon", match["sign"], match["key"]
    )


def _space(match: re.Match[str], number: int) -> Slip:
    return Slip(number, match.start("sign"), match.end("sign"), ": ", "yaml.missing-space", ":", match["key"])


def _replace(match: re.Match[str], number: int, meant: str, *, shift: int = 0) -> Slip:
    return Slip(
        number,
        match.start("sign") + shift,
        match.end("sign") + shift,
        meant,
        "yaml.full-width",
        match["sign"].strip(),
    )
