"""The termbase as TBX-Basic and CSV and back: nothing lost, nothing but the changed entries touched, bad files refused at their line."""

import csv
import io
import string
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from couplet.cli import couplet
from couplet.exchange.sound_xml import XmlError
from couplet.exchange.tbx import format_tbx, parse_tbx
from couplet.exchange.term_entries import pack_term, write_entries
from couplet.exchange.term_table import TableError, format_table, parse_table
from couplet.exchange.termbase import export_terms, import_terms
from couplet.load.reader import Source
from couplet.load.termbase import TERMBASE, load_termbase, parse_termbase
from couplet.load.yaml_source import parse_yaml
from couplet.model.termbase import Termbase
from tests.mini_site import MiniSite
from tests.real_site import REPOSITORY
from tests.sound_texts import is_sound

HEAD = "# Agreed wording.\n\nterms:\n"
FIRST = '  - id: "257-plan"\n    kind: campaign\n    zh: "257计划"\n    en: "257 Plan"   # the digits stay\n'
SECOND = """\
  # about rooms
  - {id: reading-room, zh: 书屋, en: reading room, admitted: {en: [library room, room]}, short: {en: [room]}, note: {en: Not a shop}}
"""
THIRD = "  - id: union\n    kind: organisation\n    zh: 某工会\n    en: A Union\n    strict: false\n"
TBX_GRAMMAR = """\
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:iso:std:iso:30042:ed-2"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="tbx"><attribute name="type"><value>TBX-Basic</value></attribute><attribute name="style"><value>dca</value></attribute>
    <attribute name="xml:lang"><data type="language"/></attribute>
    <element name="tbxHeader"><element name="fileDesc"><element name="sourceDesc"><element name="p"><text/></element></element></element></element>
    <element name="text"><element name="body"><oneOrMore><ref name="concept"/></oneOrMore></element></element></element></start>
  <define name="concept"><element name="conceptEntry"><attribute name="id"><data type="ID"/></attribute>
    <element name="descrip"><attribute name="type"><value>subjectField</value></attribute><text/></element><ref name="notes"/>
    <oneOrMore><element name="langSec"><attribute name="xml:lang"><data type="language"/></attribute><ref name="notes"/>
      <oneOrMore><ref name="form"/></oneOrMore></element></oneOrMore></element></define>
  <define name="notes"><zeroOrMore><element name="note"><text/></element></zeroOrMore></define>
  <define name="form"><element name="termSec"><element name="term"><text/></element>
    <element name="termNote"><attribute name="type"><value>administrativeStatus</value></attribute>
      <choice><value>preferredTerm-admn-sts</value><value>admittedTerm-admn-sts</value><value>deprecatedTerm-admn-sts</value></choice></element>
    <optional><element name="termNote"><attribute name="type"><value>termType</value></attribute>
      <choice><value>fullForm</value><value>shortForm</value></choice></element></optional><ref name="notes"/></element></define>
</grammar>
"""
"""What ISO 30042:2019 and the TBX-Basic dialect allow, as far as it is used here.

Every production is one of the dialect's own (TBXcoreStructV03_TBX-Basic_integrated.rng and TBX-Basic_DCA.sch of LTAC Global) with less choice: the
order of elements, the places of ``descrip``, ``termNote`` and ``note``, the attributes and their values.
"""


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path).write(TERMBASE, HEAD + FIRST + SECOND + THIRD)


def load(root: Path) -> Termbase:
    loaded = load_termbase(root)
    assert isinstance(loaded, tuple), loaded
    return loaded[0]


def read(text: str) -> Termbase:
    loaded = parse_termbase(Source(TERMBASE, text, ""))
    assert isinstance(loaded, tuple), loaded
    return loaded[0]


@pytest.mark.parametrize("form", ["tbx", "csv"])
def test_round_trip_of_the_report_changes_no_byte(tmp_path: Path, form: str) -> None:
    text = (REPOSITORY / TERMBASE).read_bytes()
    (tmp_path / "translations").mkdir()
    (tmp_path / TERMBASE).write_bytes(text)
    file = tmp_path / f"terms.{form}"
    assert export_terms(tmp_path, file, form) == len(load(REPOSITORY).terms)  # type: ignore[arg-type]
    outcome = import_terms(tmp_path, file)
    assert (outcome.findings, outcome.added, outcome.changed) == ((), (), ())
    assert (tmp_path / TERMBASE).read_bytes() == text


@pytest.mark.parametrize("form", ["tbx", "csv"])
def test_import_into_an_empty_site_gives_the_same_terms(tmp_path: Path, form: str) -> None:
    export_terms(REPOSITORY, tmp_path / "terms", form)  # type: ignore[arg-type]
    outcome = import_terms(tmp_path, tmp_path / "terms")
    assert outcome.findings == ()
    assert load(tmp_path) == load(REPOSITORY)


