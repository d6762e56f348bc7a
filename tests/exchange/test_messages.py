"""The catalogs' files: extract, update and compile on a small site, and the catalogs that come with Couplet."""

import gettext
from pathlib import Path

import pytest

from couplet.exchange.extraction import extract_from_program
from couplet.exchange.messages import (
    MSGID_LOCALE,
    CatalogSummary,
    Result,
    compile_catalogs,
    extract_messages,
    update_catalogs,
)
from couplet.load import theme
from couplet.load.catalogs import read_catalog
from couplet.model.findings import Finding
from couplet.model.locales import KNOWN_LOCALES

REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = "{# Translators: a verb #}\n<a title=\"{{ _('Back') }}\">{{ ui('Source: %(name)s', name=x) }}</a>{{ nui('page', 'pages', 2) }}\n"
MODULE = 'def check():\n    # Translators: of a file\n    yield message("%(n)d is "\n        "wrong", n=1)\n    yield message(text)\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one template and one module, and a theme of its own that is empty."""
    empty = tmp_path / "theme"
    empty.mkdir()
    monkeypatch.setattr(theme, "find_theme_root", lambda: empty)
    root = tmp_path / "site"
    write(root / "templates/pages/b.html", PAGE)
    write(root / "templates/a.html", "{{ ui('Contents') }}{{ _('Back') }}")
    write(root / "couplet/checks.py", MODULE)
    return root


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def read(path: Path) -> str:
    return path.read_bytes().decode()


def done(result: Result) -> list[CatalogSummary]:
    summaries, findings = result
    assert findings == []
    return summaries


def hindered(result: Result) -> list[Finding]:
    summaries, findings = result
    assert summaries == []
    return findings


def translate(path: Path, msgid: str, text: str) -> None:
    before = read(path)
    after = before.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{text}"')
    assert after != before
    write(path, after)


def test_extraction_lists_messages_by_file_and_place(site: Path) -> None:
    assert [(entry.path, entry.count) for entry in done(extract_messages(site))] == [
        ("translations/site.pot", 4),
        ("translations/tool.pot", 1),
    ]
    body = read(site / "translations/site.pot").split("\n\n", 1)[1]
    assert body == (
        "#: templates/a.html\n"
        'msgid "Contents"\nmsgstr ""\n\n'
        "#. Translators: a verb\n#: templates/a.html templates/pages/b.html\n"
        'msgid "Back"\nmsgstr ""\n\n'
        "#. Translators: a verb\n#: templates/pages/b.html\n#, python-format\n"
        'msgid "Source: %(name)s"\nmsgstr ""\n\n'
        "#. Translators: a verb\n#: templates/pages/b.html\n"
        'msgid "page"\nmsgid_plural "pages"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    assert read(site / "translations/tool.pot").endswith(
        '#. Translators: of a file\n#: couplet/checks.py\n#, python-format\nmsgid "%(n)d is wrong"\nmsgstr ""\n'
    )


def test_files_tell_no_time_and_are_left_alone_when_nothing_changes(site: Path) -> None:
    first = [*done(extract_messages(site)), *done(update_catalogs(site))]
    assert all(summary.is_changed for summary in first)
    texts = {path: read(path) for path in sorted((site / "translations").rglob("*.po*"))}
    again = [*done(extract_messages(site)), *done(update_catalogs(site))]
    assert not any(summary.is_changed for summary in again)
    assert {path: read(path) for path in texts} == texts
    assert not any("Date" in text for text in texts.values())


def test_moving_a_message_down_its_file_changes_nothing(site: Path) -> None:
    done(extract_messages(site))
    write(site / "templates/pages/b.html", "\n\n<p>More</p>\n" + PAGE)
    assert not any(summary.is_changed for summary in done(extract_messages(site)))


def test_update_makes_a_catalog_for_every_locale(site: Path) -> None:
    done(extract_messages(site))
    summaries = {summary.path: summary for summary in done(update_catalogs(site))}
    assert sorted(summaries) == sorted(
        f"translations/{prefix}/{domain}.po" for prefix in KNOWN_LOCALES for domain in ("site", "tool")
    )
    assert summaries["translations/zh/site.po"].untranslated == 4
    assert summaries[f"translations/{MSGID_LOCALE}/site.po"].untranslated == 0
    chinese = read(site / "translations/zh/site.po")
    assert '"Language: zh_CN\\n"' in chinese
    assert '"Plural-Forms: nplurals=1; plural=0;\\n"' in chinese
    assert 'msgid_plural "pages"\nmsgstr[0] ""\n\n' not in chinese.removesuffix("\n")
    assert chinese.count("msgstr[") == 1


