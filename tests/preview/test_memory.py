"""Every page of the preview is the one that a clean build makes; a save costs one file read and one page made; what broke stays as it was."""

import random
from pathlib import Path

import pytest

from couplet.checks.suite import check_in_steps, run_checks
from couplet.freshness import compare_report
from couplet.load.content import load_corpus
from couplet.model.corpus import Corpus
from couplet.model.derivations import Derivations
from couplet.model.documents import DocumentPair
from couplet.model.findings import Finding, sort_findings
from couplet.preview.memory import MemorySite, PageError
from couplet.preview.state import need_styles_alone
from couplet.production import Order, Published, produce_site
from tests.mini_site import MiniSite, write_page
from tests.pipeline.test_incremental_walk import Walk
from tests.real_site import REPOSITORY

ADDRESS = "http://127.0.0.1:8000/repo/"
PAGE = "zh/review/services/index.html"
FILE = "content/review/services.zh.md"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def open_memory(root: Path) -> MemorySite:
    """Return a preview's site that has looked at everything once."""
    memory = MemorySite(Order(root, base_url=ADDRESS))
    memory.take_in()
    return memory


def check(memory: MemorySite) -> list[str]:
    """Run the checks to their end and return the codes of all findings."""
    for _ in memory.check():
        pass
    return [finding.code for finding in memory.findings]


def compare_with_build(memory: MemorySite) -> None:
    """Assert that every file is the one of a clean build."""
    product = produce_site(Order(memory.order.root, base_url=ADDRESS), Published())
    assert product.contents, product.findings
    assert memory.state is not None
    assert memory.state.paths == set(product.contents)
    for path, content in product.contents.items():
        assert memory.read(path) == content, path


def test_every_file_is_that_of_a_clean_build(site: MiniSite) -> None:
    compare_with_build(open_memory(site.root))


@pytest.mark.slow
def test_every_file_of_the_real_report_is_that_of_a_clean_build() -> None:
    compare_with_build(open_memory(REPOSITORY))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_the_preview_equals_a_clean_build_after_random_edits(tmp_path: Path, seed: int) -> None:
    walk = Walk(tmp_path, seed)
    walk.steps = tuple(step for step in walk.steps if step != walk.damage_output)
    memory = open_memory(walk.site.root)
    chance = random.Random(seed)
    for number in range(40):
        before = walk.site.read_tree(walk.site.root)
        chance.choice(walk.steps)()
        after = walk.site.read_tree(walk.site.root)
        changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        memory.take_in(changed if number % 3 else None)
        if number % 4 == 3:
            compare_with_build(memory)


def test_a_save_costs_one_file_read_and_one_page_made(site: MiniSite) -> None:
    memory = open_memory(site.root)
    assert memory.made == 0
    memory.read(PAGE)
    memory.read(PAGE)
    memory.read("en/index.html")
    assert (memory.made, memory.generation) == (2, 1)
    files = memory.read_files
    site.edit(FILE, "新建书屋", "新建的书屋")
    touched = memory.find_touched(PAGE)
    assert touched == frozenset({FILE})
    assert memory.take_in(touched)
    assert memory.find_touched(PAGE) == frozenset()
    assert "新建的书屋" in (memory.read(PAGE) or b"").decode()
    memory.read("en/index.html")
    assert (memory.made, memory.read_files - files, memory.generation) == (3, 1, 2)


def test_a_look_at_everything_reads_nothing_that_is_as_it_was(site: MiniSite) -> None:
    memory = open_memory(site.root)
    files = memory.read_files
    assert not memory.take_in()
    assert (memory.read_files, memory.generation) == (files, 1)


@pytest.mark.parametrize(
    ("others", "is_enough"),
    [
        ({}, True),
        ({FILE: "\n我们又写了一段。\n"}, False),
        ({"content/review/new.zh.md": write_page("article", "新页", "一段。")}, False),
        ({"templates/scripts/own.js": "void 0;\n"}, False),
        ({"templates/pages/own.html": "<p>\n"}, False),
    ],
)
def test_styles_alone_are_what_open_pages_need(
    site: MiniSite, others: dict[str, str], is_enough: bool
) -> None:
    memory = open_memory(site.root)
    before = memory.state
    added = {"templates/styles/own.css": "main { color: rebeccapurple }\n", **others}
    for name, text in added.items():
        site.write(name, (site.read_source(name) if (site.root / name).exists() else "") + text)
    assert memory.take_in(added.keys())
    assert before is not None
    assert memory.state is not None
    assert need_styles_alone(before, memory.state) is is_enough


def test_new_and_removed_files_are_found_by_their_names(site: MiniSite) -> None:
    memory = open_memory(site.root)
    site.write("content/review/new.zh.md", site.read_source(FILE))
    assert memory.take_in({"content/review/new.zh.md"})
    assert memory.read("zh/review/new/index.html")
    site.remove("content/review/new.zh.md")
    assert memory.take_in({"content/review/new.zh.md"})
    assert memory.read("zh/review/new/index.html") is None