words = st.text(
    string.ascii_letters + "许昌工会五一“”’|\\,;\"'=+-@<>&{}[]#: \n\t·—é", min_size=1, max_size=12
).filter(lambda text: text.strip() == text and text != "" and is_sound(text))
forms = st.lists(words, min_size=1, max_size=3, unique=True)
localized = st.dictionaries(st.sampled_from(["zh", "en"]), words)
entries = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True),
        "zh": words,
        "en": words,
        "kind": st.sampled_from(["term", "person", "place"]),
    },
    optional={
        "first": localized,
        "admitted": st.dictionaries(st.sampled_from(["zh", "en"]), forms),
        "short": st.dictionaries(st.sampled_from(["zh", "en"]), forms),
        "confusable": st.dictionaries(st.sampled_from(["zh", "en"]), forms),
        "forbidden": st.dictionaries(st.sampled_from(["zh", "en"]), forms),
        "strict": st.sampled_from(["true", "false"]),
        "case_sensitive": st.sampled_from(["true", "false"]),
        "note": localized,
    },
)


@settings(deadline=None, max_examples=60)
@given(st.lists(entries, min_size=1, max_size=4, unique_by=lambda entry: entry["id"]))
def test_nothing_is_lost_in_any_format(listed: list[dict[str, object]]) -> None:
    termbase = Termbase.model_validate({"terms": sorted(listed, key=lambda entry: str(entry["id"]))})
    packed = {term.id: pack_term(term) for term in termbase.terms}
    text = write_entries(parse_yaml("terms:\n", path=TERMBASE), "terms:\n", packed)
    assert read(text) == termbase
    for source in (
        parse_tbx(format_tbx(termbase.terms).encode(), "terms.tbx"),
        parse_table(format_table(termbase.terms), "terms.csv"),
    ):
        merged, findings = source.merge_into({})
        assert findings == []
        assert Termbase.model_validate({"terms": [merged[name] for name in sorted(merged)]}) == termbase


def test_tbx_is_valid(site: MiniSite) -> None:
    grammar = etree.RelaxNG(etree.fromstring(TBX_GRAMMAR))
    for root in (site.root, REPOSITORY):
        document = etree.fromstring(format_tbx(load(root).terms).encode())
        assert grammar.validate(document), grammar.error_log
    names = {"t": "urn:iso:std:iso:30042:ed-2"}
    assert len(document.xpath("//t:conceptEntry", namespaces=names)) == len(load(REPOSITORY).terms)


def test_csv_opens_in_a_spreadsheet(site: MiniSite, tmp_path: Path) -> None:
    site.edit(TERMBASE, "Not a shop", '"=HYPERLINK(1)"')
    export_terms(site.root, tmp_path / "terms.csv", "csv")
    content = (tmp_path / "terms.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,kind,")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1]["en_admitted"] == "library room | room"
    assert rows[1]["en_note"] == "'=HYPERLINK(1)"
    assert import_terms(site.root, tmp_path / "terms.csv").changed == ()


