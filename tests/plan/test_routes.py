"""Addresses: relative from every depth, absolute for the 404 page, and no two pages at one path."""

from pathlib import Path

import pytest

from couplet.load.content import load_corpus
from couplet.plan.routes import Addresses, Route, check_routes, find_base_path, plan_routes
from tests.mini_site import MiniSite

RELATIVE = [
    ("zh/review/services/", "en/review/services/", "../../../en/review/services/"),
    ("zh/review/services/", "zh/review/rights/", "../rights/"),
    ("zh/review/services/", "zh/", "../../"),
    ("zh/review/services/", "", "../../../"),
    ("zh/", "zh/scorecard/", "scorecard/"),
    ("zh/", "zh/", "./"),
    ("", "zh/", "zh/"),
    ("", "", "./"),
    ("zh/", "assets/site.css", "../assets/site.css"),
]


@pytest.mark.parametrize(("page", "target", "address"), RELATIVE)
def test_relative_addresses(page: str, target: str, address: str) -> None:
    assert Addresses(page).to(target) == address


def test_anchor_on_the_same_page() -> None:
    assert Addresses("zh/scorecard/").to("zh/scorecard/", "plan-homes") == "#plan-homes"
    assert Addresses("zh/scorecard/").to("zh/timeline/", "2022-04") == "../timeline/#2022-04"


def test_absolute_addresses() -> None:
    assert Addresses("/repo/", is_absolute=True).to("zh/") == "/repo/zh/"


@pytest.mark.parametrize(
    ("url", "path"), [("https://example.org/repo/", "/repo/"), ("https://example.org/", "/"), (None, "/")]
)
def test_base_path(url: str | None, path: str) -> None:
    assert find_base_path(url) == path


def test_pages_exist_where_all_their_languages_do(tmp_path: Path) -> None:
    corpus, _ = load_corpus(MiniSite(tmp_path).remove("content/imprint.en.md").root)
    assert corpus is not None
    table = plan_routes(corpus)
    assert {key for key in table.routes if key[0] == "imprint"} == {("imprint", "zh")}
    assert {key for key in table.routes if key[0] == "home"} == {
        ("home", "zh"),
        ("home", "en"),
        ("home", "both"),
    }
    nearest = table.find_nearest("imprint", table.editions["en"])
    assert nearest is not None
    assert nearest.path == "zh/imprint/"


def test_two_routes_to_one_path(tmp_path: Path) -> None:
    corpus, _ = load_corpus(MiniSite(tmp_path).root)
    assert corpus is not None
    routes = list(plan_routes(corpus).routes.values())
    assert check_routes(routes, corpus) == []
    twice = Route("imprint", routes[0].edition, routes[0].path.upper())
    (finding,) = check_routes([*routes, twice], corpus)
    assert (finding.code, finding.page) == ("routes.clash", "imprint")
