"""Fractions of an English text and the words they are made of: two-thirds, half a million, one in five."""

import re
from decimal import Decimal

from couplet.figures.drafts import Draft, as_number, draft_match
from couplet.figures.figure import Kind, Reading, Weight
from couplet.figures.latin_patterns import OF_SCALE
from couplet.figures.latin_words import PART_SIZES
from couplet.figures.numerals import ORDINALS, SCALES, parse_digits, parse_words

HALF, HUNDREDTH = Decimal("0.5"), Decimal("0.01")


def count_word(word: str) -> Decimal:
    """Return the value of a single number word, ordinal or digits; ``a`` is one."""
    word = word.lower()
    if word in ("a", "an"):
        return Decimal(1)
    if found := parse_words(re.split("[ -]+", word)):
        return found[0]
    return parse_digits(re.sub("[a-z]+$", "", word))


def read_fraction(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read two-thirds, a quarter, one in five; ``a third man`` stays an ordinal too."""
    if match.lastgroup == "all":
        return read_one_in(match)
    count, part = match["counted"], match["part"].lower()
    size = PART_SIZES[part.rstrip("s") if part != "halves" else "half"]
    if size == 4 and count_word(count) > 3:
        # Twelve quarters are three years.
        return [
            Draft(
                *match.span("counted"), [as_number(count_word(count))], weigh_word(count, count_word(count))
            )
        ]
    share = count_word(count) / size
    if of_scale := OF_SCALE.match(text, match.end()):
        return read_scaled_part(match, of_scale, share)
    if text.startswith((" point", "-point"), match.end()):
        return draft_match(match, (Kind.POINTS, share), weight=Weight.HARD)
    weight = Weight.SOFT if size == 2 or count.lower() in ("a", "an") else Weight.HARD
    readings: list[Reading] = [(Kind.SHARE, share)]
    if size == 2:
        readings += [as_number(HALF), as_number(Decimal("1.5"))]
    elif part == "quarters":
        readings.append(as_number(count_word(count)))
    elif part in ORDINALS:
        readings.append(as_number(ORDINALS[part]))
    return draft_match(match, *readings, weight=weight)


def read_over(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read 1/3, and 1 1/2 as one number; 9/4 may be a date or a name, and is two numbers."""
    over, under = Decimal(match["over"]), Decimal(match["under"])
    whole = before[-1] if before and text[before[-1].end : match.start()] == " " else None
    if whole and over < under and text[whole.start : whole.end].isdecimal():
        whole.readings = [as_number(parse_digits(text[whole.start : whole.end]) + over / under)]
        whole.end, whole.weight, whole.extra = match.end(), Weight.HARD, []
        return []
    if over < under:
        return draft_match(match, (Kind.SHARE, over / under), weight=Weight.HARD)
    return [Draft(*match.span(name), [as_number(Decimal(match[name]))]) for name in ("over", "under")]


def read_scaled_part(match: re.Match[str], of_scale: re.Match[str], part: Decimal) -> list[Draft]:
    """Read half a million, a quarter of a million, half a percentage point, half a century."""
    draft = Draft(match.start(), of_scale.end(), [])
    if of_scale["points"]:
        draft.readings = [(Kind.POINTS, part)]
    elif of_scale["percent"]:
        draft.readings = [(Kind.SHARE, part * HUNDREDTH)]
    elif of_scale["century"] or of_scale["decade"]:
        years = 100 if of_scale["century"] else 10
        draft.readings, draft.weight = [(Kind.SHARE, part), as_number(part * years)], Weight.SOFT
    else:
        scale = SCALES[of_scale["scale"].lower()]
        draft.readings, draft.step = [as_number(part * scale)], Decimal(scale) / 20
    return [draft]


def read_one_in(match: re.Match[str]) -> list[Draft]:
    """Read one in five as a share, whose parts may also be answered one by one."""
    some, every = count_word(match["some"]), count_word(match["all"])
    part = Draft(match.start("some"), match.end("some"), [as_number(some)], weigh_word(match["some"], some))
    whole = Draft(match.start("all"), match.end(), [as_number(every)])
    if some < every:
        part.readings.insert(0, (Kind.SHARE, some / every))
        part.weight, whole.weight = Weight.HARD, Weight.GHOST
    return [part, whole]


def weigh_word(words: str, value: Decimal) -> Weight:
    """Return how firmly a number in words is stated."""
    if value == 1 or value == 0:
        return Weight.GHOST
    return Weight.SOFT if value <= 10 or words.startswith(("a ", "an ")) else Weight.HARD
