"""One artifact to its bytes, whatever kind it is; which ones need making is decided elsewhere.

The drawing of pictures is imported only when one is to be drawn: most builds draw none.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from couplet.load.template_cache import open_template_cache
from couplet.load.theme import ThemeFiles
from couplet.model.artifacts import (
    Artifact,
    CardSource,
    PageSource,
    ScriptSource,
    StyleSource,
    TouchIconSource,
)
from couplet.model.catalogs import MessageCatalog
from couplet.render.engine import Engine, render_script, render_style

if TYPE_CHECKING:
    from couplet.photos.typeface import Typeface


class Maker:
    """Makes the artifacts of one build."""

    def __init__(self, theme: ThemeFiles, catalogs: Mapping[str, MessageCatalog], *, root: Path) -> None:
        """Make with the templates, styles and fonts of ``theme`` and the messages of ``catalogs``; ``root`` holds the caches."""
        self._theme = theme
        self._engine = Engine(theme.templates, catalogs, cache=open_template_cache(root))

    @cached_property
    def _typeface(self) -> "Typeface":
        from couplet.photos.typeface import Typeface

        return Typeface(self._theme.fonts)

    def make(self, artifact: Artifact) -> bytes:
        """Return the bytes of an artifact; raises ``PhotoError`` where a font cannot be used."""
        source = artifact.source
        match source:
            case bytes():
                return source
            case PageSource():
                return self._engine.render_page(source)
            case StyleSource():
                return render_style(source)
            case ScriptSource():
                return render_script(source)
            case CardSource() | TouchIconSource():
                return self._draw(source)

    def _draw(self, source: CardSource | TouchIconSource) -> bytes:
        from couplet.photos.icon import draw_touch_icon
        from couplet.photos.share import draw_share_card

        return (
            draw_share_card(source, self._typeface) if isinstance(source, CardSource) else draw_touch_icon()
        )

    def find_undrawable(self, card: CardSource) -> str:
        """Return the characters of a share card that no font of the theme can draw."""
        return self._typeface.find_missing(f"{card.kicker}{card.title}{card.subtitle}")
