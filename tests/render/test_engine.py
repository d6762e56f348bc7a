"""The engine: closures of templates, strictness, and assets that stay what they were."""

import re

import pytest
from jinja2 import UndefinedError

from couplet.model.artifacts import PageSource, ScriptSource, SitemapView, StyleSource
from couplet.render.engine import Engine, digest_templates, render_script, render_style
from tests.real_site import REPOSITORY

TEMPLATES = {
    "pages/a.html": '{% extends "layouts/l.html" %}{% from "components/c.html" import c with context %}',
    "layouts/l.html": '{%- include "components/d.html" -%}',
    "components/c.html": "c",
    "components/d.html": "d",
    "pages/b.html": "b",
}


@pytest.mark.parametrize(
    "changed", ["pages/a.html", "layouts/l.html", "components/c.html", "components/d.html"]
)
def test_a_template_is_stale_with_all_it_uses(changed: str) -> None:
    before, after = (
        digest_templates(TEMPLATES),
        digest_templates({**TEMPLATES, changed: "{# new #}" + TEMPLATES[changed]}),
    )
    assert before["pages/a.html"] != after["pages/a.html"]
    assert before["pages/b.html"] == after["pages/b.html"]


def test_templates_name_each_other_literally() -> None:
    for path in (REPOSITORY / "templates").rglob("*.html"):
        for statement in re.findall(
            r"\{%-?\s*(?:extends|include|import|from)\s+(\S+)", path.read_text(encoding="utf-8")
        ):
            assert statement[0] in "\"'", f"{path.name}: {statement} cannot be read without rendering"


def test_only_sanitised_html_is_trusted() -> None:
    for path in (REPOSITORY / "templates").rglob("*.html"):
        assert "|safe" not in path.read_text(encoding="utf-8").replace(" ", ""), path.name


def test_undefined_values_are_faults() -> None:
    engine = Engine({"x.html": "{{ page.nothing }}"}, {})
    with pytest.raises(UndefinedError):
        engine.render_page(PageSource("x.html", SitemapView(())))


def test_styles_become_one_in_order() -> None:
    style = render_style(StyleSource(("@layer a,b;\n", "/* why */\n@layer a { p { color: red } }\n")))
    assert style == b"@layer a,b;@layer a{p{color:red}}\n"


@pytest.mark.parametrize(
    ("written", "minified"),
    [
        (".a :not(b) > c {color : red}", ".a *:not(b)>c{color:red}"),
        (
            "@media print { a[b] :is(i, u) {color :red; margin :0} }",
            "@media print{a[b] *:is(i,u){color:red;margin:0}}",
        ),
        ("a :hover, a b:hover {color: red}", "a *:hover,a b:hover{color:red}"),
    ],
)
def test_a_pseudo_class_of_what_is_within_stays_there(written: str, minified: str) -> None:
    assert render_style(StyleSource((written,))) == f"{minified}\n".encode()


def test_script_keeps_its_meaning() -> None:
    assert render_script(ScriptSource("// why\nlet a = 1; /* x */\n")) == b"let a=1;\n"
