"""The real report, built once for each test process as a reader of a project page would get it; no assertions.

It is built by the command that editors use, in a process of its own, so that what is tested is what is published.
"""

import atexit
import functools
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
ORIGIN = "https://example.org"
BASE_PATH = "/repo/"
BASE_URL = ORIGIN + BASE_PATH
BUILD_SECONDS = 120
"""No build comes near this; it only ends a run that hangs."""


@dataclass(frozen=True, slots=True)
class RealSite:
    """A finished build."""

    folder: Path
    """Where it lies."""
    files: frozenset[str]
    """All files, relative, with ``/``, in the exact case in which they are published."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Paths of all pages under the base path as a browser asks for them: ``zh/scorecard/``, ``404.html``; sorted."""
        names = (name for name in self.files if name.endswith(".html"))
        return tuple(sorted(name.removesuffix("index.html") if is_index(name) else name for name in names))

    def read_page(self, page: str) -> str:
        """Return the source of a page named as in `pages`."""
        return (self.folder / find_page_file(page)).read_text(encoding="utf-8")

    def read_bytes(self, name: str) -> bytes:
        """Return a file named as in `files`."""
        return (self.folder / name).read_bytes()


class BuildError(Exception):
    """The report could not be built; the message holds all that the build printed."""


def is_index(name: str) -> bool:
    """Tell whether a file is what a server sends for its folder."""
    return name == "index.html" or name.endswith("/index.html")


def find_page_file(page: str) -> str:
    """Return the file that a server sends for a page: ``zh/scorecard/`` is ``zh/scorecard/index.html``."""
    return page + "index.html" if page == "" or page.endswith("/") else page


def find_edition(page: str) -> str:
    """Return the edition that a page belongs to, ``zh``, ``en`` or ``both``; empty for the cover and the 404 page."""
    head, slash, _ = page.partition("/")
    return head if slash else ""


def list_files(folder: Path) -> frozenset[str]:
    """Return all files under a folder, relative, with ``/``."""
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def run_build(*arguments: str, root: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    """Run ``build.py build`` of this checkout with arguments; what it prints is in ``stdout``."""
    command = [sys.executable, str(REPOSITORY / "build.py"), "build", *arguments]
    return subprocess.run(
        command,
        cwd=root,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=BUILD_SECONDS,
        check=False,
    )


@functools.cache
def build_real_site() -> RealSite:
    """Build the report under ``https://example.org/repo/``, once for each process. `BuildError` if there is no site in the end."""
    scratch = Path(tempfile.mkdtemp(prefix="couplet-test-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    finished = run_build("--out", str(scratch / "site"), "--base-url", BASE_URL)
    if finished.returncode != 0:
        raise BuildError(
            f"the build of the report ended with exit code {finished.returncode}:\n{finished.stdout}"
        )
    return RealSite(folder=scratch / "site", files=list_files(scratch / "site"))
