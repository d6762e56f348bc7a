"""Catalogs: what is fit for use is found by its msgid, and everything else is a finding at its line."""

import gettext
import pickle
import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path

import pytest

from couplet.load.catalogs import find_placeholders, read_catalog
from couplet.load.po_file import parse_po
from couplet.model.catalogs import MessageCatalog, MissingMessage, Msgid
from couplet.model.findings import Finding, Severity
from couplet.model.locales import KNOWN_LOCALES

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: %s\\n"\n\n'
ENGLISH = HEADER % "nplurals=2; plural=(n != 1);"
CHINESE = HEADER % "nplurals=1; plural=0;"
POLISH = HEADER % "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
FIRST_LINE = 6


def read(
    text: str, prefix: str = "zh", required: Collection[Msgid] | None = None
) -> tuple[MessageCatalog, list[Finding]]:
    path = f"translations/{prefix}/site.po"
    return read_catalog(text, locale=KNOWN_LOCALES[prefix], path=path, required=required)


def name(findings: list[Finding]) -> list[tuple[str, int]]:
    assert all(finding.severity is Severity.ERROR for finding in findings)
    assert all(finding.location.path == "translations/zh/site.po" for finding in findings)
    assert all(finding.message.format(finding.message.msgid) for finding in findings)
    assert all(finding.hint.format(finding.hint.msgid) for finding in findings)
    return [(finding.code, finding.location.line) for finding in findings]


def test_messages_are_found_by_msgid() -> None:
    catalog, findings = read(CHINESE + 'msgid "Contents"\nmsgstr "目录"\n')
    assert findings == []
    assert catalog.gettext("Contents") == "目录"


def test_an_unknown_message_is_an_error_that_names_it() -> None:
    catalog, _ = read(CHINESE)
    with pytest.raises(MissingMessage, match=r"'Contents' is not in the catalog of locale 'zh'"):
        catalog.gettext("Contents")
    with pytest.raises(KeyError):
        catalog.ngettext("page", "pages", 1)


def test_plural_forms_follow_the_language() -> None:
    entry = 'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\n'
    chinese, _ = read(CHINESE + entry + 'msgstr[0] "%(n)s 页"\n')
    assert [chinese.ngettext("%(n)s page", "%(n)s pages", n) for n in (0, 1, 2)] == ["%(n)s 页"] * 3
    english, _ = read(ENGLISH + entry + 'msgstr[0] "%(n)s page"\nmsgstr[1] "%(n)s pages"\n', "en")
    assert [english.ngettext("%(n)s page", "%(n)s pages", n)[6:] for n in (0, 1, 2, -1)] == [
        "pages",
        "page",
        "pages",
        "page",
    ]
    polish, _ = read(POLISH + entry + 'msgstr[0] "%(n)s a"\nmsgstr[1] "%(n)s b"\nmsgstr[2] "%(n)s c"\n')
    assert [polish.ngettext("%(n)s page", "%(n)s pages", n)[-1] for n in (1, 2, 5, 12, 22)] == [
        "a",
        "b",
        "c",
        "c",
        "b",
    ]


def test_plural_forms_without_header_are_cldrs() -> None:
    entry = 'msgid "page"\nmsgid_plural "pages"\nmsgstr[0] "page"\nmsgstr[1] "pages"\n'
    catalog, findings = read(entry, "en")
    assert findings == []
    assert catalog.ngettext("page", "pages", 1) == "page"


def test_a_message_without_the_plural_asked_for_is_missing() -> None:
    catalog, _ = read(CHINESE + 'msgid "page"\nmsgstr "页"\n')
    with pytest.raises(MissingMessage, match="no plural 'pages'"):
        catalog.ngettext("page", "pages", 2)


def test_missing_translations_are_findings_at_their_line() -> None:
    plural = 'msgid "page"\nmsgid_plural "pages"\nmsgstr[0] "a"\nmsgstr[1] ""\n'
    catalog, findings = read(ENGLISH + 'msgid "A"\nmsgstr ""\n\n' + plural)
    assert name(findings) == [("messages.missing", FIRST_LINE), ("messages.missing", FIRST_LINE + 3)]
    assert catalog.forms == {}


