"""What templates speak with: one language plain, several marked, nothing unescaped."""

from decimal import Decimal

import pytest

from couplet.model.catalogs import MessageCatalog
from couplet.model.locales import KNOWN_LOCALES
from couplet.model.views import Edition, FigureView, RowView
from couplet.render.voice import Voice

CATALOGS = {
    "zh": MessageCatalog(
        "zh",
        {"Rate": ("完成率",), "%(n)s items": ("%(n)s 项",), "One <%(x)s": ("一<%(x)s",)},
        {"%(n)s items": "%(n)s items"},
        "0",
    ),
    "en": MessageCatalog(
        "en",
        {"Rate": ("Rate",), "%(n)s items": ("%(n)s item", "%(n)s items"), "One <%(x)s": ("One <%(x)s",)},
        {"%(n)s items": "%(n)s items"},
        "n != 1",
    ),
}
ZH, EN = KNOWN_LOCALES["zh"], KNOWN_LOCALES["en"]


def speak(*locales: str) -> Voice:
    """Return a voice turned to an edition."""
    voice = Voice(CATALOGS)
    voice.turn_to(Edition("x", tuple(KNOWN_LOCALES[prefix] for prefix in locales)))
    return voice


def test_single_edition_is_plain() -> None:
    assert speak("en").say_each("Rate") == "Rate"
    assert speak("zh").spread({"zh": "甲", "en": "A"}) == "甲"


def test_facing_edition_marks_each_language() -> None:
    assert (
        speak("zh", "en").say_each("Rate") == '<span lang="zh-Hans">完成率</span> <span lang="en">Rate</span>'
    )
    assert speak("zh", "en").say("Rate") == "完成率"


def test_the_same_text_stands_once() -> None:
    assert speak("zh", "en").spread({"zh": "2022", "en": "2022"}) == "2022"


def test_a_text_in_a_foreign_language_is_marked() -> None:
    assert speak("en").spread({"zh": "甲"}) == '<span lang="zh-Hans">甲</span>'
    assert speak("zh", "en").spread({"zh": "甲"}) == '<span lang="zh-Hans">甲</span>'
    assert speak("en").spread({}) == ""


def test_everything_is_escaped_once() -> None:
    assert speak("en").spread({"en": "<b>&"}) == "&lt;b&gt;&amp;"
    assert speak("en").say_each("One <%(x)s", x="<i>") == "One &lt;&lt;i&gt;"
    assert speak("en").say_each("One <%(x)s", x={"zh": "甲", "en": "<A>"}) == "One &lt;&lt;A&gt;"


def test_plural_follows_the_language() -> None:
    assert speak("en").count_each("%(n)s items", "%(n)s items", 1, n=1) == "1 item"
    assert (
        speak("zh", "en").count_each("%(n)s items", "%(n)s items", 2, n=2)
        == '<span lang="zh-Hans">2 项</span> <span lang="en">2 items</span>'
    )


FIGURES = [
    (FigureView("x", Decimal(4180280), "CNY"), "418.028万元", "4.18028 million yuan"),
    (
        FigureView("x", Decimal(30000), None, "over"),
        "3万<small>多</small>",
        "<small>more than</small> 30,000",
    ),
    (FigureView("x", Decimal(800), None, "over"), "800<small>余</small>", "<small>more than</small> 800"),
    (
        FigureView("x", Decimal(2150000), "CNY", "about"),
        "<small>约</small>215万元",
        "<small>about</small> 2.15 million yuan",
    ),
    (
        FigureView("x", Decimal(12800000), "CNY", "over"),
        "<small>超</small>1280万元",
        "<small>more than</small> 12.8 million yuan",
    ),
    (
        FigureView("x", Decimal(500), None, "at-least"),
        "<small>至少</small>500",
        "<small>at least</small> 500",
    ),
]


@pytest.mark.parametrize(("figure", "chinese", "english"), FIGURES, ids=[figure[1] for figure in FIGURES])
def test_figures(figure: FigureView, chinese: str, english: str) -> None:
    assert speak("zh").show_figure(figure) == f'<data value="{figure.value}" data-fact="x">{chinese}</data>'
    assert speak("en").show_figure(figure) == f'<data value="{figure.value}" data-fact="x">{english}</data>'


def test_a_figure_that_is_not_reported_prints_nothing() -> None:
    assert speak("zh").show_figure(FigureView("x", None)) == ""


def test_what_a_figure_counts_stands_in_its_own_language() -> None:
    figure, unit = FigureView("x", Decimal(30)), {"zh": "人", "en": "people & others"}
    data = '<data value="30" data-fact="x">30</data>'
    assert speak("zh").show_figure(figure, unit) == f"{data} <small>人</small>"
    assert speak("zh", "en").show_figure(figure, unit) == (
        f'<span lang="zh-Hans">{data} <small>人</small></span> '
        f'<span lang="en">{data} <small>people &amp; others</small></span>'
    )
    assert speak("zh", "en").show_figure(figure, {}) == data


def test_rows_come_as_they_were_sanitised() -> None:
    row = RowView("paragraph", {"zh": "<p>甲</p>"})
    assert speak("zh").show_cell(row, "zh") == "<p>甲</p>"
    assert speak("zh").show_cell(row, "en") == ""


def test_lists_join_as_each_language_does() -> None:
    texts = [{"zh": "甲", "en": "A"}, {"zh": "乙", "en": "B"}, {"zh": "丙", "en": "C"}]
    assert speak("zh", "en").list_each(texts) == {"zh": "甲、乙和丙", "en": "A, B, and C"}
