"""The checks of built pages: each finds its fault, and sound pages have none."""

import pytest

from couplet.checks.output import check_output, find_target

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


def map_site(*alternates: str) -> bytes:
    """Return a sitemap of two pages with these alternates each."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{BASE}{tag}/"/>' for tag in alternates
    )
    return "".join(f"<url><loc>{BASE}{tag}/</loc>\n{links}</url>" for tag in ("zh", "en")).encode()


def test_the_sitemap_offers_what_the_alternates_say() -> None:
    pages = {"zh/index.html": CHINESE, "en/index.html": ENGLISH}
    assert check_output(pages, PATHS | {*pages}, base_url=BASE, sitemap=map_site("zh", "en")) == []
    for sitemap in (map_site("zh"), b"<urlset></urlset>"):
        findings = check_output(pages, PATHS | {*pages}, base_url=BASE, sitemap=sitemap)
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
