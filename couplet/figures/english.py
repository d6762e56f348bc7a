"""Finds the figures of an English text: where numbers stand and what the words beside them make of them; it compares nothing."""

import re
from collections.abc import Callable
from decimal import Decimal

from couplet.figures.drafts import Draft
from couplet.figures.figure import Kind, Reading, Weight
from couplet.figures.latin_patterns import (
    AFTER,
    LIST_BACK,
    LIST_FRONT,
    MONEY_WORD,
    MONTH_AFTER,
    MONTH_CONTEXT,
    MONTH_FOLLOWER,
    MONTHS,
    OF_SCALE,
    OPENING,
    SCALED,
    SCAN,
)
from couplet.figures.latin_words import PART_SIZES, WORDS, read_vague
from couplet.figures.numerals import (
    ONES,
    ORDINALS,
    SCALE_SIGNS,
    SCALES,
    TENS,
    measure_step,
    parse_digits,
    parse_roman,
    parse_words,
)
from couplet.figures.units import CURRENCY_SIGNS

HUNDREDTH = Decimal("0.01")
HALF = Decimal("0.5")
Reader = Callable[[str, "re.Match[str]", list[Draft]], list[Draft]]


def read_english(text: str) -> list[Draft]:
    """Return the figures of an English text in the order in which they stand."""
    drafts: list[Draft] = []
    at = 0
    while match := SCAN.search(text, at):
        at = match.end()
        reader = READERS.get(match.lastgroup or "")
        if reader is not None:
            found = reader(text, match, drafts)
            drafts += found
            at = max(at if not match["words"] else match.start() + 1, *(draft.end for draft in found), match.start() + 1)
    return drafts


def _draft(match: re.Match[str], *readings: Reading, weight: Weight = Weight.SOFT) -> list[Draft]:
    """Return one figure that takes in a whole match."""
    return [Draft(match.start(), match.end(), list(readings), weight)]


def _number(value: Decimal | int) -> Reading:
    """Return a plain reading."""
    return Kind.NUMBER, Decimal(value)


def count_word(word: str) -> Decimal:
    """Return the value of a single number word, ordinal or digits; ``a`` is one."""
    word = word.lower()
    if word in ("a", "an"):
        return Decimal(1)
    if found := parse_words(re.split("[ -]+", word)):
        return found[0]
    return parse_digits(re.sub("[a-z]+$", "", word))


