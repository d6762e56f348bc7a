"""The share card, 1200 by 630 pixels, that stands beside a link to the site; the fonts come in as bytes, the PNG goes out as bytes.

The page's two inks are two greyscale layers of coverage. A table turns each into its part of one palette and the layers are added, which
is several times quicker than drawing in colour and reducing the colours afterwards, and leaves a file of some 20 KB.

A text with a character that the fonts lack is not drawn at all; in place of the headline the kicker then stands in large. A reader may
see less, never a box where a character should be. ``find_missing`` is there for the warning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw

from couplet.model.artifacts import CardSource
from couplet.photos.lines import Setting, fit_headline, fit_line, get_leading, is_wide
from couplet.photos.typeface import Typeface

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
PAPER, INK, VERMILION = (0xF7, 0xF2, 0xE7), (0x1D, 0x1A, 0x15), (0xB3, 0x26, 0x1E)
"""The colours of pages by day, `--paper`, `--ink` and `--seal` in `tokens.css`."""
SHADES = 16
"""Steps from paper to full ink, of each ink."""

TITLE_SIZES = tuple(range(116, 39, -4))
TEXT_SIZES = (34, 30, 26)
NUMERAL_SIZE = 100
HEAVY_RULE, LIGHT_RULE = 8, 2
TOP, BOTTOM = 64, HEIGHT - 64
KICKER_BASE = TOP + 72
"""Baseline of the kicker."""
SUBTITLE_RULE = BOTTOM - 62
TITLE_TOP, TITLE_BOTTOM = KICKER_BASE + 40, SUBTITLE_RULE - 34
SEAL_WIDTH, SEAL_STEP, SEAL_PADDING, SEAL_BORDER = 120, 104, 22, 7
SEAL_GAP = 56
HAN_ASCENT, LATIN_ASCENT = 0.84, 0.72
"""From the baseline to the top of the characters, in ems."""
HAN_DESCENT, LATIN_DESCENT = 0.09, 0.2
SLACK = 0.985
"""Share of a line that widths measured at another size may take up: advances are rounded to whole pixels."""


@dataclass(frozen=True, slots=True)
class _Layers:
    """The two inks of a card in the making."""

    ink: ImageDraw.ImageDraw
    """Coverage with ink, 0 to 255."""
    accent: ImageDraw.ImageDraw
    """Coverage with vermilion, 0 to 255."""


def find_missing(text: str, fonts: Mapping[str, bytes] | Typeface) -> str:
    """Return the characters of ``text`` that none of ``fonts`` can draw, each once, in order."""
    return _open_typeface(fonts).find_missing(text)


def draw_share_card(card: CardSource, fonts: Mapping[str, bytes] | Typeface) -> bytes:
    """Return the card as PNG, the same bytes for the same card, fonts and version of Pillow.

    ``fonts`` are the files of the theme's font folder by name; a ``Typeface`` made of them serves several cards and opens each font
    only once. Raises ``PhotoError`` where a font cannot be read.
    """
    typeface = _open_typeface(fonts)
    ink, accent = Image.new("L", (WIDTH, HEIGHT)), Image.new("L", (WIDTH, HEIGHT))
    layers = _Layers(ImageDraw.Draw(ink), ImageDraw.Draw(accent))
    kicker, title, subtitle = (
        _keep_drawable(text, typeface) for text in (card.kicker, card.title, card.subtitle)
    )
    motif = tuple(numeral for numeral in card.motif if _keep_drawable(numeral, typeface))
    _draw_rules(layers, has_subtitle=bool(subtitle))
    if title:
        _draw_line(layers.accent, kicker, typeface, y=KICKER_BASE)
    _draw_line(layers.ink, subtitle, typeface, y=BOTTOM)
    right = WIDTH - MARGIN
    if motif:
        _draw_seal(layers.accent, motif, typeface)
        right -= SEAL_WIDTH + SEAL_GAP
    _draw_title(layers.ink, title or kicker, typeface, width=right - MARGIN)
    return _encode(ink, accent)


def _open_typeface(fonts: Mapping[str, bytes] | Typeface) -> Typeface:
    return fonts if isinstance(fonts, Typeface) else Typeface(fonts)


def _keep_drawable(text: str, typeface: Typeface) -> str:
    return "" if typeface.find_missing(text) else text


def _draw_rules(layers: _Layers, *, has_subtitle: bool) -> None:
    """Draw a broadsheet's heavy and light rule at the head and a light one over the foot."""
    layers.ink.rectangle((MARGIN, TOP - HEAVY_RULE, WIDTH - MARGIN - 1, TOP - 1), fill=255)
    layers.ink.rectangle((MARGIN, TOP + 4, WIDTH - MARGIN - 1, TOP + 4 + LIGHT_RULE - 1), fill=255)
    if has_subtitle:
        layers.ink.rectangle(
            (MARGIN, SUBTITLE_RULE, WIDTH - MARGIN - 1, SUBTITLE_RULE + LIGHT_RULE - 1), fill=255
        )


