"""How long a whole build takes, process start included, against importing the libraries it stands on; nothing is asserted.

The three commands take turns, so that a busy machine slows them alike, and the factor between medians says more than any of the times.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.tables import format_table

REPOSITORY = Path(__file__).resolve().parents[1]
ROUNDS = 11
IMPORTS = "import jinja2, markdown, yaml, babel"
GOALS = {"clean build": 8, "nothing changed": 2}


def run_timed(*command: str | Path) -> float:
    """Run a command to its end and return the seconds it took; `subprocess.CalledProcessError` if it fails."""
    start = time.perf_counter()
    subprocess.run(
        list(map(str, command)), cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL, timeout=120
    )
    return time.perf_counter() - start


def measure_round(scratch: Path, number: int) -> dict[str, float]:
    """Return the seconds of each command in one round; every clean build gets a folder of its own."""
    out = scratch / str(number) / "site"
    out.parent.mkdir()
    build = (
        sys.executable,
        "build.py",
        "build",
        "--quiet",
        "--base-url",
        "https://example.org/repo/",
        "--out",
        out,
    )
    return {
        "imports": run_timed(sys.executable, "-c", IMPORTS),
        "clean build": run_timed(*build, "--clean"),
        "nothing changed": run_timed(*build),
    }


def measure_build_times() -> Iterator[str]:
    """Yield the lines of the table."""
    with tempfile.TemporaryDirectory(prefix="couplet-bench-") as scratch:
        # The first round only warms the disk's and Python's caches.
        rounds = [measure_round(Path(scratch), number) for number in range(ROUNDS + 1)][1:]
    medians = {name: statistics.median(times[name] for times in rounds) for name in rounds[0]}
    fastest = {name: min(times[name] for times in rounds) for name in rounds[0]}
    labels = {"imports": f'`python -c "{IMPORTS}"`'}
    rows = [
        (
            labels.get(name, name),
            f"{median * 1000:.0f}",
            f"{fastest[name] * 1000:.0f}",
            f"{median / medians['imports']:.2f} ×",
            f"≤ {GOALS[name]} ×" if name in GOALS else "",
        )
        for name, median in medians.items()
    ]
    title = f"Whole process, {ROUNDS} rounds in turn"
    yield from format_table(title, ("command", "median ms", "fastest ms", "factor", "goal"), rows)
