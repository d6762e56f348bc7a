"""Dates, times of day and periods of an English text: what their numbers mean; it finds none of them."""

import re
from decimal import Decimal

from couplet.figures.drafts import MEASURE, SORT, Draft, as_number, draft_match
from couplet.figures.figure import Kind, Reading, Weight
from couplet.figures.latin_parts import count_word
from couplet.figures.latin_patterns import AFTER, MONTH_AFTER, MONTH_CONTEXT, MONTH_FOLLOWER, SCALED
from couplet.figures.latin_words import ERA_WORDS, MONTHS, MONTHS_AND_WORDS

AFTER_MONTH = re.compile(r"\.?,? (?:the )?")
AFTER_DAY = re.compile(r"\s?[-–—]\s?| (?:to|and) |, ")
OF_LIFE = re.compile(r"\b(?:his|her|their|my|your|our) (?P<part>early |late |mid-?)?$", re.IGNORECASE)
"""Before the decade of a life: in her forties."""
LATER_IN_LIFE = {"mid": 5, "late": 10}
"""How many years after the beginning of that decade some parts of it may be told as."""
THROUGH = re.compile(r"\s?[-–—]\s?| (?:to|through|until) ")
"""Between January and the last of the first so many months."""
YEAR_FRONT = re.compile(
    r"(?:\b(?:in|since|by|of|from|to|until|till|during|after|before|and|the|mid|late|early|or)|[(,–/-])[ -]?$",
    re.IGNORECASE,
)
"""Before a year, whatever follows it."""
NTH_SIGN = re.compile("(?:st|nd|rd|th)?")


def read_iso(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read 2022-04-29."""
    drafts = []
    for kind, part in zip((Kind.YEAR, Kind.MONTH, Kind.DAY), re.finditer(r"\d+", match["iso"]), strict=True):
        start = match.start("iso") + part.start()
        drafts.append(Draft(start, start + len(part[0]), [(kind, Decimal(part[0])), as_number(int(part[0]))]))
    return drafts


def read_slashed(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read 11/4/2018, which begins with the month or with the day."""
    drafts = []
    for name, kinds in (("one_part", (Kind.MONTH, Kind.DAY)), ("other_part", (Kind.DAY, Kind.MONTH))):
        value = Decimal(match[name])
        readings: list[Reading] = [(kind, value) for kind in kinds if kind is Kind.DAY or value <= 12]
        drafts.append(Draft(*match.span(name), readings))
    return [*drafts, Draft(*match.span("slashed_year"), [(Kind.YEAR, Decimal(match["slashed_year"]))])]


def read_nine_eleven(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read 9/11, the name of a day that Chinese may write as 911 too."""
    return [
        Draft(*match.span("nine"), [(Kind.MONTH, Decimal(9)), as_number(9), as_number(911)], Weight.FAINT),
        Draft(*match.span("eleven"), [(Kind.DAY, Decimal(11)), as_number(11)], Weight.FAINT),
    ]


def read_short_year(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read the year of the '08 Olympics."""
    value = Decimal(match["short_year"])
    year = (Kind.YEAR, value + (2000 if value < 50 else 1900))
    return draft_match(match, year, as_number(value), weight=Weight.HARD)


def read_era(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read the 1980s, the ’80s, the eighties."""
    if match["era"]:
        value = Decimal(match["era"])
        century = [(Kind.CENTURY, value / 100 + 1)] if not value % 100 else []
        return draft_match(match, (Kind.DECADE, value), *century, weight=Weight.HARD)
    value = Decimal(match["short_era"] or ERA_WORDS[match["era_word"].lower()])
    readings = [(Kind.DECADE, value + 1900), as_number(value)]
    if of_life := OF_LIFE.search(text, max(0, match.start() - 12), match.start()):
        readings.reverse()
        # Whoever is in the late thirties is nearly forty.
        later = LATER_IN_LIFE.get((of_life["part"] or "").strip(" -").lower())
        readings += [as_number(value + later)] if later else []
    return draft_match(match, *readings)


def read_century(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read the 21st century."""
    return draft_match(match, (Kind.CENTURY, count_word(match["century"])), weight=Weight.HARD)


def read_period(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read a quarter, the first quarters and the halves of a year."""
    name = match.lastgroup or ""
    if name in ("early", "late"):
        value = Decimal(1 if name == "early" else 2)
        return draft_match(match, (Kind.HALF, value))
    count = count_word(match[name])
    if name == "quarters":
        return draft_match(match, (Kind.QUARTERS, count), as_number(count * 3))
    return draft_match(match, (Kind.HALF if name == "h" else Kind.QUARTER, count), as_number(count))


def read_clock(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read 3:30 p.m., 10 o'clock, 15:20; the seconds of 7:11:35 a.m. are a number of their own."""
    hour, _, minute = (match["clock"] or match["plain_clock"]).replace(".", ":").partition(":")
    first = int(hour)
    meridian = (match["meridian"] or "").lower()
    hours = [first, (first + 12) % 24] if first <= 12 else [first]
    if meridian and first <= 12:
        hours = [first % 12 + (12 if meridian.startswith("p") else 0)]
    readings: list[Reading] = [(Kind.CLOCK, Decimal(each * 60 + int(minute or 0))) for each in hours]
    if not minute:
        readings.append(as_number(first))
    drafts = draft_match(match, *readings, weight=Weight.HARD)
    if match["ticks"]:
        drafts[0].end = match.end("clock")
        drafts.append(Draft(*match.span("ticks"), [as_number(int(match["ticks"]))]))
    return drafts


def read_zulu(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read 2345 GMT."""
    hour, minute = divmod(int(match["zulu"]), 100)
    return draft_match(match, (Kind.CLOCK, Decimal(hour * 60 + minute)), weight=Weight.HARD)


def read_race(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read the minutes and seconds of a race, 2:06.45, as two numbers."""
    return [
        Draft(match.start(name), match.end(name), [as_number(Decimal(match[name]))])
        for name in ("lap", "race")
    ]


def read_month(text: str, match: re.Match[str], before: list[Draft]) -> list[Draft]:
    """Read a month's name; May and March only where a date can stand."""
    name = match["month"]
    if name in MONTHS_AND_WORDS and not (
        MONTH_FOLLOWER.match(text, match.end())
        or MONTH_CONTEXT.search(text, max(0, match.start() - 12), match.start())
    ):
        return []
    value = Decimal(MONTHS[name])
    draft = Draft(match.start(), match.end("month"), [(Kind.MONTH, value)])
    if before and before[-1].readings == [(Kind.MONTH, Decimal(1))]:
        draft.readings += (
            [as_number(value)] if THROUGH.fullmatch(text[before[-1].end : match.start()]) else []
        )
    return [draft]


def is_after_month(text: str, start: int, before: list[Draft]) -> bool:
    """Return whether a number stands right after a month's name, or closes a range of days after one."""
    if not before:
        return False
    kind = before[-1].readings[0][0]
    gap = text[before[-1].end : start]
    if kind is Kind.MONTH:
        return AFTER_MONTH.fullmatch(gap) is not None
    return kind is Kind.DAY and len(before) > 1 and AFTER_DAY.fullmatch(gap) is not None


def counts_something(text: str, draft: Draft) -> bool:
    """Return whether digits count what stands after them: 2090 km, 1950 workers; in 2019 companies does not."""
    if MEASURE["en"].match(text, draft.end):
        return True
    return SORT["en"].match(text, draft.end) is not None and not YEAR_FRONT.search(
        text, max(0, draft.start - 9), draft.start
    )


def take_date(text: str, draft: Draft, value: Decimal, before: list[Draft]) -> bool:
    """Make a year or a day of plain digits where they can be one; return whether they can.

    Four digits are a year from 1500 on, and may be one from 1000; two after a year and a dash are a year too (2020-21).
    """
    digits, gap = text[draft.start : draft.end], text[before[-1].end : draft.start] if before else ""
    has_unit = SCALED.match(text, draft.end) or AFTER.match(text, draft.end) or counts_something(text, draft)
    last = before[-1].readings[0] if before else None
    if len(digits) == 4 and 1000 <= value <= 2200 and not has_unit:
        draft.readings.insert(0 if value >= 1500 else 1, (Kind.YEAR, value))
    elif value <= 31 and (is_after_month(text, draft.start, before) or MONTH_AFTER.match(text, draft.end)):
        draft.readings, draft.weight = [(Kind.DAY, value), as_number(value)], Weight.HARD
        sign = NTH_SIGN.match(text, draft.end)
        draft.end = sign.end() if sign else draft.end
    elif len(digits) == 2 and last and last[0] is Kind.YEAR and gap in ("-", "/", "–"):
        draft.readings.insert(0, (Kind.YEAR, Decimal(last[1]) // 100 * 100 + value))
    else:
        return False
    return True
