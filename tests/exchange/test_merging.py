"""Catalogs brought up to their templates: nothing a translator wrote is lost, nothing doubtful passes for sure."""

from dataclasses import replace

from couplet.exchange.merging import merge_template
from couplet.model.catalogs import PoCatalog, PoMessage

FUZZY = frozenset({"fuzzy"})


def make(*messages: PoMessage, obsolete: tuple[PoMessage, ...] = (), count: int = 1) -> PoCatalog:
    rule = "0" if count == 1 else "n != 1"
    return PoCatalog(
        header="",
        header_comments=(),
        plural_count=count,
        plural_rule=rule,
        messages=messages,
        obsolete=obsolete,
    )


def merge(catalog: PoCatalog, *wanted: PoMessage, is_msgid_language: bool = False) -> PoCatalog:
    return merge_template(catalog, make(*wanted, count=2), is_msgid_language=is_msgid_language)


def test_translations_comments_and_doubts_stay_while_places_and_notes_are_renewed() -> None:
    old = PoMessage(
        "A",
        forms=("甲",),
        paths=("old",),
        notes=("old",),
        comments=("mine",),
        flags=FUZZY,
        previous=('msgid "a"',),
    )
    (entry,) = merge(make(old), PoMessage("A", paths=("new",), notes=("new",))).messages
    assert entry == replace(old, paths=("new",), notes=("new",))


def test_the_order_is_the_templates() -> None:
    merged = merge(
        make(PoMessage("A", forms=("甲",)), PoMessage("B", forms=("乙",))),
        PoMessage("B"),
        PoMessage("C"),
        PoMessage("A"),
    )
    assert [(entry.msgid, entry.forms) for entry in merged.messages] == [
        ("B", ("乙",)),
        ("C", ("",)),
        ("A", ("甲",)),
    ]


def test_what_is_no_longer_used_becomes_obsolete_and_comes_back_whole() -> None:
    catalog = make(PoMessage("Contents", forms=("目录",), comments=("mine",)), PoMessage("Never translated"))
    without = merge(catalog, PoMessage("X"))
    assert [entry.msgid for entry in without.obsolete] == ["Contents"]
    again = merge(without, PoMessage("Contents"))
    assert again.obsolete == ()
    assert again.messages == (PoMessage("Contents", forms=("目录",), comments=("mine",)),)


def test_a_reworded_message_is_offered_its_translation_as_fuzzy() -> None:
    catalog = make(
        PoMessage("The file cannot be read", forms=("文件无法读取",)), PoMessage("Pages", forms=("页面",))
    )
    merged = merge(catalog, PoMessage("This file cannot be read"), PoMessage("Wholly different"))
    first, second = merged.messages
    assert (first.forms, first.flags, first.previous) == (
        ("文件无法读取",),
        FUZZY,
        ('msgid "The file cannot be read"',),
    )
    assert (second.forms, second.flags) == (("",), frozenset())
    assert [entry.msgid for entry in merged.obsolete] == ["Pages"]


def test_a_translation_is_offered_once_and_never_taken_from_a_message_in_use() -> None:
    catalog = make(PoMessage("The file cannot be read", forms=("文件无法读取",)))
    merged = merge(catalog, PoMessage("The file cannot be read"), PoMessage("This file cannot be read"))
    assert [entry.forms for entry in merged.messages] == [("文件无法读取",), ("",)]
    merged = merge(catalog, PoMessage("That file cannot be read"), PoMessage("This file cannot be read"))
    assert [entry.is_fuzzy for entry in merged.messages] == [True, False]


def test_a_message_that_gains_or_loses_its_plural_is_doubtful() -> None:
    singular, plural = (
        PoMessage("page", forms=("stránka",)),
        PoMessage("page", "pages", ("stránka", "stránky")),
    )
    (gained,) = merge(make(singular, count=2), PoMessage("page", "pages", ("", ""))).messages
    assert (gained.forms, gained.flags) == (("stránka", "stránka"), FUZZY)
    (lost,) = merge(make(plural, count=2), PoMessage("page")).messages
    assert (lost.forms, lost.flags) == (("stránka",), FUZZY)
    (changed,) = merge(make(plural, count=2), PoMessage("page", "many pages", ("", ""))).messages
    assert (changed.forms, changed.flags) == (("stránka", "stránky"), FUZZY)


def test_new_plurals_have_as_many_forms_as_the_language() -> None:
    wanted = PoMessage("page", "pages", ("", ""))
    assert merge(make(count=1), wanted).messages[0].forms == ("",)
    assert merge(make(count=3), wanted).messages[0].forms == ("", "", "")


def test_the_language_of_the_msgids_is_filled_with_them() -> None:
    catalog = make(PoMessage("Edited", forms=("Edited by hand",)), count=2)
    merged = merge(
        catalog,
        PoMessage("A"),
        PoMessage("page", "pages", ("", "")),
        PoMessage("Edited"),
        is_msgid_language=True,
    )
    assert [entry.forms for entry in merged.messages] == [("A",), ("page", "pages"), ("Edited by hand",)]
    assert not any(entry.is_fuzzy for entry in merged.messages)


def test_rewording_in_the_language_of_the_msgids_leaves_nothing_behind() -> None:
    merged = merge(
        make(PoMessage("The file", forms=("The file",))), PoMessage("This file"), is_msgid_language=True
    )
    assert merged.messages == (PoMessage("This file", forms=("This file",)),)
    assert merged.obsolete == ()


def test_merging_twice_changes_nothing_more() -> None:
    wanted = (PoMessage("This file cannot be read"), PoMessage("page", "pages", ("", "")), PoMessage("Z"))
    catalog = make(PoMessage("The file cannot be read", forms=("文件",)), PoMessage("Old", forms=("旧",)))
    once = merge(catalog, *wanted)
    assert merge(once, *wanted) == once
