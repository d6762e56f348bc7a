"""Accepting from a form: what is recorded, and every reason to refuse; the record of other texts stays what it was."""

from pathlib import Path

import pytest

from couplet.desk.acceptance import Answer, Form, Outcome, accept_form, read_report
from tests.desk.desks import RIGHTS_EN, RIGHTS_ZH, accept_all, find_block, say, view_page
from tests.mini_site import MiniSite

RECORD = "translations/accepted.yaml"
BLOCK = "fund/list-1/2"


@pytest.fixture
def site(tmp_path: Path) -> MiniSite:
    return accept_all(MiniSite(tmp_path))


def fill_form(site: MiniSite, unit: str = BLOCK, key: str = "review/rights") -> Form:
    """Return the form of a block, or of all texts of a page, as the desk shows it now."""
    (group, *_) = view_page(site, key).groups
    return Form(group.name, unit, find_block(view_page(site, key), unit).shown if unit else group.shown)


def send(site: MiniSite, form: Form) -> Outcome:
    return accept_form(site.root, form, read_report(site.root))


def diff_record(site: MiniSite, before: str) -> set[str]:
    """Return the ids whose lines of the record differ."""
    changed = set(site.read_source(RECORD).splitlines()) ^ set(before.splitlines())
    return {line.split(":")[0].strip() for line in changed}


def test_one_text_is_recorded_alone(site: MiniSite) -> None:
    before = site.read_source(RECORD)
    site.edit(RIGHTS_ZH, "- 甲", "- 丁").edit(RIGHTS_ZH, "- 乙", "- 丙")
    outcome = send(site, fill_form(site))
    assert (outcome.answer, say(outcome.told)) == (Answer.DONE, f"Accepted: {BLOCK}.")
    assert diff_record(site, before) == {BLOCK}
    view = view_page(site)
    assert [find_block(view, f"fund/list-1/{number}").state[0] for number in (1, 2)] == [
        "outdated",
        "translated",
    ]


def test_all_texts_of_a_page_are_recorded(site: MiniSite) -> None:
    before = site.read_source(RECORD)
    site.edit(RIGHTS_ZH, "- 甲", "- 丁").edit(RIGHTS_ZH, "- 乙", "- 丙")
    outcome = send(site, fill_form(site, ""))
    assert say(outcome.told) == "review/rights: 6 texts on record (2 changed, 0 new); 0 not translated."
    assert diff_record(site, before) == {"fund/list-1/1", "fund/list-1/2"}


def test_the_records_of_texts_that_moved_move_along(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "筹集", "新的一段。\n\n筹集").edit(
        RIGHTS_EN, "The unions raised", "A new one.\n\nThe unions raised"
    )
    states = {block.id: block.state[0] for block in view_page(site).groups[0].blocks}
    assert (states["fund/paragraph-1"], states["fund/paragraph-2"]) == ("new", "translated")
    assert send(site, fill_form(site, "fund/paragraph-1")).answer is Answer.DONE
    assert {block.state[0] for block in view_page(site).groups[0].blocks} == {"translated"}


def test_the_record_of_a_text_that_is_gone_stays_for_its_return(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "- 甲", "- 丁").edit(RIGHTS_ZH, "\n\n- 丁\n- 乙", "").edit(
        RIGHTS_EN, "\n\n- A\n- B", ""
    )
    site.edit(RIGHTS_ZH, "筹集", "共筹集")
    before = site.read_source(RECORD)
    assert send(site, fill_form(site, "fund/paragraph-1")).answer is Answer.DONE
    assert diff_record(site, before) == {"fund/paragraph-1"}


def test_a_site_without_a_record_begins_one(tmp_path: Path) -> None:
    site = MiniSite(tmp_path)
    assert send(site, fill_form(site)).answer is Answer.DONE
    states = [block.state[0] for block in view_page(site).groups[0].blocks]
    assert (states.count("translated"), states.count("new")) == (1, 5)


@pytest.mark.parametrize("unit", [BLOCK, ""])
def test_a_text_that_changed_since_is_refused(site: MiniSite, unit: str) -> None:
    site.edit(RIGHTS_ZH, "- 乙", "- 丙")
    form = fill_form(site, unit)
    site.edit(RIGHTS_EN, "- B", "- C")
    before = site.read_source(RECORD)
    outcome = send(site, form)
    assert outcome.answer is Answer.REFUSED
    assert "changed after it was shown" in say(outcome.told)
    assert site.read_source(RECORD) == before


def test_a_text_that_is_gone_is_refused(site: MiniSite) -> None:
    form = fill_form(site)
    site.edit(RIGHTS_ZH, "\n- 乙", "").edit(RIGHTS_EN, "\n- B", "")
    assert send(site, form).answer is Answer.REFUSED


def test_errors_in_the_text_or_on_the_page_are_refused(site: MiniSite) -> None:
    site.edit(RIGHTS_EN, "[4.18028 million yuan]", "[41.8028 million yuan]").edit(RIGHTS_ZH, "- 乙", "- 丙")
    before = site.read_source(RECORD)
    for unit in ("fund/paragraph-1", ""):
        outcome = send(site, fill_form(site, unit))
        assert outcome.answer is Answer.REFUSED
        assert "errors there: " in say(outcome.told)
    assert site.read_source(RECORD) == before
    assert send(site, fill_form(site)).answer is Answer.DONE


def test_a_text_in_one_language_is_refused(site: MiniSite) -> None:
    site.edit(RIGHTS_ZH, "筹集", "新的一段。\n\n筹集")
    missing = [block.id for block in view_page(site).groups[0].blocks if block.state[0] == "missing"]
    outcome = send(site, fill_form(site, missing[0]))
    assert (outcome.answer, say(outcome.told)) == (
        Answer.REFUSED,
        "Nothing was recorded: the text is not translated.",
    )


def test_what_the_report_does_not_have_is_unknown(site: MiniSite) -> None:
    assert send(site, Form("no/such", "", "x")).answer is Answer.UNKNOWN


def test_a_report_that_cannot_be_read_is_not_recorded(site: MiniSite) -> None:
    form = fill_form(site)
    assert send(site.edit("content/site.yaml", "locales:", "locale:"), form).answer is Answer.UNREADABLE
