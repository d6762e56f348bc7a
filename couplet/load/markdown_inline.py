"""Our rules for what stands inside a line, as inline patterns of Python-Markdown: links, marked facts, notes, and what is refused.

Each rule reads the mark after its opening character to tell the place in the file. The escaping of what is left as text is
Python-Markdown's serializer's, not theirs.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, LinkInlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

from couplet.load.markdown_links import check_locale, judge_address, report_address
from couplet.load.markdown_reading import MARK, Reading, remove_marks
from couplet.model.documents import Link
from couplet.model.findings import Location, Severity, message

Found = tuple[Any, int | None, int | None]
"""What an inline pattern answers: an element or text, and the part of the line it replaces; three ``None`` for no match."""

_NO_MATCH: Found = (None, None, None)
_NESTED_LINK = re.compile(rf"\[{MARK}[^\]]*\]\(")
# One pair of brackets may stand inside an address; a title is in straight quotation marks after a space.
_ADDRESS = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_TITLE = re.compile(r"\s+(\"[^\"]*\"|'[^']*')\s*$")
_ESCAPED = re.compile("\x02(\\d+)\x03")


class Rule(InlineProcessor):
    """An inline pattern that writes into the reading of the text at hand."""

    PATTERN = ""
    """Regular expression; its first group is the mark."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(self.PATTERN, markdown)
        self.reading = Reading("", "")


