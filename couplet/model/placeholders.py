"""Placeholders: the marks of a text that is still to be written, and how they are made and found; next year's report starts with them."""

import re

PLACEHOLDERS = {"zh": "【待写】%s", "en": "TO WRITE: %s"}
"""Locale prefix to a placeholder, in which ``%s`` says what belongs there."""
PLACEHOLDER = re.compile(r"【待[写补核定]】|\bTO (?:WRITE|CHECK|COME)\b|\bTODO\b")
"""What marks a text as unfinished: the marks above, and those that editors write themselves."""


def make_placeholder(prefix: str, what: str) -> str:
    """Return a placeholder in one language for the text that ``what`` names."""
    return PLACEHOLDERS[prefix] % what
