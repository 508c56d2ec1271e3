"""How and where people met, who stayed away and how long it took: invented people and places."""

import pytest

from tawatur.facts import absent, duration, format, venue
from tawatur.model.annotation import TimeExpression

TALKS = "عقد الرئيس سامر الوادي قمة مع نظيره رامي السهل في مدينة مرسانا. "
VOTE = "صوت البرلمان على سحب الثقة في اقتراع حاسم. "


def words(reading, claims):
    return [reading.report.text[c.start : c.end] for c in claims]


@pytest.mark.parametrize(
    ("member", "text", "wanted"),
    [
        (format, TALKS + "وأجرى اتصالا هاتفيا بعدها.", "اتصالا هاتفيا"),
        (format, TALKS + "واجتمعا خلف الأبواب المغلقة.", "خلف الأبواب المغلقة"),
        (format, TALKS + "وتبادلا مفاوضات غير مباشرة.", "مفاوضات غير مباشرة"),
        (format, TALKS + "وبدأ زيارة رسمية.", "زيارة رسمية"),
        (format, VOTE + "وعقد المجلس جلسة عامة.", "جلسة عامة"),
        (venue, TALKS + "واحتضن قصر الينابيع القمة.", "قصر الينابيع القمة"),
        (venue, TALKS + "وأقام الوفدان في فندق الينابيع.", "فندق الينابيع"),
        (absent, TALKS + "ولن يحضر المندوب نادين الحقل القمة.", "نادين الحقل"),
        (absent, TALKS + "ولم تتم دعوة نورستان إلى القمة.", "نورستان"),
        (absent, TALKS + "واعترض نواب على عدم تمثيل مجلس النواب.", "مجلس النواب"),
    ],
)
def test_the_words_of_a_value(reading, member, text, wanted):
    r = reading(text)
    assert wanted in words(r, member.extract(r))


@pytest.mark.parametrize(
    "text",
    [
        TALKS + "وعرضت نورستان استضافة جولة جديدة.",
        TALKS + "وستعقد جولة ثانية في تلّار.",
    ],
)
def test_a_round_to_come_is_no_format(reading, text):
    r = reading(text)
    assert words(r, format.extract(r)) == []


def test_a_house_that_burnt_is_no_venue(reading):
    r = reading("اندلع حريق في فندق الينابيع في مرسانا وأدى الحادث إلى مقتل نزيل.")
    assert venue.extract(r) == ()


@pytest.mark.parametrize(
    ("text", "length", "value", "is_length"),
    [
        ("وتلقى اتصالا من الوزير دام نصف ساعة.", "نصف ساعة", "PT30M", True),
        ("وخرج الوفدان بعد أربعة أيام من المفاوضات.", "أربعة أيام", "P4D", True),
        ("وعاد بعد أربعة أيام من الهجوم.", "أربعة أيام", "P4D", False),
        ("وتمت السيطرة على الحريق بعد خمس ساعات.", "خمس ساعات", "PT5H", True),
    ],
)
def test_how_long(reading, text, length, value, is_length):
    import msgspec

    r = reading(TALKS + text)
    at = r.report.text.index(length)
    time = TimeExpression(at, at + len(length), kind="duration", value=value)
    found = duration.extract(msgspec.structs.replace(r, times=(time,)))
    assert [c.value for c in found] == ([value] if is_length else [])