def test_required_messages_without_entry_are_findings() -> None:
    text = CHINESE + 'msgid "A"\nmsgstr "甲"\n\nmsgid "page"\nmsgstr "页"\n'
    _, findings = read(text, required=["A", "B", "B", ("page", "pages"), "page"])
    assert name(findings) == [("messages.missing", 1), ("messages.missing", FIRST_LINE + 3)]
    assert [finding.message.parameters["msgid"] for finding in findings] == ["B", "page"]


def test_fuzzy_and_obsolete_messages_are_not_used() -> None:
    text = (
        CHINESE
        + '#, fuzzy\n#| msgid "Old"\nmsgid "A"\nmsgstr "甲"\n\n#~| msgid "older"\n#~ msgid "B"\n#~ msgstr "乙"\n'
    )
    catalog, findings = read(text)
    fuzzy, obsolete = findings
    assert name([fuzzy]) == [("messages.fuzzy", FIRST_LINE + 2)]
    assert (obsolete.code, obsolete.severity) == ("messages.obsolete", Severity.WARNING)
    assert (obsolete.location.line, obsolete.message.parameters) == (
        FIRST_LINE + 6,
        {"msgid": "B", "count": 1},
    )
    assert catalog.forms == {}


@pytest.mark.parametrize(
    ("msgid", "msgstr", "is_sound"),
    [
        ("Source: %(name)s", "来源：%(name)s", True),
        ("%(a)s of %(b)s", "%(b)s的%(a)s", True),
        ("%(a)s", "%(a)s、%(a)s", True),
        ("100%%", "百分之百", True),
        ("Source: %(name)s", "来源", False),
        ("Source", "来源：%(name)s", False),
        ("Source: %(name)s", "来源：%(nmae)s", False),
        ("Source: %(name)s", "来源：%(name)", False),
        ("Source: %(name)s", "来源：％(name)s", False),
        ("%(n)d files", "%(n)s 个文件", False),
        ("%(n)s done", "%(n)s，100%", False),
        ("all", "100 %", False),
        ("%(n)s%", "%(n)s%", False),
    ],
)
def test_placeholders_are_compared(msgid: str, msgstr: str, is_sound: bool) -> None:
    _, findings = read(f'{CHINESE}msgid "{msgid}"\nmsgstr "{msgstr}"\n')
    assert name(findings) == ([] if is_sound else [("messages.placeholders", FIRST_LINE)])


def test_the_form_for_one_may_leave_the_number_out() -> None:
    entry = 'msgid "One page"\nmsgid_plural "%(n)s pages"\n'
    assert read(ENGLISH + entry + 'msgstr[0] "One page"\nmsgstr[1] "%(n)s pages"\n', "en")[1] == []
    assert read(ENGLISH + entry + 'msgstr[0] "%(n)s page"\nmsgstr[1] "%(n)s pages"\n', "en")[1] == []
    assert name(read(CHINESE + entry + 'msgstr[0] "一页"\n')[1]) == [("messages.placeholders", FIRST_LINE)]


def test_placeholders_are_read_as_python_does() -> None:
    assert find_placeholders("%(a)s %%(b)s %(c)05.1f %d 5% ") == {"%(a)s", "%(c)05.1f", "%"}
    assert find_placeholders("%%%(a)s%%") == {"%(a)s"}


BROKEN = {
    'msgid "A"\nmsgstr "甲\n': 1,
    'msgid "A"\nmsgstr 甲\n': 1,
    'msgid “A”\nmsgstr "甲"\n': 0,
    'msgid "A"\n\nmsgid "B"\nmsgstr "乙"\n': 2,
    'msgid "A"\n': 0,
    'msgstr "甲"\n\nmsgid "A"\nmsgstr "甲"\n': 0,
    'msgid "A"\nmsgstr "甲"\nmsgstr "乙"\n': 2,
    'msgid "A"\nmsgid "B"\nmsgstr "乙"\n': 1,
    'msgid "A"\nmsgstr "甲"\n\nmsgid "A"\nmsgstr "又"\n': 3,
    'msgid "page"\nmsgid_plural "pages"\nmsgstr[1] "乙"\n': 2,
    'msgid "A"\n# a comment between\nmsgstr "甲"\n': 2,
    'msgid "A"\nmsgstr "\\q"\n': 1,
    'msgid "A"\nmsgstr[0] "甲"\n': 1,
    'msgid "A" x\nmsgstr "甲"\n': 0,
    'msgid "A"\nmsgstr "\\"\n': 1,
    'msgid "A"\nmsgid_plural "B"\nmsgstr[0] "甲"\nmsgstr[1] "乙"\n': 0,
    'meine "A"\n': 0,
    "<<<<<<< HEAD\n": 0,
}


