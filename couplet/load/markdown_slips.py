"""Findings for Markdown that would be printed differently from what an editor means; it only reports, the text is read on."""

import re

from couplet.load.markdown_reading import TAB, Reading, SourceLine
from couplet.model.findings import Location, Severity, message

_ITEM = re.compile(r"( *)(?:[*+-]|\d+\.) +\S")
_FIRST_ITEM = re.compile(r" *1\. ")
_HAN = re.compile("[\u3400-\u9fff]")
_NESTED_HEADING = re.compile(r"(?:[ >]|[*+-] |\d+\. )+#{2,6} ")


def report_rule(reading: Reading, line: SourceLine, *, is_alone: bool) -> None:
    """Report a line of hyphens, asterisks or equals signs: a rule where it stands alone, else a heading underlined."""
    where = _begin(reading, line)
    if is_alone:
        told = message("A line of “---”, “***” or “===” has no meaning in a text: rules are not used.")
        hint = message(
            "Delete the line; a new part of the text begins with “## Reading rooms {#reading-rooms}”."
        )
        span = Location(reading.path, line.number, 1, line.number, line.column + len(line.text.rstrip()))
        reading.suggest("markdown.rule", Severity.ERROR, where, (told, hint), replacement="", span=span)
        return
    told = message(
        "A line of “---” or “===” under a text makes a heading of it in other programs; here underlined headings are not used."
    )
    hint = message("Delete the line; write a heading as “## Reading rooms {#reading-rooms}”.")
    reading.report("markdown.rule", where, told, hint)


def report_indent(reading: Reading, line: SourceLine) -> None:
    """Report a paragraph that Markdown would print as code because it is indented."""
    told = message(
        "This line begins with four or more spaces or a tab, which Markdown takes for program code."
    )
    hint = message(
        "Delete the spaces at the beginning of the line (paragraphs are indented by the design); code stands between two lines of ```."
    )
    where = Location(reading.path, line.number)
    indent = len(line.text) - len(line.text.lstrip())
    span = Location(reading.path, line.number, 1, line.number, line.column + indent)
    replacement = "" if _HAN.search(line.text) else None
    reading.suggest(
        "markdown.indented-text", Severity.ERROR, where, (told, hint), replacement=replacement, span=span
    )


def report_list(reading: Reading, line: SourceLine) -> None:
    """Report an item of a list directly under a paragraph, where it is no list."""
    told = message(
        "This looks like an item of a list, but without a blank line above the list it is part of the paragraph."
    )
    hint = message(
        "Put a blank line before the first item; if no list is meant, write “\\-” or “2022\\.” at the beginning of the line."
    )
    is_item = not line.text.lstrip()[:1].isdigit() or bool(_FIRST_ITEM.match(line.text))
    span = Location(reading.path, line.number, 1)
    words = (told, hint)
    replacement = "\n" if is_item else None
    reading.suggest(
        "markdown.list-without-blank-line",
        Severity.ERROR,
        _begin(reading, line),
        words,
        replacement=replacement,
        span=span,
    )


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
    is_deep = first is None or first.group(1) != "" or any(line.text.startswith(" " * TAB) for line in lines)
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
            where = Location(reading.path, line.number)
            replacement = None if is_deep else " " * (TAB - len(item.group(1)))
            span = Location(reading.path, line.number, 1)
            reading.suggest(
                "markdown.list-indentation",
                Severity.ERROR,
                where,
                (told, hint),
                replacement=replacement,
                span=span,
            )


def _begin(reading: Reading, line: SourceLine) -> Location:
    """Return the place of the first character of `line` that is not a space."""
    return Location(reading.path, line.number, line.column + len(line.text) - len(line.text.lstrip()))
