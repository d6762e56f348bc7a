"""Random texts as a file may hold them: what has invisible or lost characters is refused before anything reads it."""

from couplet.load.characters import check_characters


def is_sound(text: str) -> bool:
    """Whether a reader would take a text as it is."""
    return not check_characters(text, path="")
