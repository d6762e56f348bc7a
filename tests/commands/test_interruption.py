"""Ctrl-C at the worst moment: one line, exit code 130, and files that are either as before or complete; progress on a terminal alone."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mini_site import MiniSite
from tests.real_site import REPOSITORY, list_files

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")]

# Sends itself the signal when a function is called for the third time: in the midst of the work, on the fastest and the slowest machine.
DRIVER = """
import importlib, os, signal, sys
module, owner, name, *sys.argv[1:] = sys.argv[1:]
place = importlib.import_module(module)
place = getattr(place, owner) if owner else place
original, calls = getattr(place, name), []
def interrupt(*arguments, **named):
    calls.append(name)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGINT)
    return original(*arguments, **named)
setattr(place, name, interrupt)
from couplet.__main__ import main
main()
"""


def interrupt(where: tuple[str, str, str], *arguments: str | Path) -> None:
    """Run a command that is interrupted in the midst of a function; see that it says so in one line."""
    finished = subprocess.run(
        [sys.executable, "-c", DRIVER, *where, *map(str, arguments), "--lang", "en"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert finished.returncode == 130, finished.stderr
    # On a terminal the line after “^C” is a new one, which click begins.
    assert finished.stderr.lstrip() == "Interrupted; nothing is left half done.\n"
    assert finished.stdout == ""


def test_an_interrupted_build_leaves_the_last_site(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).build()
    before = site.read_tree()
    site.edit("content/home.zh.md", "小报告首页。", "新的首页。")
    for where in (("couplet.making", "Maker", "make"), ("couplet.publish.staging", "", "write_file")):
        interrupt(where, "build", "--root", site.root, "--out", site.out, "--clean")
        assert site.read_tree() == before
        assert {path.name for path in tmp_path.iterdir()} <= {"report", "published", ".published.lock"}
    assert "新的首页" in site.build().read("zh/index.html")


def test_an_interrupted_check_and_export_write_nothing(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    before = list_files(site.root)
    interrupt(("couplet.model.units", "", "list_page_units"), "check", "--root", site.root)
    options = ("--format", "po", "--root", site.root)
    interrupt(("pathlib", "Path", "replace"), "export", tmp_path / "texts", *options)
    assert list_files(tmp_path / "texts") == frozenset()
    assert {name for name in list_files(site.root) if not name.startswith(".couplet/")} == before


@pytest.mark.parametrize("name", ["write_bytes", "replace"])
def test_an_interrupted_start_leaves_no_report(name: str, tmp_path: Path) -> None:
    interrupt(("pathlib", "Path", name), "new", tmp_path / "report")
    assert list(tmp_path.iterdir()) == []
    options = ("--from", MiniSite(tmp_path).root, "--year", "2023")
    interrupt(("pathlib", "Path", name), "new", tmp_path / "2023", *options)
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


SLOW_CHECK = """
import sys, time
import couplet.progress, couplet.production
couplet.progress.PATIENCE = 0
original = couplet.production.load_corpus
couplet.production.load_corpus = lambda root: (time.sleep(0.4), original(root))[1]
from couplet.cli import main
main()
"""


def check_on_terminal(root: Path, *options: str, **variables: str) -> str:
    """Run a check that takes its time, its error stream on a terminal; return what that shows."""
    terminal, end = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_CHECK, "check", "--root", str(root), "--lang", "en", *options],
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=end,
        env=environment | {"TERM": "xterm"} | variables,
    )
    os.close(end)
    shown = b""
    try:
        while chunk := os.read(terminal, 4096):
            shown += chunk
    except OSError:  # Linux's way to say that nobody holds the other end.
        pass
    os.close(terminal)
    assert process.wait(60) == 0
    return shown.decode()


def test_progress_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    root = MiniSite(tmp_path).root
    assert "Reading" in check_on_terminal(root)
    assert check_on_terminal(root, "-q") == ""
    assert check_on_terminal(root, NO_COLOR="1") == ""
