"""How long a whole build takes, process start included, against importing the libraries it stands on; nothing is asserted.

The three commands take turns, so that a busy machine slows them alike, and the factor between medians says more than any of the times.
On a machine that others share, the processor's time tells what the clock cannot.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables import format_table

REPOSITORY = Path(__file__).resolve().parents[1]
ROUNDS = 11
IMPORTS = "import jinja2, markdown, yaml, babel"
BASELINE = f'`python -c "{IMPORTS}"`'
GOALS = {"clean build": 8, "nothing changed": 2}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    elapsed: float
    """Seconds by the clock."""
    processor: float
    """Seconds of all processors, children included; 0 where the system does not tell."""


def run_measured(*command: str | Path) -> Cost:
    """Run a command to its end; `subprocess.CalledProcessError` if it fails."""
    used, start = read_processor_time(), time.perf_counter()
    subprocess.run(
        list(map(str, command)), cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL, timeout=120
    )
    return Cost(elapsed=time.perf_counter() - start, processor=read_processor_time() - used)


def read_processor_time() -> float:
    """Return the seconds that all finished children have used so far; 0 on Windows, which does not count them."""
    if sys.platform == "win32":
        return 0.0
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure_round(scratch: Path, number: int) -> dict[str, Cost]:
    """Return the cost of each command in one round; every clean build gets a folder of its own."""
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
        BASELINE: run_measured(sys.executable, "-c", IMPORTS),
        "clean build": run_measured(*build, "--clean"),
        "nothing changed": run_measured(*build),
    }


def measure_build_times() -> Iterator[str]:
    """Yield the lines of the table."""
    with tempfile.TemporaryDirectory(prefix="couplet-bench-") as scratch:
        # The first round only warms the disk's and Python's caches.
        rounds = [measure_round(Path(scratch), number) for number in range(ROUNDS + 1)][1:]

    def summarise(command: str, choose: Callable[[Cost], float]) -> tuple[str, str]:
        median = statistics.median(choose(costs[command]) for costs in rounds)
        baseline = statistics.median(choose(costs[BASELINE]) for costs in rounds)
        return f"{median * 1000:.0f}", f"{median / baseline:.2f} ×" if baseline else "–"

    rows = [
        (
            command,
            *summarise(command, lambda cost: cost.elapsed),
            *summarise(command, lambda cost: cost.processor),
            f"≤ {GOALS[command]} ×" if command in GOALS else "",
        )
        for command in rounds[0]
    ]
    title = f"Whole process, medians of {ROUNDS} rounds in turn"
    yield from format_table(title, ("command", "ms", "factor", "processor ms", "factor", "goal"), rows)
