"""English words that state a figure by themselves, as data: twice, both, doubled, a decade, dozens."""

from decimal import Decimal

from couplet.figures.figure import Kind, Reading, Weight
from couplet.figures.numerals import ORDINALS, TENS

PART_SIZES = {word: Decimal(value) for word, value in ORDINALS.items()} | {
    "half": Decimal(2),
    "quarter": Decimal(4),
    "hundredth": Decimal(100),
    "thousandth": Decimal(1000),
}
"""What one part is the how-manyth of."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan",
            "February Feb",
            "March Mar",
            "April Apr",
            "May",
            "June Jun",
            "July Jul",
            "August Aug",
            "September Sept Sep",
            "October Oct",
            "November Nov",
            "December Dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Months by every usual name."""
MONTHS_AND_WORDS = frozenset({"May", "March", "Mar", "Jun", "Sep", "Dec", "Jan"})
"""Names of months that are, or look like, something else too."""

ERA_WORDS = {word.removesuffix("y") + "ies": value for word, value in TENS.items()}
"""Decades, of a century or of a life, in words: the nineties, in her thirties."""

EXPONENTS = {
    "ten": 1,
    "dozen": 1,
    "score": 1,
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}


def _count(value: int, *more: Reading) -> list[Reading]:
    """Return readings as a number."""
    return [(Kind.NUMBER, Decimal(value)), *more]


def _share(text: str, *more: Reading) -> list[Reading]:
    """Return readings as a share."""
    return [(Kind.SHARE, Decimal(text)), *more]


_HALF = _share("0.5", (Kind.NUMBER, Decimal("0.5")), (Kind.NUMBER, Decimal("1.5")))

_WORDS: tuple[tuple[str, list[Reading], Weight], ...] = (
    ("once", _count(1), Weight.GHOST),
    ("both", _count(2), Weight.SOFT),
    ("pair couple either neither twin", _count(2), Weight.GHOST),
    ("duo dual biennial bimonthly brace", _count(2), Weight.GHOST),
    ("trio triplets trilateral trilogy hat-trick", _count(3), Weight.GHOST),
    ("quartet quadruplets quadrennial", _count(4), Weight.GHOST),
    ("quintet quintuplets", _count(5), Weight.GHOST),
    ("sextet", _count(6), Weight.GHOST),
    ("week-long weeklong", _count(7), Weight.GHOST),
    ("decadal decade-long decade-old", _count(10), Weight.GHOST),
    ("twentysomething twentysomethings", _count(20), Weight.GHOST),
    ("thirtysomething thirtysomethings", _count(30), Weight.GHOST),
    ("fortysomething fortysomethings", _count(40), Weight.GHOST),
    ("sexagenarian", _count(60), Weight.GHOST),
    ("septuagenarian", _count(70), Weight.GHOST),
    ("octogenarian", _count(80), Weight.GHOST),
    ("nonagenarian", _count(90), Weight.GHOST),
    ("centenarian centenarians", _count(100), Weight.GHOST),
    ("sesquicentennial", _count(150), Weight.GHOST),
    ("tricentennial tercentenary", _count(300), Weight.GHOST),
    ("millennium", _count(1000), Weight.GHOST),
    ("millennia", [(Kind.MAGNITUDE, Decimal(3))], Weight.GHOST),
    ("twice double doubles doubled doubling two-fold", _count(2, (Kind.SHARE, Decimal(1))), Weight.SOFT),
    (
        "thrice triple triples tripled tripling treble trebled",
        _count(3, (Kind.SHARE, Decimal(2))),
        Weight.SOFT,
    ),
    ("quadruple quadruples quadrupled quadrupling", _count(4, (Kind.SHARE, Decimal(3))), Weight.SOFT),
    ("quintuple quintupled", _count(5), Weight.SOFT),
    ("halve halves halved halving half", _HALF, Weight.SOFT),
    ("quarter", _share("0.25", (Kind.NUMBER, Decimal(3))), Weight.GHOST),
    ("dozen", _count(12, (Kind.NUMBER, Decimal(10))), Weight.GHOST),
    ("decade", _count(10), Weight.FAINT),
    ("decades", [(Kind.MAGNITUDE, Decimal(1))], Weight.GHOST),
    ("century centenary centennial", _count(100), Weight.GHOST),
    ("bicentenary bicentennial", _count(200), Weight.GHOST),
    ("quarter-century", _count(25, (Kind.SHARE, Decimal("0.25"))), Weight.SOFT),
    ("centuries", [(Kind.MAGNITUDE, Decimal(2))], Weight.GHOST),
    ("fortnight", _count(2, (Kind.NUMBER, Decimal(14)), (Kind.NUMBER, Decimal(15))), Weight.GHOST),
    ("noon midday", [(Kind.CLOCK, Decimal(720))], Weight.GHOST),
    ("midnight", [(Kind.CLOCK, Decimal(0))], Weight.GHOST),
)
_JUBILEES = {"silver": 25, "golden": 50, "diamond": 60, "platinum": 70}
WORDS = {word: (readings, weight) for words, readings, weight in _WORDS for word in words.split()} | {
    f"{metal} {feast}": (_count(years), Weight.GHOST)
    for metal, years in _JUBILEES.items()
    for feast in ("jubilee", "anniversary", "wedding")
}
"""Readings and weight of each word."""


def read_vague(text: str) -> list[Reading]:
    """Return what ``hundreds of thousands`` or ``several hundred`` may be taken for: a power of ten."""
    words = [word.removesuffix("s") for word in text.lower().split()]
    exponent = sum(EXPONENTS.get(word, 0) for word in words)
    pair: list[Reading] = [(Kind.NUMBER, Decimal(2).scaleb(exponent))] if "couple" in words else []
    return [(Kind.MAGNITUDE, Decimal(exponent)), *pair]
