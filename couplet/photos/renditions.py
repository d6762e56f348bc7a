"""A photograph made ready for the web: checked, turned upright, in sRGB, without metadata, in three widths; it reads and keeps no files.

What a camera writes into a picture (place, time, owner, serial number, a preview of what was cropped away) never reaches a reader: each
rendition is encoded from bare pixels.
"""

import builtins
import struct
import warnings
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from couplet.model.findings import Message, message
from couplet.photos.errors import PhotoError

WIDTHS = (480, 960, 1440)
MAX_BYTES = 30_000_000
MAX_PIXELS = 60_000_000
READ_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
"""The only decoders that bytes from outside may reach."""
WHITE = (255, 255, 255)
ENCODERS: Mapping[str, Mapping[str, object]] = {
    "webp": {"quality": 80, "method": 4, "exif": b"", "xmp": b"", "icc_profile": b""},
    "jpeg": {
        "quality": 82,
        "optimize": True,
        "progressive": True,
        "subsampling": "4:2:0",
        "exif": b"",
        "xmp": b"",
        "icc_profile": b"",
        "comment": b"",
    },
}
"""Settings of each format, the best first. Metadata are refused by name: told nothing, Pillow takes some of them from the picture."""
MIME_TYPES = {"webp": "image/webp", "jpeg": "image/jpeg"}
SUFFIXES = {"webp": ".webp", "jpeg": ".jpg"}
HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
DECODING_ERRORS = (
    OSError,
    RuntimeError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    Warning,
    struct.error,
    zlib.error,
)
"""What Pillow's decoders raise for damaged files: each its own."""

# Pillow warns on the terminal of large pictures, for which there is a firm limit here, and of damaged metadata, which are dropped.
# Filters belong to the whole process and are set once: to change them around each picture is not safe where several are read at a time.
warnings.filterwarnings("ignore", module=r"PIL\.")


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one width and format."""

    width: int
    """Pixels."""
    height: int
    """Pixels."""
    format: str
    """``webp`` or ``jpeg``."""
    suffix: str
    """What follows the photo's name in a file name: ``-960.webp``."""
    bytes: builtins.bytes = field(repr=False)
    """The encoded picture."""

    @property
    def mime_type(self) -> str:
        """``image/webp`` or ``image/jpeg``."""
        return MIME_TYPES[self.format]


def make_renditions(original: bytes, *, name: str) -> list[Rendition]:
    """Return the picture in 480, 960 and 1440 pixels of width, never enlarged, as WebP and then as JPEG, narrow before wide.

    A picture narrower than a width stands in for it in its own width, once. Transparent parts become white. ``name`` is the file's
    name for messages. The same bytes for the same original and version of Pillow. Raises ``PhotoError`` for a file over 30 MB, over
    60 megapixels, animated, damaged, or neither JPEG, PNG, WebP nor AVIF.
    """
    picture = _read_pixels(original, name)
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    sized = [_resize(picture, width) for width in widths]
    return [_encode(image, picture_format) for picture_format in ENCODERS for image in sized]


def _read_pixels(original: bytes, name: str) -> Image.Image:
    """Return the picture upright, in sRGB, with no metadata attached."""
    if len(original) > MAX_BYTES:
        raise PhotoError(
            message("%(name)s is larger than %(limit)d MB.", name=name, limit=MAX_BYTES // 1_000_000),
            message("Save it as JPEG with 3000 pixels in width; that is more than the site ever shows."),
        )
    try:
        bare = _decode(original, name)
    except DECODING_ERRORS as error:
        raise PhotoError(
            message("%(name)s is damaged or was not copied to its end.", name=name),
            message(
                "Copy it anew from the camera or the sender, or open it in a picture program and save it as JPEG."
            ),
        ) from error
    bare.info.clear()
    return bare


def _decode(original: bytes, name: str) -> Image.Image:
    """Return the pixels upright, in sRGB, on white."""
    with _open(original, name) as picture:
        _refuse_unfit(picture, name)
        picture.load()
        return _flatten(_convert_to_srgb(ImageOps.exif_transpose(picture)))


def _open(original: bytes, name: str) -> Image.Image:
    """Return the picture with its head read."""
    try:
        return Image.open(BytesIO(original), formats=READ_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refuse_size(name) from error
    except UnidentifiedImageError as error:
        raise PhotoError(
            message("%(name)s is not a JPEG, PNG, WebP or AVIF picture.", name=name),
            _choose_format_hint(original),
        ) from error


def _refuse_unfit(picture: Image.Image, name: str) -> None:
    """Raise ``PhotoError`` for too many pixels, and for animations."""
    if picture.width * picture.height > MAX_PIXELS:
        raise _refuse_size(name)
    # Telephones write a JPEG with a second picture in it (MPO: brightness, depth); the first one is the photo.
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise PhotoError(
            message("%(name)s is an animation.", name=name),
            message("Save the one picture that is to be shown as JPEG."),
        )


def _refuse_size(name: str) -> PhotoError:
    return PhotoError(
        message("%(name)s has more than %(limit)d million pixels.", name=name, limit=MAX_PIXELS // 1_000_000),
        message("Save it with 3000 pixels in width; that is more than the site ever shows."),
    )


def _choose_format_hint(original: bytes) -> Message:
    """Return how to get a picture of a usual format out of what this seems to be."""
    if original[4:8] == b"ftyp" and original[8:12] in HEIF_BRANDS:
        return message(
            "This is an iPhone's HEIC. Open it and export it as JPEG; "
            "to take JPEGs from now on, choose Settings, Camera, Formats, Most Compatible."
        )
    return message(
        "Open it in a picture program and save it as JPEG; a new file name alone does not change the format."
    )


def _convert_to_srgb(picture: Image.Image) -> Image.Image:
    """Return the picture in sRGB (mode RGB or RGBA); colours are converted by its own profile, where that can be read."""
    plain = _reduce_mode(picture)
    profile = picture.info.get("icc_profile")
    if not profile:
        return _to_rgb(plain)
    alpha = plain.getchannel("A") if plain.mode == "RGBA" else None
    colours = plain.convert("RGB") if alpha else plain
    try:
        source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return _to_rgb(
            plain
        )  # A profile that is broken or is for other channels says nothing: the values count as they are.
    if converted is None:
        return _to_rgb(plain)
    if alpha:
        converted.putalpha(alpha)
    return converted


def _reduce_mode(picture: Image.Image) -> Image.Image:
    """Return the picture in one of the modes L, RGB, RGBA and CMYK."""
    if picture.mode.startswith("I"):
        # 16 bits of grey in 32: Pillow's own conversion cuts off all that is brighter than 255.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture if picture.mode in ("L", "RGB", "RGBA", "CMYK") else picture.convert("RGB")


def _to_rgb(picture: Image.Image) -> Image.Image:
    return picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGB")


def _flatten(picture: Image.Image) -> Image.Image:
    """Return the picture in mode RGB, on white where it is transparent."""
    if picture.mode == "RGB":
        return picture
    ground = Image.new("RGB", picture.size, WHITE)
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _resize(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(picture: Image.Image, picture_format: str) -> Rendition:
    """Return the picture as a file of bare pixels."""
    output = BytesIO()
    picture.save(output, picture_format.upper(), **ENCODERS[picture_format])
    suffix = f"-{picture.width}{SUFFIXES[picture_format]}"
    return Rendition(picture.width, picture.height, picture_format, suffix, output.getvalue())
