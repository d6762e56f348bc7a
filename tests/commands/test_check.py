"""``couplet check``: its formats, choices and fixes, run inside this process."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from couplet.cli import couplet
from tests.mini_site import MiniSite


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    """A report with an error and a warning."""
    site = MiniSite(tmp_path).edit("content/review/services.en.md", "[102](fact:rooms)", "[103](fact:rooms)")
    return site.edit("content/review/rights.en.md", "{#fund}", "{#money}")


def run(site: MiniSite, *arguments: str) -> Result:
    command = ["check", "--lang", "en", "--root", str(site.root), *arguments]
    return CliRunner().invoke(couplet, command, catch_exceptions=False)


def test_text_groups_by_file_and_marks_the_place(site: MiniSite) -> None:
    result = run(site, "--select", "facts.mismatch,twins")
    assert result.exit_code == 1
    groups = result.stderr.strip().split("\n\n")
    assert [group.split(":")[0] for group in groups] == [
        "content/review/rights.en.md",
        "content/review/rights.zh.md",
        "content/review/services.en.md",
    ]
    quoted, mark = groups[2].split("\n")[2:4]
    assert quoted.index("[103]") == mark.index("^")
    assert result.stdout == "Errors: 1. Warnings: 2.\n"


def test_marks_stand_under_wide_characters(site: MiniSite) -> None:
    site.edit("content/review/services.zh.md", "[102](fact:rooms)", "[103](fact:rooms)")
    lines = run(site, "--select", "facts.mismatch").stderr.split("\n")
    quoted = next(line for line in lines if "新建书屋[103]" in line)
    assert lines[lines.index(quoted) + 1] == "  │ " + " " * 8 + "^"


def test_choices(site: MiniSite) -> None:
    def list_codes(*arguments: str) -> set[str]:
        return {record["code"] for record in json.loads(run(site, "--format", "json", *arguments).stdout)}

    assert list_codes() >= {"facts.mismatch", "twins.heading"}
    assert list_codes("--select", "facts.mismatch,twins.heading") == {"facts.mismatch", "twins.heading"}
    assert "twins.heading" not in list_codes("--ignore", "twins")
    assert run(site, "--ignore", "facts,figures").exit_code == 0


def test_annotations_name_files_from_the_working_directory(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root.parent)
    result = run(site, "--format", "github", "--select", "facts.mismatch")
    assert result.exit_code == 1
    first, *_ = result.stdout.split("\n")
    assert first.startswith(
        "::error file=report/content/review/services.en.md,line=9,col=18,title=facts.mismatch::“103”"
    )


def test_sarif_has_the_guides_words(site: MiniSite) -> None:
    (log,) = json.loads(run(site, "--format", "sarif").stdout)["runs"]
    rules = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
    assert "help" in rules["facts.mismatch"]
    assert {result["level"] for result in log["results"]} == {"error", "warning"}


def test_accepted_findings_are_counted_and_shown_on_demand(site: MiniSite) -> None:
    site.edit(
        "content/review/services.en.md",
        "page: article",
        "page: article\naccepted: [{code: facts.mismatch, text: '103', reason: printed so}]",
    )
    result = run(site, "--select", "facts.mismatch")
    assert (result.exit_code, result.stdout) == (0, "Errors: 0. Warnings: 0.\nAccepted by the editors: 1.\n")
    assert "[facts.mismatch] accepted: printed so" in run(site, "-v").stdout


def test_fix_mends_what_is_safe(site: MiniSite) -> None:
    site.edit("content/review/services.zh.md", "印一次。", "印一次,仅此。")
    assert "1 mended" in run(site, "--fix", "--ignore", "facts,twins,structure").stdout
    assert "印一次，仅此。" in site.read_source("content/review/services.zh.md")
