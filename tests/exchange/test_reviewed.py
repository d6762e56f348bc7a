"""What comes back as reviewed or final is recorded as accepted, and nothing else is; on a mini site that keeps a record."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from couplet.commands.exchange import import_command
from couplet.model.freshness import UnitState
from tests.accepting import accept, find_open
from tests.exchange.translators import bring_back, export_one, find_unit, translate_po, translate_xliff
from tests.mini_site import MiniSite

RIGHTS_ZH, RIGHTS_EN = "content/review/rights.zh.md", "content/review/rights.en.md"
RECORD = "translations/accepted.yaml"
ITEM = "review/rights#fund/list-1/2"
UNIT = "review/rights:fund/list-1/2"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    """A site with one outdated text."""
    site = MiniSite(tmp_path)
    accept(site)
    return site.edit(RIGHTS_ZH, "- 乙", "- 丙")


def set_state(xliff: str, key: str, state: str) -> str:
    """Return an XLIFF file with the state of one segment changed, as a translation program does it."""
    unit = find_unit(xliff, key)
    start, _, rest = unit.partition("<segment ")
    return xliff.replace(unit, f'{start}<segment state="{state}">{rest.partition(">")[2]}')


@pytest.mark.parametrize("state", ["reviewed", "final"])
@pytest.mark.parametrize("new", ["C", "B"])
def test_a_reviewed_text_is_accepted(site: MiniSite, state: str, new: str) -> None:
    """Also one whose old translation still fits the new source."""
    xliff = translate_xliff(export_one(site.root, "xliff"), {ITEM: new})
    outcome = bring_back(site.root, set_state(xliff, ITEM, state))
    assert (outcome.accepted, outcome.changed) == (1, int(new == "C"))
    assert find_open(site) == {}


@pytest.mark.parametrize("state", ["translated", "initial"])
def test_a_translated_text_waits_for_the_editor(site: MiniSite, state: str) -> None:
    xliff = translate_xliff(export_one(site.root, "xliff"), {ITEM: "C"})
    before = site.read_source(RECORD)
    outcome = bring_back(site.root, set_state(xliff, ITEM, state))
    assert (outcome.accepted, outcome.changed) == (0, 1)
    assert site.read_source(RECORD) == before
    assert find_open(site)[UNIT].state is UnitState.CONFLICT


def test_po_knows_no_review(site: MiniSite) -> None:
    outcome = bring_back(
        site.root,
        translate_po(export_one(site.root), {ITEM: "C"}, edit=lambda e: e.replace("#, fuzzy\n", "")),
    )
    assert (outcome.accepted, outcome.changed) == (0, 1)
    assert list(find_open(site)) == [UNIT]


def test_other_records_of_the_page_stay(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "筹集[", "共筹集[")
    xliff = translate_xliff(export_one(site.root, "xliff"), {ITEM: "C"})
    bring_back(site.root, set_state(xliff, ITEM, "final"))
    (status,) = find_open(site).values()
    assert (status.id, status.state) == ("fund/paragraph-1", UnitState.OUTDATED)


def test_a_paragraph_put_in_meanwhile_loses_nothing(site: MiniSite) -> None:
    """Ids count paragraphs: the records of those below move along."""
    site.edit(RIGHTS_ZH, "筹集[", "新写的一段。\n\n筹集[")
    xliff = translate_xliff(export_one(site.root, "xliff"), {"review/rights#fund/paragraph-1": "A new one."})
    outcome = bring_back(site.root, set_state(xliff, "review/rights#fund/paragraph-1", "final"))
    assert outcome.accepted == 1
    assert "A new one.\n\nThe unions raised" in site.read_source(RIGHTS_EN)
    assert list(find_open(site)) == [UNIT]


def test_a_review_of_an_older_source_counts_for_nothing(site: MiniSite) -> None:
    xliff = set_state(export_one(site.root, "xliff"), ITEM, "final")
    site.edit(RIGHTS_ZH, "- 丙", "- 丁")
    assert bring_back(site.root, xliff).accepted == 0
    assert list(find_open(site)) == [UNIT]


def test_what_is_wrong_is_not_recorded_as_right(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 丙", "- 丙12人")
    xliff = set_state(export_one(site.root, "xliff"), ITEM, "final")
    assert bring_back(site.root, xliff).accepted == 0


def test_a_site_without_a_record_gets_none(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    xliff = translate_xliff(export_one(site.root, "xliff"), {ITEM: "C"})
    assert bring_back(site.root, set_state(xliff, ITEM, "final")).accepted == 0
    assert not (site.root / RECORD).exists()


def test_the_command_says_so(site: MiniSite, tmp_path: Path) -> None:
    file = tmp_path / "back.xlf"
    file.write_text(set_state(translate_xliff(export_one(site.root, "xliff"), {ITEM: "C"}), ITEM, "final"))
    result = CliRunner().invoke(import_command, ["--root", str(site.root), "--lang", "en", str(file)])
    assert result.exit_code == 0, result.output
    assert "1 texts came back as reviewed or final and are recorded as accepted." in result.output
    assert "couplet accept" not in result.output
