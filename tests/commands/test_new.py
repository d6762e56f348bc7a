"""``couplet new``: the report it makes builds without a finding in any choice of languages, and nothing is ever written over."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from couplet.cli import couplet
from couplet.production import Order, Product, Published, produce_site
from couplet.starting.place import place_report
from tests.real_site import list_files


def run(*arguments: str | Path) -> Result:
    """Run a command, in English."""
    return CliRunner().invoke(couplet, [*map(str, arguments), "--lang", "en"])


def make(folder: Path, *options: str) -> Path:
    """Make a report; return its folder."""
    result = run("new", folder, *options)
    assert result.exit_code == 0, result.output
    return folder


def produce(folder: Path, *, is_release: bool = False) -> Product:
    """Return the site of a report."""
    return produce_site(Order(folder, is_release=is_release), Published())


@pytest.mark.parametrize("locales", ["zh,en", "en,zh", "zh", "en"])
def test_a_new_report_is_published_without_a_finding(locales: str, tmp_path: Path) -> None:
    folder = make(tmp_path / "report", "--locales", locales)
    product = produce(folder, is_release=True)
    assert [finding.message.msgid for finding in product.findings] == []
    prefixes = locales.split(",")
    assert product.corpus is not None
    assert list(product.corpus.settings.locales) == prefixes
    editions = {path.partition("/")[0] for path in product.contents if path.endswith("/index.html")}
    assert editions == {*prefixes, *(["both"] if len(prefixes) > 1 else [])}
    kinds = {pair.documents[prefixes[0]].front_matter.page for pair in product.corpus.pairs.values()}
    assert kinds == {"home", "article", "scorecard", "timeline", "outlook", "imprint"}


def test_its_files_hold_the_languages_asked_for_and_no_other(tmp_path: Path) -> None:
    both = list_files(make(tmp_path / "both"))
    single = list_files(make(tmp_path / "single", "--locales", "en"))
    assert {"README.md", "README.en.md", ".gitignore", "translations/accepted.yaml"} <= both
    assert {".vscode/settings.json", "schemas/site.schema.json"} <= both & single
    assert {"README.md", ".gitignore", "content/home.en.md"} <= single
    assert not [name for name in single if ".zh." in name or name.startswith("translations/")]
    own = [name for name in sorted(single) if not name.startswith("schemas/")]
    written = "".join((tmp_path / "single" / name).read_text("utf-8") for name in own)
    assert not any("\u4e00" <= character <= "\u9fff" for character in written)
    assert "{" + "title" not in written
    english_first = make(tmp_path / "english-first", "--locales", "en,zh")
    site = (english_first / "content/site.yaml").read_text("utf-8")
    assert site.index("en: Annual report") < site.index("zh: 年度报告")
    assert (
        (english_first / "README.md").read_text("utf-8").startswith("# Annual report\n\n[中文](README.zh.md)")
    )


def test_its_status_is_what_an_editor_expects(tmp_path: Path) -> None:
    both = run("status", "--root", make(tmp_path / "both"))
    assert both.exit_code == 0
    assert "never accepted" in both.output.splitlines()[0]
    counts = [line.split()[3:] for line in both.output.splitlines()[1:]]
    assert all(set(row[1:]) == {"·"} for row in counts), both.output
    single = run("status", "--root", make(tmp_path / "single", "--locales", "zh"))
    assert "The report has one language" in single.output
    assert run("accept", "--all", "--root", tmp_path / "single").exit_code == 0


def test_a_title_stands_where_readers_see_it(tmp_path: Path) -> None:
    folder = make(
        tmp_path / "report", "--title", 'zh=许昌工会：年报 #1 "甲"', "--title", "en=Unions: a report"
    )
    product = produce(folder)
    assert product.corpus is not None
    assert product.corpus.settings.title == {"zh": '许昌工会：年报 #1 "甲"', "en": "Unions: a report"}
    assert product.corpus.settings.short_title["en"] == "Unions: a report"
    assert product.corpus.pairs["home"].documents["zh"].front_matter.title == '许昌工会：年报 #1 "甲"'


def test_one_title_is_the_first_languages_and_the_other_is_asked_for(tmp_path: Path) -> None:
    result = run("new", tmp_path / "report", "--title", "一年=一报", "--locales", "zh,en")
    assert "Its title in English is still the sample's" in result.output
    product = produce(tmp_path / "report", is_release=True)
    assert product.findings == ()
    assert product.corpus is not None
    assert product.corpus.settings.title == {"zh": "一年=一报", "en": "Annual report"}


@pytest.mark.parametrize(
    "options",
    [
        ("--locales", "fr"),
        ("--locales", "zh,zh"),
        ("--locales", ""),
        ("--title", "zh=甲", "--title", "zh=乙"),
        ("--locales", "en", "--title", "zh=甲"),
        ("--title", " "),
        ("--year", "2023"),
        ("--from", "elsewhere"),
        ("--from", "elsewhere", "--year", "2023"),
        ("--from", "elsewhere", "--year", "2023", "--title", "甲"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(options: tuple[str, ...], tmp_path: Path) -> None:
    result = run("new", tmp_path / "report", *options)
    assert result.exit_code == 2
    assert "→" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_refused_and_left(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = run("new", tmp_path)
    assert result.exit_code == 2
    assert "is not an empty folder" in result.output
    assert list_files(tmp_path) == {"notes.txt"}
    assert run("new", tmp_path / "notes.txt").exit_code == 2


def test_an_empty_folder_is_taken_even_with_what_systems_leave_there(tmp_path: Path) -> None:
    folder = tmp_path / "报告 2023"
    folder.mkdir()
    (folder / ".DS_Store").write_bytes(b"")
    make(folder)
    assert produce(folder).findings == ()
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


@pytest.mark.parametrize("is_there", [True, False])
def test_what_breaks_half_way_leaves_nothing(is_there: bool, tmp_path: Path) -> None:
    folder = tmp_path / "report"
    if is_there:
        folder.mkdir()

    def break_off(staging: Path) -> None:
        assert (staging / "content/a.md").read_bytes() == b"a"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place_report(folder, {"content/a.md": b"a"}, break_off)
    assert list_files(tmp_path) == frozenset()
    assert folder.exists() is is_there


def test_commented_lines_of_the_starter_can_be_used(tmp_path: Path) -> None:
    folder = make(tmp_path / "report")
    path = folder / "content/timeline.yaml"
    text = path.read_text("utf-8")
    assert "#    photo:" in text
    start = text.index("#    photo:")
    block, rest = text[start:].split("\n\n", 1)
    photo = "\n".join(line.removeprefix("#") for line in block.split("\n"))
    path.write_text(f"{rest.rstrip()}\n{photo}\n", encoding="utf-8")
    codes = {finding.code for finding in produce(folder).findings}
    assert codes - {"freshness.never-accepted"} == {"references.photo"}
