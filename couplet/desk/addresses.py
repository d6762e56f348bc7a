"""Where the desk's links lead: its own pages, the previewed site, and the line of a file in the editor's program; pure."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from couplet.model.findings import Location

DESK = "/_desk/"
"""Path of the desk on the preview's server."""


@dataclass(frozen=True, slots=True)
class DeskAddresses:
    """Addresses for one person at one desk."""

    root: Path
    """The site's folder, absolute."""
    editor: str
    """Pattern of an address that opens a file, with ``{path}``, ``{line}``, ``{column}``; empty where files cannot be opened."""
    base_path: str = ""
    """Path of the previewed site on the server; empty where there is none to lead to."""
    language: str = ""
    """Language of the desk that its own links name; empty for the one it has by itself."""

    def find_overview(self, language: str = "") -> str:
        """Return the address of the overview, in a language if one is named."""
        return DESK + self._ask(language)

    def find_page(self, key: str, anchor: str = "", language: str = "") -> str:
        """Return the address of the desk's view of a page."""
        fragment = f"#{quote(anchor)}" if anchor else ""
        return f"{DESK}{quote(key)}/{self._ask(language)}{fragment}"

    def _ask(self, language: str) -> str:
        chosen = language or self.language
        return f"?lang={chosen}" if chosen else ""

    def find_site(self, path: str) -> str:
        """Return the address of a path of the previewed site; empty where there is none."""
        return f"{self.base_path}{path}" if self.base_path else ""

    def find_editor(self, place: Location) -> str:
        """Return the address that opens a file at a place; empty where files cannot be opened."""
        if not self.editor:
            return ""
        path = quote((self.root / place.path).as_posix(), safe="/:")
        before = self.editor.partition("{path}")[0]
        if before.endswith("/") and not before.endswith("://"):
            path = path.removeprefix("/")
        values = {"{path}": path, "{line}": str(place.line), "{column}": str(place.column)}
        filled = self.editor
        for name, value in values.items():
            filled = filled.replace(name, value)
        return filled
