"""The touch icon, 180 by 180 pixels, for home screens: the favicon's door with its couplet; no settings, no fonts, no files.

It is opaque to its corners, since the systems that show it cut the corners themselves.
"""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = 180
VERMILION, SCROLL = (0xB3, 0x26, 0x1E), (0xF7, 0xF2, 0xE7)
SCROLLS = ((52, 30, 127, 51), (32, 64, 70, 151), (109, 64, 147, 151))
"""Left, top, right and bottom, inclusive: the scroll above, the right and the left line."""
STROKES = ((46, 80), (46, 103), (46, 126), (123, 80), (123, 103), (123, 126))
"""Left and top of the marks that stand for characters."""
STROKE_SIZE = 10


def draw_touch_icon() -> bytes:
    """Return the icon as PNG; the same bytes in every run with one version of Pillow."""
    icon = Image.new("P", (SIZE, SIZE))
    icon.putpalette([*VERMILION, *SCROLL])
    drawing = ImageDraw.Draw(icon)
    for scroll in SCROLLS:
        drawing.rectangle(scroll, fill=1)
    for left, top in STROKES:
        drawing.rectangle((left, top, left + STROKE_SIZE, top + STROKE_SIZE), fill=0)
    output = BytesIO()
    icon.save(output, "PNG", bits=1, compress_level=9)
    return output.getvalue()
