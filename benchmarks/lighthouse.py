"""Lighthouse's scores for a page of each kind, on the phone it simulates; needs Chromium and `npm ci`, and says so where it lacks them."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.tables import format_table
from tests.browser.pages_server import serve_pages
from tests.browser.requirements import find_chromium
from tests.real_site import BASE_PATH, REPOSITORY, run_build

LIGHTHOUSE = REPOSITORY / "node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = (
    "",
    "zh/",
    "zh/review/services/",
    "zh/scorecard/",
    "zh/timeline/",
    "zh/outlook/",
    "zh/imprint/",
    "en/",
    "en/review/services/",
    "en/scorecard/",
    "both/",
    "both/review/services/",
    "both/scorecard/",
)
CHROMIUM_FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
SECONDS = 180


def measure_lighthouse() -> Iterator[str]:
    """Yield the lines of the table, or one line that says what is missing."""
    node, chromium = shutil.which("node"), find_chromium()
    if not node or not chromium or not LIGHTHOUSE.is_file():
        yield "Lighthouse was left out: it needs Chromium, Node.js and `npm ci --ignore-scripts`."
        return
    port = find_free_port()
    with tempfile.TemporaryDirectory(prefix="couplet-bench-") as scratch:
        site = Path(scratch) / "site"
        # Built for the very address it is measured at: a canonical address elsewhere costs points.
        built = run_build("--out", str(site), "--base-url", f"http://127.0.0.1:{port}{BASE_PATH}")
        if built.returncode != 0:
            raise SystemExit(built.stdout)
        with serve_pages(site, base_path=BASE_PATH, port=port) as origin:
            rows = [
                (f"`/{page}`", *score_page(node, chromium, f"{origin}{BASE_PATH}{page}")) for page in PAGES
            ]
    yield from format_table("Lighthouse, mobile", ("page", *CATEGORIES, "layout shift"), rows)


def score_page(node: str, chromium: str, address: str) -> tuple[str, ...]:
    """Return the scores of one page in the order of `CATEGORIES`, and its layout shift."""
    command = [
        node,
        str(LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium}
    finished = subprocess.run(
        [*command, f"--chrome-flags={CHROMIUM_FLAGS}"],
        env=environment,
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    report: dict[str, Any] = json.loads(finished.stdout)
    scores = [f"{(report['categories'][name]['score'] or 0) * 100:.0f}" for name in CATEGORIES]
    return (*scores, f"{report['audits']['cumulative-layout-shift']['numericValue']:.3f}")


def find_free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
