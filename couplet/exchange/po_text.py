"""PO records to text, byte for byte as ``msgcat --no-wrap`` and Poedit write it; reading is `couplet.load.po_file`.

Lines are not wrapped: Chinese has no spaces to wrap at, and a changed word should change one line. Poedit keeps that form when it
saves a file that has it.
"""

import re
from collections.abc import Iterable, Iterator

from couplet.model.catalogs import PoCatalog, PoMessage

_PAGE_WIDTH = 79
"""gettext fills lines of file names up to here even where it wraps nothing else."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")

_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\""}
    | {character: f"\\{letter}" for character, letter in zip("\a\b\f\n\r\t\v", "abfnrtv", strict=True)}
)


def format_po(catalog: PoCatalog) -> str:
    """Return the text of a PO file; the same catalog always gives the same text."""
    header = PoMessage(msgid="", forms=(catalog.header,), comments=catalog.header_comments)
    entries = [_format_message(header), *map(_format_message, catalog.messages)]
    entries += [_format_message(message, prefix="#~ ") for message in catalog.obsolete]
    return "\n".join(entries)


def _format_message(message: PoMessage, prefix: str = "") -> str:
    """Return one entry, each line ended; ``prefix`` marks an obsolete one."""
    lines = [f"# {comment}".rstrip() for comment in message.comments]
    lines += [f"#. {note}".rstrip() for note in message.notes]
    lines += _fill_paths(message.paths)
    # A % sign is doubled or opens a placeholder in every msgid but prose; the flag makes Poedit and msgfmt check that.
    is_format = message.context is None and "%" in message.msgid + (message.plural or "")
    flags = message.flags | ({"python-format"} if is_format else set())
    if flags:
        lines.append("#, " + ", ".join(sorted(flags, key=_order_flag)))
    lines += [f"{prefix.strip() or '#'}| {line}" for line in message.previous]
    lines += (prefix + line for line in _format_statements(message))
    return "\n".join(lines) + "\n"


def _order_flag(flag: str) -> tuple[int, str]:
    """Sort key of a flag: gettext names fuzzy first and no-wrap last."""
    return {"fuzzy": 0, "no-wrap": 2}.get(flag, 1), flag


def _format_statements(message: PoMessage) -> Iterator[str]:
    """Yield msgid and msgstr of an entry, line by line."""
    if message.context is not None:
        yield from format_statement("msgctxt", message.context)
    yield from format_statement("msgid", message.msgid)
    if message.plural is None:
        yield from format_statement("msgstr", message.forms[0])
        return
    yield from format_statement("msgid_plural", message.plural)
    for index, form in enumerate(message.forms):
        yield from format_statement(f"msgstr[{index}]", form)


def format_statement(keyword: str, text: str) -> list[str]:
    """Return a keyword with its string; a text of several lines stands below it, each line in its own quotation marks."""
    lines = [f'"{line.translate(_ESCAPES)}"' for line in _LINE.findall(text)] or ['""']
    return [f"{keyword} {lines[0]}"] if len(lines) == 1 else [f'{keyword} ""', *lines]


def _fill_paths(paths: Iterable[str]) -> list[str]:
    """Return the lines that name the files which use a message."""
    lines: list[str] = []
    for path in paths:
        # Isolates (U+2068, U+2069) hold a name with a space together, as in gettext.
        name = f"\u2068{path}\u2069" if " " in path else path
        if lines and len(lines[-1]) + 1 + len(name) <= _PAGE_WIDTH:
            lines[-1] += f" {name}"
        else:
            lines.append(f"#: {name}")
    return lines
