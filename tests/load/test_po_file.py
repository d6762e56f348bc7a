"""The reader of PO files, held to what Babel reads and to what translators wrote."""

from io import StringIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from couplet.load.po_file import PoError, cut_entry, parse_po

REPOSITORY = Path(__file__).resolve().parents[2]
SAMPLE = r"""# A header comment.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# a comment
#. a note
#: a.html:7 b.html
#: c.html
#, fuzzy, python-format
msgid "one %(n)s"
msgid_plural ""
"several "
"%(n)s"
msgstr[0] "eins"
msgstr[1] "mehr\n"
"\"als\" eins\\\t"

msgid "no blank line"
msgstr "keine Leerzeile"
msgid "after it"
msgstr ""

  msgid "indented"
msgstr "eingerückt"

#, fuzzy
#~ msgid "gone"
#~ msgstr "weg"
"""


def list_catalogs() -> list[str]:
    return sorted(
        path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "translations").rglob("*.po*")
    )


@pytest.mark.parametrize("name", [*list_catalogs(), "sample"])
def test_babel_reads_the_same(name: str) -> None:
    text = SAMPLE if name == "sample" else (REPOSITORY / name).read_text(encoding="utf-8")
    ours, babels = parse_po(text, babel_locale="en"), read_po(StringIO(text), locale="en", abort_invalid=True)
    for mine, theirs in (
        (ours.messages, [entry for entry in babels if entry.id]),
        (ours.obsolete, list(babels.obsolete.values())),
    ):
        assert [entry.msgid if entry.plural is None else (entry.msgid, entry.plural) for entry in mine] == [
            it.id for it in theirs
        ]
        assert [entry.forms if entry.plural else entry.forms[0] for entry in mine] == [
            it.string for it in theirs
        ]
        assert [entry.line for entry in mine] == [it.lineno for it in theirs]
        assert [entry.is_fuzzy for entry in mine] == [it.fuzzy for it in theirs]
        assert [list(entry.paths) for entry in mine] == [[path for path, _ in it.locations] for it in theirs]
        assert [list(entry.notes) for entry in mine] == [it.auto_comments for it in theirs]
        assert [list(entry.comments) for entry in mine] == [it.user_comments for it in theirs]
    assert ours.plural_count == babels.num_plurals
    assert len(ours.messages) >= 4


def test_records_keep_what_translators_wrote() -> None:
    text = (
        '#   mine,  indented\n#\n#yours\n#. theirs\n#: b.html "quoted".html:3\n#, fuzzy, no-wrap, python-format\n'
        '#| msgid "Old %(n)s"\nmsgid "New %(n)s"\nmsgstr "新 %(n)s"\n'
    )
    (entry,) = parse_po(text, babel_locale="zh_Hans").messages
    assert entry.comments == ("  mine,  indented", "", "yours")
    assert entry.notes == ("theirs",)
    assert entry.paths == ("b.html", '"quoted".html')
    assert entry.flags == {"fuzzy", "no-wrap"}
    assert entry.previous == ('msgid "Old %(n)s"',)
    assert entry.line == 8


def test_messages_with_a_context_are_left_out() -> None:
    text = 'msgctxt "menu"\nmsgid "File"\nmsgstr "菜单"\n\nmsgid "File"\nmsgstr "文件"\n'
    assert [entry.forms for entry in parse_po(text, babel_locale="zh_Hans").messages] == [("文件",)]


def test_obsolete_messages_keep_their_previous_msgid_apart() -> None:
    text = 'msgid "A"\nmsgstr "甲"\n\n#, fuzzy\n#~| msgid "older"\n#~ msgid "B"\n#~ msgstr "乙"\n'
    catalog = parse_po(text, babel_locale="zh_Hans")
    assert [entry.msgid for entry in catalog.messages] == ["A"]
    (obsolete,) = catalog.obsolete
    assert (obsolete.msgid, obsolete.is_fuzzy, obsolete.previous) == ("B", True, ('msgid "older"',))


def test_plural_forms_come_from_the_locale_where_the_header_is_silent() -> None:
    assert [parse_po("", babel_locale=locale).plural_count for locale in ("zh_Hans", "en", "pl")] == [1, 2, 3]


def test_errors_name_their_line() -> None:
    with pytest.raises(PoError, match=r"^line 3: ") as caught:
        parse_po('msgid "A"\nmsgstr "甲"\nx', babel_locale="en")
    assert caught.value.line == 3


def test_a_string_without_keyword_cannot_begin_a_file() -> None:
    with pytest.raises(PoError, match=r"^line 1: "):
        parse_po('"A"\nmsgid "A"\nmsgstr "甲"\n', babel_locale="en")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
def test_an_empty_file_is_an_empty_catalog(text: str) -> None:
    catalog = parse_po(text, babel_locale="en")
    assert (catalog.messages, catalog.obsolete, catalog.header) == ((), (), "")


def test_one_entry_can_be_cut_out_of_a_catalog() -> None:
    text = (REPOSITORY / "translations/zh/tool.po").read_text(encoding="utf-8")
    whole = parse_po(text, babel_locale="zh_Hans_CN")
    for entry in whole.messages:
        cut = cut_entry(text, entry.msgid)
        assert len(cut) < 2000
        (found,) = parse_po(cut, babel_locale="zh_Hans_CN").messages
        assert (found.msgid, found.plural, found.forms, found.flags) == (
            entry.msgid,
            entry.plural,
            entry.forms,
            entry.flags,
        )


@pytest.mark.parametrize(
    "text",
    ["", 'msgid ""\nmsgstr "h"\n', 'msgid ""\nmsgstr ""\n\nmsgid ""\n"a"\nmsgstr "b"\n', '#~ msgid "a"\n'],
)
def test_an_entry_that_is_written_otherwise_costs_reading_all(text: str) -> None:
    assert cut_entry(text, "a") == text
