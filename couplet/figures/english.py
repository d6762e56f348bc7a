"""Finds the figures of an English text, in one pass, and reads plain numbers; nothing is compared."""

import re
from collections.abc import Callable
from decimal import Decimal

from couplet.figures.drafts import Draft, as_number
from couplet.figures.figure import ITEM, Kind, Weight
from couplet.figures.latin_parts import (
    HALF,
    HUNDREDTH,
    read_fraction,
    read_over,
    weigh_word,
)
from couplet.figures.latin_patterns import (
    AFTER,
    ANNOUNCED,
    CENTS,
    COUNTED_POINTS,
    HOURS,
    INDEX_FRONT,
    ITEM_GAP,
    LIST_BACK,
    LIST_FRONT,
    LISTED_NAMES,
    MONEY_WORD,
    OPENING,
    PIXELS,
    QUOTED_BACK,
    REMINDER,
    SCALED,
    SCAN,
    SPAN_OF,
    YEARS,
)
from couplet.figures.latin_singles import (
    read_all_week,
    read_code,
    read_fixed,
    read_fold,
    read_roman,
    read_single_word,
    read_vague_word,
)
from couplet.figures.latin_times import (
    read_century,
    read_clock,
    read_era,
    read_iso,
    read_month,
    read_nine_eleven,
    read_period,
    read_race,
    read_short_year,
    read_slashed,
    read_zulu,
    take_date,
)
from couplet.figures.numerals import (
    ORDINALS,
    SCALE_SIGNS,
    SCALES,
    measure_step,
    parse_digits,
    parse_words,
)
from couplet.figures.units import CURRENCY_SIGNS

LENGTHS = {
    "decades": Decimal(10),
    "centuries": Decimal(100),
    "millennia": Decimal(1000),
    "dozen": Decimal(12),
}

WHOLES = sorted(SCALES.values(), reverse=True)
SMALL = 10
"""What may be left out where the context tells it is no more than this."""
KNOWN_NAMES = frozenset({"911", "618"})
"""The number that Americans call, where others call the police; a day of sales that Chinese names by its date."""

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
            at = max((draft.end for draft in found), default=at)
    return drafts


