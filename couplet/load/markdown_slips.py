"""Findings for Markdown that would be printed differently from what an editor means; it only reports, the text is read on."""

import re

from couplet.load.markdown_reading import TAB, Reading, SourceLine
from couplet.model.findings import Location, message

_ITEM = re.compile(r"( *)(?:[*+-]|\d+\.) +\S")
_NESTED_HEADING = re.compile(r"(?:[ >]|[*+-] |\d+\. )+#{2,6} ")
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\U000f0000-\U0010ffff]"
)


def replace_characters(reading: Reading, text: str, *, first_line: int) -> str:
    """Return `text` with every control, direction and private character replaced by U+FFFD, and report each of them."""
    if not _UNREADABLE.search(text):
        return text
    for number, line in enumerate(text.split("\n")):
        for match in _UNREADABLE.finditer(line):
            told = message(
                "The invisible character %(code)s must not stand in a text.",
                code=f"U+{ord(match.group()):04X}",
            )
            hint = message(
                "Delete it: it often comes along with text copied from a web page. Retype the word, for example, if you cannot see it."
            )
            where = Location(reading.path, first_line + number, match.start() + 1)
            reading.report("markdown.control-character", where, told, hint)
    return _UNREADABLE.sub("\ufffd", text)


def report_rule(reading: Reading, line: SourceLine) -> None:
    """Report a line of hyphens, asterisks or equals signs: a rule, or a heading underlined."""
    told = message(
        "A line of “---”, “***” or “===” has no meaning in a text: neither rules nor underlined headings are used."
    )
    hint = message("Delete the line; write a heading as “## Reading rooms {#reading-rooms}”.")
    reading.report("markdown.rule", _begin(reading, line), told, hint)


def report_indent(reading: Reading, line: SourceLine) -> None:
    """Report a paragraph that Markdown would print as code because it is indented."""
    told = message(
        "This line begins with four or more spaces or a tab, which Markdown takes for program code."
    )
    hint = message(
        "Delete the spaces at the beginning of the line (paragraphs are indented by the design); code stands between two lines of ```."
    )
    reading.report("markdown.indented-text", Location(reading.path, line.number), told, hint)


def report_list(reading: Reading, line: SourceLine) -> None:
    """Report an item of a list directly under a paragraph, where it is no list."""
    told = message(
        "This looks like an item of a list, but without a blank line above the list it is part of the paragraph."
    )
    hint = message(
        "Put a blank line before the first item; if no list is meant, write “\\-” or “2022\\.” at the beginning of the line."
    )
    reading.report("markdown.list-without-blank-line", _begin(reading, line), told, hint)


def report_unclosed_code(reading: Reading, line: SourceLine) -> None:
    """Report code between fences whose end is missing."""
    told = message("The code that begins here has no end.")
    reading.report(
        "markdown.unclosed-code",
        _begin(reading, line),
        told,
        message("Write a line of “```” under its last line."),
    )


def report_nesting(reading: Reading, line: int) -> None:
    """Report a block so deeply nested or so long that it was not read."""
    told = message("This block is nested too deeply, or has too many brackets, to be read.")
    hint = message(
        "Divide it: for example, put a blank line and a paragraph between two lists, and nest lists at most three deep."
    )
    reading.report("markdown.too-deep", Location(reading.path, line), told, hint)


def check_nesting(reading: Reading, lines: tuple[SourceLine, ...]) -> None:
    """Report headings inside a list or a quotation, and items indented by too few spaces to be nested."""
    first = _ITEM.match(lines[0].text)
    for line in lines:
        if _NESTED_HEADING.match(line.text):
            told = message("A heading cannot stand inside a list or a quotation.")
            hint = message(
                "End the list with a blank line and write the heading at the beginning of a line: “### Reading rooms {#rooms}”."
            )
            reading.report("headings.nested", _begin(reading, line), told, hint)
        item = _ITEM.match(line.text)
        if first and item and len(item.group(1)) < TAB and item.group(1) != first.group(1):
            told = message(
                "This item is indented by %(count)d spaces: too few for an item below another one.",
                count=len(item.group(1)),
            )
            hint = message(
                "Indent it by four spaces to put it below the item above (“    - item”), or not at all."
            )
            reading.report("markdown.list-indentation", Location(reading.path, line.number), told, hint)


def _begin(reading: Reading, line: SourceLine) -> Location:
    """Return the place of the first character of `line` that is not a space."""
    return Location(reading.path, line.number, line.column + len(line.text) - len(line.text.lstrip()))
