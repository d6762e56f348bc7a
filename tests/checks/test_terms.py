"""The cases of tests/cases/terms.md, and terms at their places in Markdown, YAML, heads and captions of the mini site."""

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

import pytest

from couplet.checks.mentions import TermFinder
from couplet.checks.readings import read_unit
from couplet.checks.terms import check_first_mentions, check_renderings
from couplet.checks.wording import RULES, Stems
from couplet.load.reader import Source
from couplet.load.termbase import parse_termbase
from couplet.model.findings import Finding, Location, Severity
from couplet.model.termbase import Termbase
from couplet.model.units import Segment, TranslationUnit
from tests.mini_site import MiniSite

CASES = Path(__file__).resolve().parents[1] / "cases" / "terms.md"


@dataclass
class Case:
    """One case of the file."""

    name: str
    texts: dict[str, list[str]] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    place: str = ""


def read_cases() -> list[Case]:
    cases = []
    for block in CASES.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = block.strip().split("\n")
        case = Case(name)
        for key, value in (line.split(": ", 1) for line in lines if line):
            if key == "code":
                case.codes = [] if value == "silent" else value.split()
            elif key == "place":
                case.place = value
            else:
                case.texts.setdefault(key, []).append(value)
        cases.append(case)
    return cases


def read_termbase(text: str) -> Termbase:
    loaded = parse_termbase(Source("translations/termbase.yaml", text, ""))
    assert isinstance(loaded, tuple), loaded
    return loaded[0]


@pytest.fixture(scope="module")
def finder() -> TermFinder:
    match = re.search(r"```yaml\n(.*?)```", CASES.read_text(encoding="utf-8"), re.DOTALL)
    assert match
    return TermFinder(read_termbase(match[1]))


def check(case: Case, finder: TermFinder) -> list[Finding]:
    readings = []
    for line, texts in enumerate(zip_longest(*case.texts.values()), start=1):
        segments = {
            prefix: Segment(text, text, Location(f"page.{prefix}.md", line))
            for prefix, text in zip(case.texts, texts, strict=True)
        }
        readings.append(
            read_unit(TranslationUnit("page", f"paragraph-{line}", "paragraph", segments), finder)
        )
    return [*check_renderings(readings), *check_first_mentions(readings)]


def quote(finding: Finding, case: Case) -> str:
    """Return the words that a finding marks."""
    place = finding.location
    prefix = place.path.split(".")[1]
    end = place.end_column
    assert end is not None
    return case.texts[prefix][place.line - 1][place.column - 1 : end - 1]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_case(case: Case, finder: TermFinder) -> None:
    findings = check(case, finder)
    assert {finding.code for finding in findings} <= set(case.codes), findings
    assert bool(findings) == bool(case.codes), findings
    if case.codes:
        assert findings[0].code == case.codes[0]
        assert case.place in {quote(finding, case) for finding in findings}


def test_cases_are_many_and_many_are_silent() -> None:
    cases = read_cases()
    assert len(cases) >= 45
    assert sum(not case.codes for case in cases) * 3 >= len(cases)


def test_only_forbidden_words_are_errors(finder: TermFinder) -> None:
    severities = {finding.code: finding.severity for case in read_cases() for finding in check(case, finder)}
    assert severities == {
        "terms.forbidden": Severity.ERROR,
        "terms.mismatch": Severity.WARNING,
        "terms.first-mention": Severity.WARNING,
    }


TERMBASE = """\
terms:
  - {id: rooms, zh: 书屋, en: reading room, admitted: {en: [room]}, forbidden: {en: [bookshop]}}
  - {id: union, kind: organisation, zh: 某工会, en: A Union}
  - {id: annual-review, kind: document, zh: 年度回眸, en: Annual Review}
"""


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path).write("translations/termbase.yaml", TERMBASE)


def list_places(site: MiniSite, code: str) -> list[tuple[str, str]]:
    """Return file and marked words of each finding of a code."""
    places = []
    for finding in site.produce().findings:
        if finding.code == code:
            place = finding.location
            line = site.read_source(place.path).split("\n")[place.line - 1]
            places.append((place.path, line[place.column - 1 : (place.end_column or 0) - 1]))
    return places


