"""What goes out: contexts, notes, terms and states, and that the tools of the trade read it."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner
from lxml import etree

from couplet.commands.status import accept
from couplet.exchange.export import Format
from tests.exchange.nasty_site import make_nasty_site
from tests.exchange.translators import export, export_one, find_entry, find_unit
from tests.mini_site import MiniSite
from tests.real_site import REPOSITORY

SCHEMA = Path(__file__).parent / "schemas" / "xliff_core_2.0.xsd"
FORMATS: tuple[Format, ...] = ("po", "xliff")
TERMS = "terms:\n  - {id: reading-room, zh: 书屋, en: reading room, admitted: {en: [book room]}}\n"
READ_XLIFF = """
import sys
from translate.storage.xliff2 import Xliff2File
units = [unit for path in sys.argv[1:] for unit in Xliff2File.parsefile(path).units]
print(len(units), sum(bool(unit.target) for unit in units), sum(unit.isfuzzy() for unit in units))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """A nasty site with a termbase, accepted translations, and then an edited paragraph and a new one in Chinese."""
    site = make_nasty_site(tmp_path_factory.mktemp("site"))
    site.write("translations/termbase.yaml", TERMS)
    accepted = CliRunner().invoke(accept, ["--root", str(site.root), "--all"])
    assert accepted.exit_code == 0, accepted.output
    site.edit("content/review/services.zh.md", "新建书屋", "又新建书屋")
    site.edit(
        "content/review/services.zh.md", "\n\n[^once]:", "\n\n新的一段，百分之五十（50%）。\n\n[^once]:"
    )
    return site


def write_files(folder: Path, site: MiniSite, form: Format) -> list[str]:
    """Write an export and return its paths."""
    for name, content in export(site.root, form, is_single=False).contents.items():
        (folder / name).write_bytes(content)
    return sorted(str(path) for path in folder.iterdir())


def test_one_file_a_page_or_one_in_all(site: MiniSite) -> None:
    names = set(export(site.root, is_single=False).contents)
    assert {"review.services.zh-en.po", "scorecard.zh-en.po", "site.zh-en.po", "interface.zh-en.po"} <= names
    assert list(export(site.root, "xliff", source="en").contents) == ["report.en-zh.xlf"]


def test_every_kind_of_text_goes_out(site: MiniSite) -> None:
    keys = {entry.msgctxt for entry in polib.pofile(export_one(site.root))}
    assert {
        "review/services#head/title",
        "review/services#heading/rooms",
        "review/services#rooms/paragraph-1",
        "review/services#footnote/once",
        "review/rights#fund/table-1/1",
        "scorecard#data/groups/1/items/plan-members/result",
        "timeline#data/entries/meeting/caption",
        "site#data/title",
        "interface#Source, line %(lines)s [2]",
    } <= keys


def test_states(site: MiniSite) -> None:
    po = polib.pofile(export_one(site.root))
    entries = {entry.msgctxt: entry for entry in po}
    edited = entries["review/services#rooms/paragraph-1"]
    assert edited.fuzzy
    assert edited.msgstr.startswith("The unions built")
    assert entries["review/services#rooms/paragraph-2"].msgstr == ""
    assert not entries["review/services#head/title"].fuzzy
    assert [entry.msgctxt for entry in po if entry.fuzzy] == [edited.msgctxt]
    xliff = export_one(site.root, "xliff")
    assert 'state="initial" subState="couplet:needs-review"' in find_unit(xliff, str(edited.msgctxt))
    assert "<target>" not in find_unit(xliff, "review/services#rooms/paragraph-2")
    assert 'state="translated"' in find_unit(xliff, "review/services#head/title")


def test_the_edited_language_is_not_outdated_itself(site: MiniSite) -> None:
    assert not any(entry.fuzzy for entry in polib.pofile(export_one(site.root, source="en")))


