"""Tolls of several accidents are told apart by the spot named in their own stretch."""

import pytest

from tawatur.arabic.tokens import tokenise
from tawatur.comparing.incidents import spots
from tawatur.model.claim import Claim, ReportedClaim

BRIDGE = "لقي شخصان مصرعهما في حادث تصادم على طريق دلونا – مرسانا بعد كوبري الفخار."
VILLAGE = "لقي شخص مصرعه في حادث تصادم بعد هجرة النخلتين شرق بمنطقة دلونا."
PASS = "لقي شخص مصرعه وأصيب تسعة في حادث تصادم مروري بعد الزيتونيات صباح اليوم."
SAME = "توفي ثلاثة أشخاص في تصادم على طريق مرسانا مساء أمس."
ROUND_UP = (
    "مصرع 3 وإصابة 12 بحادثين في دلونا\n"
    "وأوضح المتحدث أن الحادث الأول وقع على طريق دلونا – مرسانا وأسفر عن وفاة شخصين.\n"
    "وعن الحادث الثاني بين أنه تصادم بعد الزيتونيات نتج عنه وفاة شخص."
)
MARKET = "قتل 12 شخصا في سقوط طائرة على سوق مزدحم في بلدة ريحانة."
TOWN = "قتل 20 شخصا بتحطم طائرة في حادث قرب السوق القديم ببلدة المرجانية."


def at(text, words, slot="deaths"):
    start = text.index(words)
    claim = Claim(start, start + len(words), slot=slot, key="toll", value="3")
    return ReportedClaim("a", claim), tokenise(text)


def apart(one, two, slot="deaths"):
    (a, first), (b, second) = at(*one, slot), at(*two, slot)
    assert spots.are_apart(a, b, first, second) == spots.are_apart(b, a, second, first)
    return spots.are_apart(a, b, first, second)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ((BRIDGE, "شخصان"), (VILLAGE, "شخص ")),
        ((BRIDGE, "شخصان"), (PASS, "شخص ")),
        ((ROUND_UP, "شخصين"), (PASS, "شخص ")),
        ((ROUND_UP, "3"), (BRIDGE, "شخصان")),
    ],
)
def test_accidents_at_two_spots_are_apart(one, two):
    assert apart(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ((BRIDGE, "شخصان"), (SAME, "ثلاثة أشخاص")),
        ((ROUND_UP, "شخصين"), (SAME, "ثلاثة أشخاص")),
        ((ROUND_UP, "وفاة شخص."), (PASS, "شخص ")),
        ((MARKET, "12 شخصا"), (TOWN, "20 شخصا")),
    ],
)
def test_one_accident_and_what_is_none_of_the_road_are_not(one, two):
    assert not apart(one, two)


def test_sums_over_several_accidents_are_held_against_each_other():
    one = "وفاة شخصين وإصابة 11 في حوادث بدلونا"
    two = "أربع وفيات وإصابة 13 في سبعة حوادث مرورية بدلونا"
    assert not apart((one, "إصابة 11"), (two, "إصابة 13"), "injured")
    assert apart((one, "إصابة 11"), (PASS, "تسعة"), "injured")


def test_other_slots_and_empty_texts_have_no_spots():
    assert not apart((BRIDGE, "شخصان"), (VILLAGE, "شخص "), "arrests")
    reported = ReportedClaim("a", Claim(0, 0, slot="deaths", value="1"))
    empty = tokenise("")
    assert not spots.are_apart(reported, reported, empty, empty)
