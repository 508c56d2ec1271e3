"""Tolls told by a label, by «وعددهم», in lists of people, among the dead and without a number."""

from __future__ import annotations

import pytest
from tests.facts.figures import found, read

from tawatur.facts import arrests, deaths, injured


@pytest.mark.parametrize(
    ("module", "text", "value"),
    [
        (deaths, "القتلى: 19 بحسب مشفى نوران", "19"),
        (injured, "الجرحى: أكثر من 30 حتى المساء", "30"),
        (arrests, "الموقوفون: 38 شخصا", "38"),
        (deaths, "تفجير سوق دلماء.. والضحايا 16", "16"),
        (arrests, "وطالب المحامون بالإفراج عن الموقوفين في المسيرة، وعددهم 41، قبل العيد", "41"),
        (deaths, "بلغ عدد قتلى الحريق الذي أتى على سوق التوابل 47 شخصا", "47"),
        (deaths, "وقتل في انهيار السقف، الذي وقع قبل الفجر، 12 شخصا", "12"),
        (deaths, "انتهت حياة 27 شخصا عند بوابة الملعب", "27"),
        (deaths, "وقال الضابط إن تلميذين توفيا في المشفى", "2"),
        (deaths, "12 قتيلا على الأقل خلال حفل زفاف في نوران", "12"),
        (injured, "وأصيب شرطيان بجروح خلال المطاردة", "2"),
    ],
)
def test_a_label_or_a_verb_makes_a_number_a_toll(module, text, value):
    assert value in [v for _, v, *_ in found(module, text)]


@pytest.mark.parametrize(
    "text",
    [
        "أحيت البلدة ذكرى الضحايا 11 أيلول بصمت",
        "ونقل المصابين العمانيين، وعددهم 27 شخصا، إلى بلادهم",
        "وكان أكثر من 35 شخصا على متن المركب",
        "وهدد الخاطف بقتل رهينة كل يوم",
    ],
)
def test_what_only_looks_like_a_toll(text):
    assert not any(c.value.isdecimal() for m in (deaths, injured) for c in m.extract(read(text)))


def test_one_of_a_list_of_parts_and_those_among_the_dead():
    text = "قتل 14 شخصا بينهم ثلاثة أطفال وامرأة. وقال الطبيب إن بين القتلى طفلين"
    told = {(c.key, c.value) for c in deaths.extract(read(text))}
    assert told >= {("toll", "14"), ("group:أطفال", "3"), ("group:نساء", "1"), ("group:أطفال", "2")}


def test_a_share_of_them_is_no_toll():
    text = "قتل 47 عاملا، 33 منهم نساء. وأصيب 8 أشخاص، 5 منهم في حالة حرجة"
    dead = {(c.key, c.value) for c in deaths.extract(read(text))}
    hurt = {(c.key, c.value) for c in injured.extract(read(text))}
    assert ("group:نساء", "33") in dead
    assert ("state:critical", "5") in hurt


def test_somebody_hit_is_one_of_a_kind():
    (claim,) = deaths.extract(read("وقتل حارس المدرسة وفر المهاجمون"))
    assert (claim.value, claim.key) == ("1", "group:حراس")


def test_the_bare_plural_tells_some_unless_denied():
    assert found(deaths, "وأسفر القصف عن سقوط قتلى وجرحى في دلماء") != []
    assert found(injured, "وأسفر القصف عن سقوط قتلى وجرحى في دلماء") != []
    assert found(injured, "ولم ترد أنباء عن وقوع إصابات في دلماء") == []
    assert found(deaths, "وسط مخاوف من سقوط قتلى في دلماء") == []