def test_notes_tell_place_kind_heading_and_terms(site: MiniSite) -> None:
    entry = find_entry(export_one(site.root), "review/services#rooms/paragraph-1")
    assert "#. Under the heading “书屋”." in entry
    assert "#. Term: 书屋 = reading room / book room" in entry
    assert "#: content/review/services.zh.md:9" in entry
    unit = find_unit(export_one(site.root, "xliff"), "review/services#rooms/paragraph-1")
    assert '<note category="context">Term: 书屋 = reading room / book room</note>' in unit


def test_marks_are_codes_that_answer_each_other(site: MiniSite) -> None:
    unit = find_unit(export_one(site.root, "xliff"), "review/services#rooms/paragraph-1")
    source, target = (unit.split(f"<{name}>")[1].split(f"</{name}>")[0] for name in ("source", "target"))
    assert 'dispEnd="](fact:rooms)" canDelete="no">102</pc>' in source
    for number in "123":
        assert f'id="{number}"' in source
        assert f'id="{number}"' in target
    assert '<data id="d2">](fact:rooms)</data>' in unit


def test_prose_has_no_placeholders(site: MiniSite) -> None:
    assert "python-format" not in find_entry(export_one(site.root), "review/services#rooms/paragraph-2")


def test_an_export_is_the_same_every_time(site: MiniSite) -> None:
    for form in FORMATS:
        assert export(site.root, form).contents == export(site.root, form).contents


def test_xliff_is_valid_against_the_schema_of_the_standard(site: MiniSite, tmp_path: Path) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    paths = write_files(tmp_path, site, "xliff")
    paths += [str(path) for path in write_real(tmp_path / "real", "xliff")]
    assert len(paths) > 20
    for path in paths:
        schema.assertValid(etree.parse(path))


def write_real(folder: Path, form: Format) -> list[Path]:
    """Write an export of the real report and return its paths."""
    folder.mkdir()
    for name, content in export(REPOSITORY, form, is_single=False).contents.items():
        (folder / name).write_bytes(content)
    return sorted(folder.iterdir())


def test_the_schema_refuses_what_is_not_xliff() -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    wrong = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh"><file id="a b"/></xliff>'
    assert not schema.validate(etree.fromstring(wrong))


def require_program(name: str) -> str:
    """Return the path of a program, one installed beside this Python before others, or skip."""
    beside = Path(sys.executable).parent
    path = shutil.which(name, path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_msgfmt_checks_it_without_a_word(site: MiniSite, tmp_path: Path) -> None:
    msgfmt = require_program("msgfmt")
    for path in [*write_files(tmp_path, site, "po"), *map(str, write_real(tmp_path / "real", "po"))]:
        if path.endswith(".po"):
            done = run(msgfmt, "--check", "--output-file", "/dev/null", path)
            assert (done.returncode, done.stderr) == (0, ""), path


def test_pocount_counts_it(site: MiniSite, tmp_path: Path) -> None:
    pocount = require_program("pocount")
    paths = write_files(tmp_path, site, "po")
    counts = export(site.root).counts
    done = run(pocount, "--csv", *paths)
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert len(rows) == len(paths), done.stderr
    columns = {
        "translated": "Translated Messages",
        "outdated": "Fuzzy Messages",
        "missing": "Untranslated Messages",
    }
    assert {state: sum(int(row[name]) for row in rows) for state, name in columns.items()} == counts
    assert (counts["outdated"], counts["missing"]) == (1, 1)


def test_the_translate_toolkit_reads_the_xliff(site: MiniSite, tmp_path: Path) -> None:
    """Its commands open XLIFF 1.2 alone; its reader of 2.0 runs in a process of its own, by the toolkit's own Python."""
    python = Path(require_program("pocount")).resolve().parent / "python"
    if run(str(python), "-c", "import translate.storage.xliff2").returncode:
        pytest.skip("this translate-toolkit is older than 3.17 and knows no XLIFF 2.0")
    counts = export(site.root, "xliff").counts
    done = run(str(python), "-c", READ_XLIFF, *write_files(tmp_path, site, "xliff"))
    wanted = (sum(counts.values()), counts["translated"] + counts["outdated"], counts["outdated"])
    assert done.stdout.split() == [str(number) for number in wanted], done.stderr
