"""The theme while it is being edited: read again where its files changed, the last good one kept; it makes no pages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateSyntaxError

from couplet.load.reader import Stamp, stamp_file
from couplet.load.theme import ThemeFiles, list_theme_files, load_theme
from couplet.making import Maker
from couplet.model.catalogs import MessageCatalog
from couplet.model.findings import Finding
from couplet.plan.artifacts import Theme
from couplet.theming import digest_theme, read_catalogs, tell_template


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A theme fit for making pages."""

    files: ThemeFiles
    """Its files."""
    catalogs: Mapping[str, MessageCatalog]
    """The messages of each language."""
    theme: Theme
    """What the planner needs of it."""
    maker: Maker
    """Makes artifacts with it; the same one for as long as templates, messages and fonts are the same."""


class LiveTheme:
    """The theme of one site."""

    def __init__(self, root: Path) -> None:
        """Read the theme that the site at ``root`` uses."""
        self._root = root
        self._stamps: Mapping[str, tuple[Path, Stamp | None]] = {}
        self._prefixes: tuple[str, ...] = ()
        self._look: Look | None = None
        self._findings: list[Finding] = []

    def load(
        self, prefixes: tuple[str, ...], changed: Collection[str] | None
    ) -> tuple[Look | None, list[Finding]]:
        """Return the last good look and what is wrong now.

        ``prefixes`` are the site's languages; ``changed`` are the theme's files that were changed, ``None`` where that is not known.
        """
        is_known = changed is not None and not changed
        if is_known and self._look and prefixes == self._prefixes:
            return self._look, self._findings
        files = list_theme_files(self._root)
        stamps = {name: (path, stamp_file(path)) for name, (_, path) in files.items()}
        if changed or self._look is None or (stamps, prefixes) != (self._stamps, self._prefixes):
            self._stamps, self._prefixes = stamps, prefixes
            self._findings = self._read(prefixes)
        return self._look, self._findings

    @property
    def names(self) -> frozenset[str]:
        """Every file of the theme."""
        return frozenset(self._stamps)

    def find_touched(self) -> frozenset[str]:
        """Return the files that are not as they were when they were read; one that is new is not noticed."""
        return frozenset(name for name, (path, stamp) in self._stamps.items() if stamp_file(path) != stamp)

    def _read(self, prefixes: tuple[str, ...]) -> list[Finding]:
        """Read the theme and keep its look, if it can be used; return what is wrong with it."""
        files = load_theme(self._root, prefixes)
        if isinstance(files, list):
            return files
        before = self._look
        if before and (files.templates, files.catalogs) == (before.files.templates, before.files.catalogs):
            is_same = files.fonts == before.files.fonts
            maker = before.maker if is_same else Maker(files, before.catalogs, root=self._root)
            self._look = Look(files, before.catalogs, digest_theme(files, before.catalogs), maker)
            return self._findings
        findings: list[Finding] = []
        catalogs = read_catalogs(files, findings, root=self._root)
        maker = Maker(files, catalogs, root=self._root)
        try:
            maker.compile_templates()
        except TemplateSyntaxError as error:
            return [*findings, tell_template(error)]
        if catalogs:
            self._look = Look(files, catalogs, digest_theme(files, catalogs), maker)
        return findings
