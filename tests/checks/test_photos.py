"""What a picture lacks is told at its place, and a picture that has everything is not spoken of; on the mini site."""

from pathlib import Path

import pytest

from couplet.checks.suite import run_checks
from couplet.load.content import load_corpus
from couplet.model.findings import Finding, Severity
from tests.mini_site import MiniSite

ENTRY = "photo: {file: may-day.jpg, alt: {zh: 三排人, en: Three rows}, credit: {zh: 某人, en: Somebody}, people: crowd}"
BOOK = """\
photos:
  - {file: room.jpg, credit: {zh: 某人, en: Somebody}, people: none}
"""
SHOWN = {"zh": '![两架书](room.jpg "一家书屋。")', "en": '![Two shelves](room.jpg "A room.")'}


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    """A report with a photo on the timeline and one in a text; no bytes of them are read by checks."""
    site = MiniSite(tmp_path).edit("content/timeline.yaml", "en: A meeting.}", f"en: A meeting.}}, {ENTRY}")
    for prefix, shown in SHOWN.items():
        name = f"content/review/rights.{prefix}.md"
        site.write(name, f"{site.read_source(name)}\n{shown}\n")
    for name in ("may-day.jpg", "room.jpg"):
        site.write(f"content/photos/{name}", b"never opened")
    return site.write("content/photos.yaml", BOOK)


def check(site: MiniSite) -> list[Finding]:
    corpus, findings = load_corpus(site.root)
    assert corpus is not None, findings
    return [*findings, *run_checks(corpus)]


def test_a_picture_that_has_everything_is_not_spoken_of(site: MiniSite) -> None:
    assert check(site) == []


RIGHTS = "content/review/rights.en.md"
TIMELINE, THE_BOOK = "content/timeline.yaml", "content/photos.yaml"
MISTAKES = [
    # file, old, new, code
    (THE_BOOK, "file: room.jpg, credit", "file: rooms.jpg, credit", "references.photo"),
    (RIGHTS, "](room.jpg", "](Room.jpg", "references.photo"),
    (RIGHTS, "![Two shelves]", "![]", "photos.words"),
    (RIGHTS, ' "A room."', "", "photos.words"),
    (RIGHTS, "Two shelves", "A room", "structure.alt-repeats"),
    (RIGHTS, SHOWN["en"], "", "structure.photo"),
    (RIGHTS, SHOWN["en"], f"{SHOWN['en']}\n\n![Again]{SHOWN['en'][14:]}", "photos.twice"),
    (THE_BOOK, "credit: {zh: 某人, en: Somebody}, ", "", "photos.credit"),
    (THE_BOOK, ", people: none", "", "photos.people"),
    (THE_BOOK, "people: none", "people: identifiable", "photos.people"),
    (THE_BOOK, "people: none", "people: identifiable, vulnerable: true", "photos.consent"),
    (TIMELINE, ", people: crowd", "", "photos.people"),
    (TIMELINE, "people: crowd", "people: identifiable, vulnerable: true", "photos.consent"),
    (TIMELINE, "en: Three rows", "en: A meeting", "structure.alt-repeats"),
    (TIMELINE, "alt: {zh: 三排人, en: Three rows}", "alt: {zh: 三排人}", "twins.text"),
    (THE_BOOK, "en: Somebody", "fr: Quelqu’un", "schema.unknown-language"),
    (THE_BOOK, "people: none", "people: some", "schema.unknown-choice"),
    (THE_BOOK, "people: none", "people: none, focus: 30 40", "schema.pattern"),
    (THE_BOOK, "photos:\n", "photos:\n  - {file: room.jpg, people: none}\n", "ids.duplicate"),
]


@pytest.mark.parametrize(("file", "old", "new", "code"), MISTAKES)
def test_what_a_picture_lacks_is_told(site: MiniSite, file: str, old: str, new: str, code: str) -> None:
    site.edit(file, old, new)
    corpus, findings = load_corpus(site.root)
    findings += run_checks(corpus) if corpus else []
    assert code in {finding.code for finding in findings}


@pytest.mark.parametrize(
    "facts",
    [
        "people: crowd",
        "people: identifiable, vulnerable: false",
        "people: identifiable, vulnerable: true, consent: 本人同意",
    ],
)
def test_whoever_said_who_is_in_it_and_who_agreed_is_asked_no_more(site: MiniSite, facts: str) -> None:
    assert check(site.edit(THE_BOOK, "people: none", facts)) == []


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ("people: identifiable", ["photos.consent"]),
        ("people: identifiable, vulnerable: false", ["photos.consent"]),
        ("people: identifiable, consent: 本人同意", []),
        ("people: crowd", []),
    ],
)
def test_a_theme_about_people_in_need_asks_for_consent(site: MiniSite, facts: str, codes: list[str]) -> None:
    site.edit(
        TIMELINE,
        "entries:",
        "themes:\n  - {id: relief, title: {zh: 帮扶, en: Relief}, relief: true}\nentries:",
    )
    site.edit(TIMELINE, "fact: meeting", "fact: meeting, theme: relief").edit(
        TIMELINE, "people: crowd", facts
    )
    assert [finding.code for finding in check(site)] == codes


def test_the_timeline_may_leave_to_photos_yaml_what_holds_for_the_picture(site: MiniSite) -> None:
    site.edit(TIMELINE, ", credit: {zh: 某人, en: Somebody}, people: crowd", "")
    site.write(THE_BOOK, BOOK + "  - {file: may-day.jpg, credit: {zh: 某人, en: Somebody}, people: crowd}\n")
    assert check(site) == []


@pytest.mark.parametrize(
    "name", ["film.mp4", "drawing.svg", "anim.gif", "scan.tiff", "old.bmp", "letter.docx"]
)
def test_what_is_no_picture_is_told_where_nothing_shows_it(site: MiniSite, name: str) -> None:
    site.write(f"content/photos/{name}", b"?")
    (finding,) = check(site)
    assert (finding.code, finding.severity, finding.location.path) == (
        "photos.format",
        Severity.WARNING,
        f"content/photos/{name}",
    )


@pytest.mark.parametrize("name", ["README.txt", "Thumbs.db", "desktop.ini", ".DS_Store", "unused.jpg"])
def test_what_may_lie_beside_pictures_is_not_spoken_of(site: MiniSite, name: str) -> None:
    assert check(site.write(f"content/photos/{name}", b"?")) == []


def test_a_folder_that_looks_like_a_picture(site: MiniSite) -> None:
    site.write("content/photos/x.jpg/may-day.jpg", b"?")
    assert [(finding.code, finding.location.path) for finding in check(site)] == [
        ("photos.folder", "content/photos/x.jpg")
    ]


def test_two_names_that_differ_in_their_ending_alone(site: MiniSite) -> None:
    site.write("content/photos/room.png", b"?")
    site.write(THE_BOOK, BOOK + "  - {file: room.png, credit: {zh: 某人, en: Somebody}, people: none}\n")
    for prefix in SHOWN:
        name = f"content/review/rights.{prefix}.md"
        site.write(name, site.read_source(name) + '\n![别的 other](room.png "又一家 Another.")\n')
    assert {finding.code for finding in check(site) if finding.is_error} == {"photos.twice"}
