"""What templates speak with: messages, texts and figures in every language of the edition at hand; no page knowledge.

A single edition gets plain text. A facing edition gets each language in a ``<span lang>`` of its own, once where all languages have the
same text. One voice serves all pages of a build: the engine tells it the edition before each page.
"""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup, escape

from couplet.model.catalogs import MessageCatalog
from couplet.model.locales import KNOWN_LOCALES, Locale
from couplet.model.views import Edition, FigureView, LocalizedText, RowView
from couplet.render import formats
from couplet.render.figures import Parts, format_figure


class Voice:
    """The functions that every template may call, for the edition that is being rendered."""

    def __init__(self, catalogs: Mapping[str, MessageCatalog]) -> None:
        """Speak with the messages of ``catalogs``, a mapping from locale prefix to catalog."""
        self._catalogs = catalogs
        self._edition = Edition("", ())

    def turn_to(self, edition: Edition) -> None:
        """Speak in the languages of ``edition`` from now on."""
        self._edition = edition

    def list_functions(self) -> Mapping[str, Callable[..., object]]:
        """Return the functions by the names that templates call."""
        return {
            "_": self.say,
            "ui": self.say_each,
            "nui": self.count_each,
            "text": self.spread,
            "localized": self.choose,
            "cell": self.show_cell,
            "figure": self.show_figure,
            "number": lambda value: self._format(formats.format_number, value),
            "percent": lambda ratio: self._format(formats.format_percent, ratio),
            "date": lambda iso, width="long": self._format(formats.format_date, iso, width),
            "month": lambda iso: self._format(formats.format_date, iso, "month"),
            "size": lambda count: self._format(formats.format_size, count),
            "listing": self.list_each,
        }

    def say(self, msgid: str, **parameters: object) -> str:
        """Return a message in the frame's language as plain text, for attributes."""
        locale = self._edition.main
        values = {name: self._fit(value, locale) for name, value in parameters.items()}
        return _fill(self._catalogs[locale.prefix].gettext(msgid), values)

    def say_each(self, msgid: str, **parameters: object) -> Markup:
        """Return a message in every language of the edition."""
        return self._spread_messages(lambda catalog: catalog.gettext(msgid), parameters)

    def count_each(self, singular: str, plural: str, number: int, **parameters: object) -> Markup:
        """Return a message that depends on a number, in every language of the edition."""
        return self._spread_messages(lambda catalog: catalog.ngettext(singular, plural, number), parameters)

    def _spread_messages(
        self, translate: Callable[[MessageCatalog], str], parameters: Mapping[str, object]
    ) -> Markup:
        spoken = {}
        for locale in self._edition.locales:
            values = {name: escape(self._fit(value, locale)) for name, value in parameters.items()}
            spoken[locale.prefix] = Markup(
                _fill(str(escape(translate(self._catalogs[locale.prefix]))), values)
            )
        return self.spread(spoken)

    def _fit(self, value: object, locale: Locale) -> object:
        """Return a parameter in one language: of a text in several languages that language's, or what there is."""
        if isinstance(value, Mapping):
            return value.get(locale.prefix) or next(iter(value.values()), "")
        return value

    def spread(self, texts: LocalizedText) -> Markup:
        """Return a text in every language of the edition, each marked with its language where that is not the frame's alone."""
        present = [
            (locale, texts[locale.prefix]) for locale in self._edition.locales if texts.get(locale.prefix)
        ]
        if not present:
            present = [(KNOWN_LOCALES[prefix], text) for prefix, text in texts.items() if text]
            return Markup(" ").join(_mark(locale, text) for locale, text in present[:1])
        if not self._edition.is_facing or (len(present) > 1 and len({text for _, text in present}) == 1):
            return escape(present[0][1])
        return Markup(" ").join(_mark(locale, text) for locale, text in present)

    def choose(self, texts: LocalizedText, prefix: str) -> str:
        """Return a text in one language, or the empty text."""
        return texts.get(prefix, "")

    def show_cell(self, row: RowView | Mapping[str, str], prefix: str) -> Markup:
        """Return one language of a row or heading: HTML that the reading stage made and sanitised, trusted here alone."""
        cells = row.cells if isinstance(row, RowView) else row
        return Markup(cells.get(prefix, ""))

    def show_figure(self, figure: FigureView, unit: LocalizedText | None = None) -> Markup:
        """Return a figure as ``<data>`` with its value and its fact, set small what it counts, in every language of the edition."""
        if figure.value is None:
            return Markup("")
        opening = Markup('<data value="{}" data-fact="{}"').format(f"{figure.value:f}", figure.fact)
        opening += Markup(' data-line="{}">').format(figure.line) if figure.line else Markup(">")
        parts = {locale.prefix: format_figure(figure, locale) for locale in self._edition.locales}
        return self.spread(
            {
                prefix: opening + _set_bound(found) + Markup("</data>") + _set_unit(unit or {}, prefix)
                for prefix, found in parts.items()
            }
        )

    def list_each(self, items: Sequence[LocalizedText]) -> LocalizedText:
        """Return items joined as each language joins a list."""
        return {
            locale.prefix: formats.format_list([str(self._fit(item, locale)) for item in items], locale)
            for locale in self._edition.locales
        }

    def _format(self, function: Callable[..., str], value: object, *options: object) -> LocalizedText:
        return {locale.prefix: function(value, locale, *options) for locale in self._edition.locales}


def _fill(translated: str, values: Mapping[str, object]) -> str:
    """Return a python-format message with its placeholders filled."""
    return translated % values


def _mark(locale: Locale, text: str) -> Markup:
    """Return a text marked with its language."""
    return Markup('<span lang="{}">{}</span>').format(locale.tag, text)


def _set_unit(unit: LocalizedText, prefix: str) -> Markup:
    """Return what a figure counts, set small behind it; nothing where that is not said."""
    return Markup(" <small>{}</small>").format(unit[prefix]) if unit.get(prefix) else Markup("")


def _set_bound(parts: Parts) -> Markup:
    """Return a figure with the words of its bound set small."""
    before, figure, after = parts
    small = Markup("<small>{}</small>")
    return (
        (small.format(before.rstrip()) + before[len(before.rstrip()) :] if before else Markup(""))
        + escape(figure)
        + (small.format(after) if after else Markup(""))
    )
