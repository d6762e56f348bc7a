"""Translation units: every text once, named for good, with its exact place."""

from pathlib import Path

from couplet.load.content import load_corpus
from couplet.model.units import TranslationUnit, list_units
from tests.mini_site import MiniSite, write_page


def read_units(site: MiniSite) -> dict[tuple[str, str], TranslationUnit]:
    corpus, findings = load_corpus(site.root)
    assert corpus is not None, findings
    units = list_units(corpus)
    named = {(unit.page, unit.id): unit for unit in units}
    assert len(named) == len(units), "two units have one name"
    return named


def test_prose_gives_a_unit_for_each_block_and_item(tmp_path: Path) -> None:
    units = read_units(MiniSite(tmp_path))
    rights = [name for page, name in units if page == "review/rights"]
    assert rights == [
        "title",
        "description",
        "heading/fund",
        "fund/paragraph-1",
        "fund/list-1/1",
        "fund/list-1/2",
    ]
    item = units["review/rights", "fund/list-1/2"].segments
    assert {prefix: (segment.text, segment.location.line) for prefix, segment in item.items()} == {
        "zh": ("乙", 12),
        "en": ("B", 12),
    }


def test_footnotes_and_heads_are_units(tmp_path: Path) -> None:
    units = read_units(MiniSite(tmp_path))
    assert units["review/services", "footnote/once"].segments["en"].text == "Printed once."
    assert units["review/services", "title"].segments["zh"].location.line == 3


def test_texts_of_yaml_files_are_named_by_ids(tmp_path: Path) -> None:
    units = read_units(MiniSite(tmp_path))
    unit = units["scorecard", "groups/1/items/plan-members/title"]
    assert unit.segments["en"].text == "New members"
    assert unit.segments["en"].location.path == "content/scorecard.yaml"


def test_items_that_do_not_answer_stay_together(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).edit("content/review/rights.en.md", "- A\n- B", "- A")
    units = read_units(site)
    assert units["review/rights", "fund/list-1"].segments["zh"].text == "甲\n乙"


def test_places_of_words(tmp_path: Path) -> None:
    site = MiniSite(tmp_path).write(
        "content/review/rights.zh.md",
        write_page("article", "甲", "## 资金 {#fund}\n\n筹集[418.028万元](fact:fund)，\n其中甲5家，乙5家。"),
    )
    segment = read_units(site)["review/rights", "fund/paragraph-1"].segments["zh"]
    place = segment.locate("5", 1)
    assert (place.line, place.column, place.end_column) == (10, 8, 9)
    assert segment.locate("418.028").column == 4
    assert segment.locate("nowhere") == segment.location
