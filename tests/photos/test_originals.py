"""Originals: whatever lies in the folder gives bare pixels, upright, in sRGB, in a bounded memory, or an answer that says what to do."""

import random
import subprocess
import sys
import warnings
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from couplet.photos import originals
from couplet.photos.errors import PhotoError
from couplet.photos.originals import estimate_memory, read_pixels
from tests.drawn_photos import (
    BLUE,
    ORIENTATIONS,
    RED,
    draw_animation,
    draw_bomb,
    draw_picture,
    draw_sixteen_bits,
    draw_turned,
    draw_with_metadata,
    encode,
    write_display_p3,
    write_exif,
)
from tests.photos.colours import is_near, pick
from tests.real_site import REPOSITORY

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
SIZE = (1600, 4800)


def read(original: bytes, name: str = "photo.jpg") -> Image.Image:
    return read_pixels(original, name=name, size=SIZE)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP"])
def test_orientation_is_applied(orientation: int, picture_format: str) -> None:
    upright = read(draw_turned(orientation, (60, 40), picture_format))
    assert upright.size == (60, 40)
    assert is_near(pick(upright, 0.02, 0.2), RED, within=70)
    assert is_near(pick(upright, 0.02, 0.8), BLUE, within=70)
    assert pick(upright, 0.95, 0.2)[2] > pick(upright, 0.05, 0.2)[2], "left and right are exchanged"


@pytest.mark.parametrize("picture_format", FORMATS)
def test_nothing_but_pixels_goes_on(picture_format: str) -> None:
    picture = read(draw_with_metadata(picture_format, size=(60, 40)))
    assert (picture.mode, picture.info, dict(picture.getexif())) == ("RGB", {}, {})


@pytest.mark.parametrize(
    ("size", "orientation", "wanted"),
    [
        ((3199, 600), 1, (3199, 600)),
        ((3200, 600), 1, (1600, 300)),
        ((6500, 400), 1, (1625, 100)),
        ((600, 3200), 6, (1600, 300)),
        ((400, 9600), 1, (200, 4800)),
    ],
)
@pytest.mark.parametrize("picture_format", ["JPEG", "PNG"])
def test_large_pictures_are_made_no_larger_than_needed(
    size: tuple[int, int], orientation: int, wanted: tuple[int, int], picture_format: str
) -> None:
    original = encode(draw_picture(*size), picture_format, exif=write_exif(orientation))
    assert read(original).size == wanted


@pytest.mark.parametrize("mode", ["RGBA", "P", "I;16", "L"])
def test_bands_meet(mode: str) -> None:
    """A ramp from above to below stays one, across the bands in which it is shrunk."""
    ramp = Image.linear_gradient("L").resize((3200, 1200))
    picture = (
        ramp.point(lambda grey: grey * 257, "I").convert("I;16") if mode == "I;16" else ramp.convert(mode)
    )
    small = read(encode(picture, "PNG")).convert("L")
    column = [small.getpixel((800, y)) for y in range(small.height)]
    assert column == sorted(column)  # type: ignore[type-var]
    assert (column[0], column[-1]) == (0, 255)


def test_the_colours_of_an_iphone() -> None:
    """Grey is the same grey; the leaf by the matrices of Display P3 and sRGB (IEC 61966-2-1), worked out by hand."""
    profile = write_display_p3()
    grey = read(encode(Image.new("RGB", (40, 40), (120, 120, 120)), "PNG", icc_profile=profile))
    leaf = read(encode(Image.new("RGB", (40, 40), (100, 160, 90)), "PNG", icc_profile=profile))
    assert is_near(pick(grey, 0.5, 0.5), (120, 120, 120), within=2)
    assert is_near(pick(leaf, 0.5, 0.5), (78, 162, 81), within=2)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "YCbCr"])
def test_every_mode_gives_colours(mode: str) -> None:
    picture_format = {"CMYK": "JPEG", "YCbCr": "JPEG"}.get(mode, "PNG")
    picture = draw_sixteen_bits(500, 100) if mode == "I;16" else draw_picture(500, 100, mode)
    small = read(encode(picture, picture_format))
    colour = pick(small, 0.02, 0.2)
    if mode in ("L", "LA", "I;16"):
        assert is_near(colour, (86, 86, 86))
    elif mode != "1":
        assert is_near(colour, RED, within=60)


