"""The icons: size, bytes, one drawing in two forms."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image

from couplet.photos import share
from couplet.photos.icon import SCROLL, VERMILION, draw_touch_icon

FAVICON = Path(__file__).resolve().parents[2] / "templates" / "images" / "favicon.svg"


def test_touch_icon_is_an_opaque_square() -> None:
    png = draw_touch_icon()
    icon = Image.open(BytesIO(png))
    assert (icon.format, icon.size, len(png) < 1000) == ("PNG", (180, 180), True)
    assert "transparency" not in icon.info
    assert draw_touch_icon() == png
    colours = icon.convert("RGB")
    assert {colour for _, colour in colours.getcolors() or ()} == {VERMILION, SCROLL}
    assert colours.getpixel((0, 0)) == colours.getpixel((90, 110)) == VERMILION
    assert colours.transpose(Image.Transpose.FLIP_LEFT_RIGHT).tobytes() == colours.tobytes(), (
        "a couplet is even"
    )


def test_favicon_is_small_and_asks_for_nothing() -> None:
    source = FAVICON.read_bytes()
    assert len(source) <= 1024
    root = ElementTree.fromstring(source)
    assert root.get("viewBox") == "0 0 16 16"
    assert not [
        name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")
    ]
    assert "prefers-color-scheme: dark" in source.decode()
    assert f"#{bytes(VERMILION).hex()}" in source.decode()
    assert f"#{bytes(SCROLL).hex()}" in source.decode()
    assert (VERMILION, SCROLL) == (share.VERMILION, share.PAPER)