def read_words(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read a number in words with what follows it."""
    tokens = list(re.finditer("[a-z]+", match["words"], re.IGNORECASE))
    words = [token[0].lower() for token in tokens]
    plain = [word.removesuffix("th") if word.removesuffix("th") in SCALES else word for word in words]
    found = parse_words(plain)
    if found is None and len(plain) > 1 and (bare := parse_words(["one", *plain])):
        # A hundred-billion-yuan industry has no one before it.
        found = bare[0], bare[1] - 1
    if found is None:
        return [
            Draft(
                match.start(),
                match.start() + tokens[0].end(),
                [as_number(SCALES.get(plain[0], 1))],
                Weight.GHOST,
            )
        ]
    value, used = found
    end = match.start() + tokens[used - 1].end()
    weight, unit = weigh_word(" ".join(plain[:used]), value), ""
    is_ordinal = words[used - 1] in ORDINALS or words[used - 1] != plain[used - 1]
    if (
        is_ordinal
        and text.startswith(",", end)
        and OPENING.search(text, max(0, match.start() - 8), match.start())
    ):
        weight, unit = Weight.GHOST, ITEM
    elif (
        value <= SMALL
        and not is_ordinal
        and (
            _is_reminder(text, match.start(), end)
            or _announces_list(text, end, value)
            or _is_name(text, match.start(), end)
            or SPAN_OF.match(text, end) is not None
            or _sums_up_names(text, match.start(), value)
        )
    ):
        weight = min(weight, Weight.FAINT)
    draft = Draft(match.start(), end, [as_number(value)], weight, step=measure_step(f"{value:f}"))
    draft.unit = unit
    if is_ordinal:
        return [draft]
    drafts = follow(text, draft, value)
    if plain[used - 1] in SCALES and draft.scale == 1:
        # Seven or eight million: the seven are millions too.
        draft.scale, draft.is_bare = Decimal(SCALES[plain[used - 1]]), False
    return drafts


def _is_reminder(text: str, start: int, end: int) -> bool:
    """Return whether a number in words only reminds of one: these three, the past five years; not the Five Consciousnesses."""
    if text[start].isupper() or text.startswith("-", end):
        return False
    return REMINDER.search(text, max(0, start - 10), start) is not None


def _sums_up_names(text: str, start: int, value: Decimal) -> bool:
    """Return whether a number is that of the names listed before it: Ashby, Corby and Derby took the three places."""
    names = LISTED_NAMES.search(text, max(0, start - 90), start)
    return names is not None and len(ITEM_GAP.split(names[0])) == value


def _is_name(text: str, start: int, end: int) -> bool:
    """Return whether a number begins a quoted name: the “three rural issues”."""
    return text[start - 1 : start] in tuple("“\"‘'") and QUOTED_BACK.match(text, end) is not None


def _announces_list(text: str, end: int, value: Decimal) -> bool:
    """Return whether a number is that of the items of a list that follows it: three towns: Ashby, Corby and Derby."""
    list_after = ANNOUNCED.match(text, end)
    return list_after is not None and len(ITEM_GAP.split(list_after["items"])) == value


def read_digits(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read a number in digits with its currency sign, its scale and what follows it."""
    digits, sign = match["digits"], (match["sign"] or "").strip(" .").lower()
    value = parse_digits(digits)
    weight = Weight.SOFT if digits == "1" and not sign else Weight.HARD
    if value < 100 and LIST_FRONT.fullmatch(text, 0, match.start()) and LIST_BACK.match(text, match.end()):
        return [Draft(match.start(), match.end(), [as_number(value)], Weight.GHOST, unit=ITEM)]
    draft = Draft(match.start(), match.end(), [as_number(value)], weight, step=measure_step(digits))
    draft.unit = CURRENCY_SIGNS.get(sign, "")
    if digits in KNOWN_NAMES or INDEX_FRONT.search(text, max(0, match.start() - 10), match.start()):
        draft.weight = Weight.FAINT
        return [draft]
    if not sign and digits.isdecimal() and take_date(text, draft, value, before):
        return [draft]
    return follow(text, draft, value)


def follow(text: str, draft: Draft, value: Decimal) -> list[Draft]:
    """Return a figure with its scale (million) and what else follows it (percent, times, decades)."""
    after = AFTER.match(text, draft.end)
    if after and after["half"]:
        # A million and a half is half a million more.
        size = next((size for size in WHOLES if value >= size and not value % size), 1)
        value, draft.end, draft.step = value + HALF * size, after.end(), draft.step / 10
        draft.readings, draft.weight = [as_number(value)], max(draft.weight, Weight.SOFT)
    while scaled := SCALED.match(text, draft.end):
        if scaled["letter"] and not draft.unit and not MONEY_WORD.match(text, scaled.end()):
            # 26m is 26 million people or 26 metres.
            draft.extra.append(as_number(value * SCALE_SIGNS[scaled["letter"].lower()]))
            break
        scale = (scaled["word"] or scaled["sign"] or scaled["letter"]).lower()
        draft.scale *= SCALES.get(scale) or SCALE_SIGNS[scale]
        draft.end, draft.weight = scaled.end(), Weight.HARD
    value, draft.step = value * draft.scale, draft.step * draft.scale
    draft.readings = [as_number(value)]
    if after and after["half"] and (HOURS.match(text, draft.end) or YEARS.match(text, draft.end)):
        draft.extra.append(as_number(value * (60 if HOURS.match(text, draft.end) else 12)))
    after = AFTER.match(text, draft.end)
    if after is None or after["half"]:
        draft.is_bare = draft.scale == 1
        if COUNTED_POINTS.match(text, draft.end):
            draft.extra.append((Kind.POINTS, value))
        elif CENTS.match(text, draft.end):
            draft.extra.append(as_number(value / 100))
        elif PIXELS.match(text, draft.end):
            draft.extra.append(as_number(value * SCALES["million"]))
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
        if name == "permille" or value >= 100:
            draft.readings.append(as_number(value if name == "permille" else value * size))
    elif name in ("points", "basis"):
        size = HUNDREDTH if name == "basis" else Decimal(1)
        draft.readings, draft.scale, draft.weight = [(Kind.POINTS, value * size)], size, Weight.HARD
    elif name == "times":
        draft.readings = [as_number(value), (Kind.SHARE, value)]
    elif name in LENGTHS:
        # A dozen is often no more than 十多.
        other = value * 10 if name == "dozen" else value
        draft.readings = [as_number(value * LENGTHS[name]), as_number(other)]
        draft.weight = Weight.SOFT if value > 1 else Weight.GHOST


READERS: dict[str, Reader] = {
    "fixed": read_fixed,
    "iso": read_iso,
    **dict.fromkeys(("era", "short_era", "era_word"), read_era),
    "century": read_century,
    **dict.fromkeys(("quarters", "quarter", "q", "early", "late", "h"), read_period),
    **dict.fromkeys(("meridian", "oclock", "plain_clock"), read_clock),
    "month": read_month,
    "short_year": read_short_year,
    "slashed_year": read_slashed,
    "eleven": read_nine_eleven,
    "race": read_race,
    "under": read_over,
    "week_long": read_all_week,
    "zulu": read_zulu,
    **dict.fromkeys(("part", "all"), read_fraction),
    "vague": read_vague_word,
    **dict.fromkeys(("code", "suffixed"), read_code),
    "digits": read_digits,
    "words": read_words,
    "word": read_single_word,
    "fold": read_fold,
    "roman": read_roman,
}
