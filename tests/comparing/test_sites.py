"""Incidents of several places are told apart by the sites their reports open with."""

from __future__ import annotations

from tawatur.arabic.tokens import tokenise
from tawatur.comparing.incidents.sites import are_several, sites

ROAD = "مصرع شخصين في حادث على طريق السدرة. لقي شابان مصرعهما قرب محافظة الوهدة."
HILL = "وفاة أربعة أشخاص في حادث بقرية النخلتين بعد سقوط سيارتهم."
SAME = "وفاة ثلاثة في حادث السير على طريق السدرة مساء أمس."


def test_reports_of_two_places_are_apart_and_of_one_are_not() -> None:
    road, hill, same = (sites(tokenise(words), 0, {}) for words in (ROAD, HILL, SAME))
    assert road.are_apart(hill)
    assert hill.are_apart(road)
    assert not road.are_apart(same)


def test_a_report_without_sites_is_apart_from_none() -> None:
    assert not sites(tokenise(""), 0, {}).are_apart(sites(tokenise(ROAD), 0, {}))


def test_sides_of_several_places_are_several_incidents() -> None:
    road, hill, same = (sites(tokenise(words), 0, {}) for words in (ROAD, HILL, SAME))
    assert are_several([[road], [hill]])
    assert not are_several([[road], [same]])
    assert not are_several([])
