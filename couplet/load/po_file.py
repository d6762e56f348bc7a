"""PO files to plain records, strictly, by Babel's reader; what the records are good for is decided in `catalogs`.

Babel's reader is lenient: it cuts the last letter off a string without a closing quotation mark, and merges a message that
stands twice. gettext's own msgfmt refuses both, and so does this module.
"""

import re
from collections.abc import Sequence

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, PoFileParser

from couplet.model.catalogs import PoCatalog, PoMessage, compile_plural_rule
from couplet.model.findings import Message, message

_STATEMENT = re.compile(
    r'(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?P<index>\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"'
)
_OBSOLETE = "#~"
_PREVIOUS_OF_OBSOLETE = re.compile(r"^#~\|")
_DERIVED_FLAGS = {"python-format", "python-brace-format"}
"""Flags that Babel adds by looking at the msgid; whoever writes a file knows them without being told."""
_PREDECESSORS = {
    "msgctxt": ("", "msgstr", "msgstr[]"),
    "msgid": ("", "msgctxt", "msgstr", "msgstr[]"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[]": ("msgid_plural", "msgstr[]"),
}
"""Keyword of a PO file to the keywords that may come before it; the first of a file has none before it."""
_PLURAL_FORMS = re.compile(
    r"^Plural-Forms:\s*nplurals\s*=\s*([1-9])\s*;\s*plural\s*=\s*([^;\n]+)", re.IGNORECASE | re.MULTILINE
)


class PoError(ValueError):
    """A text that is no PO file, with the first line at fault."""

    def __init__(self, reason: Message, line: int) -> None:
        super().__init__(f"line {line}: {reason.format(reason.msgid)}")
        self.reason = reason
        self.line = line


class _StrictCatalog(Catalog):
    """Babel's catalog, but it keeps the header entry as written and refuses a second entry for a message."""

    def __init__(self, babel_locale: str) -> None:
        super().__init__(locale=babel_locale)
        self.header_entry: BabelMessage | None = None
        self.plural_rule: str = get_plural(babel_locale)[1]

    def __setitem__(self, id: str | list[str] | tuple[str, ...], entry: BabelMessage) -> None:  # noqa: A002
        if id == "":
            self.header_entry = entry
            self._read_plural_forms(str(entry.string))
        elif self.get(id, entry.context) is not None:
            raise PoError(
                message("The message “%(msgid)s” stands twice.", msgid=_split_id(entry)[0]), entry.lineno or 1
            )
        else:
            super().__setitem__(id, entry)

    def _read_plural_forms(self, header: str) -> None:
        """Take number and rule of the plural forms from the header's text, if it names them."""
        match = _PLURAL_FORMS.search(header)
        if not match:
            return
        count, self.plural_rule = int(match[1]), match[2].strip()
        try:
            is_sound = all(compile_plural_rule(self.plural_rule)(n) < count for n in range(200))
        except (ValueError, ZeroDivisionError):
            is_sound = False
        if not is_sound:
            raise PoError(
                message("The header “Plural-Forms” holds no rule for %(count)s forms.", count=count), 1
            )
        self.mime_headers = [("Plural-Forms", f"nplurals={count}")]  # what Babel's reader goes by


def parse_po(text: str, *, babel_locale: str) -> PoCatalog:
    """Parse the text of a PO file; raises `PoError`.

    ``babel_locale`` gives the plural forms (CLDR's) where the header names none. Messages with a context (msgctxt) are left
    out: nothing of ours asks for one.
    """
    # Babel's reader knows the previous msgid of a message as a kind of comment, but not that of an obsolete one (`#~|`).
    lines = [
        _PREVIOUS_OF_OBSOLETE.sub("#|", line.strip()) for line in text.removeprefix("\ufeff").split("\n")
    ]
    _check_statements(lines)
    catalog = _StrictCatalog(babel_locale)
    try:
        PoFileParser(catalog, abort_invalid=True).parse(lines)
    except PoFileError as error:
        reason = message("The catalog cannot be read: %(reason)s.", reason=str(error).rpartition(" on ")[0])
        raise PoError(reason, error.lineno + 1) from None
    header = catalog.header_entry
    return PoCatalog(
        header=str(header.string) if header else "",
        header_comments=tuple(header.user_comments) if header else (),
        plural_count=catalog.num_plurals,
        plural_rule=catalog.plural_rule,
        messages=_convert_entries([entry for entry in catalog if entry.id]),
        obsolete=_convert_entries(list(catalog.obsolete.values())),
    )


def _check_statements(lines: Sequence[str]) -> None:
    """Raise `PoError` at the first line that holds no complete string or stands out of turn."""
    previous = ""
    for number, line in enumerate(lines, start=1):
        if not line or (line.startswith("#") and not line.startswith(_OBSOLETE)):
            continue
        match = _STATEMENT.fullmatch(line.removeprefix(_OBSOLETE).strip())
        if not match:
            raise PoError(
                message("This line is neither a comment nor a complete string in quotation marks."), number
            )
        keyword = "msgstr[]" if match["index"] else match["keyword"] or previous
        is_in_turn = previous in _PREDECESSORS[keyword] if match["keyword"] else keyword
        if not is_in_turn:
            raise PoError(
                message("Something is missing before this line: msgid and msgstr take turns."), number
            )
        previous = keyword


def _convert_entries(entries: Sequence[BabelMessage]) -> tuple[PoMessage, ...]:
    """Return Babel's entries as records of ours."""
    return tuple(_convert_entry(entry) for entry in entries if entry.context is None)


def _convert_entry(entry: BabelMessage) -> PoMessage:
    msgid, plural = _split_id(entry)
    return PoMessage(
        msgid=msgid,
        plural=plural,
        forms=(entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ("",)),
        line=entry.lineno or 0,
        paths=tuple(path for path, _ in entry.locations),
        flags=frozenset(entry.flags) - _DERIVED_FLAGS,
        notes=tuple(entry.auto_comments),
        # Babel takes the previous msgid (`#|`) for a comment of the translator's.
        comments=tuple(comment for comment in entry.user_comments if not comment.startswith("|")),
        previous=tuple(comment[1:].strip() for comment in entry.user_comments if comment.startswith("|")),
    )


def _split_id(entry: BabelMessage) -> tuple[str, str | None]:
    """Return msgid and msgid_plural of an entry."""
    return (entry.id, None) if isinstance(entry.id, str) else (entry.id[0], entry.id[1])
