"""The command line as a person meets it: exit codes, sentences instead of tracebacks, both languages; in processes of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mini_site import MiniSite
from tests.real_site import REPOSITORY

SECONDS = 60


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run build.py with arguments, in English unless the environment says otherwise."""
    return subprocess.run(
        [sys.executable, str(REPOSITORY / "build.py"), *arguments],
        cwd=cwd,
        env={"LANG": "en_GB.UTF-8", "PATH": "", "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def run_with_input(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run build.py with text on its standard input."""
    command = [sys.executable, str(REPOSITORY / "build.py"), *arguments]
    return subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False
    )


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def test_build_is_the_default_command(site: MiniSite) -> None:
    finished = run(cwd=site.root)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.startswith("Published site: ")
    assert (site.root / "site" / "index.html").is_file()


@pytest.mark.slow
def test_nothing_changed_is_said(site: MiniSite) -> None:
    run("build", cwd=site.root)
    assert run("build", cwd=site.root).stdout == "Nothing has changed; site is up to date.\n"


@pytest.mark.slow
def test_explain_gives_reasons(site: MiniSite) -> None:
    run(cwd=site.root)
    site.edit("content/review/rights.zh.md", "- 甲", "- 丙")
    assert "zh/review/rights/index.html: view changed\n" in run("--explain", cwd=site.root).stdout


@pytest.mark.slow
def test_clean_makes_everything(site: MiniSite) -> None:
    first = run(cwd=site.root).stdout
    assert run("--clean", cwd=site.root).stdout == first


def test_errors_end_with_one_and_say_where(site: MiniSite) -> None:
    site.edit("content/review/rights.zh.md", "fact:fund", "fact:fundd")
    finished = run(cwd=site.root)
    assert finished.returncode == 1
    assert "content/review/rights.zh.md:9:3: error [facts.unknown]" in finished.stderr
    assert "  │ 筹集[418.028万元](fact:fundd)。\n  │     ^\n" in finished.stderr
    assert "Did you mean “fund”?" in finished.stderr
    assert not (site.root / "site").exists()


@pytest.mark.slow
def test_messages_are_chinese_for_a_chinese_editor(site: MiniSite) -> None:
    site.edit("content/review/rights.zh.md", "fact:fund", "fact:fundd")
    told = run("check", cwd=site.root, LANG="zh_CN.UTF-8").stderr
    assert "错误" in told
    assert "fund" in told
    assert "Did you mean" not in told
    assert run("check", "--lang", "zh", cwd=site.root).stderr == told


@pytest.mark.slow
def test_check_writes_nothing(site: MiniSite) -> None:
    finished = run("check", cwd=site.root)
    assert finished.returncode == 0
    assert sorted(path.name for path in site.root.iterdir()) == [".couplet", "content"]  # the cache alone


@pytest.mark.slow
def test_check_as_json(site: MiniSite) -> None:
    site.edit("content/site.yaml", "publisher: {zh: 某报, en: A Paper}", "publisher: {zh: 某报}")
    (finding,) = json.loads(run("check", "--format", "json", cwd=site.root).stdout)
    assert finding == {
        "code": "twins.text",
        "severity": "warning",
        "path": "content/site.yaml",
        "line": 4,
        "column": 12,
        "end_line": 4,
        "end_column": 20,
        "message": "This text is missing in English.",
        "hint": "Add “en: …” beside the other language.",
        "page": None,
    }


@pytest.mark.slow
def test_select_and_ignore(site: MiniSite) -> None:
    site.edit("content/site.yaml", "publisher: {zh: 某报, en: A Paper}", "publisher: {zh: 某报}")
    site.edit("content/review/rights.zh.md", "fact:fund", "fact:fundd")
    assert {
        f["code"]
        for f in json.loads(run("check", "--format", "json", "--select", "twins", cwd=site.root).stdout)
    } == {"twins.text"}
    ignored = json.loads(run("check", "--format", "json", "--ignore", "facts", cwd=site.root).stdout)
    assert "facts.unknown" not in {f["code"] for f in ignored}


WRONG_USES = [
    (("--frobnicate",), "frobnicate"),
    (("check", "--format", "xml"), "xml"),
    (("--base-url", "example.org"), "not the address of a site"),
    (("--base-url", "http://["), "not the address of a site"),
    (("--base-url", 'https://example.org/"><b>'), "not the address of a site"),
    (("chek",), "chek"),
    (("--jobs", "0"), "0"),
    (("serve", "--host", "0.0.0.0"), "others could read this report"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG_USES, ids=[" ".join(use[0]) for use in WRONG_USES])
def test_wrong_use_ends_with_two(site: MiniSite, arguments: tuple[str, ...], said: str) -> None:
    finished = run(*arguments, cwd=site.root)
    assert finished.returncode == 2
    assert said in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_command_that_is_none_is_called_so(tmp_path: Path) -> None:
    assert "No such command 'chek'" in run("chek", cwd=tmp_path).stderr


@pytest.mark.slow
def test_output_in_an_encoding_that_lacks_characters(site: MiniSite) -> None:
    site.edit("content/site.yaml", "publisher: {zh: 某报, en: A Paper}", "publisher: {zh: 某报}")
    narrow = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"}
    (finding,) = json.loads(run("check", "--format", "json", "--lang", "zh", cwd=site.root, **narrow).stdout)
    assert finding["message"] == "这段文字缺英文版。"
    narrow["PYTHONIOENCODING"] = "ascii"
    told = run("status", "--lang", "zh", cwd=site.root, **narrow)
    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.slow
def test_hints_name_the_program_as_it_was_called(site: MiniSite) -> None:
    told = run("accept", cwd=site.root).stderr
    assert f"“{sys.executable} {REPOSITORY / 'build.py'} accept review/services”" in told
    called = subprocess.run(
        [sys.executable, "-m", "couplet", "accept", "--root", str(site.root), "--lang", "zh"],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": "", "PYTHONUTF8": "1"},
        check=False,
    )
    assert "python -m couplet accept review/services”" in called.stderr


def test_what_the_system_refuses_names_the_place(site: MiniSite) -> None:
    (site.root / "taken").write_bytes(b"")
    finished = run("export", "--format", "po", str(site.root / "taken" / "out"), cwd=site.root)
    assert finished.returncode == 1
    assert str(site.root / "taken" / "out") in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.slow
def test_a_title_typed_where_the_system_knows_no_chinese(tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    finished = run(
        "new", str(tmp_path / "报 告"), "--title", "本社年报", "--lang", "zh", cwd=tmp_path, **plain
    )
    assert finished.returncode == 0, finished.stderr
    assert "zh: 本社年报" in (tmp_path / "报 告/content/site.yaml").read_text(encoding="utf-8")
    assert run("build", "--root", "报 告", cwd=tmp_path, **plain).returncode == 0


def test_a_folder_without_a_report(tmp_path: Path) -> None:
    finished = run("--root", str(tmp_path), cwd=tmp_path)
    assert finished.returncode == 2
    assert "it has no folder “content”" in finished.stderr


BROKEN_FILES = {
    "content/site.yaml": b"title: {zh: \xb1\xa8\xb8\xe6}\n",
    "content/facts.yaml": b"facts: [\n",
    "content/review/rights.zh.md": b"no head\n",
    "content/timeline.yaml": b"",
    "content/home.zh.md": "---\npage: home\ntitle：首页\n---\n".encode(),
    "content/extra.md": b"---\npage: article\ntitle: x\ndescription: y\n---\n",
    "content/outlook.yaml": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("path", BROKEN_FILES)
def test_bad_input_is_a_finding_with_file_and_line(site: MiniSite, path: str) -> None:
    site.write(path, BROKEN_FILES[path])
    finished = run(cwd=site.root)
    assert finished.returncode == 1
    assert f"{path}:" in finished.stderr
    assert "→" in finished.stderr
    assert "Traceback" not in finished.stderr + finished.stdout


def test_an_output_that_is_not_ours(site: MiniSite) -> None:
    (site.root / "site").mkdir()
    (site.root / "site" / "thesis.txt").write_text("mine", encoding="utf-8")
    finished = run(cwd=site.root)
    assert finished.returncode == 1
    assert "was not touched" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_an_output_that_cannot_be_written(site: MiniSite) -> None:
    (site.root / "file").write_text("", encoding="utf-8")
    finished = run("--out", "file/site", cwd=site.root)
    assert finished.returncode == 1
    assert "Traceback" not in finished.stderr
    assert len(finished.stderr.splitlines()) == 2


def test_every_command_has_help() -> None:
    for command in ("build", "check", "serve", "messages", "messages extract"):
        finished = run(*command.split(), "--help")
        assert (finished.returncode, finished.stderr) == (0, "")
        assert "--help" in finished.stdout


def test_colour_only_on_a_terminal(site: MiniSite) -> None:
    site.edit("content/review/rights.zh.md", "fact:fund", "fact:fundd")
    assert "\x1b" not in run(cwd=site.root).stderr


def test_a_command_imports_nothing_heavy_before_it_knows_what_is_to_be_done() -> None:
    heavy = {"pydantic", "jinja2", "yaml", "babel", "markdown", "PIL", "tornado", "rich", "nh3", "selectolax"}
    script = f"import sys, couplet.cli; print(sorted({heavy} & {{name.partition('.')[0] for name in sys.modules}}))"
    finished = subprocess.run(
        [sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True, timeout=60
    )
    assert finished.stdout == "[]\n"


def test_a_build_that_checks_nothing_compiles_no_patterns_of_figures() -> None:
    script = "import sys, couplet.production; print('couplet.plan.prose' in sys.modules, 'couplet.figures.reading' in sys.modules)"
    finished = subprocess.run(
        [sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True, timeout=60
    )
    assert finished.stdout == "True False\n"
