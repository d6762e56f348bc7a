"""Figures as each language prints them: amount or count, and the words of its bound; house style, no sentences."""

from collections.abc import Mapping

from couplet.model.locales import Locale
from couplet.model.views import FigureView
from couplet.render.formats import format_amount, format_number

Parts = tuple[str, str, str]
"""What stands before a figure, the figure, and what stands after it; the words of a bound may be set smaller."""

BOUNDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "zh": {"over": ("", "余"), "about": ("约", ""), "at-least": ("至少", "")},
    "en": {"over": ("more than ", ""), "about": ("about ", ""), "at-least": ("at least ", "")},
}
"""Words before and after a figure for each bound."""
HAN_MAGNITUDES = ("万", "亿")


def format_figure(figure: FigureView, locale: Locale) -> Parts:
    """Return a figure with the words of its bound: ``("", "418.028万元", "")``; ``ValueError`` for one that is not reported.

    After a magnitude Chinese says 多 where it says 余 after a digit: 3万多, 800余. Of money it says 超.
    """
    if figure.value is None:
        raise ValueError(f"the figure of {figure.fact} is not reported")
    is_money = figure.unit == "CNY"
    text = format_amount(figure.value, "CNY", locale) if is_money else format_number(figure.value, locale)
    if figure.bound is None:
        return "", text, ""
    before, after = BOUNDS[locale.prefix][figure.bound]
    if locale.prefix == "zh" and figure.bound == "over":
        before, after = ("超", "") if is_money else ("", "多" if text.endswith(HAN_MAGNITUDES) else "余")
    return before, text, after