def test_only_what_changed_is_written(site: MiniSite, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(
        "id,en,en_forbidden\nunion,The Union,a guild | the guild\nlabour,labour,\n", encoding="utf-8"
    )
    outcome = import_terms(site.root, tmp_path / "terms.csv")
    assert (outcome.added, outcome.changed, outcome.findings) == (("labour",), ("union",), ())
    assert site.read_source(TERMBASE) == (
        HEAD
        + FIRST
        + "  - id: labour\n    en: labour\n"
        + SECOND
        + '  - id: union\n    kind: organisation\n    zh: "某工会"\n    en: "The Union"\n'
        + '    forbidden: {en: ["a guild", "the guild"]}\n    strict: false\n'
    )


def test_empty_cell_clears_and_missing_column_keeps(site: MiniSite, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("id;en_admitted;en_short\nreading-room;;room\n", encoding="utf-8")
    assert import_terms(site.root, tmp_path / "terms.csv").changed == ("reading-room",)
    (term,) = (term for term in load(site.root).terms if term.id == "reading-room")
    assert (term.admitted, term.short, term.note, term.preferred["zh"]) == (
        {},
        {"en": ("room",)},
        {"en": "Not a shop"},
        "书屋",
    )


def test_table_in_gb_18030_is_read_with_a_warning(site: MiniSite, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_bytes("id,zh,en\nxuchang,许昌市,Xuchang\n".encode("gb18030"))
    outcome = import_terms(site.root, tmp_path / "terms.csv")
    assert [(finding.code, finding.is_error) for finding in outcome.findings] == [("terms.import", False)]
    assert load(site.root).terms[-1].preferred == {"zh": "许昌市", "en": "Xuchang"}


FOREIGN = """\
<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min">
<tbxHeader><fileDesc><sourceDesc><p>elsewhere</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="C5"><min:subjectField>Trade unions</min:subjectField>
<langSec xml:lang="en-GB"><termSec><term>shop <hi>steward</hi></term></termSec>
<termSec><term>steward</term><min:termType>shortForm</min:termType></termSec>
<termSec><term>shop chief</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
<langSec xml:lang="zh-CN"><note>通称</note><termSec><term>工会代表</term></termSec><termSec><term>职工代表</term></termSec></langSec>
<langSec xml:lang="es"><termSec><term>delegado</term></termSec></langSec></conceptEntry>
</body></text></tbx>
"""


def test_file_of_another_program(site: MiniSite, tmp_path: Path) -> None:
    (tmp_path / "foreign.tbx").write_text(FOREIGN, encoding="utf-8")
    outcome = import_terms(site.root, tmp_path / "foreign.tbx")
    assert [finding.message.parameters for finding in outcome.findings] == [{"tag": "es"}]
    (term,) = (term for term in load(site.root).terms if term.id == "c5")
    assert term.preferred == {"zh": "工会代表", "en": "shop steward"}
    assert (term.admitted, term.short, term.forbidden, term.note) == (
        {"zh": ("职工代表",)},
        {"en": ("steward",)},
        {"en": ("shop chief",)},
        {"zh": "通称"},
    )


@pytest.mark.parametrize(
    ("name", "content", "code", "line"),
    [
        ("a.tbx", "<tbx>\n<text></tbx>", "terms.unreadable", 2),
        ("a.tbx", "", "terms.unreadable", 1),
        ("a.tbx", "<martif/>", "terms.unreadable", 1),
        (
            "a.tbx",
            '<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<tbx>&b;</tbx>',
            "terms.unreadable",
            1,
        ),
        ("a.tbx", '<?xml version="1.0" encoding="gb18030"?><tbx/>', "terms.unreadable", 1),
        ("a.tbx", '<?xml version="1.0" encoding="foo"?><tbx/>', "terms.unreadable", 1),
        ("a.tbx", "<tbx>\n" + "<a>" * 5000 + "</a>" * 5000 + "</tbx>", "terms.unreadable", 2),
        ("a.csv", "name,value\n1,2\n", "terms.unreadable", 1),
        ("a.csv", 'id,zh,en\na,b,"c\n', "terms.unreadable", 2),
        ("a.csv", "", "terms.unreadable", 1),
        ("a.csv", "id,zh,en,kind\na,甲,A,term\nb,乙,B,shop\n", "schema.unknown-choice", 3),
        ("a.csv", "id,zh,en\na,甲,A\n\na,乙,B\n", "ids.duplicate", 4),
        ("a.csv", "id,zh,en\na,,\n", "schema.empty", 2),
        ("a.csv", "id,zh\n工会,工会\n", "schema.pattern", 2),
        ("a.csv", "id,zh,en,en_forbidden\na,甲,A,A\n", "terms.contradiction", None),
        ("a.csv", b"\xff\xfei\x00d\x00", "encoding.not-utf-8", 1),
    ],
)
def test_bad_file_is_refused(
    site: MiniSite, tmp_path: Path, name: str, content: str | bytes, code: str, line: int | None
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    before = site.read_source(TERMBASE)
    outcome = import_terms(site.root, tmp_path / name)
    found = [(finding.code, finding.location.line) for finding in outcome.findings if finding.is_error]
    assert found, outcome
    assert found[0][0] == code
    assert line is None or found[0][1] == line
    assert site.read_source(TERMBASE) == before


def test_damaged_termbase_is_left_alone(site: MiniSite, tmp_path: Path) -> None:
    site.edit(TERMBASE, "kind: campaign", "kind: parade")
    (tmp_path / "a.csv").write_text("id,zh,en\na,甲,A\n", encoding="utf-8")
    before = site.read_source(TERMBASE)
    assert [finding.code for finding in import_terms(site.root, tmp_path / "a.csv").findings] == [
        "schema.unknown-choice"
    ]
    assert site.read_source(TERMBASE) == before


def test_errors_name_their_line() -> None:
    with pytest.raises(XmlError) as refused:
        parse_tbx(b"<tbx>\n\n<text>", "a.tbx")
    assert refused.value.line == 3
    with pytest.raises(TableError):
        parse_table("zh,colour\n", "a.csv")


def test_commands(site: MiniSite, tmp_path: Path) -> None:
    runner, table = CliRunner(), tmp_path / "terms.csv"
    common = ["--root", str(site.root), "--lang", "en"]
    written = runner.invoke(couplet, ["terms", "export", str(table), *common])
    assert (written.exit_code, written.output) == (0, f"Terms written to {table}: 3.\n")
    table.write_text(table.read_text(encoding="utf-8").replace("A Union", "The Union"), encoding="utf-8")
    read_back = runner.invoke(couplet, ["terms", "import", str(table), *common])
    assert (read_back.exit_code, read_back.output) == (0, "Terms added: 0, changed: 1, as they were: 2.\n")
    table.write_text("no,table\n", encoding="utf-8")
    refused = runner.invoke(couplet, ["terms", "import", str(table), *common])
    assert refused.exit_code == 1
    assert "terms.csv:1:1" in refused.output
    tbx = runner.invoke(couplet, ["terms", "export", "--format", "tbx", str(tmp_path / "terms"), *common])
    assert tbx.exit_code == 0
    assert (tmp_path / "terms").read_bytes().startswith(b"<?xml")


def test_nothing_to_export(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    refused = CliRunner().invoke(
        couplet, ["terms", "export", str(tmp_path / "a.tbx"), "--root", str(site.root)]
    )
    assert refused.exit_code == 1
    assert not (tmp_path / "a.tbx").exists()
