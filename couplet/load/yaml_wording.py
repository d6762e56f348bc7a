"""Our words for the errors of YAML's parser and for what this program's YAML leaves out; it knows no place and no file."""

from couplet.model.findings import Message, message

_SCANNER_WORDS: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "colon"),
    ("cannot start any token", "start"),
    ("chomping or indentation", "start"),
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


def word_trouble(kind: str, detail: str) -> tuple[str, Message, Message]:
    """Return code, message and hint for a kind that `tell_kind` names, or one that is ours; ``detail`` is what stands at the place."""
    if kind in _OWN:
        code, told, hint = _OWN[kind]
        return code, message(told.msgid, detail=detail) if "%(detail)" in told.msgid else told, hint
    told, hint = _WORDS.get(kind, _OTHER)
    if kind == "start":
        told = message("A value cannot begin with “%(character)s”.", character=detail)
    return "yaml.syntax", told, hint


_OWN: dict[str, tuple[str, Message, Message]] = {
    "alias": (
        "yaml.alias",
        message("A value beginning with “&” or “*” is a reference in YAML; references are not used here."),
        message(
            'Put the value in quotation marks, for example: title: "*Key points*". Write repeated values out.'
        ),
    ),
    "tag": (
        "yaml.tag",
        message("A value beginning with “!” is a tag in YAML (%(detail)s); tags are not used here."),
        message('Put the value in quotation marks, for example: title: "!Note".'),
    ),
    "depth": (
        "yaml.too-deep",
        message("Lists and mappings are nested more than %(detail)s deep here."),
        message(
            'Look for brackets “[” that are not meant, and put such a value in quotation marks, for example: title: "[[1]]".'
        ),
    ),
    "size": (
        "file.too-large",
        message("This file has more than %(detail)s values; the rest is not read."),
        message(
            "Divide it, or look whether something was pasted twice: content/facts.yaml, for example, has a few hundred."
        ),
    ),
    "document": (
        "yaml.several-documents",
        message("A second document begins here; a file holds one."),
        message("Delete this line of “---”, or put what follows into a file of its own."),
    ),
    "key": (
        "yaml.syntax",
        message("A key must be a plain word; this is a list or a mapping."),
        message(
            'Write “word: value”. Put a value that begins with “[”, “{” or “?” in quotation marks, for example: title: "{x}".'
        ),
    ),
}
_WORDS: dict[str, tuple[Message, Message]] = {
    "colon": (
        message(
            "This “: ” cannot stand in a value without quotation marks, or the line above is not complete."
        ),
        message('Put the value in quotation marks, for example: title: "Report: the year 2022".'),
    ),
    "start": (
        message("A value cannot begin with “%(character)s”."),
        message('Put the value in quotation marks, for example: title: "@union" or rate: "%%".'),
    ),
    "quote": (
        message("The quotation mark that opens here is not closed."),
        message('Close it at the end of the value with the same mark, for example: title: "Review".'),
    ),
    "after-quote": (
        message("The text goes on after its closing quotation mark."),
        message("Put the whole value in single quotation marks, for example: title: '\"257\" plan'."),
    ),
    "escape": (
        message("Between double quotation marks a backslash has a meaning of its own."),
        message("Use single quotation marks, for example: path: 'C:\\photos'."),
    ),
    "bracket": (
        message("The bracket that opens here is not closed, or a half-width comma is missing in it."),
        message(
            "Write it like {zh: 标题, en: Title} or [one, two]; put a value that has brackets or commas of its own in quotation marks."
        ),
    ),
    "no-colon": (
        message("This line has no “: ” after its key."),
        message(
            "Write “key: value”; indent it if it continues the value above, for example “title: Review”."
        ),
    ),
    "indentation": (
        message(
            "This line does not fit those above it: it is indented differently, or the value above has not ended."
        ),
        message(
            'Indent lines of one level alike with spaces, and put nothing after a closing quotation mark: title: "Review".'
        ),
    ),
}
_OTHER = (
    message("This is not valid YAML."),
    message(
        'Write lines like “key: value”, indented with spaces; put values with special characters in quotation marks: title: "#1".'
    ),
)


def name_character(character: str) -> str:
    """Return the name by which an editor may know an odd space."""
    names = {"\t": "TAB", "\u3000": "U+3000 （全角空格）", "\u00a0": "U+00A0 (NBSP)"}
    return names.get(character, f"U+{ord(character):04X}")
