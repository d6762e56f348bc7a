"""What browser and HTML tests need from the machine, and what happens without it: one place, one line for each thing missing.

On an editor's machine the tests concerned are skipped; where ``COUPLET_REQUIRE_BROWSER=1`` is set, as in continuous integration, a
skip would hide a hole, so they fail.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from tests.real_site import REPOSITORY

CHROMIUM_VARIABLE = "COUPLET_CHROMIUM"
REQUIRE_VARIABLE = "COUPLET_REQUIRE_BROWSER"
CHROMIUM_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
AXE = REPOSITORY / "node_modules/axe-core/axe.min.js"
NU_CHECKER = REPOSITORY / "node_modules/vnu-jar/build/dist/vnu.jar"


def find_chromium() -> str | None:
    """Return the command of a browser of the Chromium family, ``None`` if there is none."""
    named = os.environ.get(CHROMIUM_VARIABLE)
    candidates = (named,) if named else (*CHROMIUM_COMMANDS, *CHROMIUM_PLACES)
    return next((path for candidate in candidates if (path := shutil.which(candidate))), None)


def require_chromium() -> str:
    """Return the command of a browser of the Chromium family; skip or fail without one."""
    missing = f"Chromium is not installed (or name it in {CHROMIUM_VARIABLE}): browser tests left out"
    return find_chromium() or give_up(missing)


def require_axe() -> str:
    """Return the source of axe-core."""
    if not AXE.is_file():
        give_up("axe-core is not installed (npm ci --ignore-scripts): accessibility tests left out")
    return AXE.read_text(encoding="utf-8")


def require_nu_checker() -> tuple[str, Path]:
    """Return the command of Java and the Nu HTML checker."""
    java = shutil.which("java") or give_up("Java is not installed: validation of HTML left out")
    if not NU_CHECKER.is_file():
        give_up("vnu-jar is not installed (npm ci --ignore-scripts): validation of HTML left out")
    return java, NU_CHECKER


def give_up(reason: str) -> NoReturn:
    """Skip the test, or fail it where nothing may be skipped."""
    if os.environ.get(REQUIRE_VARIABLE) == "1":
        pytest.fail(f"{reason}, but {REQUIRE_VARIABLE}=1 forbids that", pytrace=False)
    pytest.skip(reason)