def read_iso(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read 2022-04-29."""
    drafts = []
    for kind, part in zip((Kind.YEAR, Kind.MONTH, Kind.DAY), re.finditer(r"\d+", match["iso"]), strict=True):
        start = match.start("iso") + part.start()
        drafts.append(Draft(start, start + len(part[0]), [(kind, Decimal(part[0])), _number(int(part[0]))]))
    return drafts


def read_era(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read the 1980s, the ’80s."""
    if match["era"]:
        return _draft(match, (Kind.DECADE, Decimal(match["era"])), weight=Weight.HARD)
    value = Decimal(match["short_era"])
    return _draft(match, (Kind.DECADE, value + 1900), _number(value))


def read_century(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read the 21st century."""
    return _draft(match, (Kind.CENTURY, count_word(match["century"])), weight=Weight.HARD)


def read_period(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read a quarter, the first quarters and the halves of a year."""
    name = match.lastgroup or ""
    if name in ("early", "late"):
        value = Decimal(1 if name == "early" else 2)
        return _draft(match, (Kind.HALF, value))
    count = count_word(match[name])
    if name == "quarters":
        return _draft(match, (Kind.QUARTERS, count), _number(count * 3))
    return _draft(match, (Kind.HALF if name == "h" else Kind.QUARTER, count))


def read_clock(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read 3:30 p.m., 10 o'clock, 15:20."""
    hour, _, minute = (match["clock"] or match["plain_clock"]).replace(".", ":").partition(":")
    first = int(hour) % 24
    meridian = (match["meridian"] or "").lower()
    if meridian:
        hours = [first % 12 + (12 if meridian.startswith("p") else 0)]
    else:
        hours = [first, (first + 12) % 24] if first <= 12 else [first]
    readings: list[Reading] = [(Kind.CLOCK, Decimal(each * 60 + int(minute or 0))) for each in hours]
    if not minute:
        readings.append(_number(first))
    return _draft(match, *readings, weight=Weight.HARD)


def read_month(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read a month's name; May and March only where a date can stand."""
    name = match["month"]
    is_word_too = name in ("May", "March", "Mar", "Jun", "Sep", "Dec", "Jan")
    if is_word_too and not (
        MONTH_FOLLOWER.match(text, match.end()) or MONTH_CONTEXT.search(text, max(0, match.start() - 12), match.start())
    ):
        return []
    return [Draft(match.start(), match.end("month"), [(Kind.MONTH, Decimal(MONTHS[name]))])]


def read_fraction(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read two-thirds, a quarter, one in five; ``a third man`` stays an ordinal too."""
    if match.lastgroup == "all":
        return read_one_in(match)
    count, part = match["counted"], match["part"].lower()
    size = PART_SIZES[part.rstrip("s") if part != "halves" else "half"]
    share = (Kind.SHARE, count_word(count) / size)
    weight = Weight.SOFT if size == 2 or count.lower() in ("a", "an") else Weight.HARD
    readings: list[Reading] = [share]
    if of_scale := OF_SCALE.match(text, match.end()):
        return read_scaled_part(match, of_scale, share[1])
    if size == 2:
        readings += [_number(HALF), _number(Decimal("1.5"))]
    elif part in ORDINALS:
        readings.append(_number(ORDINALS[part]))
    return _draft(match, *readings, weight=weight)


def read_scaled_part(match: re.Match[str], of_scale: re.Match[str], part: Decimal) -> list[Draft]:
    """Read half a million, a quarter of a million."""
    scale = SCALES[of_scale["scale"].lower()]
    return [Draft(match.start(), of_scale.end(), [_number(part * scale)], Weight.HARD, step=Decimal(scale) / 20)]


def read_one_in(match: re.Match[str]) -> list[Draft]:
    """Read one in five as a share, whose parts may also be answered one by one."""
    some, every = count_word(match["some"]), count_word(match["all"])
    start, middle, end = match.start("some"), match.end("some"), match.end()
    if some >= every:
        return [Draft(start, middle, [_number(some)], weigh_word(match["some"], some)), Draft(match.start("all"), end, [_number(every)])]
    return [
        Draft(start, middle, [(Kind.SHARE, some / every), _number(some)]),
        Draft(match.start("all"), end, [_number(every)], Weight.GHOST),
    ]


def read_vague_word(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read dozens, hundreds of thousands, several hundred."""
    return _draft(match, *read_vague(match["vague"]), weight=Weight.GHOST)


def read_code(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read the digits in names: iPhone7, PM2.5, G20, 5G."""
    digits = "".join(re.findall(r"[\d.]", match[0])).strip(".")
    number = [_number(Decimal(digits))] if digits.count(".") < 2 else []
    return _draft(match, (Kind.CODE, digits), *number)


def read_single_word(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read twice, both, doubled, half, a decade."""
    word = match["word"].lower()
    if word == "half" and (of_scale := OF_SCALE.match(text, match.end())):
        return read_scaled_part(match, of_scale, HALF)
    if word == "half" and text.startswith(" a dozen", match.end()):
        return [Draft(match.start(), match.end() + 8, [_number(6)], Weight.SOFT)]
    readings, weight = WORDS[word]
    return _draft(match, *readings, weight=weight)


def read_fold(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read threefold."""
    value = count_word(match["fold"])
    return _draft(match, _number(value), (Kind.SHARE, value))


def read_roman(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read Stage II: it answers a figure, but is never missed."""
    return _draft(match, _number(parse_roman(match["roman"])), weight=Weight.GHOST)


def read_words(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read a number in words with what follows it."""
    tokens = list(re.finditer("[a-z]+", match["words"], re.IGNORECASE))
    words = [token[0].lower() for token in tokens]
    is_ordinal = words[-1].removesuffix("th") in SCALES and words[-1].endswith("th")
    words[-1] = words[-1].removesuffix("th") if is_ordinal else words[-1]
    found = parse_words(words)
    if found is None:
        return [Draft(match.start(), match.start() + tokens[0].end(), [_number(SCALES.get(words[0], 1))], Weight.GHOST)]
    value, used = found
    end = match.start() + tokens[used - 1].end()
    weight = weigh_word(" ".join(words[:used]), value)
    is_ordinal = words[used - 1] in ORDINALS or (is_ordinal and used == len(words))
    if is_ordinal and text.startswith(",", end) and OPENING.search(text, max(0, match.start() - 8), match.start()):
        weight = Weight.GHOST
    draft = Draft(match.start(), end, [_number(value)], weight, step=measure_step(f"{value:f}"))
    return [draft] if is_ordinal else follow(text, draft, value)


def weigh_word(words: str, value: Decimal) -> Weight:
    """Return how firmly a number in words is stated."""
    if value == 1 or value == 0:
        return Weight.GHOST
    return Weight.SOFT if value <= 10 or words.startswith(("a ", "an ")) else Weight.HARD


def read_digits(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read a number in digits with its currency sign, its scale and what follows it."""
    digits, sign = match["digits"], (match["sign"] or "").strip().lower()
    value, start = parse_digits(digits), match.start("digits")
    weight = Weight.SOFT if digits == "1" and not sign else Weight.HARD
    if LIST_FRONT.match(text[:start]) and LIST_BACK.match(text, match.end()) and value < 100:
        return _draft(match, (Kind.CODE, digits), _number(value))
    draft = Draft(match.start(), match.end(), [_number(value)], weight, unit=CURRENCY_SIGNS.get(sign, ""), step=measure_step(digits))
    if sign or "," in digits or "." in digits or " " in digits:
        return follow(text, draft, value)
    if len(digits) == 4 and 1000 <= value <= 2200 and not SCALED.match(text, draft.end) and not AFTER.match(text, draft.end):
        year: Reading = (Kind.YEAR, value)
        draft.readings = [year, *draft.readings] if value >= 1500 else [*draft.readings, year]
        return [draft]
    if value <= 31 and (is_after_month(text, start, before) or MONTH_AFTER.match(text, draft.end)):
        draft.readings, draft.weight = [(Kind.DAY, value), _number(value)], Weight.HARD
        ordinal = re.compile("(?:st|nd|rd|th)").match(text, draft.end)
        draft.end = ordinal.end() if ordinal else draft.end
        return [draft]
    if len(digits) == 2 and before and before[-1].readings[0][0] is Kind.YEAR and text[before[-1].end : start] in ("-", "/", "–"):
        century = Decimal(int(str(before[-1].readings[0][1])) // 100 * 100)
        draft.readings = [(Kind.YEAR, century + value), *draft.readings]
        return [draft]
    return follow(text, draft, value)


def is_after_month(text: str, start: int, before: list[Draft]) -> bool:
    """Return whether a number stands right after a month's name, or closes a range of days after one."""
    if not before:
        return False
    kind = before[-1].readings[0][0]
    gap = text[before[-1].end : start]
    return (kind is Kind.MONTH and re.fullmatch(r"\.?,? (?:the )?", gap) is not None) or (
        kind is Kind.DAY and re.fullmatch(r"\s?[-–—]\s?| (?:to|and) |, ", gap) is not None and len(before) > 1
    )


def follow(text: str, draft: Draft, value: Decimal) -> list[Draft]:
    """Return a figure with its scale (million) and what else follows it (percent, times, decades)."""
    after = AFTER.match(text, draft.end)
    if after and after["half"]:
        value, draft.end, draft.step = value + HALF, after.end(), draft.step / 10
        draft.readings, draft.weight = [_number(value)], max(draft.weight, Weight.SOFT)
    while scaled := SCALED.match(text, draft.end):
        if scaled["letter"] and not draft.unit and not MONEY_WORD.match(text, scaled.end()):
            break
        draft.scale *= SCALES.get((scaled["word"] or "").lower(), 0) or SCALE_SIGNS[(scaled["sign"] or scaled["letter"]).lower()]
        draft.end, draft.weight = scaled.end(), Weight.HARD
    value, draft.step = value * draft.scale, draft.step * draft.scale
    draft.readings = [_number(value)]
    after = AFTER.match(text, draft.end)
    if after is None or after["half"]:
        draft.is_bare = draft.scale == 1
        return [draft]
    take_after(draft, value, after)
    return [draft]


def take_after(draft: Draft, value: Decimal, after: re.Match[str]) -> None:
    """Make a share, points, a multiple or a length of time of a number."""
    name = after.lastgroup or ""
    draft.end = after.end()
    if name in ("percent", "permille"):
        size = HUNDREDTH if name == "percent" else HUNDREDTH / 10
        draft.readings = [(Kind.SHARE, value * size)]
        draft.scale, draft.step, draft.weight = size, draft.step * size, Weight.HARD
        if value >= 100:
            draft.readings.append(_number(value * size))
    elif name in ("points", "basis"):
        size = HUNDREDTH if name == "basis" else Decimal(1)
        draft.readings, draft.scale, draft.weight = [(Kind.POINTS, value * size)], size, Weight.HARD
    elif name == "times":
        draft.readings = [_number(value), (Kind.SHARE, value)]
    elif name in ("decades", "centuries", "dozen"):
        size = Decimal({"decades": 10, "centuries": 100, "dozen": 12}[name])
        draft.readings = [_number(value * size), _number(value)]
        draft.weight = Weight.SOFT if value > 1 else Weight.GHOST


READERS: dict[str, Reader] = {
    "iso": read_iso,
    **dict.fromkeys(("era", "short_era"), read_era),
    "century": read_century,
    **dict.fromkeys(("quarters", "quarter", "q", "early", "late", "h"), read_period),
    **dict.fromkeys(("meridian", "oclock", "plain_clock"), read_clock),
    "month": read_month,
    **dict.fromkeys(("part", "all"), read_fraction),
    "vague": read_vague_word,
    **dict.fromkeys(("code", "suffixed"), read_code),
    "digits": read_digits,
    "words": read_words,
    "word": read_single_word,
    "fold": read_fold,
    "roman": read_roman,
}
