"""What a figure is: its place in a text, what it may be read as, how firmly it is stated; it reads and compares nothing."""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What sort of value a reading has; readings of different kinds never answer each other."""

    NUMBER = "number"
    """A count, an amount, an age, a length of time, an ordinal, a multiple: 28, 2.3亿元, 第三, threefold."""
    SHARE = "share"
    """A part of one: 6.5%, 三成, 四分之一, half."""
    POINTS = "points"
    """Percentage points; 25 basis points are 0.25."""
    YEAR = "year"
    """A calendar year."""
    MONTH = "month"
    """A month of the year, 1 to 12."""
    DAY = "day"
    """A day of the month, 1 to 31."""
    CLOCK = "clock"
    """A time of day, in minutes after midnight."""
    QUARTER = "quarter"
    """A quarter of the year, 1 to 4."""
    HALF = "half"
    """The first or second half of a year or a match, 1 or 2."""
    QUARTERS = "quarters"
    """The first so many quarters of a year, counted."""
    DECADE = "decade"
    """The ten years that begin with this one: 1980."""
    CENTURY = "century"
    """A century by its ordinal: 21."""
    MAGNITUDE = "magnitude"
    """A vague multitude by its power of ten: 数百 and hundreds are 2."""
    CODE = "code"
    """Digits inside a name, as they stand: PM2.5, A1, CFC-11."""
    LAND = "land"
    """An area in hectares, beside its number, where the two languages may use different units."""
    MASS = "mass"
    """A mass in tonnes, likewise."""
    LENGTH = "length"
    """A length in metres, likewise."""
    POWER = "power"
    """Power or energy in watts or watt-hours, likewise."""
    SPAN = "span"
    """A length of time in hours, likewise: two weeks, 14天."""
    TERM = "term"
    """A length of time in months, likewise: 18 months, 一年半."""


class Bound(StrEnum):
    """How a figure stands to the exact value."""

    NONE = ""
    MORE = "more"
    """余, 多, 超过, 以上, at least, over, more than."""
    LESS = "less"
    """近, 不足, nearly, almost, less than."""
    MOST = "most"
    """至多, 不超过, 以内, at most, no more than, within."""
    ABOUT = "about"
    """约, 左右, about, around, some."""


class Weight(IntEnum):
    """How much it means when the other language has no answer to a figure."""

    GHOST = 0
    """Answers, but is never missed: 一, one, both, a decade, millions."""
    FAINT = 1
    """The ordinal of a session, the three of these three: missed only where the other side has something else in its place."""
    SOFT = 2
    """A small number in words, or digits in a name: missed too where nothing stands in its place, from three on."""
    HARD = 3
    """Missed wherever there is no answer."""


ITEM = "item"
"""The unit of a numeral that only counts the items of a list: 一、 二是 3. Fourth,"""
Value = Decimal | str
Reading = tuple[Kind, Value]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, date, amount or share as it stands in a text."""

    text: str
    """The words it stands in, unit signs such as % included."""
    start: int
    """Index of its first character in the text."""
    end: int
    """Index after its last character."""
    readings: tuple[Reading, ...]
    """What it can be taken for, the likeliest first; never empty. Values are exact."""
    bound: Bound = Bound.NONE
    """The bound stated with it."""
    weight: Weight = Weight.HARD
    """How firmly it is stated."""
    unit: str = ""
    """The sort of thing counted, where a word beside it tells (``person``, ``firm``), or the currency (``CNY``)."""
    step: Decimal = Decimal(1)
    """The value of one in its last stated digit: 10000 for 13.86 million."""

    @property
    def kind(self) -> Kind:
        """The kind of its likeliest reading."""
        return self.readings[0][0]

    @property
    def value(self) -> Value:
        """The value of its likeliest reading."""
        return self.readings[0][1]


class Slip(StrEnum):
    """What seems to have happened to a figure."""

    UNIT = "unit"
    """Off by a power of ten greater than one: 万 read as million."""
    TENFOLD = "tenfold"
    """Ten times too much or too little."""
    TRANSPOSED = "transposed"
    """The same digits in another order."""
    POINTS = "points"
    """Percent on one side, percentage points on the other."""
    CURRENCY = "currency"
    """The same amount of another currency."""
    BOUND = "bound"
    """The same value, but more than on one side and less than on the other."""
    DATE = "date"
    """Another day, month or year."""
    CHANGED = "changed"
    """Another value."""
    MISSING = "missing"
    """Stated in one language only."""
    EXCHANGED = "exchanged"
    """Stated in both, but of different things."""


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """A figure of one side that has no answer, or the wrong one, on the other."""

    side: str
    """``zh`` or ``en``: where the figure stands."""
    text: str
    """The figure as it stands."""
    start: int
    """Index of its first character in that side's text."""
    end: int
    """Index after its last character."""
    value: str
    """Its value, in plain digits."""
    slip: Slip
    """What seems to have happened."""
    other: str = ""
    """The figure on the other side that stands in its place, if one does."""

    @property
    def is_warning(self) -> bool:
        """Whether this is a guess about what belongs together rather than a plain contradiction."""
        return self.slip is Slip.EXCHANGED
