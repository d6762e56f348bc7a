"""What a figure is said of, where a word close by tells in both languages: exports, women, the injured; it compares nothing."""

import re
from functools import lru_cache

from couplet.figures.figure import Figure

THINGS = {
    "export": ("出口", "exports?|exported"),
    "import": ("进口", "imports?|imported"),
    "man": ("男性|男子|男职工|男生|男孩|男", "men|males?|boys?"),
    "woman": ("女性|女子|女职工|女生|女孩|妇女|女", "women|females?|girls?"),
    "urban": ("城镇|城市", "urban"),
    "rural": ("农村|乡村", "rural"),
    "primary": ("第一产业", "primary industry"),
    "secondary": ("第二产业", "secondary industry"),
    "tertiary": ("第三产业", "tertiary industry"),
    "gold": ("金牌|金(?=[、，。]?\\d|[、，。])", "golds?"),
    "silver": ("银牌|银(?=[、，。]?\\d|[、，。])", "silvers?"),
    "bronze": ("铜牌|铜(?=[、，。]?\\d|[、，。])", "bronzes?"),
    "dead": ("死亡|遇难|丧生|身亡", "killed|dead|deaths?|died"),
    "hurt": ("受伤", "injured|wounded|hurt"),
    "missing": ("失踪", "missing|unaccounted"),
    "income": ("收入", "incomes?|revenues?"),
    "spending": ("支出", "spending|expenditures?"),
    "birth": ("出生", "births?|born"),
    "from": ("[从由](?=\\d)|[从由][^，。；\\d]{0,8}的(?=\\d)", "from(?= (?:[a-z]+ )?[$£€]?\\d)"),
    "to": ("[到至](?=\\d)", "to(?= (?:[a-z]+ )?[$£€]?\\d)"),
    "on_year": ("同比", "year[ -]on[ -]year|from a year earlier"),
    "on_month": ("环比", "month[ -]on[ -]month|from a month earlier"),
    "China": ("中国|我国", "China(?:'s|’s)?"),
    "America": ("美国", "United States|US|U\\.S\\.|America(?:'s|’s)?"),
    "Japan": ("日本", "Japan(?:'s|’s)?"),
    "Britain": ("英国", "Britain(?:'s|’s)?|UK|U\\.K\\."),
    "Germany": ("德国", "Germany(?:'s|’s)?"),
    "France": ("法国", "France(?:'s|’s)?"),
    "Russia": ("俄罗斯", "Russia(?:'s|’s)?"),
    "India": ("印度(?!尼西亚)", "India(?:'s|’s)?"),
    "year": ("(?<!\\d)(?:1[89]|20)\\d\\d(?=年)", "(?:1[89]|20)\\d\\d"),
}
"""Things to their words in Chinese and English, as regular expressions."""
REACH = 40
"""How many characters away from a figure its thing may stand."""
CLAUSE_ENDS = {
    "zh": re.compile("[，。；：！？,;:、]|而"),
    "en": re.compile(r"[;:!?—]|[,.](?!\d)|\b(?:and|while|whereas|after|compared|against)\b"),
}


@lru_cache(maxsize=2)
def compile_things(language: str) -> re.Pattern[str]:
    """Return a pattern for any thing in a language, with a group for each."""
    column = 0 if language == "zh" else 1
    words = "|".join(f"(?P<{thing}>{forms[column]})" for thing, forms in THINGS.items())
    return re.compile(words if language == "zh" else rf"\b(?:{words})\b", re.IGNORECASE)


def name_thing(match: re.Match[str]) -> str:
    """Return the thing that a word means; years are things each of its own."""
    return f"year {match[0]}" if match.lastgroup == "year" else match.lastgroup or ""


def find_thing(figure: Figure, text: str, language: str) -> str:
    """Return the thing whose word stands closest to a figure in its clause; empty if none does."""
    ends = CLAUSE_ENDS[language]
    start, stop = max(0, figure.start - REACH), min(len(text), figure.end + REACH)
    start = max([start, *(end.end() for end in ends.finditer(text, start, figure.start))])
    if end := ends.search(text, figure.end, stop):
        stop = end.start()
    closest, least = "", REACH + 1
    for match in compile_things(language).finditer(text, start, stop):
        gap = figure.start - match.end() if match.end() <= figure.start else match.start() - figure.end
        if 0 <= gap < least:
            closest, least = name_thing(match), gap
    return closest
