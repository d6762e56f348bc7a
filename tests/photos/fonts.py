"""The theme's fonts as the tests read them; no tests."""

from functools import cache
from pathlib import Path

from couplet.photos.typeface import Typeface

FONT_FOLDER = Path(__file__).resolve().parents[2] / "templates" / "fonts"


def read_fonts() -> dict[str, bytes]:
    """Return every file of the font folder by name, licence included, as the theme's loader may hand them over."""
    return {path.name: path.read_bytes() for path in sorted(FONT_FOLDER.iterdir())}


@cache
def open_typeface() -> Typeface:
    """Return one typeface for all tests: opening a font takes a while."""
    return Typeface(read_fonts())
