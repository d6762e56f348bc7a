"""The theme's fonts, opened with Pillow: what they can draw, how wide a text is, and the drawing of it; no layout.

Each character comes from the first font that has it, so that a site can lay a font of its own beside the theme's for characters that
these lack. Fonts whose file names begin with ``latin`` come first in a text without Han characters, last in one with them: quotation
marks and dots are as wide as a character in Chinese and narrow in English, under the same code points. Among themselves the fonts
stand in order of their names.

The basic layout engine is used throughout: it is there on every machine and gives the same positions on all.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import groupby

from PIL import ImageDraw, ImageFont

from couplet.model.findings import message
from couplet.photos.errors import PhotoError
from couplet.photos.lines import is_wide

FONT_SUFFIXES = (".otf", ".ttf", ".woff", ".woff2")
LATIN_PREFIX = "latin"
REFERENCE_SIZE = 34
"""Pixels at which widths are measured; every size opens a font anew, so this is one that the card draws at anyway."""
UNASSIGNED = "\uffff"
"""A code point that no font may have: what is drawn for it is what a font draws for anything it lacks."""


class Typeface:
    """A theme's fonts together; each is opened when first needed, once for each size."""

    def __init__(self, fonts: Mapping[str, bytes]) -> None:
        """Take OpenType fonts (OTF, TTF, WOFF or WOFF2) by their file names; other files, such as a licence, are passed over.

        Raises ``PhotoError`` where there is no font. A font that cannot be read raises it when it is first used.
        """
        self._fonts = {
            name: font for name, font in sorted(fonts.items()) if name.lower().endswith(FONT_SUFFIXES)
        }
        if not self._fonts:
            raise PhotoError(
                message("There is no font to draw the share card with."),
                message("Put an OpenType font (OTF, TTF, WOFF or WOFF2) into templates/fonts/."),
            )
        latin = tuple(name for name in self._fonts if name.startswith(LATIN_PREFIX))
        others = tuple(name for name in self._fonts if name not in latin)
        self._for_words, self._for_han = latin + others, others + latin
        self._open = cache(self._open_font)
        self._picture = cache(self._draw_picture)
        self._has = cache(self._is_drawn)

    def find_missing(self, text: str) -> str:
        """Return the characters of ``text`` that no font can draw, each once, in order; spaces are never missing."""
        return "".join(
            char for char in dict.fromkeys(text) if not any(self._has(name, char) for name in self._for_words)
        )

    def measure(self, text: str) -> float:
        """Return the width of ``text`` in ems."""
        runs = self._split_runs(text)
        return sum(self._open(name, REFERENCE_SIZE).getlength(run) for name, run in runs) / REFERENCE_SIZE

    def draw(
        self, layer: ImageDraw.ImageDraw, place: tuple[float, float], text: str, *, size: int, fill: int = 255
    ) -> None:
        """Draw ``text`` on a greyscale layer; ``place`` is where its baseline begins, in pixels."""
        x, y = place
        for name, run in self._split_runs(text):
            font = self._open(name, size)
            layer.text((x, y), run, font=font, fill=fill, anchor="ls")
            x += font.getlength(run)

    def _split_runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the text in stretches of one font each, by the font's name; what no font has goes to the first."""
        order = self._for_han if any(map(is_wide, text)) else self._for_words

        def find_font(char: str) -> str:
            return next((name for name in order if self._has(name, char)), order[0])

        for name, run in groupby(text, key=find_font):
            yield name, "".join(run)

    def _is_drawn(self, name: str, char: str) -> bool:
        """Whether a font can draw a character: Pillow shows no font's character map, but does show its pictures."""
        return char.isspace() or self._picture(name, char) != self._picture(name, UNASSIGNED)

    def _draw_picture(self, name: str, char: str) -> tuple[tuple[int, int], bytes]:
        mask = self._open(name, REFERENCE_SIZE).getmask(char)
        return mask.size, bytes(mask)

    def _open_font(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        try:
            return ImageFont.truetype(BytesIO(self._fonts[name]), size, layout_engine=ImageFont.Layout.BASIC)
        except OSError as error:
            raise PhotoError(
                message("The font %(name)s cannot be read: %(reason)s.", name=name, reason=str(error)),
                message("Put an OpenType font (OTF, TTF, WOFF or WOFF2) into templates/fonts/."),
            ) from error
