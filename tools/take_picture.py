"""Take the picture of the built site that the README shows; for maintainers, no part of a build.

    make site
    .venv/bin/python tools/take_picture.py site docs/images/site.png

Three pages as readers see them: the Chinese home page, a facing page, and the English scorecard on a phone. It needs what the browser
tests need: Playwright (`make test` installs it) and a browser of the Chromium family, which COUPLET_CHROMIUM can name. The Chinese
headings come from the machine's fonts; the picture in the repository was taken with Noto Serif CJK and Noto Sans CJK.
"""

import argparse
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser, sync_playwright

CANVAS = (1600, 980)
"""Size of the picture in pixels."""
GROUND = (225, 220, 211)
"""Colour behind the pages: a shade darker than their paper."""
SHADOW = (60, 48, 38)
CORNER = 10
"""Radius of the pages' corners in pixels of the picture."""
FINENESS = 2
"""Device pixels for each CSS pixel, so that text stays sharp when a page is made smaller."""
COLOURS = 96
"""A palette of this size holds paper, ink and accent with all their edges."""
PALETTE_ROUNDS = 8
"""Rounds of k-means on the palette; without them the little red there is drowns in the browns of the shadow."""
MAX_BYTES = 200_000
CHROMIUM_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One page in the picture."""

    page: str
    """Path in the site, such as ``zh/``; an anchor moves the view."""
    viewport: tuple[int, int]
    """Width and height of the window in CSS pixels."""
    place: tuple[int, int]
    """Upper left corner in the picture."""
    width: int
    """Width in the picture; the height follows."""


SHOTS = (
    Shot("zh/", (1180, 1180), (44, 44), 780),
    Shot("both/review/services/", (1180, 1180), (476, 150), 780),
    Shot("en/scorecard/#goal-5", (390, 780), (1244, 286), 312),
)
"""From back to front."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the terminal for the outcome."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on a free port of this machine while the context lasts; gives the address, which ends in ``/``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def find_chromium() -> str:
    """Return the command of a browser of the Chromium family; the end, if there is none."""
    named = os.environ.get("COUPLET_CHROMIUM")
    for command in (named,) if named else CHROMIUM_COMMANDS:
        if path := shutil.which(command):
            return path
    raise SystemExit("Chromium is not installed; COUPLET_CHROMIUM can name a browser of its family.")


def photograph_page(browser: Browser, origin: str, shot: Shot) -> Image.Image:
    """Return what a window of the shot's size shows of its page, in the light edition and without motion."""
    width, height = shot.viewport
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=FINENESS,
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(origin + shot.page, wait_until="load")
    pixels = page.screenshot()
    context.close()
    return Image.open(BytesIO(pixels)).convert("RGB")


def lay_page(canvas: Image.Image, page: Image.Image, shot: Shot) -> None:
    """Put a page on the canvas at its place, with round corners and a soft shadow."""
    size = (shot.width, round(page.height * shot.width / page.width))
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), CORNER, fill=255)
    shade = Image.new("L", canvas.size, 0)
    shade.paste(mask.point(lambda value: value * 3 // 10), (shot.place[0], shot.place[1] + 8))
    shade = shade.filter(ImageFilter.GaussianBlur(14))
    canvas.paste(SHADOW, (0, 0), shade)
    canvas.paste(page.resize(size, Image.Resampling.LANCZOS), shot.place, mask)


def compose_picture(site: Path, executable: str) -> Image.Image:
    """Return the picture of the site built in ``site``."""
    canvas = Image.new("RGB", CANVAS, GROUND)
    with serve_folder(site) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--disable-gpu"])
        for shot in SHOTS:
            lay_page(canvas, photograph_page(browser, origin, shot), shot)
        browser.close()
    return canvas


def write_picture(picture: Image.Image, target: Path) -> int:
    """Write the picture as a PNG with a palette and return its size in bytes; the end, if that is too much for a README."""
    buffer = BytesIO()
    palette = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, PALETTE_ROUNDS, dither=Image.Dither.NONE)
    palette.save(buffer, "PNG", optimize=True)
    content = buffer.getvalue()
    if len(content) > MAX_BYTES:
        raise SystemExit(
            f"The picture has {len(content)} bytes; {MAX_BYTES} are allowed. Take fewer COLOURS."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return len(content)


def main() -> None:
    """Read the two paths, take the picture, and say where it is."""
    parser = argparse.ArgumentParser(description="Take the picture of the built site that the README shows.")
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("target", type=Path, help="PNG to write")
    arguments = parser.parse_args()
    if not (arguments.site / "zh" / "index.html").is_file():
        raise SystemExit(f"{arguments.site} holds no built site: run “make site” first.")
    size = write_picture(compose_picture(arguments.site, find_chromium()), arguments.target)
    print(f"{arguments.target}: {size} bytes")


if __name__ == "__main__":
    main()
