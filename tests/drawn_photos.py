"""Pictures drawn for the tests: of every kind that an editor may drop in, with everything in them that must not reach a reader; no tests."""

import math
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:xap="http://ns.adobe.com/xap/1.0/"/>secret-xmp</x:xmpmeta>'
SECRET = "secret-comment"
MARKS = (
    b"Exif",
    b"EXIF",
    b"GPS",
    b"http://ns.adobe.com",
    b"adobe:ns:meta",
    b"xmpmeta",
    b"XMP ",
    b"ICC_PROFILE",
    b"ICCP",
    b"iCCP",
    b"acsp",
    b"secret-",
    b"Photoshop",
    b"8BIM",
)
"""What a picture with metadata holds, as bytes."""
RED, BLUE = (220, 30, 20), (20, 40, 200)
ORIENTATIONS = range(1, 9)
LYING = range(5, 9)
"""Orientations in which a camera was held on its side."""
BARE_PARTS = frozenset(
    {
        *("APP0", "DQT", "SOF2", "DHT", "SOS"),
        *("VP8 ", "VP8L"),
        *(
            "ftyp",
            "meta",
            "mdat",
            "hdlr",
            "pitm",
            "iloc",
            "iinf",
            "infe:av01",
            "iprp",
            "ipco",
            "ispe",
            "pixi",
        ),
        *("av1C", "colr:nclx", "ipma"),
    }
)
"""Segments, chunks and boxes of JPEG, WebP and AVIF without which there is no picture."""


