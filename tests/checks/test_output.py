"""The checks of built pages: each finds its fault, and sound pages have none."""

import pytest

from couplet.checks.output import check_output, find_target

GOOD = {
    "index.html": b'<html lang="zh"><link rel="stylesheet" href="a.css"><a href="zh/#x">x</a><a href="https://example.com/">y</a>',
    "zh/index.html": b'<html lang="zh"><h2 id="x">x</h2><a href="../">up</a><a href="#x">here</a><img src="../p.jpg" srcset="../p.jpg 480w">',
}
PATHS = {*GOOD, "a.css", "p.jpg"}


def find_codes(pages: dict[str, bytes], base_url: str | None = None) -> list[str]:
    return [finding.code for finding in check_output(pages, PATHS, base_url=base_url)]


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


def test_alternates_must_be_mutual() -> None:
    base = "https://example.org/"
    link = '<link rel="alternate" hreflang="{}" href="https://example.org/{}/">'
    both = (link.format("zh", "zh") + link.format("en", "en")).encode()
    chinese, english = b'<html lang="zh">' + both, b'<html lang="en">' + both
    assert find_codes({"zh/index.html": chinese, "en/index.html": english}, base) == []
    assert find_codes({"zh/index.html": chinese, "en/index.html": b'<html lang="en">'}, base) == [
        "output.alternate"
    ]
    assert "output.alternate" in find_codes({"zh/index.html": chinese}, base)


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
