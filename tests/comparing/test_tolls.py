"""Counts that every incident brings, and tolls of periods, in reports of invented places."""

import pytest

from tawatur import pipeline
from tawatur.model.report import Page
from tawatur.settings import Settings


def conflicts(*told, days=()):
    """The conflicts of reports that are taken for one story: slot and values."""
    pages = []
    for n, text in enumerate(told):
        day = days[n] if days else "2033-03-02T10:00"
        pages.append((str(n), Page(location=str(n), text=text, outlet=f"صحيفة {n}", published=day)))
    dossier = pipeline.join(pages, Settings(one_story=True, tagger="fast"))
    found = [f for s in dossier.stories for f in s.findings if f.status == "conflict"]
    return {(f.slot, tuple(sorted(p.value for p in f.positions))) for f in found}


CREWS = (
    "إصابة {1} أشخاص في تصادم\nأصيب {1} أشخاص في تصادم مروري اليوم. وأوضح الناطق باسم "
    "هيئة الإسعاف أن غرفة العمليات تلقت بلاغا عن وقوع حادث، وعلى الفور تحركت {0} فرق إسعافية "
    "وباشرت الحادث ونقلت المصابين إلى المستشفى."
)


def test_crews_are_of_one_accident_where_its_toll_is_one():
    assert ("count", ("4", "6")) in conflicts(CREWS.format(4, 5), CREWS.format(6, 5))
    assert not conflicts(CREWS.format(4, 5), CREWS.format(6, 9)) & {
        ("count", ("4", "6")),
        ("context", ("4", "6")),
    }


ROUND_UP = (
    "{0} وفيات و{1} إصابة في حوادث مرورية بدلونا\nتوفي {0} أشخاص وأصيب {1} شخصا في حوادث مرورية "
    "متفرقة بمنطقة دلونا، حسب الناطق باسم هيئة الإسعاف."
)


def test_round_ups_without_a_toll_in_common_are_of_two_days():
    assert not conflicts(ROUND_UP.format(3, 11), ROUND_UP.format(5, 14))


FLOOD = "قتل {} شخصا {}بسبب السيول التي تجتاح مقاطعة مرسانا، وفق هيئة الإغاثة في المقاطعة."


def test_the_dead_of_a_day_dispute_neither_another_days_nor_all():
    day, later = "2033-03-02T10:00", "2033-03-03T10:00"
    bulletin = "خلال الأربع والعشرين ساعة الماضية "
    assert conflicts(FLOOD.format(13, ""), FLOOD.format(19, ""), days=(day, day))
    first, second = FLOOD.format(13, bulletin), FLOOD.format(19, bulletin)
    assert not conflicts(first, second, days=(day, later))
    assert not conflicts(first, FLOOD.format(26, ""), days=(day, day))


SHOT = "أطلق رجل النار في بلدة مرسانا، ما أسفر عن مقتل {} أشخاص وإصابة {} آخرين{}."


@pytest.mark.parametrize("later", ["، فارق أحدهم الحياة", "، ثم توفي أحد المصابين"])
def test_one_of_the_wounded_who_died_is_added(later):
    assert conflicts(SHOT.format(5, 4, ""), SHOT.format(6, 4, ""))
    assert not conflicts(SHOT.format(5, 4, later), SHOT.format(6, 4, ""))


CAMP = "غادرت بعثة نادي {} إلى مدينة أوريلا لإقامة معسكر إعدادي مدة {} يوما استعدادا للموسم المقبل."


def test_the_camps_of_two_clubs_have_lengths_of_their_own():
    assert conflicts(CAMP.format("الصخرة", 19), CAMP.format("الصخرة", 18))
    assert not conflicts(CAMP.format("الصخرة", 19), CAMP.format("المرجان", 18))
