"""The checks of built pages: each finds its fault, and sound pages have none."""

import pytest

from couplet.checks.agreement import Promises
from couplet.checks.built_pages import find_target
from couplet.checks.output import check_output

GOOD = {
    "index.html": b'<html lang="zh"><link rel="stylesheet" href="a.css"><a href="zh/#x">x</a><a href="https://example.com/">y</a>',
    "zh/index.html": b'<html lang="zh"><h2 id="x">x</h2><a href="../">up</a><a href="#x">here</a><img src="../p.jpg" srcset="../p.jpg 480w">',
}
PATHS = {*GOOD, "a.css", "p.jpg"}


def find_codes(pages: dict[str, bytes], base_url: str | None = None) -> list[str]:
    return [finding.code for finding in check_output(pages, PATHS | {*pages}, base_url=base_url)]


def test_sound_pages() -> None:
    assert find_codes(GOOD) == []


FAULTS = [
    (b'<a href="#nowhere">', "output.dangling"),
    (b'<a href="../zh/none/">', "output.dangling"),
    (b'<a href="../ZH/">', "output.dangling"),
    (b'<a href="../zh">', "output.dangling"),
    (b'<img src="../P.jpg">', "output.dangling"),
    (b'<img srcset="../p.jpg 480w, ../q.jpg 960w">', "output.dangling"),
    (b'<i id="x">', "output.duplicate-id"),
    (b'<script src="https://cdn.example/x.js">', "output.outside-request"),
    (b'<img src="//cdn.example/x.png">', "output.outside-request"),
    (b'<link rel="stylesheet" href="https://fonts.example/x.css">', "output.outside-request"),
]


@pytest.mark.parametrize(("fault", "code"), FAULTS, ids=[fault.decode() for fault, _ in FAULTS])
def test_fault_is_found(fault: bytes, code: str) -> None:
    assert find_codes({**GOOD, "zh/index.html": GOOD["zh/index.html"] + fault}) == [code]


def test_language_is_required() -> None:
    assert find_codes({"index.html": b"<html><p>x"}) == ["output.no-language"]


BASE = "https://example.org/"
ALTERNATES = (
    '<link rel="alternate" hreflang="zh" href="https://example.org/zh/">'
    '<link rel="alternate" hreflang="en" href="https://example.org/en/">'
)
SWITCH = '<nav class="switch"><a hreflang="zh" href="../zh/">z</a><a hreflang="en" href="../en/">e</a></nav>'
CHINESE = f'<html lang="zh">{ALTERNATES}{SWITCH}'.encode()
ENGLISH = f'<html lang="en">{ALTERNATES}{SWITCH}'.encode()


def test_alternates_must_be_mutual() -> None:
    assert find_codes({"zh/index.html": CHINESE, "en/index.html": ENGLISH}, BASE) == []
    assert find_codes({"zh/index.html": CHINESE, "en/index.html": b'<html lang="en">'}, BASE) == [
        "output.alternate"
    ]
    assert "output.alternate" in find_codes({"zh/index.html": CHINESE}, BASE)


def test_the_switch_offers_what_the_alternates_say() -> None:
    lame = f'<html lang="en">{ALTERNATES}<nav class="switch"><a hreflang="en" href="./">e</a></nav>'.encode()
    assert find_codes({"zh/index.html": CHINESE, "en/index.html": lame}, BASE) == ["output.languages"]
    eager = f'<html lang="zh">{SWITCH}'.encode()
    assert find_codes({"zh/index.html": eager, "en/index.html": b'<html lang="en">'}, BASE) == [
        "output.languages"
    ]


def map_site(*alternates: str) -> str:
    """Return a sitemap of two pages with these alternates each."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{BASE}{tag}/"/>' for tag in alternates
    )
    return "".join(f"<url><loc>{BASE}{tag}/</loc>\n{links}</url>" for tag in ("zh", "en"))


def test_the_sitemap_offers_what_the_alternates_say() -> None:
    pages = {"zh/index.html": CHINESE, "en/index.html": ENGLISH}
    assert check_output(pages, PATHS | {*pages}, base_url=BASE, promises=Promises(map_site("zh", "en"))) == []
    for sitemap in (map_site("zh"), "<urlset></urlset>"):
        findings = check_output(pages, PATHS | {*pages}, base_url=BASE, promises=Promises(sitemap))
        assert [finding.code for finding in findings] == ["output.languages"] * 2


@pytest.mark.parametrize(
    ("page", "address", "target"),
    [
        ("zh/index.html", "../en/", "en/index.html"),
        ("zh/index.html", "", "zh/index.html"),
        ("zh/index.html", "./", "zh/index.html"),
        ("zh/a/index.html", "../../assets/x.css", "assets/x.css"),
        ("zh/index.html", "../", "index.html"),
        ("404.html", "/repo/zh/", "zh/index.html"),
        ("404.html", "/repo/", "index.html"),
        ("404.html", "/zh/", "/zh/index.html"),
        ("zh/index.html", "../zh", "zh"),
    ],
)
def test_targets(page: str, address: str, target: str) -> None:
    assert find_target(page, address, "/repo/") == target


def test_the_navigation_says_where_it_changes_the_language() -> None:
    """A link to a page in another language must announce it; one in the page's own must not."""
    home = '<html lang="en"><nav class="menu"><a href="../zh/"{0}>z</a><a href="./">e</a></nav>'
    pages = {"zh/index.html": b'<html lang="zh"><p>x', "en/index.html": home.format("").encode()}
    assert find_codes(pages) == ["output.languages"]
    pages["en/index.html"] = home.format(' hreflang="zh"').encode()
    assert find_codes(pages) == []


def test_a_canonical_address_is_that_of_the_page_or_of_its_original() -> None:
    original = f'<html lang="zh"><link rel="canonical" href="{BASE}zh/">'.encode()
    borrowed = f'<html lang="en"><link rel="canonical" href="{BASE}zh/">'.encode()
    assert find_codes({"zh/index.html": original, "en/index.html": borrowed}, BASE) == []
    assert find_codes({"en/index.html": borrowed}, BASE) == ["output.languages"]
    listed = {
        "zh/index.html": CHINESE + b'<link rel="canonical" href="https://example.org/zh/">',
        "en/index.html": ENGLISH + b'<link rel="canonical" href="https://example.org/zh/">',
    }
    assert find_codes(listed, BASE) == ["output.languages"]


@pytest.mark.parametrize(
    ("notice", "promised", "codes"),
    [
        ("outdated", {"outdated"}, []),
        ("outdated", set(), ["output.notice"]),
        ("outdated", {"outdated", "untranslated"}, ["output.notice"]),
        ("", {"unreviewed"}, ["output.notice"]),
        ("", set(), []),
    ],
)
def test_readers_are_told_what_the_status_says(notice: str, promised: set[str], codes: list[str]) -> None:
    told = f'<p data-notice="{notice}">' if notice else ""
    page = f'<html lang="en"><main>{told}</main>'.encode()
    promises = Promises(notices={"en/index.html": frozenset(promised)})
    findings = check_output({"en/index.html": page}, {"en/index.html"}, base_url=None, promises=promises)
    assert [finding.code for finding in findings] == codes