def draw_picture(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture, red above and blue below, with a soft change across so that it is no plain surface."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (0, height // 2, width, height))
    ramp = Image.linear_gradient("L").rotate(90).resize((width, height)).point(lambda grey: grey / 8)
    return Image.composite(Image.new("RGB", (width, height), "white"), picture, ramp).convert(mode)


def draw_scene(number: int, size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """Return a landscape of hills under a sun, another one for each number: something to look at, with fine grain as a sensor has."""
    width, height = size
    sky = Image.linear_gradient("L").resize(size)
    tones = ((190, 205, 225), (235, 200, 160), (120, 140, 190), (225, 225, 215))
    tone = tones[number % len(tones)]
    picture = Image.merge("RGB", [sky.point(lambda grey, t=part: t * (0.6 + grey / 640)) for part in tone])
    pen = ImageDraw.Draw(picture)
    left, radius = width * (0.15 + 0.7 * (number * 0.37 % 1)), width / 14
    pen.ellipse(
        (left - radius, height / 5 - radius, left + radius, height / 5 + radius), fill=(250, 238, 205)
    )
    for layer in range(4):
        base, green = height * (0.5 + 0.13 * layer), 120 - 24 * layer
        ridge = [
            (x, base + height / 9 * math.sin(x / width * (3 + layer) + number * 1.7 + layer * 2.1))
            for x in range(0, width + 8, 8)
        ]
        pen.polygon(
            [*ridge, (width, height), (0, height)], fill=(green - 10, green, green - 30 + 7 * (number % 5))
        )
    # Pillow's own noise has no seed; a fixed pattern of bytes, repeated with an odd stride, is as uneven and always the same.
    grain = Image.frombytes(
        "L", (251, 241), bytes((x * x * 31 + (x >> 3) * 17) % 29 for x in range(251 * 241))
    )
    return Image.blend(picture, grain.resize(size, Image.Resampling.NEAREST).convert("RGB"), 0.06)


def encode(picture: Image.Image, picture_format: str, **options: Any) -> bytes:
    """Return the picture as a file."""
    output = BytesIO()
    picture.save(output, picture_format, **options)
    return output.getvalue()


def write_exif(orientation: int = 1) -> bytes:
    """Return EXIF data with an owner, a place, a small preview and an orientation."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9C9D] = (
        orientation,
        "secret-camera",
        "secret-owner".encode("utf-16-le"),
    )
    camera = exif.get_ifd(0x8769)
    camera[0xA431], camera[0x927C] = "secret-serial", b"secret-maker-note"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[29] = "N", (34.0, 2.0, 9.0), "secret-date"
    place[27] = b"ASCII\0\0\0GPS"
    return exif.tobytes()


def write_iptc() -> bytes:
    """Return a JPEG segment with the caption and city that picture desks write (IPTC in Photoshop's APP13)."""
    records = b"".join(
        bytes((0x1C, 2, field)) + len(text).to_bytes(2, "big") + text
        for field, text in ((90, b"secret-city"), (120, b"secret-caption"))
    )
    block = b"8BIM\x04\x04\0\0" + len(records).to_bytes(4, "big") + records + b"\0" * (len(records) % 2)
    content = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + (len(content) + 2).to_bytes(2, "big") + content


def write_display_p3() -> bytes:
    """Return the profile of an iPhone's colours: sRGB's with the primaries of Display P3 (SMPTE EG 432-1, adapted to D50)."""
    primaries = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for name, offset, _ in list_tags(profile):
        for number, value in enumerate(primaries.get(name, ())):
            at = offset + 8 + 4 * number
            profile[at : at + 4] = round(value * 65536).to_bytes(4, "big", signed=True)
    return bytes(profile)


def list_tags(profile: bytes | bytearray) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, offset and size of each tag of an ICC profile (ICC.1:2022, 7.3)."""
    for number in range(int.from_bytes(profile[128:132], "big")):
        entry = profile[132 + 12 * number : 144 + 12 * number]
        yield bytes(entry[:4]), int.from_bytes(entry[4:8], "big"), int.from_bytes(entry[8:12], "big")


def add_metadata(
    picture: Image.Image, picture_format: str, *, orientation: int = 1, icc: bytes = b""
) -> bytes:
    """Return a picture as a file with EXIF, GPS, XMP, a colour profile and, where the format has them, IPTC and comments."""
    profile = icc or ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options: dict[str, Any] = {"exif": write_exif(orientation), "icc_profile": profile}
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Comment", SECRET)
    chunks.add_itxt("XML:com.adobe.xmp", XMP.decode())
    more: Mapping[str, dict[str, Any]] = {
        "JPEG": {"comment": SECRET.encode(), "xmp": XMP, "quality": 88},
        "PNG": {"pnginfo": chunks},
        "WEBP": {"xmp": XMP},
        "AVIF": {"xmp": XMP, "speed": 10, "max_threads": 1},
    }
    content = encode(picture, picture_format, **options, **more[picture_format])
    return content[:2] + write_iptc() + content[2:] if picture_format == "JPEG" else content


def draw_with_metadata(
    picture_format: str, *, orientation: int = 1, size: tuple[int, int] = (1600, 1200)
) -> bytes:
    """Return a picture, red above and blue below as it is stored, that carries all of `add_metadata`."""
    return add_metadata(draw_picture(*size), picture_format, orientation=orientation)


def draw_turned(orientation: int, size: tuple[int, int], picture_format: str = "JPEG") -> bytes:
    """Return a file whose picture is red above and blue below once it is turned as ``orientation`` says; ``size`` is the upright one."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = draw_picture(*size)
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    return add_metadata(stored, picture_format, orientation=orientation)


def draw_sixteen_bits(width: int, height: int) -> Image.Image:
    """Return a grey picture of 16 bits."""
    return draw_picture(width, height, "L").point(lambda grey: grey * 257, "I").convert("I;16")


def draw_animation(picture_format: str) -> bytes:
    """Return three frames."""
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue", "green")]
    return encode(frames[0], picture_format, save_all=True, append_images=frames[1:])


def draw_bomb() -> bytes:
    """Return a PNG of a few kilobytes that says it has 400 megapixels."""
    content = bytearray(encode(Image.new("1", (8, 8)), "PNG"))
    content[16:24] = (20_000).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)


def list_parts(content: bytes) -> set[str]:
    """Return the kinds of segments up to the first scan (JPEG), of chunks (WebP) or of boxes (AVIF) that a file consists of."""
    if content.startswith(b"\xff\xd8"):
        return set(_list_segments(content))
    if content.startswith(b"RIFF"):
        return set(_list_chunks(content))
    return set(_list_boxes(content))


def _list_segments(content: bytes) -> Iterator[str]:
    names = {0xE0: "APP0", 0xDB: "DQT", 0xC2: "SOF2", 0xC4: "DHT", 0xDA: "SOS"}
    place, kind = 2, ""
    while kind != "SOS":
        kind = names.get(content[place + 1], f"0x{content[place + 1]:02x}")
        yield kind
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")


def _list_chunks(content: bytes) -> Iterator[str]:
    place = 12
    while place < len(content):
        yield content[place : place + 4].decode()
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        place += 8 + size + size % 2


def _list_boxes(content: bytes) -> Iterator[str]:
    """Yield the boxes of an ISO base media file (ISO 14496-12), those inside others as well."""
    inner = {"meta": 4, "iprp": 0, "ipco": 0, "iinf": 6}
    place = 0
    while place < len(content):
        size, kind = (
            int.from_bytes(content[place : place + 4], "big"),
            content[place + 4 : place + 8].decode("latin-1"),
        )
        body = content[place + 8 : place + size]
        detail = {"infe": body[8:12], "colr": body[:4]}.get(kind)
        yield f"{kind}:{detail.decode('latin-1')}" if detail else kind
        if kind in inner:
            yield from _list_boxes(body[inner[kind] :])
        place += size or len(content)
