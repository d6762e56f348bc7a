"""Pixels to files for the web: AVIF, WebP and JPEG in three widths, the cut for shared links, a placeholder; it reads and keeps no files.

Settings and their measurements: docs/decisions/0050-renditions.md.
"""

import builtins
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, features
from PIL import __version__ as pillow_version

from couplet.photos.heif import find_heif_version

WIDTHS = (480, 960, 1600)
MAX_HEIGHT = 4800
"""Pixels. A strip that would come out higher is made narrower than it could be."""
ENCODERS: Mapping[str, Mapping[str, object]] = {
    "avif": {
        "quality": 52,
        "speed": 6,
        "subsampling": "4:2:0",
        "max_threads": 1,
        "exif": b"",
        "xmp": b"",
        "icc_profile": b"",
    },
    "webp": {"quality": 74, "method": 4, "exif": b"", "xmp": b"", "icc_profile": b""},
    "jpeg": {
        "quality": 76,
        "optimize": True,
        "progressive": True,
        "subsampling": "4:2:0",
        "exif": b"",
        "xmp": b"",
        "icc_profile": b"",
        "comment": b"",
    },
}
"""Settings of each format, the best first. Metadata are refused by name: told nothing, Pillow takes some of them from the picture. With
more than one thread, AVIF's bytes differ from run to run."""
MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
SUFFIXES = {"avif": ".avif", "webp": ".webp", "jpeg": ".jpg"}
SHARE_WIDTH, SHARE_HEIGHT = 1200, 630
MIN_SHARE_WIDTH = 600
"""Pixels. Below this, networks show a thumbnail at best, and the drawn card serves better."""
PLACEHOLDER_SIDE = 3


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one width and format."""

    width: int
    """Pixels."""
    height: int
    """Pixels."""
    format: str
    """``avif``, ``webp`` or ``jpeg``."""
    suffix: str
    """What follows the photo's name in a file name: ``-960.webp``."""
    bytes: builtins.bytes = field(repr=False)
    """The encoded picture."""

    @property
    def mime_type(self) -> str:
        """``image/avif``, ``image/webp`` or ``image/jpeg``."""
        return MIME_TYPES[self.format]


def describe_settings() -> tuple[object, ...]:
    """Return all that decides a rendition's bytes besides the picture: settings, and versions of what decodes and encodes."""
    versions = [
        features.version(name) for name in ("jpg", "libjpeg_turbo", "webp", "avif", "littlecms2", "zlib")
    ]
    limits = (WIDTHS, MAX_HEIGHT, SHARE_WIDTH, SHARE_HEIGHT, MIN_SHARE_WIDTH, PLACEHOLDER_SIDE)
    return pillow_version, versions, find_heif_version(), ENCODERS, limits


def encode_renditions(picture: Image.Image) -> list[Rendition]:
    """Return a picture (mode RGB) in 480, 960 and 1600 pixels of width, never enlarged, in each format, narrow before wide.

    A picture narrower than a width stands in for it in its own width, once. The same bytes for the same pixels and versions.
    """
    largest = max(1, min(picture.width, MAX_HEIGHT * picture.width // picture.height))
    sized = [_resize(picture, width) for width in sorted({min(width, largest) for width in WIDTHS})]
    return [_encode(image, picture_format) for picture_format in ENCODERS for image in sized]


def encode_share(picture: Image.Image, focus: tuple[int, int]) -> Rendition | None:
    """Return the largest part of a picture that has the shape of a share card, 1200 by 630, never enlarged, as JPEG.

    The part lies as near to ``focus`` (per cent from the left and from above) as the picture's edges allow. ``None`` for a picture of
    which that part would be narrower than 600 pixels.
    """
    width = min(picture.width, picture.height * SHARE_WIDTH // SHARE_HEIGHT)
    if width < MIN_SHARE_WIDTH:
        return None
    height = round(width * SHARE_HEIGHT / SHARE_WIDTH)
    left = _place(picture.width, width, focus[0])
    top = _place(picture.height, height, focus[1])
    cut = picture.crop((left, top, left + width, top + height))
    made = cut if width <= SHARE_WIDTH else cut.resize((SHARE_WIDTH, SHARE_HEIGHT), Image.Resampling.LANCZOS)
    return _encode(made, "jpeg", suffix="-share.jpg")


def _place(whole: int, part: int, focus: int) -> int:
    """Return where a part begins so that the focus (per cent of the whole) is as near to its middle as can be."""
    return max(0, min(whole - part, round(whole * focus / 100 - part / 2)))


def pick_placeholder(picture: Image.Image) -> tuple[str, ...]:
    """Return nine colours, such as ``#ca7``: the means of a picture's thirds, row by row."""
    small = picture.resize((PLACEHOLDER_SIDE, PLACEHOLDER_SIDE), Image.Resampling.BOX)
    digits = "".join(f"{round(value / 17):x}" for value in small.tobytes())
    return tuple(f"#{digits[start : start + 3]}" for start in range(0, len(digits), 3))


def _resize(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(picture: Image.Image, picture_format: str, *, suffix: str = "") -> Rendition:
    """Return the picture as a file of bare pixels."""
    output = BytesIO()
    picture.save(output, picture_format.upper(), **ENCODERS[picture_format])
    name = suffix or f"-{picture.width}{SUFFIXES[picture_format]}"
    return Rendition(picture.width, picture.height, picture_format, name, output.getvalue())
