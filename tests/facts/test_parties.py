"""Sides, offices and delegates, on sentences about invented people and places."""

import pytest

from tawatur.facts import participant


def words(reading, claims):
    return [reading.report.text[c.start : c.end] for c in claims]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("اختتمت جولة من المحادثات بين نورستان وتلّار.", ["نورستان وتلّار"]),
        ("وقعت نورستان وتلّار مذكرة تفاهم بعد محادثات.", ["نورستان وتلّار"]),
        (
            "بدأت مفاوضات بين الحكومة الجبلية وجبهة الغسق.",
            ["الحكومة الجبلية", "جبهة الغسق"],
        ),
        ("أجرى الرئيس التركي محادثات مع نظيره اليوناني.", ["الرئيس التركي", "نظيره اليوناني"]),
        ("أجرى رئيس وزراء نورستان محادثات هاتفية.", ["رئيس وزراء نورستان"]),
        ("التقى وزيرا خارجية البلدين في اجتماع مغلق.", ["وزيرا خارجية البلدين"]),
        ("عقد اجتماع. وقال كبير المفاوضين سامر الوادي إن الحوار صعب.", ["سامر الوادي"]),
        ("عقد اجتماع. وقال الناطق باسم الجبهة سامر الوادي إن الحوار صعب.", ["سامر الوادي"]),
    ],
)
def test_who_takes_part(reading, text, wanted):
    r = reading(text)
    assert words(r, participant.extract(r)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "عقد اجتماع. وأثنى الرئيس التنفيذي للشركة على المحادثات.",
        "جرت محادثات حول الحرب المشتعلة بين نورستان وتلّار.",
        "جرت محادثات، وغاب عنها مبعوث المنظمة نادين الحقل. وقال إن الحوار صعب.",
    ],
)
def test_who_does_not(reading, text):
    assert participant.extract(reading(text)) == ()


def test_an_office_with_a_name_is_the_person(reading):
    r = reading("عقد الرئيس التركي سامر الوادي اجتماعا. وأنهى الرئيس التركي محادثاته.")
    assert words(r, participant.extract(r)) == ["سامر الوادي"]


def test_sides_are_told_in_the_title_and_in_the_text(reading):
    r = reading("انتهت المحادثات بين نورستان وتلّار.", title="محادثات بين نورستان وتلّار")
    assert words(r, participant.extract(r)) == ["نورستان وتلّار"] * 2


def test_who_is_named_in_a_vote(reading):
    r = reading("فاز المرشح سامر الوادي في الانتخابات بعد اقتراع شهد إقبالا على نادين الحقل.")
    assert words(r, participant.extract(r)) == ["سامر الوادي", "نادين الحقل"]
