"""A picture from outside to bare pixels: checked, no larger than needed, upright, in sRGB, without metadata; it encodes nothing.

What a camera writes into a picture (place, time, owner, serial number, a preview of what was cropped away) ends here: only pixels go on.
Every step is taken on as few pixels as can be, for a picture of 60 megapixels decoded whole, and twice over, would fill a small machine.
"""

import struct
import warnings
import zlib
from io import BytesIO

from PIL import Image, ImageCms, UnidentifiedImageError

from couplet.model.findings import Message, message
from couplet.photos.errors import PhotoError
from couplet.photos.heif import HEIF, has_heif_reader, is_heif

MAX_BYTES = 30_000_000
MAX_PIXELS = 60_000_000
READ_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
"""The only decoders that bytes from outside may reach; that of HEIC comes with an extra."""
WHITE = (255, 255, 255)
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""Orientation (Exif 3.0, tag 274) to what turns the picture upright."""
LYING = 5
"""From this orientation on, width and height change places."""
GREY_16 = ("I;16", "I;16B", "I;16L", "I")
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


def count_pixels(original: bytes, *, name: str) -> int:
    """Return how many pixels a picture has, from its head alone; raises ``PhotoError`` as `read_pixels` does."""
    _refuse_bytes(original, name)
    try:
        with _open(original, name) as picture:
            _refuse_unfit(picture, name)
            return picture.width * picture.height
    except DECODING_ERRORS as error:
        raise _refuse_damaged(name) from error


def read_pixels(original: bytes, *, name: str, width: int) -> Image.Image:
    """Return a picture upright, in sRGB (mode RGB, on white), with nothing attached, of at least ``width`` pixels if it has so many.

    ``name`` is the file's name for messages. Raises ``PhotoError`` for a file over 30 MB, over 60 megapixels, animated, damaged, or of a
    format that is not read.
    """
    _refuse_bytes(original, name)
    try:
        bare = _decode(original, name, width)
    except DECODING_ERRORS as error:
        raise _refuse_damaged(name) from error
    bare.info.clear()
    return bare


def _decode(original: bytes, name: str, width: int) -> Image.Image:
    """Return the pixels upright, in sRGB, on white."""
    with _open(original, name) as picture:
        _refuse_unfit(picture, name)
        orientation = picture.getexif().get(ORIENTATION, 1)
        if picture.format in ("JPEG", "MPO"):
            # JPEG can be decoded at a half, a quarter or an eighth of its size, which costs as much less.
            factor = _find_factor(picture, width, orientation)
            picture.draft(None, (picture.width // factor, picture.height // factor))
        picture.load()
        orientation = picture.getexif().get(ORIENTATION, orientation)
        small = _shrink(picture, _find_factor(picture, width, orientation))
        profile = picture.info.get("icc_profile")
    upright = _flatten(_convert_to_srgb(small, profile))
    turn = UPRIGHT.get(orientation)
    return upright if turn is None else upright.transpose(turn)


def _find_factor(picture: Image.Image, width: int, orientation: int) -> int:
    """Return by how much, a whole number, the picture can shrink and still be ``width`` wide once it is upright."""
    is_lying = orientation in UPRIGHT and orientation >= LYING
    return max(1, (picture.height if is_lying else picture.width) // width)


def _shrink(picture: Image.Image, factor: int) -> Image.Image:
    """Return the picture in one of the modes L, RGB, RGBA and CMYK, each of its sides a ``factor``-th."""
    size = max(1, picture.width // factor), max(1, picture.height // factor)
    if picture.mode in GREY_16:
        return _reduce_depth(picture.resize(size, Image.Resampling.BOX) if factor > 1 else picture)
    if picture.mode in ("LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        plain = picture.convert("RGBA")
    else:
        plain = picture if picture.mode in ("L", "RGB", "RGBA", "CMYK") else picture.convert("RGB")
    return plain.resize(size, Image.Resampling.BOX) if factor > 1 else plain


def _reduce_depth(picture: Image.Image) -> Image.Image:
    """Return 16 bits of grey as 8: Pillow's own conversion cuts off all that is brighter than 255."""
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _refuse_bytes(original: bytes, name: str) -> None:
    """Raise ``PhotoError`` for a file that is empty or too large."""
    if not original:
        raise PhotoError(
            message("%(name)s is empty.", name=name),
            message("Copy it anew from the camera or the sender, or delete it."),
        )
    if len(original) > MAX_BYTES:
        raise refuse_bytes(name)


def refuse_bytes(name: str) -> PhotoError:
    """Return what is said of a file over 30 MB."""
    return PhotoError(
        message("%(name)s is larger than %(limit)d MB.", name=name, limit=MAX_BYTES // 1_000_000),
        message("Save it as JPEG with 3000 pixels in width; that is more than the site ever shows."),
    )


def _open(original: bytes, name: str) -> Image.Image:
    """Return the picture with its head read."""
    formats = (*READ_FORMATS, HEIF) if is_heif(original) and has_heif_reader() else READ_FORMATS
    try:
        return Image.open(BytesIO(original), formats=formats)
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
    # Telephones write a JPEG with a second picture in it (MPO: brightness, depth), and HEIC likewise; the first one is the photo.
    if picture.format not in ("MPO", HEIF) and getattr(picture, "n_frames", 1) > 1:
        raise PhotoError(
            message("%(name)s is an animation.", name=name),
            message("Save the one picture that is to be shown as JPEG."),
        )


def _refuse_size(name: str) -> PhotoError:
    return PhotoError(
        message("%(name)s has more than %(limit)d million pixels.", name=name, limit=MAX_PIXELS // 1_000_000),
        message("Save it with 3000 pixels in width; that is more than the site ever shows."),
    )


def _refuse_damaged(name: str) -> PhotoError:
    return PhotoError(
        message("%(name)s is damaged or was not copied to its end.", name=name),
        message(
            "Copy it anew from the camera or the sender, or open it in a picture program and save it as JPEG."
        ),
    )


def _choose_format_hint(original: bytes) -> Message:
    """Return how to get a picture of a usual format out of what this seems to be."""
    if is_heif(original):
        return message(
            "This is an iPhone's HEIC. On the phone choose Settings, Camera, Formats, Most Compatible, or send the photo to yourself "
            "as JPEG; or install what reads HEIC: pip install couplet[heic]."
        )
    return message(
        "Open it in a picture program and save it as JPEG; a new file name alone does not change the format."
    )


def _convert_to_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """Return the picture in sRGB (mode RGB or RGBA); colours are converted by its own profile, where that can be read."""
    if not isinstance(profile, bytes) or not profile:
        return _to_rgb(picture)
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    try:
        source, target = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that is broken or is for other channels says nothing: the values count as they are.
        return _to_rgb(picture)
    if converted is None:
        return _to_rgb(picture)
    if alpha:
        converted.putalpha(alpha)
    return converted


def _to_rgb(picture: Image.Image) -> Image.Image:
    return picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGB")


def _flatten(picture: Image.Image) -> Image.Image:
    """Return the picture in mode RGB, on white where it is transparent."""
    if picture.mode == "RGB":
        return picture.copy()
    ground = Image.new("RGB", picture.size, WHITE)
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground
