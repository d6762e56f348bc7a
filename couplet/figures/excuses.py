"""When a figure on one side alone is no mistake: what published translators leave to the context; it compares no values."""

import re
from collections.abc import Sequence
from decimal import Decimal

from couplet.figures.figure import Figure, Kind, Weight
from couplet.figures.matching import MEASURES, Matching
from couplet.figures.units import CURRENCIES

RELATIVE_YEAR = {
    "zh": re.compile(r"[今去明前同本当次翌上]年|[过]去一年|这一年|一年[来前]|年[初中底末]|本年度|全年|同比"),
    "en": re.compile(
        r"(?i:\b(?:this|last|next|previous|same|past|following|current|preceding|that) year|year (?:ago|earlier|before)|years? later"
        r"|year[- ]on[- ]year)"
    ),
}
RELATIVE_DAY = {
    "zh": re.compile(r"[周][一二三四五六日末]|星期|礼拜|[今昨明当前同]天|[昨今当翌次]日|近日|日前|月底|月初"),
    "en": re.compile(
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?i:today|yesterday|tomorrow|recently|same day|earlier this (?:week|month)"
        r"|this (?:week|month)|last (?:week|month)|next (?:week|month)|end of the month)"
    ),
}
RELATIVE_MONTH = {
    "zh": re.compile(r"[本当上下同]月|个月[前后]|近日|日前|月底"),
    "en": re.compile(
        r"(?i:\b(?:this|last|next|same|the|previous) month|months? (?:ago|earlier|later)|recently)"
    ),
}
RELATIVE = {
    Kind.YEAR: (RELATIVE_YEAR,),
    Kind.MONTH: (RELATIVE_MONTH, RELATIVE_DAY),
    Kind.DAY: (RELATIVE_DAY,),
    Kind.CLOCK: (),
}
"""What may stand for a part of a date: last year, last month, on Monday, yesterday."""
IMPLIED = {"规模以上": (Decimal(20_000_000), Decimal(5_000_000))}
"""Chinese terms and the amounts by which English explains them: industrial firms above designated size, 20 million yuan a year."""
SPOKEN = {
    ("month", 12): {"zh": re.compile("年"), "en": re.compile(r"\b(?i:years?|annual)")},
    ("month", 18): {"zh": re.compile("[年岁]半"), "en": re.compile(r"year and a half")},
    ("hour", 24): {
        "zh": re.compile("[天日]|昼夜"),
        "en": re.compile(r"\b(?i:days?|daily|overnight|clock|yesterday)\b"),
    },
    ("day", 7): {"zh": re.compile("周|星期"), "en": re.compile(r"\b(?i:weeks?)\b")},
    ("minute", 60): {"zh": re.compile("小时"), "en": re.compile(r"\b(?i:hours?|hourly)\b")},
}
"""Lengths of time that the other language may say in one word without a number: 12 months and a year."""
WHOLE = {
    "zh": re.compile("[全都]|所有|完全|纯属|每"),
    "en": re.compile(
        r"\b(?i:all|every|each|entire(?:ly)?|whol(?:e|ly)|full(?:y)?|complete(?:ly)?|total(?:ly)?)\b"
    ),
}
"""Words for a hundred percent."""
BRACKET = re.compile(r"[(（][^)）]{0,12}$")
QUANTITIES = MEASURES - {Kind.SPAN, Kind.TERM}
"""What is converted for readers of one language."""
CONVERTED = re.compile(r"[^()（）\d]{0,24}[(（]")
"""Between a figure and the same quantity in another unit in brackets."""
DEGREES = re.compile(r"(?:[摄华]氏)?度|\s?°|[℃℉]|[ -]degrees?\b")
BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
YEAR_END = r"\s?(?:公元前?|c\. ?)?[\d,]{1,6}\s?(?:年|[AB]\.?[CD]\.?E?)?\s?"
ASIDE = re.compile(
    rf"(?:约|大约|相当于|about|around)(?![^\d]*[$£€¥元]).*|{YEAR_END}[-–—―~～至到]{{1,2}}{YEAR_END}"
)
"""Asides that need no answer: the years of a dynasty, about so much."""
BARE_CLOCK = re.compile(r"[\d:：.]+")
"""A time without a word that says so, which may be the length of a race or a score."""
LAST = {Kind.MONTH: 12, Kind.DAY: 31}
"""Beyond these there is no such part of a date: 11月130日 is a slip."""
DATE_PARTS = frozenset({Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.CLOCK})


def is_excused(figure: Figure, side: str, matching: Matching, texts: tuple[str, str]) -> bool:
    """Return whether the other side may do without this part of a date, or this converted amount.

    ``texts`` are the figure's own text and the other one.

    A year answers last year, a day or month a weekday or yesterday, where the other side says so oftener than this one; the month of a
    date whose day is there may be understood. So may a year, a month, a day or a time of day where the other side names none at all.
    Where the other side has an unanswered date part of the same kind, nothing is excused: that is a changed date.
    """
    own_text, other_text = texts
    left = matching.left_en if side == "zh" else matching.left_zh
    if side == "en" and any(
        figure.value in amounts and term in other_text for term, amounts in IMPLIED.items()
    ):
        return True
    if is_aside(figure, own_text, left):
        return True
    if figure.kind not in DATE_PARTS:
        rivals = [other for other in left if other.kind is figure.kind]
        if is_spoken(figure, side, other_text):
            return not any(other.weight for other in rivals)
        is_converted = is_conversion(figure, side, matching, own_text)
        return is_converted and not any(other.weight is Weight.HARD for other in rivals)
    is_slip = figure.kind in LAST and Decimal(figure.value) > LAST[figure.kind]
    if is_slip or any(figure.kind in (kind for kind, _ in other.readings) for other in left if other.weight):
        return False
    if figure.kind is Kind.CLOCK and BARE_CLOCK.fullmatch(figure.text):
        return False
    other_index = 1 if side == "zh" else 0
    if not any(pair[other_index].kind is figure.kind for pair in matching.pairs):
        return True
    other_side = "en" if side == "zh" else "zh"
    for words in RELATIVE[figure.kind]:
        if len(words[other_side].findall(other_text)) > len(words[side].findall(own_text)):
            return True
    return figure.kind is Kind.MONTH and is_understood(figure, side, matching.pairs)


def is_spoken(figure: Figure, side: str, other_text: str) -> bool:
    """Return whether a figure is a length of time, or a hundred percent, for which the other language has a word."""
    if not isinstance(figure.value, Decimal):
        return False
    is_whole = figure.kind is Kind.SHARE and figure.value == 1
    words = WHOLE if is_whole else SPOKEN.get((figure.unit, int(figure.value)))
    return words is not None and words["en" if side == "zh" else "zh"].search(other_text) is not None


def is_aside(figure: Figure, text: str, left: Sequence[Figure]) -> bool:
    """Return whether a figure is part of what a translator explains in brackets: the years of a dynasty, a date, a time in GMT.

    Amounts of money are judged by `is_conversion`. Nothing in ``left``, the other side's figures without an answer, may be of its kind.
    """
    if figure.unit in CURRENCIES or any(
        other.weight and kind is figure.kind for other in left for kind, _ in other.readings
    ):
        return False
    around = next(
        (each for each in BRACKETS.finditer(text) if each.start() < figure.start < each.end()), None
    )
    return around is not None and (figure.kind in DATE_PARTS or ASIDE.fullmatch(around[1]) is not None)


def is_conversion(figure: Figure, side: str, matching: Matching, text: str) -> bool:
    """Return whether a figure is an amount of money, a length, weight or temperature converted in brackets for readers of one language.

    Dollars after yuan are believed only at a rate that there has been.
    """
    own = 0 if side == "zh" else 1
    if not is_convertible(figure, text):
        return False
    if following := CONVERTED.match(text, figure.end):
        # 90 degrees Fahrenheit (32 degrees Celsius): the one in brackets is answered.
        return any(
            following.end() <= pair[own].start <= following.end() + 8 and is_convertible(pair[own], text)
            for pair in matching.pairs
        )
    if not BRACKET.search(text, max(0, figure.start - 14), figure.start):
        return False
    before = [
        pair[own]
        for pair in matching.pairs
        if pair[own].end <= figure.start and pair[own].kind is Kind.NUMBER
    ]
    converted = max(before, key=lambda each: each.end, default=None)
    if converted is None or {converted.unit, figure.unit} != {"CNY", "USD"}:
        return True
    yuan, dollars = (converted, figure) if figure.unit == "USD" else (figure, converted)
    return 4 * Decimal(dollars.value) < Decimal(yuan.value) < 9 * Decimal(dollars.value)


def is_convertible(figure: Figure, text: str) -> bool:
    """Return whether a figure is money or a quantity that is told in different units."""
    return (
        figure.unit in CURRENCIES
        or any(kind in QUANTITIES for kind, _ in figure.readings)
        or DEGREES.match(text, figure.end) is not None
    )


def is_understood(figure: Figure, side: str, pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """Return whether the date that a month belongs to is answered by its other parts."""
    own = 0 if side == "zh" else 1
    return any(
        pair[own].kind in (Kind.DAY, Kind.MONTH)
        and min(abs(pair[own].start - figure.end), abs(figure.start - pair[own].end)) <= 5
        for pair in pairs
    )
