"""Artifacts to bytes: pages through Jinja, assets through their minifiers; no disk, and no knowledge of what pages mean.

Templates are trusted, content is not: everything a view holds is escaped, save the HTML that the reading stage sanitised and hands over as
such through `cell`. Pictures are drawn by another stage.
"""

import hashlib
import re
from collections.abc import Mapping

import rcssmin
import rjsmin
from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined, TemplateRuntimeError

from couplet.model.artifacts import PageSource, ScriptSource, StyleSource
from couplet.model.catalogs import MessageCatalog
from couplet.model.pages import PageView
from couplet.render.voice import Voice

_TEMPLATE_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Engine:
    """Renders the artifacts of one build."""

    def __init__(
        self,
        templates: Mapping[str, str],
        catalogs: Mapping[str, MessageCatalog],
        *,
        cache: BytecodeCache | None = None,
    ) -> None:
        """Render with ``templates`` (name to text) and ``catalogs`` (locale prefix to messages).

        ``cache`` keeps compiled templates between builds, by the digest of their text.
        """
        self._voice = Voice(catalogs)
        self._environment = Environment(
            loader=DictLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=cache,
        )
        self._environment.globals.update(self._voice.list_functions())

    def compile_all(self) -> None:
        """Compile every template, those that no page uses included; raises ``jinja2.TemplateSyntaxError`` at the first that is broken."""
        for name in self._environment.list_templates():
            self._environment.get_template(name)

    def render_page(self, source: PageSource) -> bytes:
        """Return a page as UTF-8; raises ``jinja2.TemplateError`` where the template asks for what cannot be done."""
        context: dict[str, object] = {"page": source.view}
        if isinstance(source.view, PageView):
            self._voice.turn_to(source.view.edition)
            context |= {"edition": source.view.edition, "site": source.view.site}
        try:
            return self._environment.get_template(source.template).render(context).encode()
        except _TEMPLATE_FAULTS as error:
            # A site's own templates are programs, and have every fault that programs have.
            reason = f"{source.template}: {type(error).__name__}: {error}"
            raise TemplateRuntimeError(reason) from error


_DESCENDANT = re.compile(r"(?<=[\w\])*])\s+(?=:[\w-][^;{}]*\{)")


def render_style(source: StyleSource) -> bytes:
    """Return all style sheets as one, without comments and needless space."""
    # The minifier takes `.prose :lang(en)`, whatever within, for `.prose:lang(en)`; said with a star it is left alone.
    minified: str = rcssmin.cssmin(_DESCENDANT.sub(" *", "\n".join(source.texts)))
    return f"{minified}\n".encode()


def render_script(source: ScriptSource) -> bytes:
    """Return the script without comments and needless space."""
    minified: str = rjsmin.jsmin(source.text)
    return f"{minified}\n".encode()


_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\s+([\"'])(.*?)\1")


def digest_templates(templates: Mapping[str, str]) -> Mapping[str, str]:
    """Return for each template one digest of its text and of all templates it extends, includes or imports, however far.

    Templates name each other literally (a test holds them to it), so that the references can be read without parsing.
    """
    uses = {name: {match[2] for match in _REFERENCE.finditer(text)} for name, text in templates.items()}
    return {name: _digest_texts(templates, _find_closure(name, uses)) for name in templates}


def _find_closure(name: str, uses: Mapping[str, set[str]]) -> list[str]:
    """Return a template and all it uses, sorted."""
    closure: set[str] = set()
    waiting = {name}
    while waiting:
        current = waiting.pop()
        closure.add(current)
        waiting |= uses.get(current, set()) - closure
    return sorted(closure)


def _digest_texts(templates: Mapping[str, str], names: list[str]) -> str:
    digest = hashlib.sha256()
    for name in names:
        digest.update(f"{name}\0{templates.get(name, '')}\0".encode())
    return digest.hexdigest()
