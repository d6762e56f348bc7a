"""One artifact to its bytes, whatever kind it is, and all photos to their renditions; which artifacts need making is decided elsewhere.

The drawing of pictures is imported only when one is to be drawn: most builds draw none.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from couplet.load.photos import read_photo
from couplet.load.template_cache import open_template_cache
from couplet.load.theme import ThemeFiles
from couplet.model.artifacts import (
    Artifact,
    CardSource,
    PageSource,
    ScriptSource,
    StyleSource,
    TimelineSource,
    TouchIconSource,
)
from couplet.model.catalogs import MessageCatalog
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, message
from couplet.model.pictures import list_crops, list_shown_files
from couplet.model.progress import Progress
from couplet.photos.drawings import Drawing, find_key, keep_drawing, recall_drawing
from couplet.render.engine import Engine, render_script, render_style
from couplet.render.timelinejs import render_timeline

if TYPE_CHECKING:
    from couplet.photos.typeface import Typeface


class Maker:
    """Makes the artifacts of one build."""

    def __init__(self, theme: ThemeFiles, catalogs: Mapping[str, MessageCatalog], *, root: Path) -> None:
        """Make with the templates, styles and fonts of ``theme`` and the messages of ``catalogs``; ``root`` holds the caches."""
        self._theme = theme
        self._root = root
        self._engine = Engine(theme.templates, catalogs, cache=open_template_cache(root))

    @cached_property
    def _typeface(self) -> "Typeface":
        from couplet.photos.typeface import Typeface

        return Typeface(self._theme.fonts)

    def compile_templates(self) -> None:
        """Compile every template; raises ``jinja2.TemplateSyntaxError`` at the first that is broken."""
        self._engine.compile_all()

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
            case TimelineSource():
                return render_timeline(source)
            case CardSource() | TouchIconSource():
                return self._draw(artifact).content

    def find_undrawable(self, artifact: Artifact) -> str:
        """Return the characters that a drawn artifact should show and that no font of the theme has."""
        return self._draw(artifact).missing

    def _draw(self, artifact: Artifact) -> Drawing:
        """Return a drawn artifact, from the cache where it is there."""
        key = find_key(artifact)
        drawing = recall_drawing(self._root, key)
        if drawing is None:
            drawing = self._draw_anew(artifact.source)
            keep_drawing(self._root, key, drawing)
        return drawing

    def _draw_anew(self, source: object) -> Drawing:
        if isinstance(source, CardSource):
            from couplet.photos.share import draw_share_card

            missing = self._typeface.find_missing(f"{source.kicker}{source.title}{source.subtitle}")
            return Drawing(draw_share_card(source, self._typeface), missing)
        from couplet.photos.icon import draw_touch_icon

        return Drawing(draw_touch_icon(), "")


def make_photos(
    corpus: Corpus, root: Path, *, jobs: int, progress: Progress | None = None
) -> tuple[Corpus, list[Finding]]:
    """Return the corpus with the photos that pages show made ready, and what is wrong with them; what nothing shows is left alone.

    ``root`` is the site's folder, ``jobs`` how many are worked on at a time; ``progress`` hears of each.
    """
    shown = list_shown_files(corpus)
    if not shown:
        return corpus, []
    from couplet.photos.collection import Collector

    photos = {name: photo for name, photo in corpus.photos.items() if name in shown}
    progress = progress or Progress()
    progress.enter(message("Making photos ready"), len(photos))
    collector = Collector(partial(read_photo, root), root, watch=progress.advance)
    made, findings = collector.make(photos, list_crops(corpus), jobs=jobs)
    return replace(corpus, made_photos=made), findings
