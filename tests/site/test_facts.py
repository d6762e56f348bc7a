"""Every fact of content/facts.yaml stands on its part of the built site, in both languages, with the right value.

The reading of figures here is the test's own, so that it cannot share a mistake with the program.
"""

import re
from decimal import Decimal
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.real_site import REPOSITORY, RealSite

FACTS: list[dict[str, Any]] = yaml.safe_load(
    (REPOSITORY / "content" / "facts.yaml").read_text(encoding="utf-8")
)["facts"]
LANGUAGES = ("zh", "en")
HAN = dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "fifth": 5, "sixth": 6,
}  # fmt: skip
MAGNITUDES = {"万": 10**4, "亿": 10**8, "million": 10**6}
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def read_value(text: str) -> Decimal | None:
    """Return the one number a figure's text holds."""
    plain = text.lower().replace(",", "")
    if digits := re.search(r"\d+(\.\d+)?", plain):
        scale = next((size for word, size in MAGNITUDES.items() if word in plain), 1)
        return Decimal(digits[0]) * scale
    words = [number for sign, number in HAN.items() if sign in plain]
    words += [number for word, number in WORDS.items() if word in plain.split()]
    return Decimal(words[0]) if words else None


def read_date(text: str) -> str:
    """Return a date as ISO, as far as the text goes."""
    if chinese := re.fullmatch(r"(?:(\d{4})年)?(\d{1,2})[月·](?:份)?(?:(\d{1,2})日?)?", text.strip()):
        year, month, day = chinese.groups()
    else:
        english = re.fullmatch(r"(?:(\d{1,2}) )?([A-Z][a-z]+)(?: (\d{4}))?", text.strip())
        assert english, text
        day, name, year = english.groups()
        month = str(MONTHS.index(name.lower()) + 1)
    return "-".join([*([year] if year else []), month.zfill(2), *([day.zfill(2)] if day else [])])


def find_place(site: RealSite, part: str, language: str) -> LexborNode:
    """Return the main part of the page that must state a fact, or the themed section of it."""
    page, _, section = part.partition("/") if part.startswith("outlook/") else (part, "", "")
    path = f"{language}/" if page == "home" else f"{language}/{page}/"
    main = LexborHTMLParser(site.read_page(path)).css_first("main")
    assert main is not None
    if not section:
        return main
    heading = main.css_first(f"#{section}")
    assert heading is not None
    while heading.tag != "section":
        heading = heading.parent
        assert heading is not None
    return heading


def test_the_source_has_ninety_two_facts() -> None:
    assert len(FACTS) == len({fact["id"] for fact in FACTS}) == 92


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_fact_stands_on_its_page(built_site: RealSite, fact: dict[str, Any], language: str) -> None:
    place = find_place(built_site, fact["part"], language)
    texts = [node.text().strip() for node in place.css(f'[data-fact="{fact["id"]}"]')]
    assert texts, f"{fact['id']} is nowhere on {language}/{fact['part']}"
    if "date" in fact:
        full = {read_date(text) for text in texts}
        assert any(str(fact["date"]).endswith(date) or date.endswith(str(fact["date"])) for date in full), (
            texts
        )
    elif "text" in fact:
        digits = re.findall(r"\d+", str(fact["text"]))
        assert any(re.findall(r"\d+", text) == digits for text in texts), texts
        if language == "zh":
            assert str(fact["text"]) in texts
    else:
        values = fact.get("value")
        wanted = {
            Decimal(str(value))
            for value in (values if isinstance(values, list) else [values])
            if value is not None
        }
        wanted |= {Decimal(str(fact["target"]))} if "target" in fact else set()
        assert wanted <= {read_value(text) for text in texts}, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_reported_is_never_shown_as_met(built_site: RealSite, language: str) -> None:
    """950,000 members in all: the source gives no result."""
    item = find_place(built_site, "scorecard", language).css_first("#plan-members-total")
    assert item is not None
    verdict = item.css_first(".verdict")
    assert verdict is not None
    assert verdict.text().strip() == {"zh": "未公布", "en": "Not reported"}[language]
