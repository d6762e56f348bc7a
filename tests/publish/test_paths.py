"""Paths that not every system takes are refused by name."""

import pytest

from couplet.publish.errors import PublishError
from couplet.publish.paths import check_paths


def test_the_paths_of_a_report_are_fit() -> None:
    check_paths(
        [
            ".nojekyll",
            "404.html",
            "index.html",
            "zh/index.html",
            "zh/review/services/index.html",
            "en/review/services/index.html",
            "assets/style.3f2a.css",
            "assets/照片.webp",
            "company/console.html",
            "con-artist/aux-2/nulls.txt",
        ]
    )


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../outside",
        "zh/../../outside",
        "zh/./index.html",
        "zh//index.html",
        "zh/",
        "zh\\index.html",
        "C:/index.html",
        "zh/a:b",
        "zh/what?.html",
        'zh/"quoted"',
        "zh/a\nb",
        "zh/\x00",
        "zh/\udc80",
        "zh/name.",
        "zh/name ",
        "zh /index.html",
        "con",
        "zh/NUL/index.html",
        "zh/aux.html",
        "Com1.tar.gz",
        "lpt¹",
        ".couplet.json",
        ".Couplet.JSON",
        ".couplet.previous/index.html",
    ],
)
def test_an_unfit_path_is_refused_by_name(path: str) -> None:
    with pytest.raises(PublishError) as refusal:
        check_paths(["index.html", path])
    assert ascii(path) in str(refusal.value)
    str(refusal.value).encode("ascii")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("zh/Index.html", "zh/index.html"),
        ("ZH/a.html", "zh/b.html"),
        ("zh/caf\u00e9.html", "zh/cafe\u0301.html"),
        ("zh/stra\u00dfe.html", "zh/STRASSE.html"),
        ("zh/\u212b.html", "zh/\u00e5.html"),
        ("zh", "zh/index.html"),
        ("zh/a", "zh/A/index.html"),
    ],
)
def test_two_paths_that_meet_somewhere_are_both_named(first: str, second: str) -> None:
    with pytest.raises(PublishError) as refusal:
        check_paths([second, "index.html", first])
    assert first in str(refusal.value)
    assert second in str(refusal.value)
