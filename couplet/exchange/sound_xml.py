"""Whether XML that comes from elsewhere may be read at all, before anything is made of it; knows no format.

A document type is refused, since its entities could be made to fill the memory; so is nesting without end, on which every reader that
walks down a tree would fail.
"""

from xml.parsers import expat

from couplet.model.findings import Message, message

MAX_DEPTH = 100
"""Elements inside each other; the formats we read have some ten."""


class XmlError(Exception):
    """A file is no XML that is read; `reason` says why, and `line` where."""

    def __init__(self, reason: Message, line: int = 1) -> None:
        """Remember reason and line."""
        super().__init__(reason.msgid)
        self.reason = reason
        """Why it is not read."""
        self.line = line
        """Line of the place, counted from 1."""


def require_sound_xml(content: bytes) -> None:
    """Raise `XmlError` unless ``content`` is sound XML in an encoding that is read here, without document type, of sensible depth."""
    parser = expat.ParserCreate()
    depth = 0

    def open_element(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise XmlError(
                message("The elements of this file are nested too deeply."), parser.CurrentLineNumber
            )

    def close_element(name: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse_doctype(*names: object) -> None:
        raise XmlError(
            message("This file declares a document type, which such files do not have."),
            parser.CurrentLineNumber,
        )

    parser.StartElementHandler, parser.EndElementHandler = open_element, close_element
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise XmlError(message("This file is no sound XML."), error.lineno) from error
    except (LookupError, ValueError) as error:
        # What Python says of encodings that it does not know, or that take several bytes for a character, such as GB 18030.
        raise XmlError(message("This file is in an encoding that is not read here; UTF-8 is.")) from error
