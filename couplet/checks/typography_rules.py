"""The rules of typography that are ours: each finds its slips in one text; where they stand in a file is told elsewhere.

Sources: GB/T 15834-2011 (punctuation), GB/T 15835-2011 (numerals), and for English the house style of this report: curly quotation marks,
spaced en dashes, the serial comma, digits grouped by threes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_AFTER_HAN = r"(?<=[\u3400-\u9fff\uf900-\ufaff”’》）])"
_ITEM = r"(?!(?:and|or|but|with|which|who|where|to|at|in|for|by|of)\b)(?:[\w’-]+ ){0,2}?[\w’-]+"
FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_COUNTER = re.compile(r"(?:^|\s)(?:\d+|[a-z])\)$")
HALF_WIDTH = {
    "，": ", ",
    "。": ". ",
    "；": "; ",
    "：": ": ",
    "？": "? ",
    "！": "! ",
    "（": " (",
    "）": ") ",
    "、": ", ",
}
PAIRS: Mapping[str, str] = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "「": "」",
    "『": "』",
}
ENGLISH_PAIRS: Mapping[str, str] = {"“": "”", "‘": "’", "(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip in a text."""

    code: str
    """Code of the finding."""
    start: int
    """Index of its first character."""
    end: int
    """Index after its last character."""
    replacement: str | None
    """What should stand there; ``None`` where a person must decide."""


Rule = Callable[[str], Iterator[Slip]]


def _replace(code: str, pattern: str, mend: Callable[[re.Match[str]], str | None]) -> Rule:
    """Return the rule that every match of ``pattern`` is a slip, mended by ``mend``."""
    compiled = re.compile(pattern)

    def find(text: str) -> Iterator[Slip]:
        for match in compiled.finditer(text):
            yield Slip(code, match.start(), match.end(), mend(match))

    return find


def find_straight_quotes(text: str) -> Iterator[Slip]:
    """Yield straight double quotation marks in Chinese; those that come in pairs with their curly forms in turn."""
    places = [match.start() for match in re.finditer('"', text)] if HAN.search(text) else []
    for number, place in enumerate(places):
        curly = "“”"[number % 2] if len(places) % 2 == 0 else None
        yield Slip("typography.straight-quote", place, place + 1, curly)


def find_unpaired(text: str, pairs: Mapping[str, str] = PAIRS) -> Iterator[Slip]:
    """Yield brackets and quotation marks without partner; ’ alone is an apostrophe, and “1)” counts."""
    closing = {closer: opener for opener, closer in pairs.items()}
    waiting: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if char in pairs:
            waiting.append((char, place))
        elif char in closing and waiting and waiting[-1][0] == closing[char]:
            waiting.pop()
        elif char in closing and char != "’" and not _COUNTER.search(text, 0, place + 1):
            yield Slip("typography.unpaired", place, place + 1, None)
    for _, place in waiting:
        yield Slip("typography.unpaired", place, place + 1, None)


def find_turned_quotes(text: str) -> Iterator[Slip]:
    """Yield double quotation marks turned the wrong way round, as ``”你好“`` and ``“你好“`` are: in turn they open and close."""
    places = [place for place, char in enumerate(text) if char in "“”"]
    wrong = [place for number, place in enumerate(places) if text[place] != "“”"[number % 2]]
    is_nested = not any(text[slip.start] in "“”" for slip in find_unpaired(text))
    if is_nested or len(places) % 2 or not (len(places) == 2 or len(wrong) == 1):
        return
    for place in wrong:
        yield Slip("typography.unpaired", place, place + 1, "”" if text[place] == "“" else "“")


CHINESE_RULES: tuple[Rule, ...] = (
    # GB/T 15834, 4: marks after Chinese are full-width; a colon between digits is a time or a ratio and never follows Han.
    _replace("typography.half-width", _AFTER_HAN + r"[,;:?!](?!/)", lambda match: FULL_WIDTH[match[0]]),
    _replace(
        "typography.half-width",
        r"(?<=[0-9A-Za-z%])[,;:?!](?=" + _HAN + ")",
        lambda match: FULL_WIDTH[match[0]],
    ),
    _replace("typography.half-width", _AFTER_HAN + r"\.(?=\d|" + _HAN + ")", lambda match: "。"),
    _replace("typography.half-width", r"\(([^()]*" + _HAN + r"[^()]*)\)", lambda match: f"（{match[1]}）"),
    _replace(
        "typography.full-width", r"[０-９Ａ-Ｚａ-ｚ]+|(?<=\d)％", lambda match: normalize("NFKC", match[0])
    ),
    # No space between Han and digits or Latin: the browser sets it (text-autospace).
    _replace(
        "typography.space",
        rf"(?<={_HAN})[ \u00a0]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])[ \u00a0]+(?={_HAN})",
        lambda match: "",
    ),
    # GB/T 15834, 4.12 and 4.13: …… and —— take two characters each.
    _replace("typography.ellipsis", r"\.{3,}|。{2,}|…+", lambda match: None if match[0] == "……" else "……"),
    _replace("typography.dash", r"(?<!-)-{2,}(?!-)", lambda match: "——"),
    # GB/T 15834, 4.13.3 and GB/T 15835, 5.1: ranges of numbers take — or ～.
    _replace("typography.range", r"(?<=\d)~(?=\d)", lambda match: "～"),
    _replace(
        "typography.range", rf"(?<=[\d%])-(?=\d+(?:\.\d+)?(?:%|{_HAN}))(?<!\d{{4}}-)", lambda match: "—"
    ),
    _replace(
        "typography.repeated", r"([，。；：、])\1+", lambda match: None if match[1] == "。" else match[1]
    ),
    find_straight_quotes,
)


