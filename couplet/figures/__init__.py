"""Figures: reads the numbers, dates, amounts and shares of Chinese and English texts and compares them by value; no I/O."""

from couplet.figures.comparison import Comparison, compare_figures, find_figure_findings, relate_figures
from couplet.figures.figure import Bound, Figure, FigureFinding, Kind, Slip, Weight
from couplet.figures.reading import read_figures

__all__ = [
    "Bound",
    "Comparison",
    "Figure",
    "FigureFinding",
    "Kind",
    "Slip",
    "Weight",
    "compare_figures",
    "find_figure_findings",
    "read_figures",
    "relate_figures",
]
