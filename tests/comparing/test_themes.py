"""Figures of one theme answer each other whatever words the reports have for it."""

from __future__ import annotations

from tawatur import pipeline
from tawatur.model.report import Page
from tawatur.settings import Settings

DAY = "2033-03-02T10:00"


def conflicts(one: str, other: str, days: tuple[str, str] = (DAY, DAY)) -> set[tuple[str, ...]]:
    """The values of each conflict between two reports."""
    pages = [
        (id, Page(location=id, text=text, title="", outlet=id, published=day))
        for id, text, day in (("a", one, days[0]), ("b", other, days[1]))
    ]
    told = pipeline.join(pages, Settings(one_story=True))
    return {
        tuple(sorted(p.value for p in f.positions))
        for story in told.stories
        for f in story.findings
        if f.status == "conflict"
    }


def test_the_turnout_of_one_vote_has_one_share():
    one = "قالت لجنة الاقتراع إن نسبة المشاركة بلغت 57,4 بالمئة."
    other = "لم يتوجه إلى صناديق الاقتراع سوى 47,4 في المئة، وفق مراقبين."
    assert conflicts(one, other) == {("47.4", "57.4")}
    assert not conflicts(one, "ارتفعت أسعار القمح بنسبة 47,4 في المئة، وفق مراقبين.")


def test_a_truce_has_one_length():
    one = "وقع الطرفان في مرسانا هدنة مدتها ستون يوما."
    other = "ينص البند الأول على وقف العمليات العسكرية طيلة تسعين يوما."
    assert conflicts(one, other) == {("P60D", "P90D")}
    assert ("P60D", "P90D") not in conflicts(one, "وانهارت هدنة سابقة مدتها تسعون يوما.")


def test_later_reports_count_more_of_what_only_grows():
    one = "أدى القتال في مرسانا إلى نزوح نحو 60 ألف شخص."
    other = "وتقول المنظمة إن عدد النازحين في مرسانا تجاوز 75 ألف شخص."
    days = ("2033-03-02T10:00", "2033-03-05T10:00")
    assert conflicts(one, other, days) == {("60000", "75000")}
    assert not conflicts(one, other, days[::-1])
