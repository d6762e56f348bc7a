"""Take the pictures of the editors' desk that the guides show; for maintainers, no part of a build.

    .venv/bin/python tools/picture_desk.py docs/images

The desk of a copy of this repository's report, in which a few things were changed on purpose, in Chinese and in English: the overview, a
page whose figures do not agree, and a page that waits to be accepted. It needs what `take_picture.py` needs.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from take_picture import FINENESS, find_chromium, write_picture

REPOSITORY = Path(__file__).resolve().parents[1]
LANGUAGES = ("zh", "en")
DESK = re.compile(r"(http://\S+/_desk/)")
START_LINES = 200
"""Lines that the preview may say before it names the desk."""
CHANGES: Sequence[tuple[str, str, str]] = (
    ("review/services.zh.md", "[565.43万元]", "[565.34万元]"),
    ("review/services.en.md", "[785,000 yuan]", "[78.5 million yuan]"),
    ("review/rights.en.md", "made steady progress", "made progress step by step"),
    ("review/epidemic.zh.md", "防控人员和志愿者。", "防控人员和各界志愿者。"),
)
"""File below ``content/``, what stands there, and what stands there in the pictures; the first place alone."""
REVIEWS = """\
reviews:
  - page: review/services
    first: {by: Li Ming, date: 2023-01-10}
    second: {by: Wang Fang, date: 2023-01-12}
"""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture."""

    name: str
    """Part of its file name."""
    page: str
    """Address below the desk's; an anchor moves the view."""
    viewport: tuple[int, int]
    """Width and height of the window in CSS pixels."""
    width: int
    """Width of the picture in pixels."""


SHOTS = (
    Shot("overview", "", (1280, 800), 1280),
    Shot("page", "review/services/#text-review/services/four-seasons/list-1/4", (1280, 800), 1280),
    Shot("accept", "review/epidemic/#group-review/epidemic", (1280, 800), 1280),
)


def copy_report(folder: Path) -> Path:
    """Return a copy of the report with the changes made and some reviews entered."""
    root = folder / "report"
    for name in ("content", "translations"):
        shutil.copytree(REPOSITORY / name, root / name)
    for name, old, new in CHANGES:
        path = root / "content" / name
        text = path.read_text(encoding="utf-8")
        head, mark, body = text.partition("\n---\n")
        if old not in body:
            raise SystemExit(f"content/{name} no longer holds “{old}”: choose another change.")
        path.write_text(head + mark + body.replace(old, new, 1), encoding="utf-8")
    (root / "content" / "reviews.yaml").write_text(REVIEWS, encoding="utf-8")
    return root


@contextmanager
def serve_desk(root: Path) -> Iterator[str]:
    """Preview the report while the context lasts; gives the address of its desk."""
    command = [
        sys.executable,
        str(REPOSITORY / "build.py"),
        "serve",
        "--root",
        str(root),
        "--port",
        "0",
        "--lang",
        "en",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            lines = (line for _, line in zip(range(START_LINES), process.stdout, strict=False))
            found = next((match for line in lines if (match := DESK.search(line))), None)
            if found is None:
                raise SystemExit("The preview did not start; try “build.py serve”.")
            yield found[1]
        finally:
            process.terminate()


def photograph_desk(browser: Browser, address: str, shot: Shot, language: str) -> Image.Image:
    """Return what a window of the shot's size shows of the desk, in the light edition."""
    width, height = shot.viewport
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=FINENESS,
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    path, _, anchor = shot.page.partition("#")
    page.goto(f"{address}{path}?lang={language}", wait_until="load")
    if anchor:
        page.evaluate("anchor => document.getElementById(anchor).scrollIntoView()", anchor)
    page.wait_for_timeout(500)
    pixels = page.screenshot()
    context.close()
    picture = Image.open(BytesIO(pixels)).convert("RGB")
    size = (shot.width, round(picture.height * shot.width / picture.width))
    return picture.resize(size, Image.Resampling.LANCZOS)


def take_pictures(address: str, folder: Path) -> None:
    """Take every picture in every language."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--disable-gpu"])
        for shot, language in product(SHOTS, LANGUAGES):
            target = folder / f"desk-{shot.name}.{language}.png"
            size = write_picture(photograph_desk(browser, address, shot, language), target)
            print(f"{target}: {size} bytes")
        browser.close()


def main() -> None:
    """Read the folder, take the pictures, and say where they are."""
    parser = argparse.ArgumentParser(
        description="Take the pictures of the editors' desk that the guides show."
    )
    parser.add_argument("folder", type=Path, help="folder to write the PNGs into")
    folder: Path = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as scratch, serve_desk(copy_report(Path(scratch))) as address:
        take_pictures(address, folder)


if __name__ == "__main__":
    main()
