"""``couplet new --from``: next year's report has last year's structure and plans, and its warnings are exactly the work left."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from couplet.cli import couplet
from couplet.model.corpus import Corpus
from couplet.production import Order, Product, Published, produce_site
from tests.mini_site import MiniSite
from tests.real_site import REPOSITORY, list_files

pytestmark = pytest.mark.slow


def run(*arguments: str | Path) -> Result:
    """Run a command, in English."""
    return CliRunner().invoke(couplet, [*map(str, arguments), "--lang", "en"])


def succeed(old: Path, folder: Path) -> Product:
    """Make the report for 2023 and return its site."""
    result = run("new", folder, "--from", old, "--year", "2023")
    assert result.exit_code == 0, result.output
    return produce_site(Order(folder), Published())


def read(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {name: (folder / name).read_bytes() for name in list_files(folder)}


@pytest.fixture(scope="module")
def real_successor(tmp_path_factory: pytest.TempPathFactory) -> Product:
    """The site of the report that follows the real one."""
    return succeed(REPOSITORY, tmp_path_factory.mktemp("years") / "2023")


def get_corpus(product: Product) -> Corpus:
    """Return the report that a site was made from."""
    assert product.corpus is not None
    return product.corpus


def test_the_warnings_are_exactly_the_work_left(real_successor: Product) -> None:
    assert real_successor.is_publishable
    assert {finding.code for finding in real_successor.findings} == {"content.placeholder"}
    root = get_corpus(real_successor)
    marks = sum(document.source.count("【待写】") for document in root.documents)
    told = [f for f in real_successor.findings if f.location.path.endswith(".zh.md")]
    assert len(told) == marks > 20


def test_structure_is_carried_over(real_successor: Product) -> None:
    new = get_corpus(real_successor)
    old = get_corpus(produce_site(Order(REPOSITORY), Published()))
    assert new.pairs.keys() == old.pairs.keys()
    for key, pair in old.pairs.items():
        for prefix, document in pair.documents.items():
            assert new.pairs[key].documents[prefix].anchors == document.anchors
    assert new.settings.short_title == {"zh": "许昌工会2023", "en": "Xuchang Unions 2023"}
    assert [entry.pages for entry in new.settings.navigation] == [
        entry.pages for entry in old.settings.navigation
    ]
    assert new.settings.navigation[1].title == {"zh": "回望2023", "en": "2023 in review"}
    assert new.termbase == old.termbase
    assert new.timeline
    assert old.timeline
    assert new.timeline.themes == old.timeline.themes
    assert new.pairs["outlook"].documents["en"].front_matter.title == "2024 outlook"
    assert {"imprint-address", "imprint-year-price"} <= new.facts.keys()


def test_plans_become_targets_without_a_result(real_successor: Product) -> None:
    new = get_corpus(real_successor)
    assert new.scorecard
    assert new.outlook
    assert {item.id: new.facts[item.fact].target for item in new.scorecard.items} == {
        "plan-rooms-city": 30,
        "plan-rooms-local": 70,
        "plan-trades": 100,
        "plan-great": 10,
        "plan-craftspeople": 100,
        "plan-models": 500,
        "plan-collectives": 100,
    }
    assert {new.facts[item.fact].verdict for item in new.scorecard.items} == {"not-reported"}
    assert new.facts["plan-models"].bound == "at-least"
    assert [group.title["en"] for group in new.scorecard.groups][:2] == [
        "Guiding ideas",
        "The industrial workforce",
    ]
    source = new.files["scorecard"].source
    assert "# plan-trades continues “Skills contests” of 2022 (target 100, result 100)" in source
    followed = [follows for item in new.outlook.items for follows in item.follows]
    assert sorted(followed) == sorted(item.id for item in new.scorecard.items)


def test_nothing_of_last_years_texts_is_left(real_successor: Product) -> None:
    new = get_corpus(real_successor)
    texts = "\n".join(document.source for document in new.documents if document.key != "imprint")
    assert "2022" not in texts
    assert "30630" not in texts
    imprint = new.pairs["imprint"].documents["zh"].source
    assert "[461000](fact:imprint-postcode)" in imprint
    assert "守正创新" not in imprint


def test_a_release_is_refused_while_placeholders_are_left(tmp_path: Path) -> None:
    succeed(MiniSite(tmp_path).root, tmp_path / "new")
    result = run("build", "--root", tmp_path / "new", "--release")
    assert result.exit_code == 1
    assert "content.placeholder" in result.output
    assert run("build", "--root", tmp_path / "new").exit_code == 0


def test_last_year_is_not_touched(tmp_path: Path) -> None:
    old = MiniSite(tmp_path)
    before = read(old.root)
    succeed(old.root, tmp_path / "new")
    assert read(old.root) == before


def test_what_is_a_sites_own_goes_along(tmp_path: Path) -> None:
    old = MiniSite(tmp_path)
    old.write("templates/styles/own.css", "@layer page { h1 { color: red } }\n")
    old.write("translations/termbase.yaml", "terms: []\n")
    old.write("content/photos/may.jpg", b"x").write("content/reviews.yaml", "reviews: []\n")
    old.edit(
        "content/site.yaml",
        "locales: [zh, en]",
        "locales: [zh, en]\nmissing: hide\nchecks: {severity: {typography: 'off'}}",
    )
    succeed(old.root, tmp_path / "new")
    files = read(tmp_path / "new")
    assert files["templates/styles/own.css"] == (old.root / "templates/styles/own.css").read_bytes()
    assert files["translations/termbase.yaml"] == b"terms: []\n"
    assert "content/photos/may.jpg" not in files
    assert "content/reviews.yaml" not in files
    assert b"missing: hide" in files["content/site.yaml"]
    assert re.search(rb'severity:\n\s+typography: "off"', files["content/site.yaml"])


def test_without_plans_there_is_no_scorecard_yet(tmp_path: Path) -> None:
    old = MiniSite(tmp_path)
    old.edit("content/outlook.yaml", "targets: [{fact: rooms-planned, label: {zh: 书屋, en: rooms}}], ", "")
    product = succeed(old.root, tmp_path / "new")
    assert {finding.code for finding in product.findings} == {"content.placeholder"}
    assert "scorecard" not in get_corpus(product).pairs


def test_what_last_year_lacks_this_year_lacks_too(tmp_path: Path) -> None:
    """A file or a language that is not there is no reason to stop, and becomes no new error."""
    old = MiniSite(tmp_path).remove("content/outlook.en.md").remove("content/timeline.yaml")
    old.remove("content/review/rights.zh.md")
    product = succeed(old.root, tmp_path / "new")
    assert {finding.code for finding in product.findings} == {"content.placeholder", "twins.missing"}
    corpus = get_corpus(product)
    assert corpus.scorecard
    assert corpus.scorecard.groups[0].title == {"zh": "书屋", "en": "TO WRITE: the name of this group"}


def test_a_report_in_one_language(tmp_path: Path) -> None:
    assert run("new", tmp_path / "old", "--locales", "zh").exit_code == 0
    product = succeed(tmp_path / "old", tmp_path / "new")
    assert {finding.code for finding in product.findings} == {"content.placeholder"}
    corpus = get_corpus(product)
    assert corpus.settings.locales == ("zh",)
    assert corpus.scorecard
    assert [item.id for item in corpus.scorecard.items] == ["plan-books", "plan-talks"]


def test_a_year_that_does_not_follow_is_asked_about(tmp_path: Path) -> None:
    old = MiniSite(tmp_path).root
    right = run("new", tmp_path / "2023", "--from", old, "--year", "2023")
    wrong = run("new", tmp_path / "2026", "--from", old, "--year", "2026")
    assert "is 2026 the year you mean? Its dates are of 2022." in wrong.output
    assert "the year you mean" not in right.output


def test_a_report_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    old = MiniSite(tmp_path).write("content/site.yaml", "title：坏\n")
    result = run("new", tmp_path / "new", "--from", old.root, "--year", "2023")
    assert result.exit_code == 1
    assert "yaml.full-width-colon" in result.output
    assert not (tmp_path / "new").exists()
    assert run("new", old.root / "content/new", "--from", old.root, "--year", "2023").exit_code == 2
