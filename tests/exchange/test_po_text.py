"""PO and MO text: what gettext's own tools write, byte for byte."""

import gettext
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from couplet.exchange.mo_file import format_mo
from couplet.exchange.po_text import format_po
from couplet.load.po_file import parse_po
from couplet.model.catalogs import PoCatalog, PoMessage

HEADER = "Project-Id-Version: x\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
SENTENCE = "这是一句没有空格的很长的话，" * 12
CATALOG = PoCatalog(
    header=HEADER,
    header_comments=("First line.", "", "   indented."),
    plural_count=2,
    plural_rule="(n != 1)",
    messages=(
        PoMessage("A", forms=("甲",), paths=tuple(f"templates/components/part_{n}.html" for n in range(9))),
        PoMessage(
            "Source: %(name)s",
            forms=("来源：%(name)s",),
            notes=("Translators: a book", "or a paper"),
            comments=("ok",),
        ),
        PoMessage(
            "%(n)s page",
            "%(n)s pages",
            ("one %(n)s", "many %(n)s"),
            flags=frozenset({"fuzzy", "no-wrap"}),
            previous=('msgid "page"',),
        ),
        PoMessage(SENTENCE, forms=(SENTENCE,)),
        PoMessage('a\n"b"\\\tc\n', forms=("一\n二\n",)),
        PoMessage("line\n", forms=("行\n",)),
        PoMessage("line \u2028 and \v\a\b\f\r separators", forms=("",)),
        PoMessage("in a file with a space", forms=("x",), paths=("my templates/a b.html", "b.html")),
        PoMessage("100%%", forms=("100%%",)),
    ),
    obsolete=(
        PoMessage("gone", forms=("没了",), comments=("kept",)),
        PoMessage(
            "gone %(n)s",
            "gone %(n)s s",
            ("a %(n)s", "b %(n)s"),
            flags=frozenset({"fuzzy"}),
            previous=('msgid "x"',),
        ),
    ),
)


def test_reading_gives_back_what_was_written() -> None:
    again = parse_po(format_po(CATALOG), babel_locale="zh_Hans")
    assert format_po(again) == format_po(CATALOG)
    assert [(entry.msgid, entry.plural, entry.forms) for entry in (*again.messages, *again.obsolete)] == [
        (entry.msgid, entry.plural, entry.forms) for entry in (*CATALOG.messages, *CATALOG.obsolete)
    ]
    assert again.header == HEADER
    assert again.header_comments == CATALOG.header_comments


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="needs gettext's msgcat")
def test_gettext_writes_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(format_po(CATALOG).encode())
    run = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, check=True)
    assert run.stdout.decode() == path.read_text(encoding="utf-8")


def test_no_line_is_wrapped_and_each_ends() -> None:
    text = format_po(CATALOG)
    assert f'msgid "{SENTENCE}"\n' in text
    assert text.endswith('"\n')
    assert not any(line.endswith(" ") for line in text.split("\n"))


def test_other_tools_read_the_compiled_catalog() -> None:
    translations = gettext.GNUTranslations(io.BytesIO(format_mo(CATALOG)))
    assert translations.gettext("A") == "甲"
    assert translations.gettext('a\n"b"\\\tc\n') == "一\n二\n"
    assert translations.gettext(SENTENCE) == SENTENCE
    assert translations.info()["project-id-version"] == "x"


def test_compiled_catalogs_hold_no_fuzzy_obsolete_or_untranslated_message() -> None:
    translations = gettext.GNUTranslations(io.BytesIO(format_mo(CATALOG)))
    assert translations.ngettext("%(n)s page", "%(n)s pages", 2) == "%(n)s pages"
    assert translations.gettext("gone") == "gone"
    assert translations.gettext("line \u2028 and \v\a\b\f\r separators").startswith("line")


def test_compiled_plurals_are_found() -> None:
    catalog = parse_po(format_po(CATALOG).replace("fuzzy, ", ""), babel_locale="en")
    translations = gettext.GNUTranslations(io.BytesIO(format_mo(catalog)))
    assert [translations.ngettext("%(n)s page", "%(n)s pages", n) for n in (1, 2)] == [
        "one %(n)s",
        "many %(n)s",
    ]
