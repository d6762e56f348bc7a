"""What a value or a key of a YAML file was meant to be, where only one thing can be meant: numbers, dates, switches, names of keys."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?", re.ASCII)
_LARGE = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*([万亿])", re.ASCII)
_DATE = re.compile(r"(?:(\d{4})\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?", re.ASCII)
_MONTH = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?", re.ASCII)
_UNITS = {"万": 10**4, "亿": 10**8}
SWITCHES: Mapping[str, str] = {
    "是": "true",
    "否": "false",
    "对": "true",
    "真": "true",
    "假": "false",
    "开": "true",
    "关": "false",
}
LANGUAGES: Mapping[str, str] = {
    **dict.fromkeys(("cn", "zh-cn", "zh_cn", "zh-hans", "zh_hans", "chinese", "中文", "中", "汉语"), "zh"),
    **dict.fromkeys(("eng", "en-us", "en_us", "en-gb", "english", "英文", "英", "英语"), "en"),
}
"""What is written for the prefix of a locale."""
CHINESE_KEYS: Mapping[str, str] = {
    "标题": "title",
    "题目": "title",
    "短标题": "short_title",
    "描述": "description",
    "摘要": "description",
    "导语": "deck",
    "副题": "deck",
    "页面": "page",
    "类型": "page",
    "日期": "date",
    "数值": "value",
    "目标": "target",
    "单位": "unit",
    "图片": "photo",
    "照片": "photo",
    "图说": "caption",
    "说明": "caption",
    "替代文字": "alt",
    "摄影": "credit",
    "作者": "byline",
    "地点": "place",
    "主题": "theme",
    "条目": "items",
    "语言": "locales",
    "导航": "navigation",
}
"""Chinese words for keys."""


def mend_number(written: str) -> str | None:
    """Return the plain number that ``4.5万`` or ``35,000`` is: ``45000``; ``None`` for what is no number."""
    if _GROUPED.fullmatch(written):
        return re.sub("[,，]", "", written)
    match = _LARGE.fullmatch(written.strip())
    if match is None:
        return None
    number = Decimal(match[1]) * _UNITS[match[2]]
    return format(number.quantize(Decimal(1)) if number == number.to_integral() else number, "f")


def mend_date(written: str) -> str | None:
    """Return the date that ``2022.4.29`` or ``4月29日`` is: ``2022-04-29``, ``04-29``; ``None`` for what is none."""
    text = written.strip()
    if match := _DATE.fullmatch(text):
        year, month, day = match.groups()
        try:
            whole = date(int(year or 2024), int(month), int(day)).isoformat()
        except ValueError:
            return None
        return whole if year else whole[5:]
    match = _MONTH.fullmatch(text)
    return f"{match[1]}-{int(match[2]):02}" if match and 1 <= int(match[2]) <= 12 else None


def find_key(written: str, known: Collection[str]) -> str | None:
    """Return the known key that one is but for capitals, hyphens and spaces, or that it names in Chinese; ``None`` if there is none."""
    folded = re.sub(r"[-\s]+", "_", written.strip().lower())
    meant = CHINESE_KEYS.get(folded, folded)
    return meant if meant in known and meant != written else None
