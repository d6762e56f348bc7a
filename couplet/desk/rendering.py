"""The desk's views through its templates, in the language of one person; templates, style and script are the program's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import DictLoader, Environment, StrictUndefined

from couplet.console import Console
from couplet.load.reader import list_files, read_source
from couplet.load.theme import DESK_TEMPLATES, TEMPLATES, find_theme_root
from couplet.model.findings import Finding, Message

STYLES = ("styles/layers.css", "styles/tokens.css", "styles/base.css", "styles/language.css", "desk/desk.css")
"""What the desk's style sheet consists of: what it shares with the site, then its own."""
SCRIPT = "desk/desk.js"


@dataclass(frozen=True, slots=True)
class Said:
    """The answer to what somebody asked the desk to do."""

    kind: str
    """``done`` or ``refused``."""
    text: str
    """In words."""
    anchor: str = ""
    """Id of the text concerned; empty for none."""


def render_desk(template: str, console: Console, context: Mapping[str, object]) -> str:
    """Return ``desk/TEMPLATE.html`` with ``context``, in the language of the console."""

    def say(told: Message) -> str:
        return console.translate(told)

    def translate(msgid: str, **parameters: object) -> str:
        return say(Message(msgid, parameters))

    environment = _make_environment(tuple(_read_templates().items()))
    whole = {"said": None, "switches": (), "home": "", "style": "", "script": "", "form": None} | dict(
        context
    )
    whole |= {"tag": console.locale.tag, "say": say, "_": translate}
    return environment.get_template(f"desk/{template}.html").render(whole)


def read_style() -> str:
    """Return the desk's style sheet."""
    return "\n".join(map(_read, STYLES))


def read_script() -> str:
    """Return the desk's script."""
    return _read(SCRIPT)


def _read(name: str) -> str:
    base = find_theme_root()
    source = read_source(base, base / TEMPLATES / name)
    assert not isinstance(source, Finding), "the theme that comes with Couplet is whole"
    return source.text


def _read_templates() -> Mapping[str, str]:
    base = find_theme_root() / TEMPLATES
    paths = list_files(base, DESK_TEMPLATES, (".html",))
    return {name: _read(name) for name in (path.relative_to(base).as_posix() for path in paths)}


@lru_cache(maxsize=1)
def _make_environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    """Return the environment of the templates, given as pairs of name and text so that it is kept while they are the same."""
    environment = Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["grouped"] = lambda count: f"{count:,}"
    return environment
