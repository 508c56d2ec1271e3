"""Which figures are of one event, one day and one people, in invented reports."""

import pytest

from tawatur import comparing, registry
from tawatur.arabic.tokens import tokenise
from tawatur.comparing.incidents.people import are_other_days, is_elsewhere, whom
from tawatur.comparing.questions import company, twins
from tawatur.comparing.words.misread import is_of_equals, is_to_the_deal
from tawatur.comparing.words.wishes import is_wished
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.cluster import Passage

MEMBERS = registry.members("facts")


def at(text, words, *, document="a", published=None, **more):
    start = text.index(words)
    claim = Claim(start, start + len(words), **{"slot": "deaths", "key": "toll", **more})
    return ReportedClaim(document, claim, published)


def one(text, words, **more):
    return at(text, words, value="3", **more), tokenise(text)


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("أسفرت المعارك عن مقتل 17 شخصا من المتمردين.", True),
        ("أسفرت المعارك عن مقتل 17 شخصا في الميناء.", False),
        ("أسفرت المعارك عن مقتل 17 شخصا بينهم طفل.", False),
    ],
)
def test_some_of_a_group_are_not_everybody(text, some):
    reported, read = one(text, "17 شخصا")
    assert bool(whom(reported, read).some) == some


def test_others_are_of_those_named_before():
    reported, read = one("قتل 3 من حرس السواحل وأصيب 7 آخرون.", "7 آخرون")
    assert whom(reported, read).some


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("وفي حادثة منفصلة، قتل 3 صيادين قرب دلونا.", True),
        ("على صعيد آخر، قتل 3 صيادين قرب دلونا.", True),
        ("قتل 3 صيادين في حادثين منفصلين في دلونا.", True),
        ("شددت البلدية الحراسة لكي لا يسقط 3 ضحايا.", False),
        ("قتل 3 صيادين قرب دلونا.", False),
    ],
)
def test_a_turn_to_another_incident_is_seen(text, elsewhere):
    reported, read = one(text, "3")
    assert is_elsewhere(reported, read) == elsewhere


def test_an_aim_is_no_event():
    reported, read = one("شددت البلدية الحراسة لكي لا يسقط ضحايا.", "لا يسقط ضحايا")
    assert is_elsewhere(reported, read)


def test_two_sessions_share_no_figures():
    monday = "أغلق مؤشر دلونا عند 9372.74 نقطة وتداول 143.8 مليون سهم وارتفعت 70 شركة وهبطت 67."
    tuesday = "أغلق مؤشر دلونا عند 9381.01 نقطة وتداول 122.5 مليون سهم وارتفعت 125 شركة وهبطت 25."
    assert are_other_days(monday, tuesday)
    assert not are_other_days(monday, monday.replace("70", "71"))
    assert not are_other_days("قتل 12 صيادا", "قتل 14 صيادا")


@pytest.mark.parametrize(
    ("text", "words", "wished"),
    [
        ("تأمل الحكومة التوصل إلى اتفاق قريبا", "التوصل إلى اتفاق", True),
        ("أخفق وزراء دول الحوض في التوصل إلى اتفاق", "التوصل إلى اتفاق", True),
        ("اجتمع الوزراء أمس للتوصل إلى اتفاق", "للتوصل إلى اتفاق", True),
        ("انتهت القمة بالتوصل إلى اتفاق", "بالتوصل إلى اتفاق", False),
    ],
)
def test_what_is_hoped_for_did_not_happen(text, words, wished):
    reported = at(text, words, value="agreement", slot="outcome")
    assert is_wished(reported, tokenise(text)) == wished


def test_a_view_of_something_else_is_none_of_the_deal():
    text = "أبدت البعثة مخاوف بشأن حقوق السجناء. وأشادت دلونا بالاتفاق مع مرسانا."
    texts = {"a": tokenise(text)}
    assert not is_to_the_deal(at(text, "مخاوف بشأن حقوق السجناء", value="negative"), texts)
    assert is_to_the_deal(at(text, "أشادت دلونا", value="positive"), texts)


@pytest.mark.parametrize(("words", "equal"), [("3+3", True), ("5+1", False), ("خمسة+واحد", False)])
def test_a_group_of_powers_is_no_meeting_of_equals(words, equal):
    text = f"اجتمعت دول ({words}) في دلونا."
    assert is_of_equals(at(text, words, value="3v3"), {"a": tokenise(text)}) == equal


TWO = "يعقد الوزير اجتماعا ثلاثيا مع نظيريه الدنماركي والبرتغالي"
OTHER = "يعقد الوزير اجتماعا مع نظيره الدنماركي بحضور وزير الخارجية اليوناني"


def plan(document, value):
    return ReportedClaim(document, Claim(0, len(value), slot="next-step", value=value))


def test_one_meeting_with_two_companies_is_disputed():
    found = comparing.compare([plan("a", TWO), plan("b", OTHER)], MEMBERS, (), {}, {})
    (dispute,) = [f for f in found if f.key == company.KEY]
    assert (dispute.status, len(dispute.positions)) == ("conflict", 2)


def test_a_company_within_another_is_not():
    more = TWO + " واليوناني"
    assert company.companies([plan("a", TWO), plan("b", more)]) == []
    assert company.companies([plan("a", OTHER), plan("b", OTHER)]) == []


FOUND = (
    "وعثر غواصو خفر السواحل في قاع البحيرة الشرقية على {} صندوقا من النحاس تعود إلى سفينة غارقة."
)


def figures(*texts, shown=()):
    claims = [
        ReportedClaim(str(i), Claim(0, len(text), slot="statement", value=text))
        for i, text in enumerate(texts)
    ]
    read = {str(i): tokenise(text) for i, text in enumerate(texts)}
    return twins.figures(claims, read, shown)


def test_one_sentence_with_two_figures_is_found():
    (found,) = figures(FOUND.format(63), FOUND.format(36), FOUND.format("ثلاثة وستين"))
    assert [r.claim.value for r in found.claims] == ["63", "36", "63"]
    assert "صندوقا" in found.asked.ar


@pytest.mark.parametrize(
    ("one", "two"),
    [("63", "63"), ("72,837", "72.837"), ("9ر3", "3.9"), ("1000", "1002"), ("63", "نحو 63")],
)
def test_one_figure_written_two_ways_is_not(one, two):
    assert figures(FOUND.format(one), FOUND.format(two)) == []


def test_a_figure_shown_as_a_conflict_is_not_shown_again():
    text = FOUND.format(63)
    shown = [Passage("0", text.index("63"), text.index("63") + 2)]
    assert figures(text, FOUND.format(36), shown=shown) == []


def test_reports_that_list_both_figures_do_not_differ():
    both = FOUND.format(63) + " " + FOUND.format(36)
    assert figures(both, both) == []
