"""Out and in without edits changes no byte; out, edited and in writes what the translator wrote, and nothing else."""

import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from couplet.exchange.export import Format
from tests.exchange.nasty_site import make_nasty_site
from tests.exchange.translators import (
    bring_back,
    export,
    export_one,
    list_pairs,
    read_tree,
    translate_po,
    translate_xliff,
)
from tests.real_site import REPOSITORY
from tests.sound_texts import is_sound

FORMATS: tuple[Format, ...] = ("po", "xliff")
LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
RIGHTS = "review/rights#"
each_format = pytest.mark.parametrize("form", FORMATS)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real report's texts."""
    folder = tmp_path_factory.mktemp("report")
    for name in ("content", "translations"):
        shutil.copytree(REPOSITORY / name, folder / name)
    return folder


@pytest.mark.slow
@each_format
@pytest.mark.parametrize("source", ["zh", "en"])
def test_the_real_report_comes_back_as_it_went_out(report: Path, form: Format, source: str) -> None:
    before = read_tree(report)
    went_out = export(report, form, source=source, is_single=False)
    assert went_out.counts["missing"] == 0
    outcome = bring_back(report, *went_out.contents.values())
    assert (outcome.findings, outcome.changed, dict(outcome.contents)) == ((), 0, {})
    assert outcome.unchanged == sum(went_out.counts.values()) > 400
    assert read_tree(report) == before


@each_format
@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("has_bom", [False, True], ids=["plain", "bom"])
def test_nasty_files_come_back_as_they_went_out(
    tmp_path: Path, form: Format, line_end: str, *, has_bom: bool
) -> None:
    site = make_nasty_site(tmp_path, line_end=line_end, has_bom=has_bom)
    before = read_tree(site.root)
    outcome = bring_back(site.root, export_one(site.root, form))
    assert (outcome.findings, outcome.changed) == ((), 0)
    assert read_tree(site.root) == before


def test_every_text_of_the_nasty_page_is_cut_to_its_words(tmp_path: Path) -> None:
    found = list_pairs(make_nasty_site(tmp_path, line_end="\r\n", has_bom=True).root)
    assert {key: found[RIGHTS + key] for key in (
        "head/title", "head/deck", "heading/fund", "fund/list-1/2", "fund/list-2/1", "fund/quote-1/1",
        "fund/definitions-1/1", "fund/definitions-1/3", "footnote/one", "fund/table-1/3", "fund/table-1/5",
    )} == {
        "head/title": "A “quoted” title: with a colon",
        "head/deck": "A deck of\ntwo lines.",
        "heading/fund": "Money",
        "fund/list-1/2": "B,\na wrapped item",
        "fund/list-2/1": "one",
        "fund/quote-1/1": "Quotation, first line\nsecond line",
        "fund/definitions-1/1": "Term",
        "fund/definitions-1/3": "Explanation two",
        "footnote/one": "A footnote\nwrapped.",
        "fund/table-1/3": "bar \\| and `a|b`",
        "fund/table-1/5": "four",
    }  # fmt: skip
    assert not any("nobody" in text for text in found.values())


@each_format
@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
def test_each_text_can_be_replaced_and_nothing_else_moves(
    tmp_path: Path, form: Format, line_end: str
) -> None:
    """Every text without marks gets a new translation; taking the new words out of the files gives the old files."""
    site = make_nasty_site(tmp_path, line_end=line_end, has_bom=True)
    before = read_tree(site.root)
    plain = {
        key: f"New {number}: “words” & 'more' # {number}"
        for number, (key, text) in enumerate(list_pairs(site.root).items())
        if text and not re.search(r"[\[`*\\]", text)
    }
    assert len(plain) > 60
    translate = translate_po if form == "po" else translate_xliff
    outcome = bring_back(site.root, translate(export_one(site.root, form), plain))
    assert outcome.changed == len(plain), outcome.findings
    found = list_pairs(site.root)
    assert {key: found[key] for key in plain} == plain
    after = read_tree(site.root)
    assert before.keys() == after.keys()
    for path, content in after.items():
        assert content.startswith(b"\xef\xbb\xbf") == before[path].startswith(b"\xef\xbb\xbf")
        if path.endswith(".zh.md"):
            assert content == before[path]
        assert set(re.findall(rb"\r\n|\r|\n", content)) <= {line_end.encode()}


WORDS = st.text(
    st.characters(
        blacklist_categories=("Cs", "Cc", "Co", "Cn", "Cf", "Zl", "Zp"),
        blacklist_characters="[]`\\<>{}&%|*_#",
    ),
    min_size=1,
    max_size=40,
).filter(
    lambda text: (
        bool(re.match(r"\w", text.strip())) and not re.match(r"\s*(\d+\.|[-+:=~])", text) and is_sound(text)
    )
)
KEYS = (
    RIGHTS + "head/title",
    RIGHTS + "heading/fund",
    RIGHTS + "fund/list-1/3",
    RIGHTS + "fund/table-1/2",
    RIGHTS + "footnote/one",
    "timeline#data/entries/meeting/title",
    "timeline#data/entries/meeting/caption",
    "outlook#data/items/rooms/title",
    "site#data/title",
)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.dictionaries(st.sampled_from(KEYS), WORDS, min_size=1), form=st.sampled_from(FORMATS))
def test_edits_survive_the_way_in_and_out(
    tmp_path_factory: pytest.TempPathFactory, edits: dict[str, str], form: Format
) -> None:
    site = make_nasty_site(tmp_path_factory.mktemp("site"), line_end="\r\n")
    translate = translate_po if form == "po" else translate_xliff
    outcome = bring_back(site.root, translate(export_one(site.root, form), edits))
    assert not outcome.is_kept_out, outcome.findings
    found = list_pairs(site.root)
    wanted = {key: unicodedata.normalize("NFC", text).strip() for key, text in edits.items()}
    assert {key: found[key] for key in edits} == wanted
    again = bring_back(site.root, export_one(site.root, form))
    assert (again.changed, dict(again.contents)) == (0, {})
