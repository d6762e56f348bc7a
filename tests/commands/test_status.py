"""``status`` and ``accept`` as a person meets them: table, JSON, page, record, exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from couplet.cli import couplet
from couplet.commands.status import align_columns
from tests.accepting import accept
from tests.mini_site import MiniSite

RIGHTS_ZH, RIGHTS_EN = "content/review/rights.zh.md", "content/review/rights.en.md"
RECORD = "translations/accepted.yaml"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    site = MiniSite(tmp_path)
    accept(site)
    return site


def run(site: MiniSite, *arguments: str) -> Result:
    """Run a command of the program on the site, in English."""
    return CliRunner().invoke(couplet, [*arguments, "--root", str(site.root), "--lang", "en"])


def test_the_table_counts_page_by_page(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙")
    lines = run(site, "status").stdout.splitlines()
    assert lines[0].split() == [
        "page", "languages", "translated", "outdated", "both", "changed", "not", "translated", "never", "accepted", "findings",
    ]  # fmt: skip
    (row,) = [line for line in lines if line.startswith("review/rights")]
    assert row.split() == ["review/rights", "zh", "en", "5", "1", "·", "·", "·", "1"]


def test_the_table_tells_how_far_reviews_are(site: MiniSite) -> None:
    site.write(
        "content/reviews.yaml",
        "reviews:\n  - page: home\n    first: {by: 甲, date: 2023-01-04}\n    second: {by: 乙, date: 2023-01-05}\n",
    )
    lines = run(site, "status").stdout.splitlines()
    assert lines[0].split()[-1] == "reviews"
    assert [line.split()[-1] for line in lines if line.startswith(("home", "imprint"))] == ["2/3", "·"]


def test_verbose_tells_what_changed(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 15")
    lines = run(site, "status", "-v").stdout.splitlines()
    (line,) = [line for line in lines if "list-1/2" in line]
    assert line.split("  ")[1:] == [
        "fund/list-1/2",
        "outdated",
        "Chinese: figure",
        "content/review/rights.zh.md:12",
        "content/review/rights.en.md:12",
    ]
    assert not [line for line in lines if "list-1/1" in line]
    assert [line for line in run(site, "status", "-vv").stdout.splitlines() if "list-1/1" in line]


def test_json(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙")
    status = json.loads(run(site, "status", "--format", "json").stdout)
    assert (status["languages"], status["recorded"], status["orphans"]) == (["zh", "en"], True, [])
    assert status["counts"]["outdated"] == 1
    (page,) = [page for page in status["pages"] if page["page"] == "review/rights"]
    assert page["counts"] == {"translated": 5, "outdated": 1, "conflict": 0, "missing": 0, "new": 0}
    assert page["findings"] == {"errors": 0, "warnings": 1}
    (block,) = [block for block in page["blocks"] if block["state"] != "translated"]
    assert (block["id"], block["changes"], block["outdated"]) == (
        "fund/list-1/2",
        {"zh": ["wording"]},
        ["en"],
    )
    assert block["places"]["en"] == {"path": RIGHTS_EN, "line": 12, "column": 1}


def test_a_site_without_a_record_is_told_how_to_begin(tmp_path: Path) -> None:
    assert "couplet accept --all" in run(MiniSite(tmp_path), "status").stdout


def test_the_desk_is_one_page_that_asks_for_nothing(site: MiniSite, tmp_path: Path) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙")
    report = tmp_path / "reports" / "desk.html"
    finished = run(site, "status", "--report", str(report))
    assert finished.exit_code == 0, finished.output
    text = report.read_text(encoding="utf-8")
    tree = LexborHTMLParser(text)
    assert tree.css("script, link, img, iframe, form") == []
    assert "url(" not in text
    ids = {f"#{node.id}" for node in tree.css("[id]")}
    assert {anchor.attributes["href"] for anchor in tree.css("a")} <= ids
    (block,) = tree.css("section > .block.outdated")
    assert "wording" in block.css(".change")[0].text()
    assert [cell.text() for cell in block.css(".text > [lang]")] == ["丙", "B"]
    assert len(tree.css("details .block")) > 20


def test_the_desk_speaks_chinese(site: MiniSite, tmp_path: Path) -> None:
    report = tmp_path / "desk.html"
    CliRunner().invoke(couplet, ["status", "--root", str(site.root), "--lang", "zh", "--report", str(report)])
    tree = LexborHTMLParser(report.read_text(encoding="utf-8"))
    assert tree.css("html")[0].attributes["lang"] == "zh-Hans"
    assert tree.css("header .name")[0].text() == "编辑台"


def test_accept_records_and_says_so(site: MiniSite) -> None:
    before = site.read_source(RECORD)
    site.edit(RIGHTS_ZH, "- 乙", "- 丙")
    finished = run(site, "accept", "review/rights")
    assert finished.stdout == "review/rights: 6 texts on record (1 changed, 0 new); 0 not translated.\n"
    changed = set(site.read_source(RECORD).splitlines()) ^ set(before.splitlines())
    assert {line.split(":")[0].strip() for line in changed} == {"fund/list-1/2"}


def test_accepting_twice_changes_no_byte(site: MiniSite) -> None:
    before = site.read_source(RECORD)
    run(site, "accept", "--all")
    assert site.read_source(RECORD) == before


@pytest.mark.parametrize(
    "written",
    ["review/rights", "content/review/rights.zh.md", "review/rights.en.md", "./content/review/rights/"],
)
def test_a_page_may_be_named_by_its_file(site: MiniSite, written: str) -> None:
    assert run(site, "accept", written).stdout.startswith("review/rights: ")


def test_a_yaml_file_may_be_named(site: MiniSite) -> None:
    assert run(site, "accept", "content/facts.yaml").stdout.startswith("facts: ")


def test_accept_refuses_a_page_with_errors(site: MiniSite) -> None:
    before = site.read_source(RECORD)
    site.edit(RIGHTS_EN, "[4.18028 million yuan]", "[41.8028 million yuan]")
    finished = run(site, "accept", "review/rights")
    assert finished.exit_code == 1
    assert "facts.mismatch" in finished.stderr
    assert "Nothing was recorded" in finished.stderr
    assert site.read_source(RECORD) == before
    assert run(site, "accept", "review/services").exit_code == 0


def test_accept_leaves_out_what_is_not_translated(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "筹集[418", "新写的一段。\n\n筹集[418")
    assert (
        "6 texts on record (0 changed, 0 new); 1 not translated"
        in run(site, "accept", "review/rights").stdout
    )


@pytest.mark.parametrize("arguments", [(), ("review/right",), ("nothing-like-it",)])
def test_wrong_use(site: MiniSite, arguments: tuple[str, ...]) -> None:
    finished = run(site, "accept", *arguments)
    assert finished.exit_code == 2
    assert "→" in finished.stderr


def test_a_report_that_cannot_be_read(site: MiniSite) -> None:
    finished = run(site.edit("content/site.yaml", "locales:", "locale:"), "status")
    assert finished.exit_code == 1
    assert "schema." in finished.stderr


def test_columns_stand_under_each_other() -> None:
    assert align_columns([["页", "a"], ["page", "b"]]) == ["页    a", "page  b"]
