"""Our words for the errors of YAML's parser; it knows no place and no file."""

from couplet.model.findings import Message, message

_SCANNER_WORDS: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "colon"),
    ("cannot start any token", "start"),
    ("alphabetic or numeric character", "alias"),
    ("unexpected end of stream", "quote"),
    ("unexpected document indicator", "quote"),
    ("unknown escape", "escape"),
    ("escape sequence", "escape"),
    ("expected ',' or", "bracket"),
    ("could not find expected ':'", "no-colon"),
    ("undefined alias", "alias"),
    (" a tag", "tag"),
    ("expected key", "indentation"),
    ("'-' indicator", "indentation"),
    ("block end", "indentation"),
    ("block sequence entries", "indentation"),
)


def tell_kind(problem: str) -> str:
    """Return which kind of error the parser's own words describe, ``other`` if none we know."""
    return next((kind for words, kind in _SCANNER_WORDS if words in problem), "other")


def word_error(kind: str, character: str) -> tuple[Message, Message]:
    """Return message and hint for a kind of error that `tell_kind` names."""
    if kind == "colon":
        told = message(
            "This “: ” cannot stand in a value without quotation marks, or the line above is not complete."
        )
        return told, message('Put the value in quotation marks, for example: title: "Report: the year 2022".')
    if kind == "start":
        told = message("A value cannot begin with “%(character)s”.", character=character)
        return told, message('Put the value in quotation marks, for example: title: "@union" or rate: "%%".')
    if kind == "quote":
        told = message("The quotation mark that opens here is not closed.")
        return told, message(
            'Close it at the end of the value with the same mark, for example: title: "Review".'
        )
    if kind == "escape":
        told = message("Between double quotation marks a backslash has a meaning of its own.")
        return told, message("Use single quotation marks, for example: path: 'C:\\photos'.")
    if kind == "bracket":
        told = message("The bracket that opens here is not closed, or a half-width comma is missing in it.")
        return told, message(
            "Write it like {zh: 标题, en: Title} or [one, two]; put a value that has brackets or commas of its own in quotation marks."
        )
    if kind == "no-colon":
        told = message("This line has no “: ” after its key.")
        return told, message(
            "Write “key: value”; indent it if it continues the value above, for example “title: Review”."
        )
    if kind == "indentation":
        told = message(
            "This line does not fit those above it: it is indented differently, or the value above has not ended."
        )
        return told, message(
            'Indent lines of one level alike with spaces, and put nothing after a closing quotation mark: title: "Review".'
        )
    told = message("This is not valid YAML.")
    return told, message(
        'Write lines like “key: value”, indented with spaces; put values with special characters in quotation marks: title: "#1".'
    )


def name_character(character: str) -> str:
    """Return the name by which an editor may know an odd space."""
    names = {"\t": "TAB", "\u3000": "U+3000 （全角空格）", "\u00a0": "U+00A0 (NBSP)"}
    return names.get(character, f"U+{ord(character):04X}")
