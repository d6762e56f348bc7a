"""What a reader has to load for each page, compressed as it goes over the wire; the limits are asserted in the tests, not here."""

import gzip
from collections.abc import Iterator

from benchmarks.tables import format_table
from tests.real_site import RealSite, build_real_site, find_edition, find_page_file

GOALS = {"both": 14.0}
USUAL_GOAL = 10.0


def measure_files(site: RealSite, *names: str) -> float:
    """Return the weight of some files in KiB, each compressed on its own."""
    return sum(len(gzip.compress(site.read_bytes(name), mtime=0)) for name in names) / 1024


def measure_weights() -> Iterator[str]:
    """Yield the lines of the table."""
    site = build_real_site()
    styles = measure_files(site, *(name for name in site.files if name.endswith(".css")))
    scripts = measure_files(site, *(name for name in site.files if name.endswith(".js")))
    rows = []
    for page in site.pages:
        html = measure_files(site, find_page_file(page))
        goal = GOALS.get(find_edition(page), USUAL_GOAL)
        rows.append((f"`/{page}`", f"{html:.2f}", f"{html + styles:.2f}", f"≤ {goal:.0f}"))
    title = f"KiB compressed; CSS {styles:.2f}, JavaScript {scripts:.2f} (goal ≤ 2)"
    yield from format_table(title, ("page", "HTML", "HTML + CSS", "goal"), rows)
