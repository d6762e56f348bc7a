"""Renditions: widths, formats, the share card's cut, the placeholder; nothing but pixels, byte for byte the same each time."""

from io import BytesIO

import pytest
from PIL import Image

from couplet.photos.collection import SIZE
from couplet.photos.originals import read_pixels
from couplet.photos.renditions import (
    Rendition,
    encode_renditions,
    encode_share,
    pick_placeholder,
)
from tests.drawn_photos import (
    BARE_PARTS,
    BLUE,
    MARKS,
    RED,
    draw_picture,
    draw_with_metadata,
    list_parts,
)
from tests.photos.colours import is_near, pick

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")


def open_rendition(rendition: Rendition) -> Image.Image:
    return Image.open(BytesIO(rendition.bytes))


def test_three_widths_in_three_formats() -> None:
    made = encode_renditions(draw_picture(1800, 180))
    sizes = [(480, 48), (960, 96), (1600, 160)]
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
    assert [r.width for r in encode_renditions(draw_picture(width, 40))] == widths * 3


def test_a_strip_is_no_higher_than_screens_can_bear() -> None:
    assert [(r.width, r.height) for r in encode_renditions(draw_picture(100, 9600))] == [(50, 4800)] * 3


@pytest.mark.parametrize("picture_format", FORMATS)
def test_no_metadata_reach_a_rendition(picture_format: str) -> None:
    original = draw_with_metadata(picture_format, size=(620, 420))
    assert sum(mark in original for mark in MARKS) >= 3, "the picture drawn for this test holds too little"
    pixels = read_pixels(original, name="photo", size=SIZE)
    share = encode_share(pixels, (50, 50))
    assert share
    for rendition in (*encode_renditions(pixels), share):
        assert [mark for mark in MARKS if mark in rendition.bytes] == []
        picture = open_rendition(rendition)
        assert not picture.getexif()
        assert {"exif", "xmp", "icc_profile", "comment"}.isdisjoint(picture.info)
        assert list_parts(rendition.bytes) <= BARE_PARTS


def test_what_a_picture_carries_is_there_to_be_removed() -> None:
    """The pictures of the test above hold every kind of mark between them, and parts that renditions must not have."""
    drawn = {name: draw_with_metadata(name, size=(60, 40)) for name in FORMATS}
    assert [mark for mark in MARKS if not any(mark in content for content in drawn.values())] == []
    for name in ("JPEG", "WEBP", "AVIF"):
        assert not list_parts(drawn[name]) <= BARE_PARTS


def test_same_bytes_twice() -> None:
    picture = draw_picture(620, 420)
    assert encode_renditions(picture) == encode_renditions(picture.copy())


@pytest.mark.parametrize(
    ("size", "focus", "share"),
    [
        ((1800, 1350), (50, 50), (1200, 630)),
        ((900, 900), (50, 50), (900, 472)),
        ((1600, 500), (50, 50), (952, 500)),
        ((599, 900), (50, 50), None),
    ],
)
def test_the_share_cut_is_never_enlarged(
    size: tuple[int, int], focus: tuple[int, int], share: tuple[int, int] | None
) -> None:
    made = encode_share(draw_picture(*size), focus)
    assert (made and (made.width, made.height, made.format)) == (share and (*share, "jpeg"))


@pytest.mark.parametrize(
    ("focus", "colour"), [((50, 0), RED), ((50, 20), RED), ((50, 85), BLUE), ((0, 100), BLUE)]
)
def test_the_share_cut_keeps_the_focus(focus: tuple[int, int], colour: tuple[int, int, int]) -> None:
    made = encode_share(draw_picture(700, 1400), focus)
    assert made
    assert is_near(pick(open_rendition(made), 0.02, 0.5), colour, within=60)


def test_a_placeholder_is_the_picture_in_nine_colours() -> None:
    colours = pick_placeholder(draw_picture(90, 90))
    assert len(colours) == 9
    assert colours[0].startswith("#d") and colours[6].endswith("c")  # noqa: PT018 - red above, blue below
    assert all(len(colour) == 4 for colour in colours)
