"""What the templates ask for: found by parsing, never by running."""

import pytest
from jinja2 import TemplateSyntaxError

from couplet.render.messages import find_template_messages, list_template_messages


def test_every_way_of_asking_is_found_once_and_in_order() -> None:
    templates = {
        "a.html": "<a title=\"{{ _('Back') }}\">{{ ui('Source: %(name)s', name=x) }}</a>\n{% if ui('Back') %}{% endif %}",
        "b.html": "{% set t = nui('%(n)s page', '%(n)s pages', count, n=count) %}{{ f(ui(\"It's\")) }}{{ ui('two ' 'parts') }}",
    }
    assert list_template_messages(templates) == [
        "Back",
        "Source: %(name)s",
        ("%(n)s page", "%(n)s pages"),
        "It's",
        "two parts",
    ]


def test_calls_in_macros_loops_and_arguments_are_found() -> None:
    source = "{% macro m(a=_('One')) %}{% for x in y if _('Two') %}{{ x.ui('no') }}{% else %}{{ _('Three') }}{% endfor %}{% endmacro %}"
    assert sorted(str(found) for found in list_template_messages({"m": source})) == ["One", "Three", "Two"]


def test_both_sides_of_a_condition_are_found() -> None:
    source = "{{ ui('A' if x else 'B' if y else z) }}{{ nui('page' if x else 'leaf', 'pages', 2) }}{{ _('C' if x) }}"
    assert list_template_messages({"x.html": source}) == ["A", "B", ("page", "pages"), ("leaf", "pages"), "C"]


def test_what_is_not_literal_or_not_a_call_is_left_out() -> None:
    source = "{{ _(label) }}{{ nui('one', many, 2) }}{# {{ _('comment') }} #}{% raw %}{{ _('raw') }}{% endraw %}_('text'){{ _(7) }}"
    assert list_template_messages({"x.html": source}) == []


def test_notes_to_translators_are_kept_with_the_next_line() -> None:
    source = "{# Translators: a verb,\n   not a noun #}\n{{ _('Contents') }}\n{{ _('Other') }} {# an ordinary comment #}\n{{ _('Last') }}"
    found = {str(entry.msgid): entry for entry in find_template_messages(source, name="x")}
    assert found["Contents"].notes == ("Translators: a verb,", "not a noun")
    assert found["Contents"].line == 3
    assert found["Other"].notes == ()
    assert found["Last"].notes == ()


def test_a_broken_template_is_not_passed_over() -> None:
    """Babel's usual extraction is silent: such a template has no messages and nobody is told."""
    with pytest.raises(TemplateSyntaxError) as caught:
        list_template_messages(
            {"good.html": "{{ _('Fine') }}", "pages/bad.html": "{{ _('Fine') }}\n{% if %}"}
        )
    assert caught.value.name == "pages/bad.html"
    assert caught.value.lineno == 2
