"""Pictures drawn for the tests, with everything in them that must not reach a reader; no tests."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:xap="http://ns.adobe.com/xap/1.0/"/></x:xmpmeta>'
SECRET = "secret-comment"
MARKS = (
    b"Exif",
    b"EXIF",
    b"GPS",
    b"http://ns.adobe.com",
    b"xmpmeta",
    b"XMP ",
    b"ICC_PROFILE",
    b"ICCP",
    b"iCCP",
    b"secret-",
    b"Photoshop",
)
"""What a picture with metadata holds, as bytes."""
RED, BLUE = (220, 30, 20), (20, 40, 200)


def draw_picture(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture, red above and blue below, with a soft change across so that it is no plain surface."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (0, height // 2, width, height))
    ramp = Image.linear_gradient("L").rotate(90).resize((width, height)).point(lambda grey: grey / 8)
    return Image.composite(Image.new("RGB", (width, height), "white"), picture, ramp).convert(mode)


def encode(picture: Image.Image, picture_format: str, **options: Any) -> bytes:
    """Return the picture as a file."""
    output = BytesIO()
    picture.save(output, picture_format, **options)
    return output.getvalue()


def write_exif(orientation: int = 1) -> bytes:
    """Return EXIF data with an owner, a place and an orientation."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9C9D] = (
        orientation,
        "secret-camera",
        "secret-owner".encode("utf-16-le"),
    )
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[29] = "N", (34.0, 2.0, 9.0), "secret-date"
    return exif.tobytes()


def draw_with_metadata(
    picture_format: str, *, orientation: int = 1, size: tuple[int, int] = (1600, 1200)
) -> bytes:
    """Return a picture that carries EXIF with GPS, XMP, an ICC profile and, where the format has them, comments."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options: dict[str, Any] = {"exif": write_exif(orientation), "icc_profile": profile}
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Comment", SECRET)
    chunks.add_itxt("XML:com.adobe.xmp", XMP.decode())
    more: Mapping[str, dict[str, Any]] = {
        "JPEG": {"comment": SECRET.encode(), "xmp": XMP},
        "PNG": {"pnginfo": chunks},
        "WEBP": {"xmp": XMP},
        "AVIF": {"xmp": XMP, "speed": 10, "max_threads": 1},
    }
    return encode(draw_picture(*size), picture_format, **options, **more[picture_format])
