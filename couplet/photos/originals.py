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
MAX_WEBP_PIXELS = 40_000_000
"""Pillow decodes WebP by way of libwebp's animation decoder, which holds four canvases: 60 megapixels would take more than 900 MB."""
READ_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
"""The only decoders that bytes from outside may reach; that of HEIC comes with an extra."""
GIT_LFS = b"version https://git-lfs"
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
BAND = 128
"""Rows of the shrunk picture that are made at a time."""
BYTES_PER_PIXEL = {"JPEG": 9, "MPO": 9, "PNG": 6}
MOST_BYTES_PER_PIXEL = 16
"""What decoders hold at most, as measured: libjpeg all coefficients of a progressive picture, libwebp and libavif several canvases."""
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


def estimate_memory(original: bytes, *, name: str) -> int:
    """Return how many bytes the decoding of a picture takes at most, judged by its head; raises ``PhotoError`` as `read_pixels` does."""
    _refuse_bytes(original, name)
    try:
        with _open(original, name) as picture:
            _refuse_unfit(picture, name)
            return (
                picture.width
                * picture.height
                * BYTES_PER_PIXEL.get(picture.format or "", MOST_BYTES_PER_PIXEL)
            )
    except DECODING_ERRORS as error:
        raise _refuse_damaged(name) from error


def read_pixels(original: bytes, *, name: str, size: tuple[int, int]) -> Image.Image:
    """Return a picture upright, in sRGB (mode RGB, on white), with nothing attached.

    It is no smaller than the original, or else at least as wide or as high as ``size`` in pixels, whichever is reached first. ``name`` is
    the file's name for messages. Raises ``PhotoError`` for a file that is empty or over 30 MB, for a picture over 60 megapixels, animated,
    damaged, or of a format that is not read.
    """
    _refuse_bytes(original, name)
    try:
        bare = _decode(original, name, size)
    except DECODING_ERRORS as error:
        raise _refuse_damaged(name) from error
    bare.info.clear()
    return bare


def _decode(original: bytes, name: str, size: tuple[int, int]) -> Image.Image:
    """Return the pixels upright, in sRGB, on white."""
    with _open(original, name) as picture:
        _refuse_unfit(picture, name)
        orientation = picture.getexif().get(ORIENTATION, 1)
        if picture.format in ("JPEG", "MPO"):
            # JPEG can be decoded at a half, a quarter or an eighth of its size, which costs as much less.
            factor = _find_factor(picture, size, orientation)
            picture.draft(None, (picture.width // factor, picture.height // factor))
        picture.load()
        orientation = picture.getexif().get(ORIENTATION, orientation)
        small = _shrink(picture, _find_factor(picture, size, orientation))
        profile = picture.info.get("icc_profile")
    upright = _flatten(_convert_to_srgb(small, profile))
    turn = UPRIGHT.get(orientation)
    return upright if turn is None else upright.transpose(turn)


def _find_factor(picture: Image.Image, size: tuple[int, int], orientation: int) -> int:
    """Return by how much, a whole number, the picture can shrink and still be as wide or as high as needed once it is upright."""
    is_lying = orientation in UPRIGHT and orientation >= LYING
    width, height = picture.size[::-1] if is_lying else picture.size
    return max(1, width // size[0], height // size[1])


def _shrink(picture: Image.Image, factor: int) -> Image.Image:
    """Return the picture in one of the modes L, RGB, RGBA and CMYK, each of its sides a ``factor``-th.

    It is done in bands: Pillow converts a whole picture before it shrinks it, which would hold it twice.
    """
    if factor == 1:
        return _simplify(picture)
    width, height = max(1, picture.width // factor), max(1, picture.height // factor)
    bands = []
    for top in range(0, height, BAND):
        rows = min(BAND, height - top)
        band = picture.crop((0, top * factor, width * factor, (top + rows) * factor))
        bands.append((top, _simplify(band).resize((width, rows), Image.Resampling.BOX)))
    small = Image.new(bands[0][1].mode, (width, height))
    for top, part in bands:
        small.paste(part, (0, top))
    return small


def _simplify(picture: Image.Image) -> Image.Image:
    """Return the picture in one of the modes L, RGB, RGBA and CMYK."""
    if picture.mode.startswith("I"):
        # 16 bits of grey: Pillow's own conversion cuts off all that is brighter than 255.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture if picture.mode in ("L", "RGB", "RGBA", "CMYK") else picture.convert("RGB")


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
        raise _refuse_size(name, MAX_PIXELS) from error
    except UnidentifiedImageError as error:
        if HEIF in formats:
            raise _refuse_damaged(name) from error
        raise PhotoError(
            message("%(name)s is not a JPEG, PNG, WebP or AVIF picture.", name=name),
            _choose_format_hint(original),
        ) from error


def _refuse_unfit(picture: Image.Image, name: str) -> None:
    """Raise ``PhotoError`` for too many pixels, and for animations."""
    limit = MAX_WEBP_PIXELS if picture.format == "WEBP" else MAX_PIXELS
    if picture.width * picture.height > limit:
        raise _refuse_size(name, limit)
    # Telephones write a JPEG with a second picture in it (MPO: brightness, depth), and HEIC likewise; the first one is the photo.
    if picture.format not in ("MPO", HEIF) and getattr(picture, "n_frames", 1) > 1:
        raise PhotoError(
            message("%(name)s is an animation.", name=name),
            message("Save the one picture that is to be shown as JPEG."),
        )


def _refuse_size(name: str, limit: int) -> PhotoError:
    return PhotoError(
        message("%(name)s has more than %(limit)d million pixels.", name=name, limit=limit // 1_000_000),
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
    if original.startswith(GIT_LFS):
        return message(
            "This is what Git LFS keeps in a picture's place. Fetch the pictures with “git lfs pull”; "
            "on GitHub let the checkout do it with “lfs: true”."
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