def test_transparent_parts_become_white() -> None:
    clear = Image.new("RGBA", (500, 100), (0, 0, 0, 0))
    for picture in (clear, clear.convert("LA"), clear.quantize()):
        small = read(encode(picture, "PNG"))
        assert is_near(pick(small, 0.5, 0.5), (255, 255, 255), within=3)


def test_colours_are_converted_by_the_profile() -> None:
    """A profile whose values mean something else than sRGB's changes the values, so that the colour seen stays."""
    lab = Image.new("RGB", (500, 100), (120, 120, 120))
    linear = _make_linear_profile()
    plain = read(encode(lab, "PNG"))
    converted = read(encode(lab, "PNG", icc_profile=linear))
    assert is_near(pick(plain, 0.5, 0.5), (120, 120, 120), within=2)
    assert is_near(pick(converted, 0.5, 0.5), (181, 181, 181), within=4)


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
    small = read(encode(draw_picture(500, 100), "JPEG", icc_profile=profile))
    assert is_near(pick(small, 0.02, 0.2), RED)


def test_a_telephones_double_jpeg_is_a_photo() -> None:
    double = encode(
        draw_picture(600, 400),
        "MPO",
        save_all=True,
        append_images=[draw_picture(300, 200)],
        exif=write_exif(6),
    )
    assert Image.open(BytesIO(double), formats=["JPEG"]).format == "MPO"
    small = read(double)
    assert small.size == (400, 600)


def refuse(original: bytes, name: str = "photo.jpg") -> PhotoError:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(PhotoError) as caught:
            read(original, name)
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


def test_a_pointer_of_git_lfs_is_told_apart() -> None:
    told = refuse(b"version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 2000000\n")
    assert "git lfs pull" in told.hint.msgid


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
    assert "animation" in str(refuse(draw_animation(picture_format)))


def test_a_bomb_is_refused() -> None:
    assert "60 million pixels" in str(refuse(draw_bomb()))


def test_webp_has_a_limit_of_its_own() -> None:
    large = encode(Image.new("L", (8000, 5001)), "WEBP", lossless=True, quality=0, method=0)
    assert "40 million pixels" in str(refuse(large))


def test_the_head_alone_tells_how_much_memory_is_needed() -> None:
    whole = encode(draw_picture(700, 500), "JPEG")
    assert estimate_memory(whole[:4000], name="a") == estimate_memory(whole, name="a") == 700 * 500 * 9


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
    read(original)
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
            read(bytes(damaged))
        except PhotoError:
            refused += 1
    assert 0 < refused <= 150, "a PNG checks each of its parts"


WORST = {
    "progressive CMYK": "Image.merge('CMYK', (g, g.rotate(180), g, g)).save(o, 'JPEG', progressive=True, subsampling='4:4:4')",
    "clear AVIF": "Image.merge('RGBA', (g, g, g, g)).save(o, 'AVIF', speed=10, subsampling='4:4:4')",
    "clear PNG": "Image.merge('RGBA', (g, g, g, g)).save(o, 'PNG', compress_level=1)",
}
"""Pictures of 60 megapixels that decoders need most memory for."""
PEAK = """
import resource, sys
from couplet.photos.collection import SIZE
from couplet.photos.originals import read_pixels
from couplet.photos.renditions import encode_renditions
encode_renditions(read_pixels(sys.stdin.buffer.read(), name="a", size=SIZE))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", WORST)
def test_the_worst_legal_picture_stays_below_a_gigabyte(kind: str) -> None:
    pytest.importorskip("resource", reason="memory is measured as Unix does")
    draw = f"import sys\nfrom PIL import Image\nfrom io import BytesIO\no = BytesIO()\ng = Image.linear_gradient('L').resize((8640, 6944))\n{WORST[kind]}\nsys.stdout.buffer.write(o.getvalue())"
    original = subprocess.run([sys.executable, "-c", draw], stdout=subprocess.PIPE, check=True).stdout
    measured = subprocess.run(
        [sys.executable, "-c", PEAK], input=original, stdout=subprocess.PIPE, cwd=REPOSITORY, check=True
    )
    kilobytes = int(measured.stdout) if sys.platform != "darwin" else int(measured.stdout) // 1024
    assert kilobytes < 950_000, "with what else a build holds, that is more than a gigabyte"
