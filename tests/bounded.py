"""Work in a process of its own that is ended when it hangs; for input made to make a reader hang or fill the memory."""

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
SECONDS = 120
"""Long enough for any machine at work, and far below what reading takes that does not end."""


def run_bounded(program: str, *arguments: str) -> str:
    """Return what a Python program prints; fails with what it had printed so far if it does not end, or ends in an exception."""
    command = [sys.executable, "-X", "utf8", "-c", program, *arguments]
    try:
        finished = subprocess.run(
            command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as expired:
        raise AssertionError(f"it does not end: {expired.stdout!r}") from expired
    assert finished.returncode == 0, f"{finished.stdout}\n{finished.stderr}"
    return finished.stdout