@pytest.mark.parametrize(("body", "offset"), BROKEN.items())
def test_what_is_no_po_file_is_one_finding_at_its_line(body: str, offset: int, tmp_path: Path) -> None:
    catalog, findings = read(CHINESE + body)
    assert name(findings) == [("messages.syntax", FIRST_LINE + offset)]
    assert catalog.forms == {}


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs gettext's msgfmt")
@pytest.mark.parametrize("body", BROKEN)
def test_msgfmt_refuses_the_same_files(body: str, tmp_path: Path) -> None:
    path = tmp_path / "zh.po"
    path.write_text(CHINESE + body, encoding="utf-8")
    run = subprocess.run(["msgfmt", "--check", "--output-file=-", path], capture_output=True, check=False)
    assert run.returncode != 0


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=2; plural=n;",
        "nplurals=1; plural=n != 1;",
        "nplurals=2; plural=(n;",
        "nplurals=1; plural=x;",
    ],
)
def test_a_plural_rule_that_cannot_work_is_a_finding(rule: str) -> None:
    _, findings = read(HEADER % rule)
    assert name(findings) == [("messages.syntax", 1)]


@pytest.mark.parametrize(
    "header",
    ["POT-Creation-Date: yesterday", "PO-Revision-Date: 29 April", "Language: klingon", "Plural-Forms: none"],
)
def test_strange_headers_do_no_harm(header: str) -> None:
    catalog, findings = read(f'msgid ""\nmsgstr "{header}\\n"\n\nmsgid "A"\nmsgstr "甲"\n')
    assert findings == []
    assert catalog.gettext("A") == "甲"


def test_a_catalog_can_be_cached() -> None:
    catalog, _ = read(CHINESE + 'msgid "A"\nmsgstr "甲"\n')
    again = pickle.loads(pickle.dumps(catalog))
    assert again == catalog
    assert again.digest == catalog.digest


def test_the_digest_changes_with_what_a_page_can_show_and_with_nothing_else() -> None:
    first, second = 'msgid "A"\nmsgstr "甲"\n\n', 'msgid "B"\nmsgstr "乙"\n\n'
    digest = read(CHINESE + first + second)[0].digest
    assert read(CHINESE + "# A note.\n#: templates/x.html\n" + second + first)[0].digest == digest
    assert read(CHINESE + first + second.replace("乙", "丙"))[0].digest != digest
    assert read(CHINESE + first)[0].digest != digest
    assert read(ENGLISH + first + second)[0].digest != digest
    assert read(CHINESE + first + second, "en")[0].digest != digest


def test_multi_line_strings_and_escapes_are_joined() -> None:
    catalog, findings = read(CHINESE + 'msgid ""\n"one "\n"two"\nmsgstr ""\n"一\\n"\n"\\"二\\"\\t\\\\"\n')
    assert findings == []
    assert catalog.gettext("one two") == '一\n"二"\t\\'


def test_plural_rules_agree_with_gettext() -> None:
    """The rule comes from the header as written; the standard library's own reader is the measure."""
    rule = parse_po(POLISH, babel_locale="zh_Hans").plural_rule
    forms = ("a", "b", "c")
    catalog = MessageCatalog("pl", {"x": forms}, {"x": "y"}, rule)
    assert [catalog.ngettext("x", "y", n) for n in range(200)] == [
        forms[gettext.c2py(rule)(n)] for n in range(200)
    ]
