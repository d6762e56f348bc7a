"""The theme: templates, styles, script, pictures, font and catalogs as texts; it renders nothing.

A theme is laid out like the repository: ``templates/`` and ``translations/``. The one that comes with Couplet is always there; a site's
own folders of the same names replace it file by file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from couplet.load.reader import Source, digest_bytes, list_files, read_bytes, read_source
from couplet.model.findings import Finding

TEMPLATES = "templates"
TRANSLATIONS = "translations"
DESK_TEMPLATES = "desk"
"""Folder below templates/ of the editors' desk, which is no part of a site."""
TEMPLATE_SUFFIXES = (".html", ".xml")
FIRST_STYLE = "layers.css"
"""The style sheet that declares the order of the layers, and so must come first."""
PHOTO_STYLES = frozenset({"lightbox.css", "photo.css", "pictured.css"})
"""Style sheets that only pages with photos need."""
FAVICON = "images/favicon.svg"
FONT_FOLDER = "fonts/"
Kept = TypeVar("Kept", Source, bytes)
THEME_SUFFIXES = (*TEMPLATE_SUFFIXES, ".css", ".js", ".svg", ".otf", ".ttf", ".woff", ".woff2")


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """A loaded theme."""

    templates: Mapping[str, str]
    """Name below templates/ to text."""
    styles: tuple[str, ...]
    """Style sheets in the order of the cascade."""
    photo_styles: tuple[str, ...]
    """Style sheets that follow them on pages with photos."""
    script: str
    """The scripts one after the other, in order of name; none knows of another."""
    favicon: bytes
    """The icon, SVG."""
    fonts: Mapping[str, bytes] = field(repr=False)
    """File name to font."""
    catalogs: Mapping[str, Source]
    """Locale prefix to the text of its catalog of interface strings."""

    @property
    def fonts_digest(self) -> str:
        """One digest of all fonts."""
        return digest_bytes(
            "".join(f"{name} {digest_bytes(font)}" for name, font in sorted(self.fonts.items())).encode()
        )


def is_desk_template(name: str) -> bool:
    """Return whether a file of the theme, named with its folder, is the desk's and not the site's."""
    return name.startswith(f"{TEMPLATES}/{DESK_TEMPLATES}/")


def find_theme_root() -> Path:
    """Return the folder that holds the theme that comes with Couplet: in a wheel inside the package, in a checkout beside it."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "theme"
    return inside if inside.is_dir() else package.parent


def list_theme_files(root: Path) -> Mapping[str, tuple[Path, Path]]:
    """Return every file of the theme that the site at ``root`` uses: name to the folder it is read from and its path."""
    found: dict[str, tuple[Path, Path]] = {}
    for base in dict.fromkeys((find_theme_root(), root.resolve())):
        for path in _list_layer(base):
            found[path.relative_to(base).as_posix()] = (base, path)
    return dict(sorted(found.items()))


def _list_layer(base: Path) -> Iterator[Path]:
    """Yield the theme's files below one folder."""
    yield from list_files(base, TEMPLATES, THEME_SUFFIXES)
    yield from list_files(base, TRANSLATIONS, (".po",))


def load_theme(root: Path, prefixes: tuple[str, ...]) -> ThemeFiles | list[Finding]:
    """Return the theme of the site at ``root`` with the catalogs of its languages, or what cannot be read of it."""
    files = list_theme_files(root)
    findings: list[Finding] = []
    texts: dict[str, Source] = {}
    fonts: dict[str, bytes] = {}
    for name, (base, path) in files.items():
        if name.startswith(f"{TEMPLATES}/{FONT_FOLDER}"):
            content = read_bytes(base, path)
            _keep(content, fonts, path.name, findings)
        else:
            _keep(read_source(base, path), texts, name, findings)
    if findings:
        return findings
    styles = sorted(filter(_is_style, texts), key=_order_style)
    return ThemeFiles(
        templates={
            name.removeprefix(f"{TEMPLATES}/"): source.text
            for name, source in texts.items()
            if name.endswith(TEMPLATE_SUFFIXES) and not is_desk_template(name)
        },
        styles=tuple(texts[name].text for name in styles if not _is_for_photos(name)),
        photo_styles=tuple(texts[name].text for name in styles if _is_for_photos(name)),
        script="\n".join(source.text for name, source in texts.items() if _is_script(name)),
        favicon=texts[f"{TEMPLATES}/{FAVICON}"].text.encode(),
        fonts=fonts,
        catalogs={
            prefix: texts[name]
            for prefix in prefixes
            if (name := f"{TRANSLATIONS}/{prefix}/site.po") in texts
        },
    )


def _keep(value: Kept | Finding, kept: dict[str, Kept], name: str, findings: list[Finding]) -> None:
    """Put what was read where it belongs, or the finding that says why it was not."""
    if isinstance(value, Finding):
        findings.append(value)
    else:
        kept[name] = value


def _is_style(name: str) -> bool:
    return name.startswith(f"{TEMPLATES}/styles/") and name.endswith(".css")


def _is_script(name: str) -> bool:
    return name.startswith(f"{TEMPLATES}/scripts/") and name.endswith(".js")


def _is_for_photos(name: str) -> bool:
    return name.rpartition("/")[2] in PHOTO_STYLES


def _order_style(name: str) -> tuple[bool, str]:
    """Sort key: the declaration of the layers first, then by name, since layers make any other order irrelevant."""
    return not name.endswith(f"/{FIRST_STYLE}"), name
