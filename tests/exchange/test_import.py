"""What comes back: what is refused and why, what is written and where, and that it is all or nothing."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from couplet.commands.exchange import export_command, import_command
from couplet.exchange.writer import write_files
from tests.exchange.nasty_site import make_nasty_site
from tests.exchange.translators import (
    bring_back,
    export_one,
    find_entry,
    find_unit,
    list_pairs,
    read_tree,
    translate_po,
    translate_xliff,
)
from tests.mini_site import MiniSite, write_page

ROOMS = "review/services#rooms/paragraph-1"
NEW = "They built [102](fact:rooms) rooms; see [the card](../scorecard.en.md#plan-members).[^once]"
SERVICES = "content/review/services.en.md"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    """A mini site."""
    return MiniSite(tmp_path)


def refuse(site: MiniSite, *files: str | bytes) -> list[str]:
    """Import what must be refused as a whole; return the codes of its errors."""
    before = read_tree(site.root)
    outcome = bring_back(site.root, *files)
    assert outcome.is_kept_out
    assert read_tree(site.root) == before
    return [finding.code for finding in outcome.findings if finding.is_error]


def test_one_paragraph_is_written_and_no_other_byte(site: MiniSite) -> None:
    before = site.read_source(SERVICES)
    outcome = bring_back(site.root, translate_po(export_one(site.root), {ROOMS: NEW}))
    assert (outcome.changed, list(outcome.contents)) == (1, [SERVICES])
    old = "The unions built [102](fact:rooms) rooms; see [the card](../scorecard.en.md#plan-members).[^once]"
    assert site.read_source(SERVICES) == before.replace(old, NEW)


def test_a_changed_source_is_refused_by_name(site: MiniSite) -> None:
    po = translate_po(export_one(site.root), {ROOMS: NEW})
    site.edit("content/review/services.zh.md", "新建书屋", "又建书屋")
    outcome = bring_back(site.root, po)
    (finding,) = outcome.findings
    assert (finding.code, finding.location.path, finding.location.line) == (
        "exchange.source-changed",
        SERVICES,
        9,
    )
    assert finding.message.parameters["name"] == ROOMS
    assert outcome.contents == {}


def test_a_changed_source_does_not_matter_where_nothing_was_translated(site: MiniSite) -> None:
    po = export_one(site.root)
    site.edit("content/review/services.zh.md", "新建书屋", "又建书屋")
    assert bring_back(site.root, po).findings == ()


def test_what_an_editor_changed_meanwhile_is_not_overwritten(site: MiniSite) -> None:
    po = translate_po(export_one(site.root), {ROOMS: NEW})
    site.edit(SERVICES, "The unions built", "The city built")
    assert refuse(site, po) == ["exchange.target-changed"]


def test_partial_brings_the_sound_ones_in(site: MiniSite) -> None:
    title = "review/services#head/title"
    po = translate_po(export_one(site.root), {ROOMS: NEW, title: "Reading: a page"})
    site.edit("content/review/services.zh.md", "新建书屋", "又建书屋")
    outcome = bring_back(site.root, po, is_partial=True)
    assert (outcome.changed, outcome.refused) == (1, 1)
    assert 'title: "Reading: a page"\n' in site.read_source(SERVICES)
    assert "They built" not in site.read_source(SERVICES)


@pytest.mark.parametrize(
    "text",
    [
        "They built 102 rooms; see [the card](../scorecard.en.md#plan-members).[^once]",
        "They built [102](fact:room) rooms; see [the card](../scorecard.en.md#plan-members).[^once]",
        "They built [102](fact:rooms) rooms; see [the card](../timeline.en.md#plan-members).[^once]",
        "They built [102](fact:rooms) rooms; see [the card](../scorecard.en.md#plan-members).",
        "They built [102](fact:rooms) and [102](fact:rooms) rooms; see [the card](../scorecard.en.md#plan-members).[^once]",
    ],
)
def test_marks_must_be_those_of_the_source(site: MiniSite, text: str) -> None:
    assert refuse(site, translate_po(export_one(site.root), {ROOMS: text})) == ["exchange.marks"]


def test_links_are_turned_to_the_other_language(site: MiniSite) -> None:
    bring_back(site.root, translate_po(export_one(site.root), {ROOMS: NEW.replace(".en.md", ".zh.md")}))
    assert NEW in site.read_source(SERVICES)


def test_placeholders_of_the_interface_must_be_those_of_the_source(site: MiniSite) -> None:
    key = "interface#Source, line %(lines)s [2]"
    assert refuse(site, translate_po(export_one(site.root), {key: "Source, lines %(line)s"})) == [
        "exchange.marks"
    ]


def test_an_interface_string_goes_into_the_catalog(site: MiniSite) -> None:
    key = "interface#Source, line %(lines)s [2]"
    outcome = bring_back(
        site.root, translate_po(export_one(site.root), {key: "Lines %(lines)s of the source"})
    )
    assert list(outcome.contents) == ["translations/en/site.po"]
    written = site.read_source("translations/en/site.po")
    assert 'msgstr[1] "Lines %(lines)s of the source"\n' in written
    assert site.build().outcome.is_published


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (ROOMS, f"# {NEW}"),
        (ROOMS, f"- {NEW}"),
        (ROOMS, NEW.replace("; see", ";\n\nsee")),
        ("review/services#heading/rooms", "Rooms\nmore"),
        ("review/services#heading/rooms", "Rooms {#other}"),
        ("review/rights#fund/list-1/1", "A\n- B"),
    ],
)
def test_a_text_stays_one_text_of_its_kind(site: MiniSite, key: str, text: str) -> None:
    assert refuse(site, translate_po(export_one(site.root), {key: text}))[0] == "exchange.structure"


def test_a_cell_holds_no_bar(tmp_path: Path) -> None:
    site = make_nasty_site(tmp_path)
    key = "review/rights#fund/table-1/1"
    assert refuse(site, translate_po(export_one(site.root), {key: "a | b"})) == ["exchange.structure"]


def test_a_wrong_figure_is_found_before_anything_is_written(site: MiniSite) -> None:
    text = "The unions raised [41.8028 million yuan](fact:fund)."
    codes = refuse(site, translate_po(export_one(site.root), {"review/rights#fund/paragraph-1": text}))
    assert codes
    assert {code.partition(".")[0] for code in codes} <= {"figures", "facts"}


def test_a_forbidden_term_is_found_before_anything_is_written(site: MiniSite) -> None:
    site.write(
        "translations/termbase.yaml",
        "terms:\n  - {id: room, zh: 书屋, en: room, forbidden: {en: [book shed]}}\n",
    )
    text = NEW.replace("rooms;", "rooms, each a book shed;")
    assert refuse(site, translate_po(export_one(site.root), {ROOMS: text})) == ["terms.forbidden"]


def test_old_findings_do_not_hinder(site: MiniSite) -> None:
    site.edit("content/review/rights.en.md", "4.18028 million", "4.18 million")
    assert bring_back(site.root, translate_po(export_one(site.root), {ROOMS: NEW})).changed == 1


def test_fuzzy_is_left_out_with_a_warning(site: MiniSite) -> None:
    def doubt(entry: str) -> str:
        return entry.replace("msgctxt", "#, fuzzy\nmsgctxt", 1)

    outcome = bring_back(site.root, translate_po(export_one(site.root), {ROOMS: NEW}, edit=doubt))
    assert [finding.code for finding in outcome.findings] == ["exchange.fuzzy"]
    assert (outcome.changed, outcome.is_kept_out) == (0, False)


def test_without_its_note_a_text_is_not_trusted(site: MiniSite) -> None:
    po = "\n".join(line for line in export_one(site.root).split("\n") if not line.startswith("#. couplet:"))
    assert refuse(site, translate_po(po, {ROOMS: NEW})) == ["exchange.no-base"]


def test_a_text_that_is_gone(site: MiniSite) -> None:
    key = "review/rights#fund/list-1/2"
    po = translate_po(export_one(site.root), {key: "C"})
    for language, item in (("zh", "\n- 乙"), ("en", "\n- B")):
        site.edit(f"content/review/rights.{language}.md", item, "")
    assert refuse(site, po) == ["exchange.unknown-text"]


def test_two_files_that_disagree(site: MiniSite) -> None:
    po = export_one(site.root)
    files = [translate_po(po, {ROOMS: text}) for text in (NEW, NEW.replace("They", "Unions"))]
    assert refuse(site, *files) == ["exchange.twice"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b'msgid "a"\n',
        b"<a/>",
        b"<xliff",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><xliff/>',
        b'<?xml version="1.0" encoding="foo"?><xliff/>',
        b'<?xml version="1.0" encoding="gb18030"?><xliff/>',
        b"<a>" * 5000 + b"</a>" * 5000,
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><xliff/>'.encode("utf-16"),
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="de"/>',
        b'msgid ""\nmsgstr "Language: de\\nX-Source-Language: fr\\n"\n',
        b'msgid ""\nmsgstr "Language: zh_CN\\nX-Source-Language: zh_CN\\n"\n',
        'msgid "甲"\nmsgstr "乙"\n'.encode("gb18030"),
    ],
)
def test_what_is_no_translators_file(site: MiniSite, content: bytes) -> None:
    (code,) = refuse(site, content)
    assert code in ("exchange.unreadable", "encoding.not-utf-8")


def test_xliff_as_other_programs_write_it(site: MiniSite) -> None:
    """A unit divided into segments, a code as start and end, a note less, UTF-16."""
    xliff = export_one(site.root, "xliff")
    unit = find_unit(xliff, ROOMS)
    source = unit.split("<source>")[1].split("</source>")[0]
    opening = '<sc id="1" dataRef="d1"/>102<ec startRef="1" dataRef="d2"/>'
    segments = (
        f"<segment><source>{source}</source><target>They built {opening} rooms;</target></segment>"
        "<ignorable><source> </source></ignorable><segment><source></source><target>see "
        '<pc id="2" dataRefStart="d1" dataRefEnd="d3"><mrk id="m1" type="term">the card</mrk></pc>.<ph id="3" dataRef="d4"/>'
        "</target></segment>"
    )
    head, _, tail = unit.partition("      <segment")
    new = head + segments + tail.partition("</segment>\n")[2]
    outcome = bring_back(site.root, xliff.replace(unit, new).replace("utf-8", "utf-16").encode("utf-16"))
    assert outcome.changed == 1, outcome.findings
    assert NEW in site.read_source(SERVICES)


def test_xliff_codes_must_stand_for_something(site: MiniSite) -> None:
    xliff = export_one(site.root, "xliff")
    unit = find_unit(xliff, ROOMS)
    assert refuse(site, xliff.replace(unit, unit.replace('dataRefStart="d1"', 'dataRefStart="d9"'))) == [
        "exchange.unreadable"
    ]


@pytest.mark.parametrize("digits", ["D800", "110000", "-1", "x"])
def test_xliff_characters_must_be_characters(site: MiniSite, digits: str) -> None:
    xliff = export_one(site.root, "xliff")
    unit = find_unit(xliff, ROOMS)
    damaged = unit.replace("<target>", f'<target><cp hex="{digits}"/>')
    assert refuse(site, xliff.replace(unit, damaged)) == ["exchange.unreadable"]


@pytest.mark.parametrize("order", ["²", "9" * 5000, "-1", ""])
def test_an_order_that_is_no_number_is_that_of_the_file(site: MiniSite, order: str) -> None:
    xliff = export_one(site.root, "xliff")
    unit = find_unit(xliff, ROOMS)
    outcome = bring_back(
        site.root, xliff.replace(unit, unit.replace("<target>", f'<target order="{order}">'))
    )
    assert (outcome.changed, outcome.findings) == (0, ())


def test_a_new_block_stands_where_the_source_has_it(site: MiniSite) -> None:
    chinese = "content/review/services.zh.md"
    site.edit(chinese, "\n\n[^once]:", "\n\n新的一段。[^more]\n\n- 甲甲\n- 乙乙\n\n[^once]:")
    site.write(chinese, site.read_source(chinese) + "\n[^more]: 又一注。\n")
    site.edit(SERVICES, "\n\n[^once]:", "  \n\n[^once]:")
    changes = {
        "review/services#rooms/paragraph-2": "A new paragraph.[^more]",
        "review/services#rooms/list-1/1": "First",
        "review/services#rooms/list-1/2": "Second",
        "review/services#footnote/more": "Another note.",
    }
    before = site.read_source(SERVICES)
    outcome = bring_back(site.root, translate_po(export_one(site.root), changes))
    assert (outcome.changed, outcome.findings) == (4, ())
    added = "\n\nA new paragraph.[^more]\n\n- First\n- Second"
    wanted = before.replace("  \n\n[^once]:", f"  {added}\n\n[^once]:").rstrip("\n")
    assert site.read_source(SERVICES) == f"{wanted}\n\n[^more]: Another note.\n"
    assert list_pairs(site.root)["review/services#footnote/more"] == "Another note."


def test_a_list_waits_for_its_last_item(site: MiniSite) -> None:
    site.edit("content/review/services.zh.md", "\n\n[^once]:", "\n\n- 甲甲\n- 乙乙\n\n[^once]:")
    po = translate_po(export_one(site.root), {"review/services#rooms/list-1/1": "First"})
    outcome = bring_back(site.root, po)
    assert [finding.code for finding in outcome.findings] == ["exchange.incomplete"]
    assert (outcome.changed, outcome.contents) == (0, {})


def test_a_page_without_a_twin_gets_one(site: MiniSite) -> None:
    site.remove(SERVICES)
    changes = {
        "review/services#head/title": "Services: all",
        "review/services#head/description": "What was done.",
        "review/services#heading/rooms": "Rooms",
        ROOMS: NEW,
        "review/services#footnote/once": "Printed once.",
    }
    outcome = bring_back(site.root, translate_xliff(export_one(site.root, "xliff"), {}), is_written=False)
    assert outcome.changed == 0
    outcome = bring_back(site.root, translate_po(export_one(site.root), changes))
    assert outcome.changed == 5, outcome.findings
    assert site.read_source(SERVICES) == (
        '---\npage: article\ntitle: "Services: all"\ndescription: What was done.\n---\n\n'
        f"## Rooms {{#rooms}}\n\n{NEW}\n\n[^once]: Printed once.\n"
    )
    assert site.build().outcome.is_published


def test_a_new_page_needs_title_and_description(site: MiniSite) -> None:
    site.remove(SERVICES)
    outcome = bring_back(site.root, translate_po(export_one(site.root), {ROOMS: NEW}))
    assert [finding.code for finding in outcome.findings] == ["exchange.incomplete"]
    assert outcome.contents == {}


def test_a_field_that_the_other_head_lacks(site: MiniSite) -> None:
    site.edit("content/review/services.zh.md", "\n---\n\n", "\nshort_title: 短\ndeck: 导语\n---\n\n")
    changes = {"review/services#head/deck": "A deck: here", "review/services#head/short_title": "Short"}
    bring_back(site.root, translate_po(export_one(site.root), changes))
    head = site.read_source(SERVICES).split("---")[1]
    assert sorted(head.splitlines()[-2:]) == ['deck: "A deck: here"', "short_title: Short"]


def test_a_language_that_a_yaml_text_lacks(tmp_path: Path) -> None:
    site = make_nasty_site(tmp_path, line_end="\r\n")
    site.edit("content/site.yaml", "{zh: 小报告, en: Small report}", "{zh: 小报告}")
    timeline = "content/timeline.yaml"
    site.edit(timeline, "\r\n      en: The meeting", "").edit(
        timeline, "\r\n      en: |\r\n        A meeting,\r\n        in two lines.\r\n", "\r\n"
    )
    changes = {
        "site#data/short_title": "Small, short",
        "timeline#data/entries/meeting/title": "The meeting",
        "timeline#data/entries/meeting/caption": "They met.",
    }
    outcome = bring_back(site.root, translate_po(export_one(site.root), changes))
    assert outcome.changed == 3, outcome.findings
    assert '{zh: 小报告, en: "Small, short"}' in site.read_source("content/site.yaml")
    written = site.read_source(timeline)
    assert "      zh: 会议   # 说明\r\n      en: The meeting\r\n" in written
    assert "        折行。\r\n      en: They met.\r\n" in written
    found = list_pairs(site.root)
    assert {key: found[key] for key in changes} == changes


def test_a_joined_paragraph_is_one_text(site: MiniSite) -> None:
    key = "review/rights#fund/paragraph-1"
    old = "The unions raised [4.18028 million yuan](fact:fund)."
    joined = "The unions raised money. {+}\n\nIt was [4.18028 million yuan](fact:fund)."
    site.edit("content/review/rights.en.md", old, joined)
    assert list_pairs(site.root)[key] == joined
    assert bring_back(site.root, export_one(site.root)).changed == 0
    again = joined.replace("raised money", "collected money")
    for text in (again, old, joined):
        assert bring_back(site.root, translate_po(export_one(site.root), {key: text})).findings == ()
        assert f"## Money {{#fund}}\n\n{text}\n\n- A" in site.read_source("content/review/rights.en.md")


def test_styles_of_scalars_are_kept(tmp_path: Path) -> None:
    site = make_nasty_site(tmp_path)
    changes = {
        "review/rights#head/description": "It's new: 'so'.",
        "review/rights#head/deck": "One line.\nAnother: line.",
        "review/rights#head/short_title": "# no comment",
    }
    bring_back(site.root, translate_po(export_one(site.root), changes))
    head = site.read_source("content/review/rights.en.md").split("---")[1]
    assert "description: 'It''s new: ''so''.'\n" in head
    assert "deck: |\n  One line.\n  Another: line.\n" in head
    assert 'short_title: "# no comment"\n' in head


def test_chinese_is_never_wrapped_anew(tmp_path: Path) -> None:
    site = make_nasty_site(tmp_path)
    key, long = "review/rights#fund/list-1/3", "很长的一句话，" * 60
    po = translate_po(export_one(site.root, source="en"), {key: long})
    assert long in find_entry(po, key)
    bring_back(site.root, po)
    assert f"\n- {long}\n" in site.read_source("content/review/rights.zh.md")


def test_a_failure_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "held").write_bytes(b"x")
    with pytest.raises(OSError, match=r"."):
        write_files(tmp_path, {"a": b"new", "b": b"new"})
    assert read_tree(tmp_path) == {"a": b"old", "b/held": b"x"}


def run(*arguments: str, site: MiniSite) -> tuple[int, str]:
    """Run a command of the exchange; return its exit code and what it said."""
    command = export_command if arguments[0] == "export" else import_command
    done = CliRunner().invoke(command, [*arguments[1:], "--root", str(site.root), "--lang", "en"])
    return done.exit_code, done.output


def test_the_commands(site: MiniSite, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("export", "--format", "po", str(out), site=site)[0] == 0
    file = out / "review.services.zh-en.po"
    file.write_text(translate_po(file.read_text(encoding="utf-8"), {ROOMS: NEW}), encoding="utf-8")
    code, said = run("export", "--format", "po", str(out), site=site)
    assert (code, "--overwrite" in said) == (2, True)
    code, said = run("import", "--dry-run", str(file), site=site)
    assert (code, "1 texts would come in" in said, NEW in site.read_source(SERVICES)) == (0, True, False)
    code, said = run("import", str(file), site=site)
    assert (code, "accept" in said, NEW in site.read_source(SERVICES)) == (0, True, True)
    site.edit(SERVICES, "They built", "We built")
    code, said = run("import", str(file), site=site)
    assert (code, "exchange.target-changed" in said, "Nothing was written" in said) == (1, True, True)


def test_export_from_a_language_the_site_has_not(site: MiniSite, tmp_path: Path) -> None:
    site.edit("content/site.yaml", "[zh, en]", "[zh]")
    assert run("export", "--format", "po", str(tmp_path / "x"), site=site)[0] == 2


def test_a_page_of_its_own(site: MiniSite) -> None:
    """Texts that only the target language has cannot go out, and stay."""
    site.write(
        "content/review/rights.en.md",
        write_page("article", "T", "## Money {#fund}\n\nOnly [4.18028 million yuan](fact:fund).\n\nHere."),
    )
    site.write(
        "content/review/rights.zh.md",
        write_page("article", "题", "## 资金 {#fund}\n\n只有[418.028万元](fact:fund)。"),
    )
    po = export_one(site.root)
    assert "review/rights#fund/paragraph-1" in po
    assert "review/rights#fund/paragraph-2" not in po
