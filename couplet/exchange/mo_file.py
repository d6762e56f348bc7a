"""Catalogs to the binary MO format of gettext, for other tools; a build reads the PO files and never these."""

import struct

from couplet.model.catalogs import PoCatalog

_MAGIC = 0x950412DE
_TABLES = struct.Struct("<7I")
_ENTRY = struct.Struct("<2I")


def format_mo(catalog: PoCatalog) -> bytes:
    """Return the MO file of a catalog: what is translated and not fuzzy, sorted by msgid (gettext manual, "MO Files").

    There is no hash table; readers search the sorted ids.
    """
    texts = {
        message.msgid if message.plural is None else f"{message.msgid}\0{message.plural}": "\0".join(
            message.forms
        )
        for message in catalog.messages
        if message.is_translated and not message.is_fuzzy
    }
    pairs = sorted((msgid.encode(), text.encode()) for msgid, text in {"": catalog.header, **texts}.items())
    columns = ([msgid for msgid, _ in pairs], [text for _, text in pairs])
    start_of_texts = _TABLES.size + _ENTRY.size * len(pairs)
    offset = start_of_texts + _ENTRY.size * len(pairs)
    tables, strings = bytearray(), bytearray()
    for column in columns:
        for string in column:
            tables += _ENTRY.pack(len(string), offset + len(strings))
            strings += string + b"\0"
    head = _TABLES.pack(_MAGIC, 0, len(pairs), _TABLES.size, start_of_texts, 0, offset)
    return head + bytes(tables) + bytes(strings)