def _drop_correct(rule: Rule) -> Rule:
    """Return a rule without slips that would not change anything."""

    def find(text: str) -> Iterator[Slip]:
        for slip in rule(text):
            if slip.replacement is not None and slip.replacement != text[slip.start : slip.end]:
                yield slip

    return find


CHINESE_RULES = tuple(
    _drop_correct(rule) if rule is not find_straight_quotes else rule for rule in CHINESE_RULES
)


def _curl(match: re.Match[str]) -> str:
    """Return the curly form of a straight quotation mark, by what stands before and after it."""
    before = match.string[match.start() - 1] if match.start() else " "
    is_opening = before in " \n([—–" and match.end() < len(match.string)
    return ("“" if is_opening else "”") if match[0] == '"' else ("‘" if is_opening else "’")


def _find_full_width(text: str) -> Iterator[Slip]:
    """Yield Chinese punctuation in English, but not inside a run of Chinese."""
    for match in re.finditer(r"[，。；：？！（）、《》【】０-９Ａ-Ｚａ-ｚ　]", text):
        around = text[max(0, match.start() - 1) : match.end() + 1]
        if not HAN.search(around):
            is_last = match.end() == len(text)
            mended = HALF_WIDTH.get(match[0])
            yield Slip(
                "typography.full-width",
                match.start(),
                match.end(),
                mended.strip() if mended and is_last else mended,
            )


def _find_ungrouped(text: str) -> Iterator[Slip]:
    """Yield numbers of five digits and more without commas; a text that is a number alone (a telephone, a code) is left alone."""
    if re.fullmatch(r"[\d\s-]+", text):
        return
    for match in re.finditer(r"(?<![\d.,#-])\d{5,30}(?=[ ,.;:)]|$)(?![.,]\d)", text):
        yield Slip("typography.grouping", match.start(), match.end(), f"{int(match[0]):,}")


# Begins where something else ends, and is not long: tried from every character on, a text without a stop would take hours.
_LAST_ITEMS = re.compile(
    rf"(?:^|(?<=[.;:,]))(?P<before>[^.;:,]{{0,400}}\w), {_ITEM}(?P<and> and ){_ITEM}(?=[.;:]|$)", re.MULTILINE
)
_OPENING = re.compile(
    r"\W*(?:after|as|at|before|by|during|for|from|if|in|on|once|since|through|throughout|to|under|until|when|while|with)\b",
    re.IGNORECASE,
)
"""Begins words that are set off by a comma and are no item of a list: “In summer, workers and students.” A single word may be “Today”."""


def _find_bare_lists(text: str) -> Iterator[Slip]:
    """Yield the “and” of lists without a comma before it: “rooms, stations and centres.”; short items alone are told from clauses."""
    for match in _LAST_ITEMS.finditer(text):
        is_continued = text[: match.start("before")].endswith(",")
        is_set_off = _OPENING.match(match["before"]) or len(match["before"].split()) == 1
        if is_continued or not is_set_off:
            yield Slip("typography.serial-comma", *match.span("and"), None)


def _find_english_unpaired(text: str) -> Iterator[Slip]:
    """Yield English quotation marks and brackets without partner."""
    yield from find_unpaired(text, ENGLISH_PAIRS)


ENGLISH_RULES: tuple[Rule, ...] = (
    _find_full_width,
    _find_english_unpaired,
    _replace("typography.straight-quote", r"[\"']", _curl),
    _replace("typography.dash", r"(?<=\w)(?: -{1,3} | ?-{2,3} ?)(?=\w)", lambda match: " – "),
    _replace("typography.ellipsis", r"\.{3}", lambda match: "…"),
    _replace("typography.space", r"(?<=\S) {2,}(?=\S)", lambda match: " "),
    _replace("typography.space", r"(?<=[\w”’)]) +(?=[,;:.?!](?:\s|$))", lambda match: ""),
    _replace("typography.space", r"(?<=[a-z”’)])[,;](?=[A-Za-z“‘(])", lambda match: f"{match[0]} "),
    _replace("typography.repeated", r"([,;:])\1+|(?<!\.)\.\.(?!\.)", lambda match: match[0][0]),
    _find_ungrouped,
    _find_bare_lists,
)