def test_a_translation_outlives_the_message_it_was_for(site: Path) -> None:
    done(extract_messages(site)), done(update_catalogs(site))
    path = site / "translations/zh/site.po"
    translate(path, "Contents", "目录")
    write(site / "templates/a.html", "{{ _('Back') }}")
    done(extract_messages(site))
    summaries = {summary.path: summary for summary in done(update_catalogs(site))}
    assert summaries["translations/zh/site.po"].obsolete == 1
    assert '#~ msgid "Contents"\n#~ msgstr "目录"\n' in read(path)
    write(site / "templates/a.html", "{{ _('Back') }}{{ ui('Contents') }}")
    done(extract_messages(site)), done(update_catalogs(site))
    assert 'msgid "Contents"\nmsgstr "目录"\n' in read(path)
    assert "#~" not in read(path)


def test_what_an_editor_adds_to_the_header_stays_but_the_day_of_extraction_goes(site: Path) -> None:
    done(extract_messages(site)), done(update_catalogs(site))
    path = site / "translations/zh/site.po"
    added = '"POT-Creation-Date: 2022-04-29 10:00+0800\\n"\n"Last-Translator: 魏 <wei@example.org>\\n"\n"X-Generator: Poedit 3.4\\n"\n'
    write(path, read(path).replace('"MIME-Version', added + '"MIME-Version'))
    done(update_catalogs(site))
    assert '"Last-Translator: 魏 <wei@example.org>\\n"\n"X-Generator: Poedit 3.4\\n"\n"MIME-Version' in read(
        path
    )
    assert "POT-Creation-Date" not in read(path)


def test_a_site_begins_with_the_catalogs_of_the_theme(site: Path) -> None:
    done(extract_messages(site)), done(update_catalogs(site))
    base = theme.find_theme_root()
    write(base / "templates/theme.html", "{{ ui('Cover') }}")
    write(
        base / "translations/zh/site.po", 'msgid "Contents"\nmsgstr "要目"\n\nmsgid "Cover"\nmsgstr "封面"\n'
    )
    (site / "translations/zh/site.po").unlink()
    done(extract_messages(site)), done(update_catalogs(site))
    text = read(site / "translations/zh/site.po")
    assert 'msgid "Contents"\nmsgstr "要目"' in text
    assert 'msgid "Cover"\nmsgstr "封面"' in text


def test_a_broken_template_stops_the_extraction(site: Path) -> None:
    done(extract_messages(site))
    before = read(site / "translations/site.pot")
    write(site / "templates/pages/b.html", "{{ _('New') }}\n{% endfor %}\n")
    (finding,) = hindered(extract_messages(site))
    assert (finding.code, finding.location.path, finding.location.line) == (
        "templates.syntax",
        "templates/pages/b.html",
        2,
    )
    assert read(site / "translations/site.pot") == before


def test_a_broken_catalog_stops_the_update_and_is_not_overwritten(site: Path) -> None:
    done(extract_messages(site)), done(update_catalogs(site))
    path = site / "translations/zh/tool.po"
    write(path, read(path) + '\nmsgid "unfinished\n')
    write(site / "templates/a.html", "{{ ui('New') }}")
    done(extract_messages(site))
    before = {name: read(name) for name in (site / "translations").rglob("*.po")}
    (finding,) = hindered(update_catalogs(site))
    assert (finding.code, finding.location.path) == ("messages.syntax", "translations/zh/tool.po")
    assert finding.location.line == len(read(path).splitlines())
    assert {name: read(name) for name in before} == before
    assert [entry.code for entry in hindered(compile_catalogs(site))] == ["messages.syntax"]


def test_update_needs_an_extraction_first(site: Path) -> None:
    assert [finding.code for finding in hindered(update_catalogs(site))] == ["messages.no-template"]


def test_a_file_that_is_no_text_is_a_finding(site: Path) -> None:
    (site / "templates/a.html").write_bytes("{{ ui('职工书屋') }}".encode("gb18030"))
    assert [finding.code for finding in hindered(extract_messages(site))] == ["encoding.not-utf-8"]


def test_compiled_catalogs_are_where_gettext_looks(site: Path, tmp_path: Path) -> None:
    done(extract_messages(site)), done(update_catalogs(site))
    translate(site / "translations/zh/site.po", "Contents", "目录")
    assert len(done(compile_catalogs(site, tmp_path / "out"))) == 4
    assert gettext.translation("site", tmp_path / "out", ["zh"]).gettext("Contents") == "目录"
    assert not list((site / "translations").rglob("*.mo"))
    done(compile_catalogs(site))
    assert (site / "translations/zh/LC_MESSAGES/site.mo").is_file()


