"""Renditions: widths, formats, upright, sRGB, nothing but pixels; and an answer for every file that is no usable photo."""

import random
import warnings
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from couplet.photos import originals
from couplet.photos.collection import SIZE
from couplet.photos.errors import PhotoError
from couplet.photos.originals import read_pixels
from couplet.photos.renditions import Rendition, encode_renditions
from tests.drawn_photos import (
    BARE_PARTS,
    BLUE,
    MARKS,
    RED,
    draw_picture,
    draw_with_metadata,
    encode,
    list_parts,
    write_exif,
)

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


def make_renditions(original: bytes, *, name: str) -> list[Rendition]:
    return encode_renditions(read_pixels(original, name=name, size=SIZE))


def open_rendition(rendition: Rendition) -> Image.Image:
    return Image.open(BytesIO(rendition.bytes))


def pick(picture: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour at a place given as shares of width and height."""
    red, green, blue = picture.convert("RGB").getpixel((int(picture.width * x), int(picture.height * y)))  # type: ignore[misc]
    return red, green, blue


def is_near(colour: tuple[int, int, int], wanted: tuple[int, int, int], within: int = 40) -> bool:
    return all(abs(one - other) <= within for one, other in zip(colour, wanted, strict=True))


def test_three_widths_in_three_formats() -> None:
    made = make_renditions(encode(draw_picture(1800, 1200), "JPEG"), name="a.jpg")
    sizes = [(480, 320), (960, 640), (1600, 1067)]
    assert [(r.format, r.width, r.height, r.suffix, r.mime_type) for r in made] == [
        (name, *size, f"-{size[0]}.{ending}", f"image/{name}")
        for name, ending in (("avif", "avif"), ("webp", "webp"), ("jpeg", "jpg"))
        for size in sizes
    ]
    for rendition in made:
        picture = open_rendition(rendition)
        assert (picture.format, picture.size) == (
            rendition.format.upper(),
            (rendition.width, rendition.height),
        )
        assert is_near(pick(picture, 0.02, 0.2), RED)
        assert is_near(pick(picture, 0.02, 0.8), BLUE)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (300, [300]),
        (480, [480]),
        (700, [480, 700]),
        (1200, [480, 960, 1200]),
        (1600, [480, 960, 1600]),
    ],
)
def test_nothing_is_enlarged(width: int, widths: list[int]) -> None:
    made = make_renditions(encode(draw_picture(width, 40), "PNG"), name="a.png")
    assert [r.width for r in made] == widths * 3


@pytest.mark.parametrize("picture_format", FORMATS)
def test_no_metadata_reach_a_rendition(picture_format: str) -> None:
    original = draw_with_metadata(picture_format)
    assert sum(mark in original for mark in MARKS) >= 3, "the picture drawn for this test holds too little"
    for rendition in make_renditions(original, name="photo"):
        assert [mark for mark in MARKS if mark in rendition.bytes] == []
        picture = open_rendition(rendition)
        assert not picture.getexif()
        assert {"exif", "xmp", "icc_profile", "comment"}.isdisjoint(picture.info)
        assert list_parts(rendition.bytes) <= BARE_PARTS


UPRIGHT_TOP = {1: (0.02, 0.2), 3: (0.98, 0.8), 6: (0.8, 0.02), 8: (0.2, 0.98)}


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_orientation_is_applied(orientation: int, picture_format: str) -> None:
    made = make_renditions(
        draw_with_metadata(picture_format, orientation=orientation, size=(600, 400)), name="photo"
    )
    last = open_rendition(made[-1])
    assert last.size == ((600, 400) if orientation == 3 else (400, 600))
    assert is_near(pick(last, *UPRIGHT_TOP[orientation]), RED, within=70)


def test_same_bytes_twice() -> None:
    original = draw_with_metadata("JPEG")
    assert make_renditions(original, name="a") == make_renditions(original, name="b")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "YCbCr"])
def test_every_mode_gives_colours(mode: str) -> None:
    picture_format = {"CMYK": "JPEG", "YCbCr": "JPEG"}.get(mode, "PNG")
    picture = (
        draw_picture(500, 100, "L").point(lambda grey: grey * 257, "I").convert("I;16")
        if mode == "I;16"
        else draw_picture(500, 100, mode)
    )
    made = make_renditions(encode(picture, picture_format), name="a")
    colour = pick(open_rendition(made[-1]), 0.02, 0.2)
    if mode in ("L", "LA", "I;16"):
        assert is_near(colour, (86, 86, 86))
    elif mode != "1":
        assert is_near(colour, RED, within=60)


def test_transparent_parts_become_white() -> None:
    clear = Image.new("RGBA", (500, 100), (0, 0, 0, 0))
    for picture in (clear, clear.convert("LA"), clear.quantize()):
        made = make_renditions(encode(picture, "PNG"), name="a.png")
        assert is_near(pick(open_rendition(made[0]), 0.5, 0.5), (255, 255, 255), within=3)


def test_colours_are_converted_by_the_profile() -> None:
    """A profile whose values mean something else than sRGB's changes the values, so that the colour seen stays."""
    lab = Image.new("RGB", (500, 100), (120, 120, 120))
    linear = _make_linear_profile()
    plain = make_renditions(encode(lab, "PNG"), name="a")[-1]
    converted = make_renditions(encode(lab, "PNG", icc_profile=linear), name="a")[-1]
    assert is_near(pick(open_rendition(plain), 0.5, 0.5), (120, 120, 120), within=2)
    assert is_near(pick(open_rendition(converted), 0.5, 0.5), (181, 181, 181), within=4)


def _make_linear_profile() -> bytes:
    """Return sRGB's profile with a straight line in place of each tone curve: 120/255 linear is 181/255 in sRGB."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    for entry in (profile[132 + 12 * n : 144 + 12 * n] for n in range(count)):
        if bytes(entry[:4]) in (b"rTRC", b"gTRC", b"bTRC"):
            offset, size = int.from_bytes(entry[4:8], "big"), int.from_bytes(entry[8:12], "big")
            profile[offset : offset + size] = (b"curv" + bytes(8)).ljust(size, b"\0")[:size]
    return bytes(profile)


@pytest.mark.parametrize(
    "profile", [b"rubbish", b"", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_a_useless_profile_is_passed_over(profile: bytes) -> None:
    made = make_renditions(encode(draw_picture(500, 100), "JPEG", icc_profile=profile), name="a")
    assert is_near(pick(open_rendition(made[-1]), 0.02, 0.2), RED)


def test_a_telephones_double_jpeg_is_a_photo() -> None:
    double = encode(
        draw_picture(600, 400),
        "MPO",
        save_all=True,
        append_images=[draw_picture(300, 200)],
        exif=write_exif(6),
    )
    assert Image.open(BytesIO(double), formats=["JPEG"]).format == "MPO"
    made = make_renditions(double, name="a.jpg")
    assert (made[-1].width, made[-1].height) == (400, 600)


def refuse(original: bytes, name: str = "photo.jpg") -> PhotoError:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(PhotoError) as caught:
            make_renditions(original, name=name)
    told = caught.value
    assert name in told.message.format(told.message.msgid)
    assert len(told.hint.format(told.hint.msgid)) > 20
    return told


@pytest.mark.parametrize("picture_format", ["GIF", "BMP", "TIFF", "PPM", "PDF", "ICO", "JPEG2000"])
def test_other_formats_are_refused(picture_format: str) -> None:
    assert "JPEG, PNG, WebP or AVIF" in str(refuse(encode(draw_picture(64, 64), picture_format)))


@pytest.mark.parametrize(
    "original", [b"", b"x", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8", b"\0" * 4096]
)
def test_no_picture_at_all_is_refused(original: bytes) -> None:
    refuse(original)


def test_heic_is_told_apart() -> None:
    told = refuse(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64))
    assert "HEIC" in told.hint.msgid


@pytest.mark.parametrize("picture_format", FORMATS)
@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_truncated_pictures_are_refused(picture_format: str, share: float) -> None:
    whole = encode(draw_picture(700, 500), picture_format)
    refuse(whole[: int(len(whole) * share)])


@pytest.mark.parametrize("picture_format", ["PNG", "WEBP", "AVIF"])
def test_animations_are_refused(picture_format: str) -> None:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue", "green")]
    animation = encode(frames[0], picture_format, save_all=True, append_images=frames[1:], duration=100)
    assert "animation" in str(refuse(animation))


@pytest.mark.parametrize("side", [7746, 9600, 20_000])
def test_too_many_pixels_are_refused_before_they_are_decoded(side: int) -> None:
    assert "60 million pixels" in str(refuse(_write_empty_png(side, side)))


def _write_empty_png(width: int, height: int) -> bytes:
    """Return the head of a PNG of this size; its pixels are missing, which is only seen by who decodes them."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for kind, body in chunks
    )


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    original = encode(draw_picture(64, 64), "JPEG")
    make_renditions(original, name="a")
    monkeypatch.setattr(originals, "MAX_BYTES", len(original) - 1)
    assert "larger than" in str(refuse(original))


@pytest.mark.parametrize("picture_format", FORMATS)
def test_damage_gives_a_photo_or_a_photo_error(picture_format: str) -> None:
    """Whatever single bytes change, nothing but ``PhotoError`` is raised."""
    chance = random.Random(257)
    original = draw_with_metadata(picture_format, size=(48, 32))
    refused = 0
    for _ in range(150):
        damaged = bytearray(original)
        for _ in range(chance.randint(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            make_renditions(bytes(damaged), name="a")
        except PhotoError:
            refused += 1
    assert 0 < refused < 150
