"""Every mistake of tests/cases/mistakes/ is told at its character, in both languages, and its mend passes."""

from collections.abc import Mapping
from functools import cache

import pytest

from couplet.console import Console
from couplet.exchange.fixes import mend_text
from couplet.load.content import OPTIONAL, REQUIRED
from couplet.load.documents import parse_document
from couplet.load.markdown import parse_markdown
from couplet.load.reader import Source
from couplet.load.validation import validate_document
from couplet.load.yaml_source import parse_yaml
from couplet.model.findings import Finding, sort_findings
from couplet.model.locales import KNOWN_LOCALES
from tests.cases.mistakes_file import Case, read_cases
from tests.real_site import REPOSITORY

CASES = read_cases()
MODELS = {**REQUIRED, **OPTIONAL}
ROUNDS = 5


def read_text(kind: str, text: str) -> list[Finding]:
    """Return what reading a text finds; `kind` is ``yaml``, ``zh`` or ``en`` (the body of a page), ``page``, or the name of a data file."""
    if kind == "page":
        findings: list[Finding] = []
        parse_document(Source("content/home.zh.md", text, ""), key="home", locale="zh", findings=findings)
        return sort_findings(findings)
    if kind in KNOWN_LOCALES:
        return list(parse_markdown(text, path=f"content/home.{kind}.md", key="home").findings)
    document = parse_yaml(text, path=f"content/{kind}.yaml")
    if document.findings or kind == "yaml":
        return sort_findings(list(document.findings))
    result = validate_document(MODELS[kind], document)
    return sort_findings(result) if isinstance(result, list) else []


def mend(kind: str, text: str) -> str:
    """Return a text as `check --fix` leaves it."""
    for _ in range(ROUNDS):
        fixes = [finding.fix for finding in read_text(kind, text) if finding.fix]
        if not fixes:
            break
        text = mend_text(text, fixes)[0]
    return text


@cache
def get_consoles() -> Mapping[str, Console]:
    return {prefix: Console(locale, root=REPOSITORY) for prefix, locale in KNOWN_LOCALES.items()}


def test_there_are_enough_kinds_and_no_name_twice() -> None:
    names = [case.name for case in CASES]
    assert len(names) >= 120
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    findings = read_text(case.kind, case.text)
    assert [(f.code, f.location.line, f.location.column) for f in findings][:1] == [
        (case.code, case.line, case.column)
    ]
    assert case.code in {finding.code for finding in findings if finding.fix} or not case.is_mended_by_program
    mended = mend(case.kind, case.text)
    if case.is_mended_by_program:
        assert mended == case.mended
    else:
        assert case.mended != case.text
        assert [finding.code for finding in findings if finding.fix] == []
    assert read_text(case.kind, case.mended) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_both_languages_say_what_and_how(case: Case) -> None:
    for finding in read_text(case.kind, case.text):
        for prefix, console in get_consoles().items():
            for told in (finding.message, finding.hint):
                said = console.translate(told)
                assert said, told.msgid
                assert "%(" not in said
                assert prefix != "zh" or any("\u4e00" <= char <= "\u9fff" for char in said), told.msgid
