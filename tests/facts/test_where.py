"""Where it happened, on sentences about invented people and places."""

import pytest

from tawatur.facts import where


def words(reading, claims):
    return [reading.report.text[c.start : c.end] for c in claims]


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        ("مرسانا: غرق عبارة", "قال مسؤولون إن البحث مستمر.", ["مرسانا"]),
        ("انطلاق المحادثات في مرسانا", "اتفق الوفدان على جدول.", ["مرسانا"]),
        ("محادثات مرسانا تنتهي", "اتفق الوفدان على جدول.", ["مرسانا"]),
        ("", "انتهت في العاصمة القطرية جولة من المحادثات.", ["العاصمة القطرية"]),
        ("", "اتفق الوفدان خلال القمة التي استضافتها مرسانا.", ["مرسانا"]),
        ("", "خطف مسلحون تلاميذ من مدرسة في قرية تلّار.", ["قرية تلّار"]),
        ("", "اندلع حريق عند مدخل ملعب مدينة مرسانا.", ["مدخل ملعب مدينة مرسانا"]),
        ("", "وقع حريق. واشتعلت النيران في الطابق الأرضي من المبنى.", ["الطابق الأرضي من المبنى"]),
        ("", "وقع انفجار قرب القصر الرئاسي.", ["قرب القصر الرئاسي"]),
    ],
)
def test_places_of_the_event(reading, title, text, wanted):
    r = reading(text, title=title)
    assert words(r, where.extract(r)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "قالت مصادر في مرسانا إن الوفدين اتفقا.",
        "أعلنت جبهة الغسق في مرسانا تأييدها الهدنة.",
        "اتفق الوفدان. ولم يعلنا شيئا. ولا وقعا. ومن المقرر أن يعقد اجتماع في مرسانا.",
    ],
)
def test_places_of_something_else(reading, text):
    assert where.extract(reading(text)) == ()
