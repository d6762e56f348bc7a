"""Figures as each language prints them: amount or count, and its bound; house style, no sentences."""

from couplet.model.locales import Locale
from couplet.model.views import FigureView
from couplet.render.formats import format_amount, format_number

BOUNDS = {
    "zh": {"over": "{}余", "about": "约{}", "at-least": "至少{}"},
    "en": {"over": "more than {}", "about": "about {}", "at-least": "at least {}"},
}
"""How a bound stands with its figure."""
HAN_MAGNITUDES = ("万", "亿")


def format_figure(figure: FigureView, locale: Locale) -> str:
    """Return a figure with its bound: ``418.028万元``, ``more than 30,000``; ``ValueError`` for one that is not reported.

    After a magnitude Chinese says 多 where it says 余 after a digit: 3万多, 800余. Of money it says 超.
    """
    if figure.value is None:
        raise ValueError(f"the figure of {figure.fact} is not reported")
    is_money = figure.unit == "CNY"
    text = format_amount(figure.value, "CNY", locale) if is_money else format_number(figure.value, locale)
    if figure.bound is None:
        return text
    if locale.prefix == "zh" and figure.bound == "over":
        return f"超{text}" if figure.unit else f"{text}多" if text.endswith(HAN_MAGNITUDES) else f"{text}余"
    return BOUNDS[locale.prefix][figure.bound].format(text)
