"""Colours of drawn pictures, compared as eyes do; no tests."""

from PIL import Image


def pick(picture: Image.Image, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour at a place given as shares of width and height."""
    red, green, blue = picture.convert("RGB").getpixel((int(picture.width * x), int(picture.height * y)))  # type: ignore[misc]
    return red, green, blue


def is_near(colour: tuple[int, int, int], wanted: tuple[int, int, int], within: int = 40) -> bool:
    """Return whether each part of a colour is within so many steps of another's."""
    return all(abs(one - other) <= within for one, other in zip(colour, wanted, strict=True))
