"""``couplet serve`` from its options to its end; the conversation itself is `test_server`'s."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from couplet.cli import couplet
from couplet.console import Console
from couplet.model.findings import Finding, Location, Severity, message
from couplet.model.locales import KNOWN_LOCALES
from couplet.preview.access import is_known_host, is_own_origin
from couplet.preview.session import TOLD_AT_A_TIME, _Teller
from tests.mini_site import MiniSite
from tests.real_site import REPOSITORY

Serve = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts the command with options; ended after the test."""
    started: list[subprocess.Popen[str]] = []

    def serve(*options: str) -> "subprocess.Popen[str]":
        root = MiniSite(tmp_path / str(len(started))).root
        command = [sys.executable, "build.py", "serve", "--root", str(root), "--lang", "en", *options]
        process = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        started.append(process)
        return process

    yield serve
    for process in started:
        process.kill()
        process.communicate()


def read_until(process: "subprocess.Popen[str]", pattern: str) -> str:
    """Return what a command prints up to a line with ``pattern``."""
    assert process.stdout is not None
    read = ""
    end = time.monotonic() + 30
    while not re.search(pattern, read) and time.monotonic() < end:
        read += process.stdout.readline()
    assert re.search(pattern, read), read
    return read


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20", "::", "newsroom.example"])
def test_an_address_of_others_needs_a_word_more(tmp_path: Path, host: str) -> None:
    root = MiniSite(tmp_path).root
    result = CliRunner().invoke(couplet, ["serve", "--root", str(root), "--lang", "en", "--host", host])
    assert result.exit_code == 2
    assert "--allow-network" in result.output
    assert "drafts included" in result.output


@pytest.mark.slow
def test_what_the_network_may_see_is_said(serve: Serve) -> None:
    process = serve("--host", "0.0.0.0", "--allow-network", "--port", "0")
    told = read_until(process, "Preview at")
    assert "Anybody who can reach 0.0.0.0 can now read this report" in told
    assert re.search(r"Preview at http://127\.0\.0\.1:\d+/repo/", told)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_it_ends_quietly_and_leaves_the_report_as_it_was(
    serve: Serve, number: signal.Signals, code: int
) -> None:
    process = serve("--port", "0")
    read_until(process, "editors’ desk")
    process.send_signal(number)
    rest, _ = process.communicate(timeout=20)
    assert "Traceback" not in rest
    assert process.returncode == code


def test_the_hosts_that_are_known() -> None:
    local = frozenset({"127.0.0.1", "localhost", "::1"})
    for host in ("127.0.0.1:8000", "localhost", "[::1]:8000", "LOCALHOST:80"):
        assert is_known_host(host, local), host
    for host in (
        "",
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "[::1",
        "10.0.0.1:8000",
    ):
        assert not is_known_host(host, local), host
    everywhere = local | {"0.0.0.0"}
    assert is_known_host("192.168.1.20:8000", everywhere)
    assert not is_known_host("evil.example:8000", everywhere), "a name is what rebinding needs"


def test_the_origins_that_are_own() -> None:
    assert is_own_origin("http://127.0.0.1:8000", "127.0.0.1:8000")
    for origin in (
        "null",
        "",
        "http://127.0.0.1:8001",
        "file://127.0.0.1:8000",
        "https://evil.example",
        "http://[::1",
    ):
        assert not is_own_origin(origin, "127.0.0.1:8000"), origin


@pytest.mark.slow
def test_the_terminal_tells_each_finding_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    teller = _Teller(Console(KNOWN_LOCALES["en"], root=tmp_path))

    def find(line: int, text: str = "A") -> Finding:
        return Finding(
            "a.b", Severity.WARNING, Location("content/x.md", line), message(text), message("Mend it.")
        )

    teller.tell((find(1),))
    assert "content/x.md:1" in capsys.readouterr().err
    teller.tell((find(4), find(5, "B")))
    told = capsys.readouterr()
    assert "content/x.md:4" not in told.err
    assert "content/x.md:5" in told.err
    teller.tell(tuple(find(number, f"C{number}") for number in range(TOLD_AT_A_TIME + 3)))
    assert "3 more" in capsys.readouterr().out
    teller.tell(())
    assert "No findings." in capsys.readouterr().out
