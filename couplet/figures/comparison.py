"""Compares the figures of a Chinese and an English text that translate each other, and says which has no answer and why."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from couplet.figures.excuses import is_excused
from couplet.figures.figure import ITEM, Figure, FigureFinding, Kind, Reading, Slip, Weight
from couplet.figures.matching import Matching, list_near, match_figures
from couplet.figures.reading import read_figures
from couplet.figures.slips import find_exchanged, name_contradiction, name_slip

LEAST_MISSED = Decimal(4)
"""A small number in words that stands alone, with nothing in its place, is missed from this value on."""
URGENCY = {
    slip: rank
    for rank, slip in enumerate(
        (Slip.UNIT, Slip.TENFOLD, Slip.POINTS, Slip.TRANSPOSED, Slip.DATE, Slip.CHANGED)
    )
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of two texts that translate each other: which answer each other, and what is wrong."""

    matching: Matching
    """The figures in pairs, and those without an answer; many of these need none."""
    findings: tuple[FigureFinding, ...]
    """What is wrong, in the order of the Chinese, then the English."""


def relate_figures(zh_text: str, en_text: str, phrases: Collection[str] = ()) -> Comparison:
    """Return which figures of two texts answer each other, with their places, and what is wrong; see `compare_figures`."""
    zh = read_figures(zh_text, "zh", phrases)
    en = read_figures(en_text, "en", phrases)
    matching = match_figures(zh, en)
    if not zh and not en:
        return Comparison(matching, ())
    left_zh = _list_missed("zh", matching, (zh_text, en_text))
    left_en = _list_missed("en", matching, (en_text, zh_text))
    findings = [*_judge_left(left_zh, left_en), *_judge_pairs(matching, (zh_text, en_text))]
    findings.sort(key=lambda finding: (finding.side == "en", finding.start))
    return Comparison(matching, tuple(findings))


def compare_figures(zh_text: str, en_text: str, phrases: Collection[str] = ()) -> tuple[FigureFinding, ...]:
    """Return what is wrong with the figures of two texts that translate each other, in the order of the Chinese, then the English.

    ``phrases`` are names and slogans of either language whose numerals are not figures. Findings of slip ``exchanged`` are warnings.
    """
    return relate_figures(zh_text, en_text, phrases).findings


def find_figure_findings(zh_text: str, en_text: str, phrases: Collection[str] = ()) -> list[dict[str, str]]:
    """Return the findings as plain values, ``{"side", "text", "value"}`` each; empty where the figures agree."""
    return [
        {"side": finding.side, "text": finding.text, "value": finding.value}
        for finding in compare_figures(zh_text, en_text, phrases)
    ]


def _list_missed(side: str, matching: Matching, texts: tuple[str, str]) -> list[Figure]:
    """Return the figures of a side that have no answer and need one; ``texts`` are its own text and the other one."""
    left, others = matching.left_zh, matching.left_en
    if side == "en":
        left, others = others, left
    answered = {reading for pair in matching.pairs for reading in pair[side == "zh"].readings}
    return [
        figure
        for place, figure in enumerate(left)
        if _is_missed(figure, [others[index] for index in list_near(place, len(left), len(others))], answered)
        and not is_excused(figure, side, matching, texts)
    ]


def _is_missed(figure: Figure, others: Sequence[Figure], answered: Collection[Reading]) -> bool:
    """Return whether a figure without an answer needs one: something stands in its place, or nothing says the same."""
    if figure.weight is Weight.GHOST:
        return figure.unit == ITEM and any(other.unit == ITEM for other in others)
    if not any(reading in answered for reading in figure.readings):
        return True
    return any(other.weight and name_slip(figure, other) for other in others)


def _judge_left(left_zh: list[Figure], left_en: list[Figure]) -> Iterator[FigureFinding]:
    """Yield the findings about figures without an answer, told in pairs where one seems to stand for the other."""
    guesses = sorted(
        (URGENCY[slip], abs(row - column), row, column, slip)
        for row, zh in enumerate(left_zh)
        for column in list_near(row, len(left_zh), len(left_en))
        if (slip := name_slip(zh, left_en[column])) is not None
    )
    done_zh: set[int] = set()
    done_en: set[int] = set()
    for _, _, row, column, slip in guesses:
        if row not in done_zh and column not in done_en:
            done_zh.add(row)
            done_en.add(column)
            yield _tell("zh", left_zh[row], slip, left_en[column])
            yield _tell("en", left_en[column], slip, left_zh[row])
    for side, left, done in (("zh", left_zh, done_zh), ("en", left_en, done_en)):
        for index, figure in enumerate(left):
            if index not in done and _is_missed_alone(figure):
                yield _tell(side, figure, Slip.MISSING)


def _is_missed_alone(figure: Figure) -> bool:
    """Return whether a figure is missed though nothing stands in its place."""
    if figure.weight is not Weight.SOFT:
        return figure.weight is Weight.HARD
    return figure.kind is Kind.NUMBER and isinstance(figure.value, Decimal) and figure.value >= LEAST_MISSED


def _judge_pairs(matching: Matching, texts: tuple[str, str]) -> Iterator[FigureFinding]:
    """Yield the findings about figures that agree in value and yet say something else."""
    for zh, en in matching.pairs:
        slip = name_contradiction(zh, en)
        if slip is Slip.BOUND or (slip and zh.weight and en.weight):
            yield _tell("zh", zh, slip, en)
            yield _tell("en", en, slip, zh)
    for zh, en in find_exchanged(matching.pairs, texts):
        yield _tell("en", en, Slip.EXCHANGED, zh)


def _tell(side: str, figure: Figure, slip: Slip, other: Figure | None = None) -> FigureFinding:
    """Return a finding about a figure."""
    return FigureFinding(
        side=side,
        text=figure.text,
        start=figure.start,
        end=figure.end,
        value=format_value(figure),
        slip=slip,
        other=other.text if other else "",
    )


def format_value(figure: Figure) -> str:
    """Return a figure's value in plain digits: 12800000, 6.5%, 15:20, 1980s."""
    value = figure.value
    if not isinstance(value, Decimal):
        return value
    if figure.kind is Kind.SHARE:
        return f"{value.scaleb(2).normalize():f}%"
    if figure.kind is Kind.CLOCK:
        return f"{int(value) // 60}:{int(value) % 60:02}"
    plain = f"{value.normalize():f}"
    return f"{plain}s" if figure.kind is Kind.DECADE else plain
