"""What findings weigh at a site: severities by code and family, accepted findings, and acceptances that no longer fit."""

from pathlib import Path

import pytest

from couplet.model.findings import Severity
from tests.mini_site import MiniSite, write_page

UNSTATED = ("content/review/services.en.md", "[102](fact:rooms)", "many")
SITE = "content/site.yaml"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return MiniSite(tmp_path)


def set_checks(site: MiniSite, *lines: str) -> MiniSite:
    """Write the part ``checks:`` of site.yaml."""
    text = "\n".join(("checks:", *(f"  {line}" for line in lines), "licence:"))
    return site.edit(SITE, "licence:", text)


def list_codes(site: MiniSite) -> list[str]:
    return [finding.code for finding in site.produce().findings]


@pytest.mark.parametrize("name", ["facts.unstated", "facts"])
def test_a_site_chooses_severities(site: MiniSite, name: str) -> None:
    set_checks(site.edit(*UNSTATED), f"severity: {{{name}: error}}").build()
    assert site.find("facts.unstated").severity is Severity.ERROR
    assert not site.outcome.is_published


def test_the_code_goes_before_its_family(site: MiniSite) -> None:
    set_checks(site.edit(*UNSTATED), "severity: {facts: off, facts.unstated: error}").build()
    assert [code for code in site.codes if code.startswith("facts.")] == ["facts.unstated"]
    assert site.find("facts.unstated").is_error


def test_a_family_does_not_lower_its_firm_codes(site: MiniSite) -> None:
    site.edit("content/review/services.zh.md", "fact:rooms", "fact:room")
    set_checks(site, "severity: {facts: off, links: warning}")
    (finding,) = site.produce().findings
    assert (finding.code, finding.severity) == ("facts.unknown", Severity.ERROR)


def test_a_release_raises_what_is_a_warning_here(site: MiniSite) -> None:
    set_checks(site.edit(*UNSTATED), "severity: {facts.unstated: warning}").build(is_release=True)
    assert site.find("facts.unstated").is_error


WRONG = [
    ("severity: {terms.mismach: off}", "severity.terms.mismach", "checks.unknown-code"),
    ("severity: {links.dangling: off}", "links.dangling", "checks.firm-code"),
    ("accepted: [{path: content/site.yaml, code: twins.txt, reason: r}]", "twins.txt", "checks.unknown-code"),
    (
        "accepted: [{path: content/site.yaml, code: ids.duplicate, reason: r}]",
        "ids.duplicate",
        "checks.firm-code",
    ),
    ("severity: {facts: loud}", "loud", "schema.unknown-choice"),
    ("accepted: [{path: content/site.yaml, code: twins.text}]", "path", "schema.missing-key"),
    ("accepted: [{path: content/site.yaml, code: twins.text, reason: ''}]", "''", "schema.empty"),
    ("accepted: [{path: ../site.yaml, code: twins.text, reason: r}]", "../", "schema.pattern"),
]


@pytest.mark.parametrize(
    ("line", "words", "code"), WRONG, ids=[f"{row[2]}-{n}" for n, row in enumerate(WRONG)]
)
def test_wrong_settings_are_found_at_their_place(site: MiniSite, line: str, words: str, code: str) -> None:
    findings = [finding for finding in set_checks(site, line).produce().findings if finding.code == code]
    assert len(findings) == 1, list_codes(site)
    text = site.read_source(SITE).split("\n")[findings[0].location.line - 1]
    assert words.removeprefix("severity.") in text
    assert findings[0].is_error


def test_nearest_code_is_suggested(site: MiniSite) -> None:
    (finding,) = set_checks(site, "severity: {fact.unstated: off}").produce().findings
    assert finding.hint.parameters == {"near": "facts.unstated"}


