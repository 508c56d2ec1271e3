"""Who was hit, who did it and who says so, on sentences about invented people and places."""

import pytest

from tawatur.facts import group_claiming, perpetrator, target

ATTACK = "هز انفجار مدينة مرسانا وأسفر الهجوم عن قتلى. "
FIRE = "اندلع حريق في مرسانا وأسفر الحادث عن قتلى. "


def words(reading, claims):
    return [reading.report.text[c.start : c.end] for c in claims]


@pytest.mark.parametrize(
    ("member", "text", "wanted"),
    [
        (target, ATTACK + "وانفجرت القنبلة وسط سوق الخضار.", "سوق الخضار"),
        (target, ATTACK + "واقتحم مسلحون القصر الرئاسي.", "القصر الرئاسي"),
        (target, FIRE + "ونشب الحريق في مصنع للملابس.", "مصنع للملابس"),
        (target, "غرقت العبارة نورستان في حادث مأساوي وغرق ركابها.", "العبارة نورستان"),
        (perpetrator, ATTACK + "ونفذته مجموعة من الحرس الوطني.", "مجموعة من الحرس الوطني"),
        (perpetrator, ATTACK + "وقائد الهجوم هو العقيد سامر الوادي.", "العقيد سامر الوادي"),
        (
            perpetrator,
            ATTACK + "وفر رجل الأعمال سامر الوادي المتهم بتمويل الهجوم.",
            "الأعمال سامر الوادي",
        ),
        (group_claiming, "جبهة الغسق تعلن مسؤوليتها عن تفجير مرسانا.", "جبهة الغسق"),
        (
            group_claiming,
            ATTACK + "وأعلنت مجموعة تسمي نفسها جبهة الغسق مسؤوليتها.",
            "جبهة الغسق",
        ),
    ],
)
def test_the_words_of_a_value(reading, member, text, wanted):
    r = reading(text)
    found = words(r, member.extract(r))
    assert any(wanted in w for w in found), found
