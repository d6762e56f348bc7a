"""Sign-offs: what cannot be right is an error at its place; what is missing counts only where the site requires reviews."""

from pathlib import Path

import pytest

from couplet.model.findings import Severity
from tests.mini_site import MiniSite

REVIEWS = "content/reviews.yaml"
SOUND = """\
reviews:
  - page: review/services
    first: {by: 张三, date: 2023-01-04}
    second: {by: 李四, date: 2023-01-05}
    final: {by: 王五, date: 2023-01-05}
  - page: home
    first: {by: 张三, date: 2023-01-04}
"""


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def require_reviews(site: MiniSite) -> MiniSite:
    return site.edit("content/site.yaml", "licence:", "reviews: {required: true}\nlicence:")


def test_sound_reviews_are_not_spoken_of(site: MiniSite) -> None:
    assert site.write(REVIEWS, SOUND).produce().findings == ()


MISTAKES = [
    # old, new (the place of the finding begins at «), code
    ("by: 李四", "by: «张三", "reviews.same-person"),
    ("by: 王五", "by: «张　三", "reviews.same-person"),
    ("by: 李四, date: 2023-01-05", "by: 李四, date: «2023-01-03", "reviews.order"),
    ("by: 王五, date: 2023-01-05", "by: 王五, date: «2023-02-30", "reviews.no-such-date"),
    ("page: review/services", "page: «review/service", "reviews.unknown-page"),
    ("page: home", "page: «review/services", "reviews.second-entry"),
    ("    second: {by: 李四, date: 2023-01-05}\n    final: {", "    final: «{", "reviews.skipped-stage"),
    ("by: 王五, date: 2023-01-05", "by: 王五, date: «05.01.2023", "schema.pattern"),
    ("by: 王五, date", "by: 王五, «day", "schema.unknown-key"),
]


@pytest.mark.parametrize(
    ("old", "new", "code"), MISTAKES, ids=[f"{row[2]}-{n}" for n, row in enumerate(MISTAKES)]
)
def test_mistake_is_found_at_its_place(site: MiniSite, old: str, new: str, code: str) -> None:
    marked = SOUND.replace(old, new, 1)
    before = marked[: marked.index("«")]
    findings = [f for f in site.write(REVIEWS, marked.replace("«", "")).produce().findings if f.code == code]
    assert len(findings) == 1, [f.code for f in site.produce().findings]
    place = findings[0].location
    assert (place.path, place.line, place.column) == (
        REVIEWS,
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
    )
    assert findings[0].severity is Severity.ERROR


def test_missing_reviews_are_a_warning_where_they_are_required(site: MiniSite) -> None:
    require_reviews(site.write(REVIEWS, SOUND)).build()
    missing = [finding for finding in site.outcome.findings if finding.code == "reviews.missing"]
    assert {finding.page for finding in missing} == {
        "home",
        "imprint",
        "outlook",
        "review/rights",
        "scorecard",
        "timeline",
    }
    assert len(site.outcome.findings) == len(missing)
    assert site.outcome.is_published


def test_a_release_demands_them(site: MiniSite) -> None:
    require_reviews(site.write(REVIEWS, SOUND)).build(is_release=True)
    assert not site.outcome.is_published
    assert (
        site.write(REVIEWS, "reviews: []")
        .edit("content/site.yaml", "true}", "false}")
        .build(is_release=True)
        .outcome.is_published
    )


@pytest.mark.parametrize("edition", ["zh", "en", "both"])
def test_pages_without_final_review_say_so_and_are_kept_from_search_engines(
    site: MiniSite, edition: str
) -> None:
    require_reviews(site.write(REVIEWS, SOUND)).build()
    reviewed, waiting = (site.parse(f"{edition}/review/{name}/index.html") for name in ("services", "rights"))
    for page, is_waiting in ((reviewed, False), (waiting, True)):
        assert bool(page.css('meta[name="robots"][content="noindex"]')) is is_waiting
        assert bool(page.css("main .notice") or page.css(".notice")) is is_waiting
        assert bool(page.css('link[rel="canonical"]')) is not is_waiting
        assert bool(page.css('link[rel="alternate"]')) is not is_waiting
    sitemap = site.read("sitemap.xml")
    assert f"/repo/{edition}/review/services/" in sitemap
    assert "review/rights" not in sitemap
    assert not site.parse("index.html").css('meta[name="robots"]')


def test_a_site_that_requires_none_says_nothing(site: MiniSite) -> None:
    site.write(REVIEWS, SOUND).build()
    assert "noindex" not in site.read("zh/review/rights/index.html")
    assert not site.parse("zh/review/rights/index.html").css(".notice")


def test_a_switch_is_true_or_false(site: MiniSite) -> None:
    require_reviews(site).edit("content/site.yaml", "{required: true}", "{required: maybe}").build()
    assert site.codes == ["schema.not-a-switch"]
