"""Sign-offs of the three reviews (三审三校): of pages that exist, by different people, in order, on real days; and final where required."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from unicodedata import normalize

from couplet.checks.references import suggest
from couplet.checks.telling import tell_error, tell_warning
from couplet.model.corpus import Corpus
from couplet.model.findings import Finding, Location, message
from couplet.model.reviews import STAGES, PageReview

NAMES = {
    "first": message("first review"),
    "second": message("second review"),
    "final": message("final review"),
}
"""The stages in words."""


def check_reviews(corpus: Corpus) -> Iterator[Finding]:
    """Yield findings for sign-offs that cannot be right, and for pages that wait for their final review where the site requires one."""
    seen: set[str] = set()
    for number, review in enumerate(corpus.reviews.reviews):
        place = corpus.files["reviews"].locate("reviews", number, "page")
        if review.page not in corpus.pairs:
            told = message("There is no page “%(page)s”.", page=review.page)
            yield tell_error("reviews.unknown-page", place, told, suggest(review.page, corpus.pairs))
        if review.page in seen:
            told = message("The page “%(page)s” has an entry above already.", page=review.page)
            yield tell_error("reviews.second-entry", place, told, message("Put its reviews into one entry."))
        seen.add(review.page)
        yield from _check_people(corpus, number, review)
        yield from _check_days(corpus, number, review)
        yield from _check_stages(corpus, number, review)
    yield from _check_missing(corpus)


def _locate(corpus: Corpus, number: int, *keys: str) -> Location:
    return corpus.files["reviews"].locate("reviews", number, *keys)


def _check_people(corpus: Corpus, number: int, review: PageReview) -> Iterator[Finding]:
    """Yield a finding for each stage that somebody signed who had signed one before."""
    for (stage, sign_off), (later, other) in combinations(review.stages, 2):
        if _name(sign_off.by) == _name(other.by):
            told = message(
                "%(person)s made the %(stage)s of this page and the %(other)s too.",
                person=other.by,
                stage=NAMES[stage],
                other=NAMES[later],
            )
            hint = message("Each of the three reviews is made by another person.")
            place = _locate(corpus, number, later, "by")
            yield tell_error("reviews.same-person", place, told, hint, page=review.page)


def _name(person: str) -> str:
    """Return a name as it is compared: without space and case, full-width letters as half-width ones (Unicode NFKC)."""
    return "".join(normalize("NFKC", person).casefold().split())


def _check_days(corpus: Corpus, number: int, review: PageReview) -> Iterator[Finding]:
    """Yield findings for days that the calendar does not have, and for reviews dated before an earlier one."""
    for stage, sign_off in review.stages:
        if sign_off.day is None:
            told = message("There is no such day: %(date)s.", date=sign_off.date)
            hint = message("Write the day of the review as 2023-01-18: year, month, day.")
            place = _locate(corpus, number, stage, "date")
            yield tell_error("reviews.no-such-date", place, told, hint, page=review.page)
    dated = [(stage, sign_off.day) for stage, sign_off in review.stages if sign_off.day]
    for (stage, day), (later, other) in pairwise(dated):
        if other < day:
            told = message(
                "The %(other)s is dated before the %(stage)s, %(date)s.",
                other=NAMES[later],
                stage=NAMES[stage],
                date=day.isoformat(),
            )
            hint = message("Correct the date that is wrong.")
            place = _locate(corpus, number, later, "date")
            yield tell_error("reviews.order", place, told, hint, page=review.page)


def _check_stages(corpus: Corpus, number: int, review: PageReview) -> Iterator[Finding]:
    """Yield a finding for each stage without the one before it."""
    made = dict(review.stages)
    for stage, later in pairwise(STAGES):
        if later in made and stage not in made:
            told = message(
                "The %(other)s was made without a %(stage)s.", other=NAMES[later], stage=NAMES[stage]
            )
            hint = message("Enter who made the %(stage)s and when, or have it made.", stage=NAMES[stage])
            place = _locate(corpus, number, later)
            yield tell_error("reviews.skipped-stage", place, told, hint, page=review.page)


def _check_missing(corpus: Corpus) -> Iterator[Finding]:
    """Yield a warning for each page that waits for its final review."""
    for key, pair in corpus.pairs.items():
        if corpus.is_awaiting_review(key):
            place = Location(next(iter(pair.documents.values())).path)
            told = message("This page has had no final review; it says so and is kept from search engines.")
            hint = message(
                "Enter the final review of “%(key)s” in content/reviews.yaml once it is made.", key=key
            )
            yield tell_warning("reviews.missing", place, told, hint, page=key)
