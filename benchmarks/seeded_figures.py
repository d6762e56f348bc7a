"""What the figures check finds in pairs of your own, clean and with one figure changed.

``python -m benchmarks.seeded_figures PAIRS.jsonl``; each line of the file is an object with ``zh`` and ``en``. Wherever both sides
state the same figure, one of them is changed in every way that fits: another value, another word, digits exchanged, tenfold, another
unit, percent for points, another date, another bound. Chance is seeded by the pair: two runs agree, whatever stands before it.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from benchmarks.tables import format_table
from couplet.figures.comparison import compare_figures
from couplet.figures.numerals import ONES
from couplet.figures.reading import read_figures

DIGITS = {
    "zh": re.compile(
        r"(?<![\w.,])(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale>万亿|[万亿])?(?P<sign>%|个百分点)?", re.ASCII
    ),
    "en": re.compile(
        r"(?<![\w.,])(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale> (?:thousand|million|billion|trillion))?"
        r"(?P<sign>%| per ?cent(?!age)| percentage points?)?(?![\w,]*\d)",
        re.ASCII,
    ),
}
OTHER_SCALES = {
    "万": "亿",
    "亿": "万",
    "万亿": "亿",
    " thousand": " million",
    " million": " billion",
    " billion": " million",
    " trillion": " billion",
}
PERCENT, POINTS = {"zh": "%", "en": " percent"}, {"zh": "个百分点", "en": " percentage points"}
BOUNDS = {
    "zh": {"超过": "不足", "逾": "近", "近": "超过", "至少": "至多", "不足": "超过"},
    "en": {
        "more than": "nearly",
        "over": "nearly",
        "nearly": "more than",
        "at least": "at most",
        "less than": "more than",
    },
}
WORDS = {
    "zh": tuple("二两三四五六七八九十"),
    "en": tuple(word for word, value in ONES.items() if 1 < value <= 12),
}
"""Numbers in words, each of which may become another one."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
Pair = dict[str, str]
"""Language to text."""


def change_figures(pair: Pair, luck: random.Random) -> Iterator[tuple[str, Pair]]:
    """Yield the sort of each change and the pair that it makes."""
    for side, other in (("zh", "en"), ("en", "zh")):
        stated = {reading for figure in read_figures(pair[other], other) for reading in figure.readings}
        answered = [
            figure
            for figure in read_figures(pair[side], side)
            if any(reading in stated for reading in figure.readings)
        ]
        starts = {figure.start for figure in answered}
        for match in DIGITS[side].finditer(pair[side]):
            if match.start() in starts:
                for sort, text in change_figure(match, side, luck):
                    yield sort, pair | {side: pair[side][: match.start()] + text + pair[side][match.end() :]}
        for figure in answered:
            if figure.weight and (text := figure.text.lower()) in WORDS[side]:
                fresh = luck.choice(
                    [word for word in WORDS[side] if word != text and {word, text} != {"二", "两"}]
                )
                yield (
                    "word",
                    pair | {side: pair[side][: figure.start] + fresh + pair[side][figure.end :]},
                )
        for word, opposite in BOUNDS[side].items():
            for match in re.finditer(
                rf"(?<![\w一-鿿]){word} ?(?=\d)" if side == "en" else rf"{word}(?=\d)", pair[side]
            ):
                text = match[0].replace(word, opposite)
                yield "bound", pair | {side: pair[side][: match.start()] + text + pair[side][match.end() :]}


def change_figure(match: re.Match[str], side: str, luck: random.Random) -> Iterator[tuple[str, str]]:
    """Yield what a figure in digits becomes."""
    digits, scale, sign = match["digits"], match["scale"] or "", match["sign"] or ""
    if not scale and not sign and YEAR.fullmatch(digits):
        yield "date", str(int(digits) + luck.choice((-10, -1, 1, 10)))
        return
    places = [place for place, char in enumerate(digits) if char.isdigit()]
    place = luck.choice(places)
    fresh = luck.choice([char for char in "123456789" if char != digits[place]])
    yield "changed", digits[:place] + fresh + digits[place + 1 :] + scale + sign
    pairs = [(one, two) for one, two in pairwise(places) if digits[one] != digits[two] != "0"]
    if pairs:
        one, two = luck.choice(pairs)
        yield (
            "transposed",
            digits[:one]
            + digits[two]
            + digits[one + 1 : two]
            + digits[one]
            + digits[two + 1 :]
            + scale
            + sign,
        )
    if value := Decimal(digits.replace(",", "")):
        yield "tenfold", f"{value * 10:f}{scale}{sign}"
    if scale:
        yield "unit", digits + OTHER_SCALES[scale] + sign
    if sign:
        yield "points", digits + scale + (PERCENT if "point" in sign or "点" in sign else POINTS)[side]


def measure_pairs(path: Path, shown: str) -> Iterator[str]:
    """Yield a table of what is found in the pairs of a file, then those of the ``shown`` sort that are not (or clean ones that are)."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    made, found = Counter[str](), Counter[str]()
    told: list[str] = []
    for pair in pairs:
        texts = {"zh": pair["zh"], "en": pair["en"]}
        if not any(read_figures(text, side) for side, text in texts.items()):
            continue
        for sort, changed in (("clean", texts), *change_figures(texts, random.Random(pair["zh"]))):
            is_found = bool(compare_figures(changed["zh"], changed["en"]))
            made[sort] += 1
            found[sort] += is_found
            if shown == sort and is_found == (sort == "clean"):
                told += [changed["zh"], changed["en"], ""]
    rows = [(sort, f"{made[sort]}", f"{found[sort]}", f"{found[sort] / made[sort]:.1%}") for sort in made]
    yield from format_table(f"Findings in {path.name}", ("change", "pairs", "with findings", "share"), rows)
    seeded = made.total() - made["clean"]
    if seeded:
        yield f"\nOf {seeded} changed pairs {(found.total() - found['clean']) / seeded:.2%} have findings."
    yield from ("", *told) if told else ()


def main() -> None:
    """Print the table of each file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seeded_figures", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="JSON lines with zh and en")
    parser.add_argument(
        "--show", default="", help="print the pairs of this sort that went wrong: clean, changed, unit …"
    )
    arguments = parser.parse_args()
    for path in arguments.files:
        for line in measure_pairs(path, arguments.show):
            print(line, flush=True)


if __name__ == "__main__":
    main()