class NoteRule(Rule):
    """``[^label]``: a reference to a footnote."""

    PATTERN = rf"\[({MARK})\^([^\]]*)\]"

    def handleMatch(self, match: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """Return the number of the note as a link, or nothing and a finding."""
        label = match.group(2)
        if label not in self.reading.labels:
            told = message("The footnote “%(label)s” has no text.", label=remove_marks(label))
            hint = message(
                "Write its text at the end of the file: “[^%(label)s]: Text of the note.”",
                label=remove_marks(label),
            )
            self.reading.report("footnotes.no-text", self.reading.locate(match.group(1)), told, hint)
            return "", match.start(), match.end()
        return build_reference(self.reading, label), match.start(), match.end()


def build_reference(reading: Reading, label: str) -> Element:
    """Return the superscript number of the note `label`, and count the reference."""
    count = reading.references[label] = reading.references.get(label, 0) + 1
    number = list(reading.references).index(label) + 1
    element = Element("sup")
    link = SubElement(element, "a")
    link.set("href", f"#fn-{label}")
    link.set("id", f"fnref-{label}" if count == 1 else f"fnref-{label}-{count}")
    link.set("role", "doc-noteref")
    link.text = AtomicString(str(number))
    return element


class _BracketRule(Rule, LinkInlineProcessor):
    """What links, marked facts and images have in common: a text in square and an address in round brackets."""

    def read_brackets(self, match: re.Match[str], data: str) -> tuple[str, str, str | None, int] | None:
        """Return text, address, title and the end of ``[text](address "title")``, or ``None`` if it is none.

        The library's own reading of the address can cut what other rules left there, so it is not used.
        """
        text, index, is_read = self.getText(data, match.end())
        if not is_read:
            return None
        address = _ADDRESS.match(data, index)
        if address:
            titled = _TITLE.search(address.group(1))
            bare = address.group(1)[: titled.start()] if titled else address.group(1)
            bare = remove_marks(_restore(self.unescape(bare))).strip(" \n")
            bare = bare[1:-1] if bare.startswith("<") and bare.endswith(">") else bare
            return text, bare, titled.group(1)[1:-1] if titled else None, address.end()
        return None


class FactRule(_BracketRule):
    """``[53593](fact:trained)``: a figure that states a fact; it may stand inside the text of a link."""

    PATTERN = rf"(?<!!)\[({MARK})"

    def handleMatch(self, match: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """Return the figure as a ``data`` element and remember it."""
        found = self.read_brackets(match, data)
        if found is None or not found[1].startswith("fact:"):
            return _NO_MATCH
        text, address, _, end = found
        where = self.reading.locate(match.group(1))
        judged = judge_address(address, key=self.reading.key)
        if judged.verdict != "fact":
            told = message("“%(fact)s” cannot be the id of a fact.", fact=judged.href)
            hint = message(
                "Ids are small Latin letters, digits and hyphens, as in content/facts.yaml: “[53,593](fact:trained)”."
            )
            self.reading.report("facts.unsafe-id", where, told, hint)
            return _build_text(text), match.start(), end
        element = Element("data")
        element.set("data-fact", judged.href)
        element.text = text
        self.reading.figures.append((element, judged.href, where))
        return element, match.start(), end


class LinkRule(_BracketRule):
    """``[text](address)`` and, refused, ``![text](address)``."""

    PATTERN = rf"!?\[({MARK})"

    def handleMatch(self, match: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """Return the link, or its text alone and a finding."""
        found = self.read_brackets(match, data)
        if found is None:
            return _NO_MATCH
        text, address, title, end = found
        where = self.reading.locate(match.group(1), back=len(match.group()) - 1)
        if match.group().startswith("!"):
            told = message("A picture cannot stand within a text.")
            hint = message(
                'Put it into a paragraph of its own, with a blank line above and below: ![what it shows](may-day.jpg "Caption").'
            )
            self.reading.report("markdown.image", where, told, hint)
            return _build_text(text), match.start(), end
        if self._is_nested(text) or address.startswith("fact:"):
            told = message(
                "A link cannot contain, or stand in, another link, a marked fact or a footnote in this way."
            )
            hint = message("Write them one after the other: “[the scorecard](scorecard.en.md)[^note]”.")
            self.reading.report("links.nested", where, told, hint)
            return _build_text(text), match.start(), end
        if title is not None:
            told = message(
                "The title “%(title)s” of this link is not printed.", title=remove_marks(_restore(title))
            )
            hint = message("Delete it, and say what it says in the text: “[the scorecard](scorecard.en.md)”.")
            self.reading.warn("links.title", where, told, hint)
        return build_link(self.reading, address, where, text=text), match.start(), end

    def _is_nested(self, text: str) -> bool:
        """Whether the text of a link has a link or the number of a note in it."""
        if _NESTED_LINK.search(text):
            return True
        nodes = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        inside = (nodes.get(match.group(1)) for match in INLINE_PLACEHOLDER_RE.finditer(text))
        return any(isinstance(node, Element) and node.tag == "sup" for node in inside)


class AutolinkRule(Rule):
    """``<https://example.org/>`` and ``<name@example.org>``."""

    PATTERN = rf"<({MARK})([A-Za-z][A-Za-z0-9+.-]+:[^<>\s]*|[^<>\s@:/]+@[^<>\s@]+)>"

    def handleMatch(self, match: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """Return the link, or the address as text and a finding."""
        written = _restore(self.unescape(match.group(2)))
        address = written if ":" in written else f"mailto:{written}"
        where = self.reading.locate(match.group(1))
        return (
            build_link(self.reading, address, where, text=AtomicString(written)),
            match.start(),
            match.end(),
        )


class RawHtmlRule(Rule):
    """A tag, a comment or a declaration of HTML: dropped."""

    PATTERN = rf"<({MARK})(?:!--.*?-->|(?=[A-Za-z/!?])[^<>]*>|(?=[A-Za-z/!?]))"

    def handleMatch(self, match: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """Return nothing and a finding."""
        told = message("HTML cannot stand in a text.")
        hint = message(
            "Use Markdown: “**strong**” for <b>strong</b>, for example. For the sign itself write “\\<”."
        )
        where = self.reading.locate(match.group(1))
        span, replacement = mend_tag(self.reading, where)
        self.reading.suggest(
            "markdown.raw-html", Severity.ERROR, where, (told, hint), replacement=replacement, span=span
        )
        return "", match.start(), match.end()


def mend_tag(reading: Reading, where: Location) -> tuple[Location, str | None]:
    """Return the place of the whole tag that begins at `where`, and what may stand there instead; ``None`` if a person has to say."""
    line = next((line for line in reading.lines if line.number == where.line), None)
    start = where.column - line.column if line else 0
    tag = _TAG.match(line.text, start) if line else None
    if tag is None:
        return where, None
    span = Location(where.path, where.line, where.column, where.line, where.column + tag.end() - start)
    name = (tag.group(1) or "").lower()
    if name == "br":
        return span, "  " if tag.end() == len(tag.string.rstrip()) else "  \n"
    return span, _TAG_MENDS.get(name)


_TAG = re.compile(r"<(?:/?([A-Za-z][\w:]*)(?:\s[^<>]*)?/?>|!--.*?-->)")
_TAG_MENDS = {
    **dict.fromkeys(("span", "font", "o:p", "section", "p", "div", "u", ""), ""),
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em"), "*"),
}
"""Name of a tag to what stands in its place: format pasted along is dropped, emphasis is Markdown's."""


class AttributeRule(Rule):
    """``{.class}``, ``{: key=value}`` or ``{#id}`` away from a heading: dropped."""

    PATTERN = rf"\{{({MARK})[:#.][^{{}}\n]*\}}"

    def handleMatch(self, match: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        """Return nothing and a finding."""
        report_attributes(self.reading, self.reading.locate(match.group(1)), remove_marks(match.group()))
        return "", match.start(), match.end()


def report_attributes(reading: Reading, where: Location, written: str) -> None:
    """Report a list of attributes that is not the id of a heading."""
    told = message(
        "“%(written)s” cannot stand here: only headings have an attribute, their id.",
        written=_restore(written),
    )
    hint = message(
        "Delete it, or write an id at the end of a heading: “## Reading rooms {#reading-rooms}”. For the sign itself write “\\{”."
    )
    reading.report("markdown.attributes", where, told, hint)


def build_link(reading: Reading, address: str, where: Location, *, text: str) -> Element:
    """Return the link to `address` with the text `text` and remember it, or the text alone and a finding."""
    address = remove_marks(address)
    judged = judge_address(address, key=reading.key)
    if judged.verdict not in ("external", "page"):
        report_address(reading, judged.verdict, where, address)
        return _build_text(text)
    if judged.verdict == "page":
        check_locale(reading, judged, where)
        reading.links.append(Link(target=judged.target, anchor=judged.anchor, location=where))
    element = Element("a")
    element.set("href", judged.href)
    element.text = text
    return element


def _build_text(text: str) -> Element:
    """Return an element that holds `text` and that sanitising takes away."""
    element = Element("span")
    element.text = text
    return element


def _restore(text: str) -> str:
    """Return `text` with the characters that stood after a backslash as themselves."""
    return _ESCAPED.sub(lambda match: chr(int(match.group(1))), text)