def test_a_catalog_of_a_language_nobody_knows_is_a_finding(site: Path) -> None:
    (site / "translations/klingon").mkdir(parents=True)
    (site / "translations/klingon/site.po").write_text('msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    _, findings = compile_catalogs(site)
    assert [(finding.code, finding.location.path) for finding in findings] == [
        ("messages.syntax", "translations/klingon/site.po")
    ]


def test_module_messages_are_found_by_every_keyword_and_wherever_they_stand() -> None:
    source = '''
def message(msgid): ...
a = _("A"), x.message("in " "parts"), message("""of
lines""")
c = ngettext("page", "pages", n)
d = message("D", n=f(_("E")))
e = message("F" if x else "G" if y else z)
f = [f("no"), message(text), message(f"{no}"), message(), ngettext("one"), _(7), ngettext("one", many)]
'''
    found = [(entry.msgid, entry.plural) for entry in extract_from_program({"m.py": source}, {}).messages]
    singles = [(msgid, None) for msgid in ("D", "E", "F", "G")]
    assert found == [("A", None), ("in parts", None), ("of\nlines", None), ("page", "pages"), *singles]


def test_notes_in_modules_stand_right_above() -> None:
    source = (
        "# an ordinary comment\n# Translators: a verb,\n# not a noun\na = _('A')\n"
        "b = _('B')\n# Translators: too far\n\nc = _('C')\n# no note\nd = _('D')\n"
    )
    notes = {entry.msgid: entry.notes for entry in extract_from_program({"m.py": source}, {}).messages}
    assert notes == {"A": ("Translators: a verb,", "not a noun"), "B": (), "C": (), "D": ()}


def test_messages_of_templates_and_modules_have_all_been_extracted() -> None:
    """Mend with ``python build.py messages extract`` and ``messages update``, then translate."""
    from couplet.exchange.extraction import extract_from_templates
    from couplet.load.po_file import parse_po
    from couplet.load.theme import is_desk_template

    paths = {
        path.relative_to(REPOSITORY).as_posix(): path
        for folder, pattern in (("templates", "*.html"), ("couplet", "*.py"))
        for path in (REPOSITORY / folder).rglob(pattern)
    }
    templates = {name: read(path) for name, path in paths.items() if name.endswith(".html")}
    found = {
        "site": extract_from_templates(
            {name: text for name, text in templates.items() if not is_desk_template(name)}
        ),
        "tool": extract_from_program(
            {name: read(path) for name, path in paths.items() if name.endswith(".py")},
            {name: text for name, text in templates.items() if is_desk_template(name)},
        ),
    }
    for domain, catalog in found.items():
        listed = parse_po(read(REPOSITORY / f"translations/{domain}.pot"), babel_locale="en")
        assert {(entry.msgid, entry.plural) for entry in listed.messages} == {
            (entry.msgid, entry.plural) for entry in catalog.messages
        }


@pytest.mark.parametrize("prefix", KNOWN_LOCALES)
@pytest.mark.parametrize("domain", ["site", "tool"])
def test_catalogs_of_couplet_are_complete_and_sound(domain: str, prefix: str) -> None:
    from couplet.load.po_file import parse_po

    required = [
        entry.msgid
        for entry in parse_po(read(REPOSITORY / f"translations/{domain}.pot"), babel_locale="en").messages
    ]
    name = f"translations/{prefix}/{domain}.po"
    catalog, findings = read_catalog(
        read(REPOSITORY / name), locale=KNOWN_LOCALES[prefix], path=name, required=required
    )
    assert [(finding.code, finding.location.line, finding.message.parameters) for finding in findings] == []
    assert len(catalog.forms) == len(required)


@pytest.mark.parametrize("prefix", KNOWN_LOCALES)
def test_every_message_can_be_filled_in(prefix: str) -> None:
    """A message that fails on ``%`` would hide the finding it belongs to."""
    text = read(REPOSITORY / f"translations/{prefix}/tool.po")
    catalog, _ = read_catalog(text, locale=KNOWN_LOCALES[prefix], path="tool.po")
    for msgid, (text, *_) in catalog.forms.items():
        assert text % _AnyNumber(), msgid


class _AnyNumber(dict[str, int]):
    """A value for every placeholder."""

    def __missing__(self, name: str) -> int:
        return 7
