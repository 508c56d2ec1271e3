"""When: the event's own day and hour, and how two of them compare."""

import pytest

from tawatur.annotators import numbers, times
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.facts import when
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.report import Report
from tawatur.model.span import Span


def read(written, published="2023-03-15"):
    text = tokenise(written)
    sentences = split(text, [(Span(0, len(written)), "body", 0)])
    report = Report(id="r", location="r", text=written, published=published)
    plain = Reading(report=report, text=text, sentences=sentences)
    return times.annotate(numbers.annotate(plain))


def days(written, published="2023-03-15"):
    return [(c.of(written), c.value) for c in when.extract(read(written, published))]


def test_the_day_beside_the_event_wins():
    written = "وصل الوزير اليوم إلى المدينة. وكان الهجوم قد وقع ظهر أمس الثلاثاء في السوق."
    assert days(written) == [("ظهر أمس الثلاثاء", "2023-03-14")]


def test_an_hour_is_a_claim_of_its_own():
    written = "وقع الانفجار الساعة التاسعة من صباح أمس"
    assert [value for _, value in days(written)] == ["2023-03-14", "T09:00"]


def test_no_date_no_claim():
    assert days("وقع الهجوم في السوق") == []
    assert days("") == []


def reported(slot_key, value, **more):
    claim = Claim(start=0, end=1, slot="when", key=slot_key, value=value, **more)
    return ReportedClaim("d", claim)


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ("2023-03-14", "2023-03-14", "agree"),
        ("2023-03-14", "2023-03-15", "conflict"),
        ("2023-03-14/2023-03-15", "2023-03-15", "complement"),
        ("XXXX-WXX-5", "2023-03-15", "complement"),
    ],
)
def test_compare_days(a, b, status):
    assert when.compare(reported("day", a), reported("day", b), {}).status == status


def test_a_day_up_to_which_something_lasts_is_not_the_events():
    assert days("غادر عشرة من مصابي الانفجار المستشفى حتى صباح اليوم.") == []
    assert days("ورث المصنع أحزانه من الانفجار الذي وقع في 2 يناير الماضي.") == []
