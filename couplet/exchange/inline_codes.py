"""Marks inside a text (links, marked figures, footnote signs, bold, placeholders) as inline codes of XLIFF 2.0, and back without loss.

A translator moves a code as a whole and cannot damage it; what it stands for lies in the unit's original data. A code of the target gets
the id of the source's code that it answers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"

_MARKUP = re.compile(
    r"(?P<plain>\\.|`+[^`]*`+)"
    r"|(?P<single>\[\^[^\]\s]+\])"
    r"|(?P<open>\[)(?P<words>(?:[^\[\]\\]|\\.)*)(?P<close>\]\([^()\s]*\))"
    r"|\*\*(?P<bold>(?:(?!\*\*).)+)\*\*",
    re.DOTALL,
)
_PLACEHOLDER = re.compile(r"(?P<single>%\([^()]*\)[-#0 +]*\d*(?:\.\d+)?[a-zA-Z])")
_LANGUAGE = re.compile(r"\.[a-z]{2,3}\.md\b")
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CodeError(ValueError):
    """Inline codes that refer to nothing."""


@dataclass(slots=True)
class CodeWriter:
    """The inline codes of one unit while it is written: source first, then target."""

    is_message: bool = False
    """Whether the texts are interface strings, which hold placeholders and no Markdown."""
    data: dict[str, str] = field(default_factory=dict)
    """Original text of marks to id."""
    answers: dict[str, list[str]] = field(default_factory=dict)
    """Mark without its language to the ids of the source's codes that no code of the target has answered yet."""
    count: int = 0
    """Codes so far."""

    def encode(self, text: str, *, is_target: bool = False) -> str:
        """Return ``text`` as the content of a source or target element."""
        pieces: list[str] = []
        position = 0
        for match in (_PLACEHOLDER if self.is_message else _MARKUP).finditer(text):
            pieces += (
                _escape_text(text[position : match.start()]),
                self._encode_match(match, is_target=is_target),
            )
            position = match.end()
        return "".join((*pieces, _escape_text(text[position:])))

    def _encode_match(self, match: re.Match[str], *, is_target: bool) -> str:
        groups = match.groupdict()
        if groups.get("plain"):
            return _escape_text(match.group())
        if groups["single"]:
            mark = groups["single"]
            code = self._name_code(mark, is_target=is_target)
            return (
                f'<ph id="{code}" dataRef="{self._name_data(mark)}" disp={quoteattr(mark)} canDelete="no"/>'
            )
        is_bold = groups["bold"] is not None
        opening, inner, closing = (
            ("**", groups["bold"], "**") if is_bold else (groups["open"], groups["words"], groups["close"])
        )
        code = self._name_code(opening + closing, is_target=is_target)
        start, end = self._name_data(opening), self._name_data(closing)
        kind = 'type="fmt" subType="xlf:b"' if is_bold else 'type="link"'
        protection = "" if is_bold else ' canDelete="no"'
        return (
            f'<pc id="{code}" {kind} dataRefStart="{start}" dataRefEnd="{end}"'
            f" dispStart={quoteattr(opening)} dispEnd={quoteattr(closing)}{protection}>"
            f"{self.encode(inner, is_target=is_target)}</pc>"
        )

    def _name_code(self, mark: str, *, is_target: bool) -> str:
        """Return the id of a code: of a target's, that of the source's it answers, if there is one."""
        key = _LANGUAGE.sub(".md", mark)
        if is_target and self.answers.get(key):
            return self.answers[key].pop(0)
        self.count += 1
        if not is_target:
            self.answers.setdefault(key, []).append(str(self.count))
        return str(self.count)

    def _name_data(self, mark: str) -> str:
        return self.data.setdefault(mark, f"d{len(self.data) + 1}")


def _escape_text(text: str) -> str:
    """Return a text for XML; characters that XML forbids become ``<cp>``, which XLIFF has for them."""
    return _FORBIDDEN.sub(
        lambda match: f'<cp hex="{ord(match.group()):04X}"/>', escape(text, {"\r": "&#13;"})
    )


def decode_content(element: Element, data: Mapping[str, str]) -> str:
    """Return the text of a source or target element; ``data`` is the unit's original data by id. Raises `CodeError`."""
    return "".join(_decode_pieces(element, data))


def _decode_pieces(element: Element, data: Mapping[str, str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "cp":
            yield _decode_character(child.get("hex", ""))
        elif name == "pc":
            yield _look_up(child, "dataRefStart", data)
            yield from _decode_pieces(child, data)
            yield _look_up(child, "dataRefEnd", data)
        elif name in ("ph", "sc", "ec"):
            yield _look_up(child, "dataRef", data)
        else:
            yield from _decode_pieces(child, data)
        yield child.tail or ""


def _look_up(code: Element, attribute: str, data: Mapping[str, str]) -> str:
    """Return what a code stands for; a code that a program added without original data stands for nothing of ours."""
    reference = code.get(attribute)
    if reference is None or reference not in data:
        raise CodeError(code.get("id", "?"))
    return data[reference]


def _decode_character(digits: str) -> str:
    try:
        character = chr(int(digits, 16))
    except (ValueError, OverflowError) as error:
        raise CodeError(digits) from error
    if "\ud800" <= character <= "\udfff":
        # Half a character, which no file can hold.
        raise CodeError(digits)
    return character
