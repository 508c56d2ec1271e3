"""The days of an event: what comes after a report that told of it is of something else."""

from tawatur.arabic.tokens import tokenise
from tawatur.comparing.incidents.event_days import of_the_event
from tawatur.model.claim import Claim, ReportedClaim


def day(document, value, published, modality="happened", at=0):
    claim = Claim(at, at + 6, slot="when", key="day", value=value, modality=modality)
    return ReportedClaim(document, claim, published)


def toll(document, published):
    return ReportedClaim(document, Claim(20, 26, slot="deaths", key="toll", value="3"), published)


FIRST = [day("a", "2031-05-06", "2031-05-06T18:00"), toll("a", "2031-05-06T18:00")]


def test_a_burial_after_the_first_report_is_not_the_day():
    later = day("b", "2031-05-08", "2031-05-08T12:00")
    assert of_the_event([*FIRST, later], {}) == FIRST


def test_its_hour_goes_with_it():
    later = day("b", "2031-05-08", "2031-05-08T12:00")
    hour = ReportedClaim("b", Claim(0, 6, slot="when", key="hour", value="T09:00"), None)
    assert of_the_event([*FIRST, later, hour], {}) == FIRST


def test_what_is_still_to_come_and_what_comes_weeks_later_stay():
    planned = day("b", "2031-05-09", "2031-05-08", "planned")
    again = day("c", "2031-07-01", "2031-07-02")
    assert of_the_event([*FIRST, planned, again], {}) == [*FIRST, planned, again]


def test_a_story_without_harm_may_go_on_for_days():
    days = [day("a", "2031-05-06", "2031-05-06"), day("b", "2031-05-08", "2031-05-08")]
    assert of_the_event(days, {}) == days


def test_a_day_pinned_to_the_event_is_a_dispute():
    written = "التقى الوفدان في مؤتمر السلام الذي عُقد الخميس في مرسانا"
    start = written.index("الخميس")
    claim = Claim(start, start + 6, slot="when", key="day", value="2031-05-08")
    pinned = ReportedClaim("b", claim, "2031-05-08")
    assert pinned in of_the_event([*FIRST, pinned], {"b": tokenise(written)})


def test_no_claims_no_days():
    assert of_the_event([], {}) == []
