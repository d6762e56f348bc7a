"""The Nu HTML checker has neither error nor warning for any page, style sheet or drawing of the real site.

It reads pages from the test server, not from the disk: it also holds them against their content security policy, in which ``'self'``
means nothing to a file. Drawings it takes for SVG only when it reads them from the disk.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.pages_server import serve_pages
from tests.browser.requirements import require_nu_checker
from tests.real_site import BASE_PATH, RealSite

LOOPBACK_IS_FINE = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
CHECK_SECONDS = 300
"""A run takes some ten seconds; this ends one that hangs."""


def check_documents(*places: str) -> list[str]:
    """Return one line for each error and warning of the documents at these addresses and paths."""
    java, checker = require_nu_checker()
    options = ("--stdout", "--format", "json", "--exit-zero-always", "--also-check-css", "--also-check-svg")
    command = [java, LOOPBACK_IS_FINE, "-jar", str(checker), *options, *places]
    finished = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=CHECK_SECONDS, check=False
    )
    assert finished.returncode == 0, finished.stderr
    messages: list[dict[str, Any]] = json.loads(finished.stdout)["messages"]
    wrong = (
        message for message in messages if message["type"] != "info" or message.get("subType") == "warning"
    )
    return [
        f"{message.get('url', '')}:{message.get('lastLine', '')}: {message['message']}"
        for message in wrong
        if not is_mistaken(message)
    ]


def is_mistaken(message: dict[str, Any]) -> bool:
    """Tell whether the checker takes data for a script: a policy for scripts does not bind a block that no browser runs.

    See "prepare the script element" in the HTML standard: a block of another type than JavaScript's is left alone before any policy is
    asked. `test_content_security_policy_is_strict_and_kept` forbids inline scripts that would be run.
    """
    return message["message"].startswith("Inline script violates") and "application/ld+json" in message.get(
        "extract", ""
    )


def test_the_site(built_site: RealSite, origin: str) -> None:
    pages = [f"{origin}{BASE_PATH}{page}" for page in built_site.pages]
    others = [
        str(built_site.folder / name) for name in sorted(built_site.files) if name.endswith((".css", ".svg"))
    ]
    assert others
    assert check_documents(*pages, *others) == []


@pytest.mark.parametrize(
    ("name", "text", "finding"),
    [
        (
            "page.html",
            "<!doctype html><html lang=en><title>t</title><p><section></p>",
            "Unclosed element “section”.",
        ),
        ("style.css", "p { colour: red }", "CSS: “colour”: Property “colour” doesn't exist."),
        (
            "drawing.svg",
            '<svg xmlns="http://www.w3.org/2000/svg"><rekt/></svg>',
            "Element “rekt” not allowed",
        ),
    ],
)
def test_the_checker_is_at_work(tmp_path: Path, name: str, text: str, finding: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with serve_pages(tmp_path, base_path="/") as origin:
        place = f"{origin}/{name}" if name.endswith(".html") else str(tmp_path / name)
        findings = check_documents(place)
    assert any(finding in line for line in findings), findings
