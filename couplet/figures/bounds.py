"""Words that bound a figure, as data and as two look-ups; it knows no numbers."""

import re

from couplet.figures.figure import Bound

HAN_BEFORE = {
    Bound.MORE: "超过 超出 突破 逾 超 不少于 不低于 至少 最少 不下 远超 高于 多于 大于 不止",
    Bound.LESS: "近 将近 接近 不足 不到 未满 未到 低于 少于 小于",
    Bound.MOST: "最多 至多 不超过 不多于 不高于 不得超过 控制在",
    Bound.ABOUT: "约 大约 大概 约为 大致 左右约",
}
HAN_AFTER = {
    Bound.MORE: "多 余 以上 有余 开外",
    Bound.MOST: "以内 之内 以下",
    Bound.ABOUT: "左右 上下 许",
}
LATIN_BEFORE = {
    Bound.MORE: "more than|over|in excess of|upwards? of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|at least|"
    "no less than|not less than|no fewer than|a minimum of|well over|greater than|above|higher than|cross(?:es|ed|ing)?|beyond"
    "|(?:long|old|larg|bigg|fast|heavi|tall|deep)er than",
    Bound.LESS: "nearly|almost|close to|less than|lower than|fewer than|under|below|(?:fell|falls|falling|just) short of"
    "|approaching|not quite|nearing|(?:short|young|small|slow|light)er than",
    Bound.MOST: "at most|no more than|not more than|a maximum of|not exceed(?:ing)?|within",
    Bound.ABOUT: "about|around|some|approximately|roughly|circa|an estimated",
}
LATIN_AFTER = {
    Bound.MORE: r"or more|and above|or above|or over|-?plus|\+|-odd|and over|or higher",
    Bound.MOST: "or less|or fewer|or below|and below",
    Bound.ABOUT: "or so|or thereabouts",
}


NAMES_BEFORE = "(?<![最附邻靠临](?=近))(?<![中英意西德法日韩](?=超))(?<![北纽合预公条契签租](?=约))"
"""Words that end like a bound and are none: 最近, 英超, 北约."""
LATELY = re.compile(r"近\s?$")
SPAN = re.compile(r"[多余来]?\s?个?[年月周天日]")
"""近三年 is as often the last three years as nearly three years."""


def _compile_han(words: dict[Bound, str], *, is_before: bool) -> re.Pattern[str]:
    """Return a pattern that ends (or begins) at a figure, with one group a bound."""
    groups = "|".join(
        f"(?P<{bound.name}>{'|'.join(sorted(forms.split(), key=len, reverse=True))})"
        for bound, forms in words.items()
    )
    return re.compile(
        rf"{NAMES_BEFORE}(?:{groups})(?:了|到|达|有|为)?\s?$"
        if is_before
        else rf"[^\s，。；、,;.（(\d]{{0,3}}?(?:{groups})"
    )


def _compile_latin(words: dict[Bound, str], *, is_before: bool) -> re.Pattern[str]:
    """Return a pattern that ends (or begins) at a figure, with one group a bound."""
    groups = "|".join(f"(?P<{bound.name}>{forms})" for bound, forms in words.items())
    if is_before:
        return re.compile(
            rf"\b(?:{groups})(?: (?:the|a|an|its|another))?[ -]*(?:US|HK|RMB|A)?[$£€¥]?\s?$", re.IGNORECASE
        )
    return re.compile(rf"\s*(?:\w+\s)?(?:{groups})(?![A-Za-z])", re.IGNORECASE)


_PATTERNS = {
    "zh": (_compile_han(HAN_BEFORE, is_before=True), _compile_han(HAN_AFTER, is_before=False), 6),
    "en": (_compile_latin(LATIN_BEFORE, is_before=True), _compile_latin(LATIN_AFTER, is_before=False), 26),
}


def find_bound(text: str, start: int, end: int, language: str) -> Bound:
    """Return the bound stated just before or after a figure at ``start``..``end``; ``language`` is ``zh`` or ``en``."""
    before, after, reach = _PATTERNS[language]
    if language == "zh" and text[start - 1 : start] == "上" and text[start] in "百千万亿":
        return Bound.MORE
    if LATELY.search(text, max(0, start - 2), start) and SPAN.match(text, end):
        return Bound.NONE
    match = before.search(text, max(0, start - reach), start) or after.match(text, end)
    return Bound[match.lastgroup] if match and match.lastgroup else Bound.NONE
