"""Words and names of an English text that state a figure by themselves: dozens, twice, 5G, Stage II, the Three Gorges."""

import re
from decimal import Decimal

from couplet.figures.drafts import Draft, as_number, draft_match
from couplet.figures.figure import Kind, Weight
from couplet.figures.latin_parts import HALF, count_word, read_scaled_part
from couplet.figures.latin_patterns import HOURS, OF_SCALE, YEARS
from couplet.figures.latin_words import WORDS, read_vague
from couplet.figures.numerals import ONES, ORDINALS, SCALE_SIGNS, parse_roman

COVID = re.compile("covid", re.IGNORECASE)
"""The one name of digits that everybody writes and whose digits are always the same; in Chinese it often has none."""


def read_fixed(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read the numbers of a fixed phrase, the Three Gorges: they answer, but are never missed."""
    return [
        Draft(match.start() + word.start(), match.start() + word.end(), [as_number(value)], Weight.GHOST)
        for word in re.finditer("[a-z]+", match[0].lower())
        if (value := ONES.get(word[0], ORDINALS.get(word[0], 0))) > 2
    ]


def read_vague_word(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read dozens, hundreds of thousands, several hundred."""
    return draft_match(match, *read_vague(match["vague"]), weight=Weight.GHOST)


def read_code(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read the digits in names: iPhone7, PM2.5, G20, 5G."""
    digits = "".join(re.findall(r"[\d.]", match[0])).strip(".")
    is_covid = COVID.match(match[0]) is not None
    number = [as_number(Decimal(digits))] if digits.count(".") < 2 and not is_covid else []
    if number and match[0][len(digits) :].lower() in SCALE_SIGNS:
        # 124M may be 124 million.
        number.append(as_number(Decimal(digits) * SCALE_SIGNS[match[0][len(digits) :].lower()]))
    weight = Weight.HARD if is_covid and digits != "19" else Weight.SOFT
    return draft_match(match, (Kind.CODE, digits), *number, weight=weight)


def read_single_word(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read twice, both, doubled, half, a decade."""
    word = match["word"].lower()
    if word == "half" and (of_scale := OF_SCALE.match(text, match.end())):
        return read_scaled_part(match, of_scale, HALF)
    if word == "half" and text.startswith(" a dozen", match.end()):
        return [Draft(match.start(), match.end() + 8, [as_number(6)], Weight.SOFT)]
    readings, weight = WORDS[word]
    if word == "half" and YEARS.match(text, match.end()):
        readings = [*readings, as_number(6)]
    if word == "half" and HOURS.match(text, match.end()):
        readings = [*readings, as_number(30)]
    return draft_match(match, *readings, weight=weight)


def read_all_week(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read 24/7."""
    return [
        Draft(*match.span(name), [as_number(Decimal(match[name]))], Weight.FAINT)
        for name in ("day_long", "week_long")
    ]


def read_fold(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read threefold."""
    value = count_word(match["fold"])
    return draft_match(match, as_number(value), (Kind.SHARE, value))


def read_roman(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read Stage II, Shenzhou XV: it is missed only where something else stands in its place."""
    return draft_match(match, as_number(parse_roman(match["roman"])), weight=Weight.FAINT)