def list_codes(site: MiniSite) -> list[str]:
    return [finding.code for finding in site.produce().findings if finding.code.startswith("terms.")]


def test_sound_report_is_silent(site: MiniSite) -> None:
    assert list_codes(site) == []


def test_report_without_termbase_is_silent(site: MiniSite) -> None:
    assert list_codes(site.remove("translations/termbase.yaml")) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/review/services.en.md", "rooms; see", "bookshops; see"),
        ("content/site.yaml", "en: new rooms", "en: new bookshops"),
        ("content/facts.yaml", "en: rooms}", "en: bookshops}"),
        ("content/outlook.yaml", "en: Build rooms", 'en: "Build bookshops"'),
        ("content/timeline.yaml", "en: A meeting.", "en: Many bookshops."),
        ("content/review/rights.en.md", "description: The", "description: A bookshops"),
        ("content/review/rights.en.md", "- B", "- bookshops"),
    ],
)
def test_forbidden_word_is_found_everywhere(site: MiniSite, path: str, old: str, new: str) -> None:
    site.edit(path, old, new)
    assert (path, "bookshops") in list_places(site, "terms.forbidden")
    assert not site.build().outcome.is_published


def test_term_across_a_link(site: MiniSite) -> None:
    site.edit("content/review/rights.zh.md", "- 乙", "- 见年度[回](../scorecard.zh.md)*眸*")
    assert list_places(site, "terms.mismatch") == [
        ("content/review/rights.zh.md", "年度[回](../scorecard.zh.md)*眸")
    ]


def test_second_of_two_is_marked(site: MiniSite) -> None:
    site.edit("content/review/rights.en.md", "- B", "- two shops, a bookshop-like one, bookshop")
    marked = [finding.location for finding in site.produce().findings if finding.code == "terms.forbidden"]
    assert [place.column for place in marked] == [16, 35]


def test_names_in_headings_have_small_letters(site: MiniSite) -> None:
    site.edit("content/review/rights.zh.md", "## 资金", "## 年度回眸").edit(
        "content/review/rights.en.md", "## Money", "## The annual review"
    )
    assert list_codes(site) == []
    site.edit("content/review/rights.zh.md", "- 乙", "- 年度回眸").edit(
        "content/review/rights.en.md", "- B", "- the annual review"
    )
    assert list_codes(site) == ["terms.mismatch"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("id: union", "id: rooms", "ids.duplicate", 3),
        ("forbidden: {en: [bookshop]}", "forbidden: {en: [room]}", "terms.contradiction", 2),
        ("admitted:", "admited:", "schema.unknown-key", 2),
        ("kind: document", "kind: paper", "schema.unknown-choice", 4),
        ("zh: 某工会, en: A Union", "note: {en: n}", "schema.empty", 3),
        ("zh: 某工会, en: A Union", "zh: 某工会, note: {en: n}", "schema.missing-key", 3),
        ("en: A Union", "fr: Un syndicat", "schema.unknown-key", 3),
        ("id: union", "id: union, strict: maybe", "schema.not-a-switch", 3),
    ],
)
def test_mistake_in_the_termbase(site: MiniSite, old: str, new: str, code: str, line: int) -> None:
    site.edit("translations/termbase.yaml", old, new)
    findings = [finding for finding in site.produce().findings if finding.code == code]
    assert [(one.location.path, one.location.line) for one in findings] == [
        ("translations/termbase.yaml", line)
    ]


def test_change_of_the_termbase_is_noticed(site: MiniSite) -> None:
    assert site.build().outcome.is_published
    site.edit("translations/termbase.yaml", "[bookshop]", "[meeting]").build()
    assert not site.outcome.is_published


STEMMED = "plan plans planned planning party parties organise organised organising study studies studying hope hoping worker workers company companies"


def test_words_of_one_stem_are_one_word() -> None:
    stems = Stems(RULES["en"])
    for word in ("plan", "party", "organise", "study", "hope", "worker", "company"):
        stems.learn(word)
    keys = {word: stems.find(word) for word in STEMMED.split()}
    assert len(set(keys.values())) == 7
    assert stems.find("organ") != keys["organise"]
    assert stems.find("unlike") == "unlike"
    assert stems.find("The") == ""
