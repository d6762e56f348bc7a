"""PO files to plain records, strictly and fast; what the records are good for is decided in `catalogs`.

Every command speaks through a catalog, also the one that finds nothing to do; so this is a reader of the format alone, twenty times faster
to import and use than Babel's. It is strict where Babel's is lenient: what msgfmt refuses is refused here, at its line. Tests hold
it to Babel's results and msgfmt's refusals. The format: GNU gettext manual, "The Format of PO Files".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from couplet.model.catalogs import PoCatalog, PoMessage, compile_plural_rule
from couplet.model.findings import Message, message

_STATEMENT = re.compile(
    r"(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<index>\d)\])?)\s*)?"
    r'"(?P<text>(?:[^"\\]|\\[abfnrtv"\\])*)"'
)
_ESCAPE = re.compile(r"\\(.)")
_QUOTING = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_ESCAPED = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_PATH = re.compile(r"\u2068([^\u2069]*)\u2069|(\S+)")  # isolates hold a name with a space together
_LINE_NUMBER = re.compile(r":\d+$")
_DERIVED_FLAGS = {"python-format", "python-brace-format"}
"""Flags that follow from the msgid, and that whoever writes a file knows without being told."""
_PREDECESSORS = {
    "msgctxt": ("",),
    "msgid": ("", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[]": ("msgid_plural", "msgstr[]"),
}
"""Keyword to the keywords that may come before it in an entry; the first has none before it."""
_PLURAL_FORMS = re.compile(
    r"^Plural-Forms:\s*nplurals\s*=\s*([1-9])\s*;\s*plural\s*=\s*([^;\n]+)", re.IGNORECASE | re.MULTILINE
)


class PoError(ValueError):
    """A text that is no PO file, with the first line at fault."""

    def __init__(self, reason: Message, line: int) -> None:
        super().__init__(f"line {line}: {reason.format(reason.msgid)}")
        self.reason = reason
        self.line = line


@dataclass(slots=True)
class _Draft:
    """An entry while its lines are read."""

    line: int = 0
    """Line of its first statement, then of its msgid."""
    is_obsolete: bool = False
    """Whether its lines begin with ``#~``."""
    remarks: dict[str, list[str]] = field(
        default_factory=lambda: {mark: [] for mark in (" ", ".", ":", ",", "|")}
    )
    """Its comment lines by the character after the ``#``."""
    strings: list[tuple[str, list[str]]] = field(default_factory=list)
    """Keywords in order, each with the pieces of its string."""

    @property
    def last_keyword(self) -> str:
        """The keyword read last; empty before the first."""
        return self.strings[-1][0] if self.strings else ""

    def join(self, keyword: str) -> str | None:
        """Return the string of a keyword, or ``None`` if the entry has none."""
        return next(("".join(pieces) for name, pieces in self.strings if name == keyword), None)


def parse_po(text: str, *, babel_locale: str, has_contexts: bool = False) -> PoCatalog:
    """Parse the text of a PO file; raises `PoError`.

    ``babel_locale`` gives the plural forms (CLDR's) where the header names none. Messages with a context (msgctxt) are left
    out unless ``has_contexts`` asks for them: no template has one, only texts that went out to a translator.
    """
    drafts = [
        draft
        for draft in _split_entries(text.removeprefix("\ufeff").split("\n"))
        if has_contexts or draft.join("msgctxt") is None
    ]
    entries = [(draft.is_obsolete, _convert_draft(draft)) for draft in drafts]
    header = next((entry for _, entry in entries if not entry.msgid), PoMessage("", line=1))
    count, rule = _read_plural_forms(header, babel_locale)
    messages = [_fit_forms(entry, count) for is_obsolete, entry in entries if entry.msgid and not is_obsolete]
    _check_unique(messages)
    return PoCatalog(
        header=header.forms[0],
        header_comments=header.comments,
        plural_count=count,
        plural_rule=rule,
        messages=tuple(messages),
        obsolete=tuple(
            _fit_forms(entry, count) for is_obsolete, entry in entries if entry.msgid and is_obsolete
        ),
    )


def cut_entry(text: str, msgid: str) -> str:
    """Return a catalog of nothing but its head and the entry of ``msgid``, so that one message need not cost reading all.

    That can be done where the entry is written as this program writes it, each string on one line; else the whole text comes back.
    """
    quoted = msgid.translate(_QUOTING)
    place = text.find(f'\nmsgid "{quoted}"\nmsgstr "')
    head_end = text.find("\n\n")
    if place < 0 or not 0 < head_end < place:
        return text
    start, end = text.rfind("\n\n", 0, place + 1), text.find("\n\n", place)
    return f"{text[:head_end]}\n{text[start + 1 : end if end > 0 else len(text)]}\n"