def test_what_cannot_be_read_keeps_its_last_good_page(site: MiniSite) -> None:
    memory = open_memory(site.root)
    before, text = memory.read(PAGE), site.read_source(FILE)
    for broken in ("title: [", "no head at all", "---\npage: article\n---\n\n"):
        site.write(FILE, broken)
        assert not memory.take_in({FILE})
        assert memory.read(PAGE) == before
        assert any(finding.is_error and finding.location.path == FILE for finding in memory.findings)
    site.write(FILE, text)
    assert not memory.take_in({FILE}), "the page is as it was"
    assert memory.findings == ()


def test_a_broken_data_file_keeps_its_last_good_values(site: MiniSite) -> None:
    memory = open_memory(site.root)
    text, before = site.read_source("content/facts.yaml"), memory.read("zh/scorecard/index.html")
    site.write("content/facts.yaml", "facts: [")
    memory.take_in({"content/facts.yaml"})
    assert memory.read("zh/scorecard/index.html") == before
    site.write("content/facts.yaml", text.replace("value: 30630", "value: 30640"))
    memory.take_in({"content/facts.yaml"})
    assert b"30640" in (memory.read("zh/scorecard/index.html") or b"")


def test_a_removed_optional_file_is_gone(site: MiniSite) -> None:
    memory = open_memory(site.root)
    before = memory.read("zh/timeline/index.html")
    site.remove("content/timeline.yaml")
    memory.take_in({"content/timeline.yaml"})
    assert memory.corpus is not None
    assert memory.corpus.timeline is None
    assert memory.read("zh/timeline/index.html") == before, "the page cannot be made without it"
    assert "preview.fault" in check(memory)
    assert "pages.no-data" in check(memory)


def test_a_page_that_never_could_be_made_says_why(site: MiniSite) -> None:
    site.remove("content/timeline.yaml")
    memory = open_memory(site.root)
    with pytest.raises(PageError) as caught:
        memory.read("zh/timeline/index.html")
    assert caught.value.finding.code == "preview.fault"
    assert memory.read(PAGE)


def test_nothing_is_there_before_the_report_can_be_read(site: MiniSite) -> None:
    text = site.read_source("content/site.yaml")
    site.write("content/site.yaml", "title: [")
    memory = open_memory(site.root)
    assert (memory.read(PAGE), memory.corpus, memory.generation) == (None, None, 0)
    assert [finding.location.path for finding in memory.findings] == ["content/site.yaml"]
    assert check(memory)
    site.write("content/site.yaml", text)
    assert memory.take_in()
    assert memory.read(PAGE)


def test_the_page_of_a_file(site: MiniSite) -> None:
    memory = open_memory(site.root)
    pages = {
        FILE: "zh/review/services/",
        "content/review/services.en.md": "en/review/services/",
        "content/home.zh.md": "zh/",
        "content/scorecard.yaml": "zh/scorecard/",
        "content/facts.yaml": "zh/",
        "content/site.yaml": "zh/",
        "templates/styles/base.css": "zh/",
        "content/unknown.zh.md": "zh/",
    }
    assert {name: memory.find_page(name) for name in pages} == pages


@pytest.mark.slow
def test_checks_in_steps_say_what_all_checks_say(site: MiniSite) -> None:
    site.edit(FILE, "新建书屋", "新建书屋 12345 间 ,").edit("content/review/rights.en.md", "- B", "- B\n- C")
    site.edit("content/scorecard.yaml", "发展了会员。", "没有完成。")
    site.edit("content/review/rights.zh.md", "fact:fund", "fact:fnud")
    for root in (site.root, REPOSITORY):
        corpus, _ = load_corpus(root)
        assert corpus is not None
        corpus = compare_report(corpus)
        kept = Derivations()
        for _ in range(2):
            steps = [finding for part in check_in_steps(corpus, kept) for finding in part]
            assert sort_findings(steps) == sort_findings(run_checks(corpus))


def test_a_page_is_checked_again_only_when_something_it_is_checked_by_has_changed(
    site: MiniSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = open_memory(site.root)
    check(memory)
    compared: list[str] = []

    def note(_: object, narrowed: Corpus, __: Corpus) -> list[Finding]:
        compared.extend(narrowed.pairs)
        return []

    monkeypatch.setattr("couplet.checks.suite._judge", note)
    check(memory)
    assert compared == []
    listed: list[str] = []

    def list_none(pair: DocumentPair) -> tuple[()]:
        listed.append(pair.key)
        return ()

    monkeypatch.setattr("couplet.model.units.list_page_units", list_none)
    site.edit(FILE, "新建书屋", "新建的书屋")
    memory.take_in({FILE})
    check(memory)
    assert set(compared) == {"review/services"}
    assert set(listed) <= {"review/services"}, (
        "a check of the whole report walks over all texts: see PAGE_CHECKS"
    )