def _draw_line(layer: ImageDraw.ImageDraw, text: str, typeface: Typeface, *, y: int) -> None:
    """Draw a line of small text from the left margin."""
    setting = fit_line(text, typeface.measure, width=int((WIDTH - 2 * MARGIN) * SLACK), sizes=TEXT_SIZES)
    for line in setting.lines:
        typeface.draw(layer, (MARGIN, y), line, size=setting.size)


def _draw_title(layer: ImageDraw.ImageDraw, text: str, typeface: Typeface, *, width: int) -> None:
    """Draw the headline in the middle between kicker and subtitle."""
    if not text.split():
        return
    box = (int(width * SLACK), TITLE_BOTTOM - TITLE_TOP)
    setting = fit_headline(text, typeface.measure, box=box, sizes=TITLE_SIZES)
    y = _find_first_baseline(setting)
    for line in setting.lines:
        typeface.draw(layer, (MARGIN, round(y)), line, size=setting.size)
        y += get_leading(text) * setting.size


def _find_first_baseline(setting: Setting) -> float:
    """Return the baseline that puts the lines, from the top of the first to the foot of the last, in the middle of their space."""
    text = "".join(setting.lines)
    has_han = any(map(is_wide, text))
    ascent, descent = (HAN_ASCENT, HAN_DESCENT) if has_han else (LATIN_ASCENT, LATIN_DESCENT)
    height = (ascent + (len(setting.lines) - 1) * get_leading(text) + descent) * setting.size
    return (TITLE_TOP + TITLE_BOTTOM - height) / 2 + ascent * setting.size


def _draw_seal(layer: ImageDraw.ImageDraw, motif: Sequence[str], typeface: Typeface) -> None:
    """Draw the numerals one above another, cut out of a vermilion strip with a line inside its edge."""
    step = min(SEAL_STEP, (TITLE_BOTTOM - TITLE_TOP - 2 * SEAL_PADDING) // len(motif))
    height = step * len(motif) + 2 * SEAL_PADDING
    left, top = WIDTH - MARGIN - SEAL_WIDTH, (TITLE_TOP + TITLE_BOTTOM - height) // 2
    right, bottom = left + SEAL_WIDTH - 1, top + height - 1
    layer.rectangle((left, top, right, bottom), fill=255)
    edge = SEAL_BORDER
    layer.rectangle((left + edge, top + edge, right - edge, bottom - edge), outline=0, width=2)
    widest = max(typeface.measure(numeral) for numeral in motif)
    room = SEAL_WIDTH - 4 * SEAL_BORDER
    size = int(min(NUMERAL_SIZE, step * NUMERAL_SIZE / SEAL_STEP, room / widest))
    for number, numeral in enumerate(motif):
        x = left + (SEAL_WIDTH - typeface.measure(numeral) * size) / 2
        y = top + SEAL_PADDING + step * number + (step + LATIN_ASCENT * size) / 2
        typeface.draw(layer, (round(x), round(y)), numeral, size=size, fill=0)


def _encode(ink: Image.Image, accent: Image.Image) -> bytes:
    """Return the layers as a PNG of 31 colours: paper, the shades of ink, the shades of vermilion."""
    steps = [round(coverage * (SHADES - 1) / 255) for coverage in range(256)]
    indices = ImageChops.add(ink.point(steps), accent.point([step and step + SHADES - 1 for step in steps]))
    page = Image.frombytes("P", indices.size, indices.tobytes())
    page.putpalette([part for colour in (PAPER, *_mix(INK), *_mix(VERMILION)) for part in colour])
    output = BytesIO()
    page.save(output, "PNG", compress_level=6)
    return output.getvalue()


def _mix(colour: tuple[int, int, int]) -> list[tuple[int, ...]]:
    """Return the shades from just beyond the paper up to the full colour."""
    shares = [step / (SHADES - 1) for step in range(1, SHADES)]
    return [tuple(round(p + (c - p) * share) for p, c in zip(PAPER, colour, strict=True)) for share in shares]