def _split_entries(lines: Sequence[str]) -> Iterator[_Draft]:
    """Yield the entries; raises `PoError` at the first line that holds no complete string or stands out of turn."""
    draft = _Draft()
    for number, line in enumerate(map(str.strip, lines), start=1):
        if not line:
            continue
        is_remark = line.startswith("#") and (not line.startswith("#~") or line.startswith("#~|"))
        if is_remark and draft.strings:
            yield draft
            draft = _Draft()
        if is_remark:
            _add_remark(draft, line)
            continue
        match = _STATEMENT.fullmatch(line.removeprefix("#~").lstrip())
        if not match:
            raise PoError(
                message("This line is neither a comment nor a complete string in quotation marks."), number
            )
        if match["keyword"] in ("msgctxt", "msgid") and draft.last_keyword.startswith("msgstr"):
            yield draft
            draft = _Draft()
        draft.is_obsolete = line.startswith("#~")
        _add_statement(draft, match, number)
    if draft.strings:
        yield draft


def _add_remark(draft: _Draft, line: str) -> None:
    """Add a comment line to an entry under its mark; an unknown mark makes it a translator's comment."""
    mark, rest = ("|", line[3:]) if line.startswith("#~|") else (line[1:2], line[2:])
    if mark not in draft.remarks:
        mark, rest = " ", line[1:]
    draft.remarks[mark].append(rest if mark == " " else rest.strip())


def _add_statement(draft: _Draft, match: re.Match[str], number: int) -> None:
    """Add a line with a string to an entry; raises `PoError` where it is not its turn."""
    text = match["text"]
    if "\\" in text:
        text = _ESCAPE.sub(lambda escape: _ESCAPED.get(escape[1], escape[1]), text)
    keyword = "msgstr[]" if match["index"] else match["keyword"]
    count_of_forms = sum(name == "msgstr[]" for name, _ in draft.strings)
    is_in_turn = draft.last_keyword in _PREDECESSORS[keyword] if keyword else bool(draft.strings)
    if not is_in_turn or (match["index"] and int(match["index"]) != count_of_forms):
        raise PoError(message("Something is missing before this line: msgid and msgstr take turns."), number)
    if not keyword:
        draft.strings[-1][1].append(text)
        return
    draft.strings.append((keyword, [text]))
    if keyword in ("msgctxt", "msgid"):
        draft.line = number


def _convert_draft(draft: _Draft) -> PoMessage:
    """Return a complete entry as a record; raises `PoError` for one that has no translation."""
    if not draft.last_keyword.startswith("msgstr"):
        raise PoError(message("This msgid has no msgstr right below it."), draft.line)
    paths = (isolated or bare for isolated, bare in _PATH.findall(" ".join(draft.remarks[":"])))
    flags = {flag.strip() for line in draft.remarks[","] for flag in line.split(",")}
    return PoMessage(
        msgid=draft.join("msgid") or "",
        plural=draft.join("msgid_plural"),
        forms=tuple("".join(pieces) for name, pieces in draft.strings if name.startswith("msgstr")),
        line=draft.line,
        paths=tuple(_LINE_NUMBER.sub("", path) for path in paths),
        flags=frozenset(flags) - _DERIVED_FLAGS,
        notes=tuple(draft.remarks["."]),
        comments=tuple(draft.remarks[" "]),
        previous=tuple(draft.remarks["|"]),
        context=draft.join("msgctxt"),
    )


def _fit_forms(entry: PoMessage, count: int) -> PoMessage:
    """Return an entry with as many plural forms as the language has, missing ones empty; raises `PoError` for more."""
    if entry.plural is None:
        return entry
    if len(entry.forms) > count:
        problem = message(
            "This message has more plural forms than the header “Plural-Forms” names: %(count)s.", count=count
        )
        raise PoError(problem, entry.line)
    return replace(entry, forms=(entry.forms + ("",) * count)[:count])


def _check_unique(messages: Sequence[PoMessage]) -> None:
    """Raise `PoError` at the second entry for a message."""
    seen: set[tuple[str | None, str]] = set()
    for entry in messages:
        if (entry.context, entry.msgid) in seen:
            raise PoError(message("The message “%(msgid)s” stands twice.", msgid=entry.msgid), entry.line)
        seen.add((entry.context, entry.msgid))


def _read_plural_forms(header: PoMessage, babel_locale: str) -> tuple[int, str]:
    """Return number and rule of the plural forms as the header names them, else those of the locale."""
    match = _PLURAL_FORMS.search(header.forms[0])
    if not match:
        # Imported here: it costs as much as all of Babel, and is hardly ever needed.
        from babel.core import UnknownLocaleError
        from babel.messages.plurals import get_plural

        try:
            count, rule, *_ = get_plural(babel_locale)
        except (UnknownLocaleError, ValueError) as error:
            told = message(
                "The header lacks “Plural-Forms”, without which only well-known languages are read."
            )
            raise PoError(told, header.line) from error
        return count, rule
    count, rule = int(match[1]), match[2].strip()
    try:
        is_sound = all(compile_plural_rule(rule)(n) < count for n in range(200))
    except (ValueError, ZeroDivisionError):
        is_sound = False
    if not is_sound:
        raise PoError(
            message("The header “Plural-Forms” holds no rule for %(count)s forms.", count=count), header.line
        )
    return count, rule