def write_notes(
    site: MiniSite, accepted: str, *, body: str = "文字。\n\n[^one]: 甲注。\n\n[^two]: 乙注。"
) -> MiniSite:
    """Give a page two notes that nothing refers to, and a head that accepts something."""
    page = write_page(
        "article", "甲", f"{body}\n\n## 资金 {{#fund}}\n\n筹集[418.028万元](fact:fund)。\n\n- 甲\n- 乙"
    )
    return site.write(
        "content/review/rights.zh.md", page.replace("description:", f"{accepted}description:", 1)
    ).edit("content/review/rights.en.md", "## Money", "Text.\n\n## Money")


def test_a_finding_is_accepted_by_its_words(site: MiniSite) -> None:
    write_notes(site, "accepted: [{code: footnotes.unused, text: '[^two]', reason: kept for 2023}]\n")
    product = site.produce()
    assert [(f.code, f.location.line) for f in product.findings] == [("footnotes.unused", 10)]
    ((accepted),) = product.accepted
    assert (accepted.finding.location.line, accepted.reason) == (12, "kept for 2023")


def test_an_acceptance_survives_moving(site: MiniSite) -> None:
    write_notes(
        site,
        "accepted: [{code: footnotes.unused, text: '[^two]', reason: kept}]\n",
        body="文字。\n\n[^two]: 乙注。\n\n[^one]: 甲注。",
    )
    assert [accepted.finding.location.line for accepted in site.produce().accepted] == [10]


def test_an_acceptance_that_fits_two_accepts_none(site: MiniSite) -> None:
    write_notes(site, "accepted: [{code: footnotes.unused, reason: kept}]\n").build()
    assert sorted(site.codes) == ["acceptance.ambiguous", "footnotes.unused", "footnotes.unused"]
    assert site.find("acceptance.ambiguous").location.line == 4


@pytest.mark.parametrize("text", ["[^three]", "筹集"])
def test_an_acceptance_that_fits_nothing_is_a_finding(site: MiniSite, text: str) -> None:
    write_notes(site, f"accepted: [{{code: footnotes.unused, text: '{text}', reason: kept}}]\n").build()
    assert sorted(site.codes) == ["acceptance.unused", "footnotes.unused", "footnotes.unused"]
    finding = site.find("acceptance.unused")
    assert (finding.location.path, finding.location.line) == ("content/review/rights.zh.md", 4)


def test_a_sound_report_needs_no_acceptance(site: MiniSite) -> None:
    set_checks(site, "accepted: [{path: content/facts.yaml, code: facts.unstated, reason: r}]").build()
    assert site.codes == ["acceptance.unused"]
    assert site.outcome.is_published


def test_idle_acceptances_are_not_told_of_while_something_could_not_be_looked_for(site: MiniSite) -> None:
    set_checks(site, "accepted: [{path: content/facts.yaml, code: facts.unstated, reason: r}]")
    site.edit("content/review/services.zh.md", "fact:rooms", "fact:room")
    assert list_codes(site) == ["facts.unknown"]


def test_findings_in_yaml_files_are_accepted_in_site_yaml(site: MiniSite) -> None:
    set_checks(
        site.edit(*UNSTATED),
        "accepted:",
        "  - {path: content/facts.yaml, code: facts.unstated, text: id: rooms, reason: said in words}".replace(
            "id: rooms,", "'id: rooms,',"
        ),
    )
    product = site.produce()
    assert "facts.unstated" not in [finding.code for finding in product.findings]
    assert [accepted.finding.code for accepted in product.accepted] == ["facts.unstated"]


def test_an_error_can_be_accepted(site: MiniSite) -> None:
    site.edit("content/review/services.en.md", "[102](fact:rooms)", "[103](fact:rooms)")
    site.edit(
        "content/review/services.en.md",
        "page: article",
        "page: article\naccepted: [{code: facts.mismatch, text: '103', reason: the source has both}]",
    )
    product = site.produce()
    assert [accepted.finding.code for accepted in product.accepted] == ["facts.mismatch"]
    assert "facts.mismatch" not in [finding.code for finding in product.findings]
