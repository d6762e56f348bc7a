"""Twins as rows: what answers what, links and figures fit for each page, ids once on every page."""

from pathlib import Path

import pytest

from couplet.model.alignment import align_blocks
from couplet.model.documents import Block
from tests.mini_site import MiniSite, write_page


def make_blocks(*kinds: str) -> list[Block]:
    """Return blocks from short names: ``p``, ``ul``, ``#id`` for a heading."""
    return [
        Block("heading", kind, kind, 1, kind[1:], 2) if kind.startswith("#") else Block(kind, kind, kind, 1)
        for kind in kinds
    ]


ALIGNMENTS = [
    (["p", "#a", "p"], ["p", "#a", "p"], ["zh en", "zh en", "zh en"]),
    (["p", "#a", "p", "p"], ["p", "#a", "p"], ["zh en", "zh en", "zh en", "zh"]),
    (["p"], ["p", "#a", "p"], ["zh en", "en", "en"]),
    (["#a", "p", "#b", "p"], ["#b", "p"], ["zh", "zh", "zh en", "zh en"]),
    (["#a", "p", "ul"], ["#a", "ul", "p"], ["zh en", "zh", "zh en", "en"]),
    ([], ["p"], ["en"]),
]


@pytest.mark.parametrize(("chinese", "english", "rows"), ALIGNMENTS)
def test_alignment(chinese: list[str], english: list[str], rows: list[str]) -> None:
    aligned = align_blocks({"zh": make_blocks(*chinese), "en": make_blocks(*english)})
    assert [" ".join(row.blocks) for row in aligned] == rows
    assert sum(len(row.blocks) for row in aligned) == len(chinese) + len(english)


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def test_links_lead_to_the_page_in_the_same_edition(site: MiniSite) -> None:
    site.build()
    for edition in ("zh", "en", "both"):
        hrefs = [
            node.attributes["href"]
            for node in site.parse(f"{edition}/review/services/index.html").css("main a")
        ]
        assert "../../scorecard/#plan-members" in hrefs


def test_a_link_to_a_page_without_twin_leads_to_the_twin_there_is(site: MiniSite) -> None:
    site.write(
        "content/review/services.en.md",
        write_page("article", "S", "[Rights](rights.en.md) and [102](fact:rooms)."),
    )
    site.remove("content/review/rights.en.md").build()
    hrefs = [node.attributes["href"] for node in site.parse("en/review/services/index.html").css("main a")]
    assert "../../../zh/review/rights/" in hrefs


def test_marked_figures_carry_their_value(site: MiniSite) -> None:
    site.build()
    for path, text in (("zh", "418.028万元"), ("en", "4.18028 million yuan")):
        node = site.parse(f"{path}/review/rights/index.html").css_first("[data-fact=fund]")
        assert node is not None
        assert (node.text(), node.attributes["value"]) == (text, "4180280")


def test_ids_stand_once_on_facing_pages(site: MiniSite) -> None:
    page = site.build().parse("both/review/services/index.html")
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert "rooms" in ids
    targets = {(node.attributes["href"] or "")[1:] for node in page.css("a[href^='#']")}
    assert targets <= set(ids)


def test_headings_are_shared_by_all_editions(site: MiniSite) -> None:
    site.build()
    for edition in ("zh", "en", "both"):
        page = site.parse(f"{edition}/review/services/index.html")
        assert page.css_first("#rooms") is not None
        elsewhere = {node.attributes["href"] for node in page.css("a[href$='review/services/#rooms']")}
        others = {"zh", "en", "both"} - {edition}
        assert elsewhere == {f"../../../{other}/review/services/#rooms" for other in others}
