"""Years in short texts, advanced by one where that is certain; pure."""

import re

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def advance_years(text: str, year: int) -> str:
    """Return a text of last year's report for ``year``: 2022 becomes 2023 and 2023 becomes 2024, in a text that names no third year."""
    known = {str(year - 1): str(year), str(year): str(year + 1)}
    named = set(_YEAR.findall(text))
    return _YEAR.sub(lambda match: known[match[0]], text) if named <= known.keys() else text


def names_year(text: str, year: int) -> bool:
    """Whether a text names last year or the one after it."""
    return bool({str(year - 1), str(year)} & set(_YEAR.findall(text)))
