"""A hundred drawn photos of twelve megapixels made ready, beside sharp doing the same; a second time; and what a telephone loads of them.

sharp comes with ``npm ci``; where it is missing, its row is left out with a line that says so.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageOps

from benchmarks.tables import format_table
from couplet.load.photos import load_photos, read_photo
from couplet.load.shelf import Shelf
from couplet.model.corpus import MadePhoto
from couplet.photos.collection import Collector
from couplet.photos.renditions import ENCODERS, WIDTHS
from tests.real_site import REPOSITORY

PHOTOS, SCENES = 100, 10
SIZE = (4000, 3000)
JOBS = 2
SHARP = REPOSITORY / "node_modules/sharp/package.json"
SCRIPT = Path(__file__).with_name("photos.mjs")
PHONE_WIDTH = 960
"""The rendition that a telephone of 360 CSS pixels takes at two or three of its own for each: 84 % of 360 by 3 is 907."""
SECONDS = 1800


def draw_photo(width: int, height: int) -> Image.Image:
    """Return soft and fine structures over a gradient, and the grain of a sensor; compressed, as large as a photo is."""
    layers = [
        Image.effect_noise((width // step, height // step), contrast).resize(
            (width, height), Image.Resampling.BICUBIC
        )
        for step, contrast in ((64, 90), (16, 60), (4, 40))
    ]
    ramp = Image.linear_gradient("L").resize((width, height))
    light = Image.merge("RGB", (ramp, ImageOps.flip(ramp), layers[0]))
    grain = Image.effect_noise((width, height), 12).convert("RGB")
    return Image.blend(Image.blend(Image.merge("RGB", layers), light, 0.5), grain, 0.15)


def write_photos(folder: Path, count: int = PHOTOS) -> None:
    """Write so many photos of twelve megapixels, each with bytes of its own."""
    folder.mkdir(parents=True)
    for scene in range(SCENES):
        picture = draw_photo(*SIZE)
        for turn in range(count // SCENES):
            shifted = ImageChops.offset(picture, 37 * turn, 23 * turn)
            shifted.save(folder / f"photo-{scene}-{turn}.jpg", "JPEG", quality=92)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took."""

    seconds: float
    """By the clock."""
    work: float
    """Seconds of processors, all threads together; tells more where other programs run beside."""


def time_couplet(root: Path) -> tuple[Spent, Mapping[str, MadePhoto]]:
    """Return what all photos take, the reading and keeping of files with them, and what was made."""
    start, work = time.perf_counter(), time.process_time()
    photos = load_photos(Shelf(root), [])
    made, findings = Collector(lambda photo, limit: read_photo(root, photo, limit), root).make(
        photos, {}, jobs=JOBS
    )
    if findings:
        raise SystemExit(str(findings))
    return Spent(time.perf_counter() - start, time.process_time() - work), made


def time_sharp(folder: Path, node: str) -> tuple[Spent, int, str]:
    """Return what it takes, bytes and sharp's version for the same widths, formats and settings."""
    settings = {"widths": WIDTHS, "encoders": _translate_settings()}
    before = os.times()
    finished = subprocess.run(
        [node, str(SCRIPT), str(folder), str(JOBS)],
        input=json.dumps(settings),
        text=True,
        stdout=subprocess.PIPE,
        timeout=SECONDS,
        check=True,
        env={**os.environ, "UV_THREADPOOL_SIZE": str(JOBS)},
    )
    told = json.loads(finished.stdout)
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(told["seconds"], work), told["bytes"], told["sharp"]


def _translate_settings() -> Mapping[str, Mapping[str, object]]:
    """Return our settings in sharp's words; its effort counts up from 0 where AVIF's speed counts down from 9."""
    avif, webp, jpeg = (ENCODERS[name] for name in ("avif", "webp", "jpeg"))
    return {
        "avif": {
            "quality": avif["quality"],
            "effort": 9 - int(str(avif["speed"])),
            "chromaSubsampling": avif["subsampling"],
        },
        "webp": {"quality": webp["quality"], "effort": webp["method"]},
        "jpeg": {
            "quality": jpeg["quality"],
            "progressive": jpeg["progressive"],
            "optimiseCoding": jpeg["optimize"],
            "chromaSubsampling": jpeg["subsampling"],
        },
    }


def _tell(name: str, spent: Spent, size: int, goal: str) -> tuple[str, ...]:
    return name, f"{spent.seconds:.1f}", f"{spent.work:.1f}", f"{size / 1e6:.1f}", goal


def measure_photos() -> Iterator[str]:
    """Yield the lines of both tables."""
    node = shutil.which("node")
    with tempfile.TemporaryDirectory(prefix="couplet-bench-") as scratch:
        root = Path(scratch)
        folder = root / "content/photos"
        write_photos(folder)
        originals = sum(path.stat().st_size for path in folder.iterdir())
        first, made = time_couplet(root)
        second, _ = time_couplet(root)
        kept = [rendition for photo in made.values() for rendition in photo.renditions]
        size = sum(len(rendition.content) for rendition in kept)
        rows = [
            _tell("Couplet, first build", first, size, "≤ 1.5 × sharp"),
            _tell("Couplet, second build", second, size, "nothing decoded"),
        ]
        if node and SHARP.is_file():
            spent, size, version = time_sharp(folder, node)
            ratios = f"Couplet: {first.seconds / spent.seconds:.2f} ×, {first.work / spent.work:.2f} ×"
            rows.append(_tell(f"sharp {version}", spent, size, ratios))
        else:
            yield "sharp was left out: it needs Node.js and `npm ci --ignore-scripts`."
    title = f"{PHOTOS} photos of 12 megapixels, {JOBS} at a time"
    yield from format_table(title, ("", "seconds", "of processors", "MB made", "goal"), rows)
    yield ""
    phone = [r for r in kept if r.width == PHONE_WIDTH]
    shares = []
    for name in ENCODERS:
        loaded = sum(len(r.content) for r in phone if r.mime_type == f"image/{name}")
        shares.append((name, f"{loaded / PHOTOS / 1000:.0f}", f"{loaded / originals * 100:.1f} %", "≤ 5 %"))
    title = f"What a telephone of 360 pixels loads, of originals of {originals / PHOTOS / 1e6:.1f} MB each"
    yield from format_table(title, ("format", "kB a photo", "of the originals", "goal"), shares)
