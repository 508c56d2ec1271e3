"""What is told again of another day in the same words, in invented reports."""

import pytest

from tawatur import comparing, registry
from tawatur.arabic.tokens import tokenise
from tawatur.comparing.incidents.series import are_of_a_series, days_told, happened_apart
from tawatur.model.claim import Claim, ReportedClaim

MEMBERS = registry.members("facts")
SUNDAY = (
    "أغلق مؤشر سوق دلونا على 4512.30 نقطة، وتداول المستثمرون 15.3 مليون سهم بقيمة 33.1 مليون"
    " دينار نفذت من خلال 719 صفقة، وارتفعت أسهم 13 شركة وتراجعت أسهم 22 شركة."
)
MONDAY = (
    "أغلق مؤشر سوق دلونا على 4498.75 نقطة، وتداول المستثمرون 17.7 مليون سهم بقيمة 22.2 مليون"
    " دينار نفذت من خلال 498 صفقة، وارتفعت أسهم 18 شركة وتراجعت أسهم 10 شركات."
)


def at(document, text, words, slot, **more):
    start = text.index(words)
    claim = Claim(start, start + len(words), slot=slot, **more)
    return ReportedClaim(document, claim)


def test_bulletins_of_two_days_dispute_nothing():
    texts = {"a": tokenise(SUNDAY), "b": tokenise(MONDAY), "c": tokenise(SUNDAY)}
    one = at("a", SUNDAY, "719 صفقة", "count", key="of:صفقة:نفذ", value="719")
    two = at("b", MONDAY, "498 صفقة", "count", key="of:صفقة:نفذ", value="498")
    misprint = at("c", SUNDAY, "719 صفقة", "count", key="of:صفقة:نفذ", value="791")
    assert are_of_a_series(one, two, texts)
    assert not are_of_a_series(one, misprint, texts)
    dead = [
        at(d, t, w, "deaths", value="1") for d, t, w in (("a", SUNDAY, "13"), ("b", MONDAY, "18"))
    ]
    assert not are_of_a_series(*dead, texts)


FIRST = "أصيب ثلاثة أطفال مساء الأحد إثر سقوط مقذوف على حي الربوة في مدينة ريمانا."
LATER = "أصيب مقيمان ظهر الخميس إثر سقوط مقذوف على حي النخيل في مدينة ريمانا."
RISEN = "ارتفع عدد المصابين في سقوط المقذوف الخميس إلى خمسة في مدينة ريمانا."


@pytest.mark.parametrize(
    ("second", "words", "day", "apart"),
    [
        (LATER, "مقيمان", "2031-05-08", True),
        (LATER, "مقيمان", "2031-05-05", False),  # the next day: «أمس» of another time of publishing
        (LATER, "مقيمان", "2031-07-20", False),  # too far to be of one story: background
        (RISEN, "خمسة", "2031-05-08", False),
    ],
)
def test_tolls_of_days_apart_are_of_two_incidents(second, words, day, apart):
    texts = {"a": tokenise(FIRST), "b": tokenise(second)}
    tolls = [
        at("a", FIRST, "ثلاثة أطفال", "injured", key="toll", value="3"),
        at("b", second, words, "injured", key="toll", value="2"),
    ]
    when = [
        at("a", FIRST, "مساء الأحد", "when", key="day", value="2031-05-04", modality="happened"),
        at("b", second, "الخميس", "when", key="day", value=day, modality="happened"),
    ]
    told = days_told(when)
    assert happened_apart(*tolls, told, texts) == apart
    assert not happened_apart(*tolls, {}, texts)
    if apart:
        findings = comparing.compare([*tolls, *when], MEMBERS, (), {}, texts)
        assert not [f for f in findings if f.status == "conflict" and f.slot == "injured"]


def test_a_demand_and_its_refusal_are_no_contradiction():
    one, two = "طالب الأهالي بتأجيل الدراسة في ريمانا", "لا تأجيل للدراسة في ريمانا"
    claims = [
        at("a", one, "بتأجيل الدراسة", "condition/demand", key="demand", value="تأجيل الدراسة"),
        at("b", two, two, "condition/demand", key="demand", value=two),
    ]
    texts = {"a": tokenise(one), "b": tokenise(two)}
    findings = comparing.compare(claims, MEMBERS, (), {}, texts)
    assert all(f.status != "conflict" for f in findings)
