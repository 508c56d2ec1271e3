"""Speakers by family: who bears a long title, who agrees with a verb, who issued a document."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import reading

from tawatur.annotators import quotations
from tawatur.annotators._quoting.agreement import people

# fmt: off
SPEAKERS = [
    # the bearer of a title behind marks, a day, a second part
    ("وأوضحت صاحبة ومنفذة المعرض [P هالة المنصور] أن العمل مستمر.", "هالة المنصور"),
    ("وقال رئيس حركة 20 فبراير [P سامر الكيلاني] إن الحوار بدأ.", "سامر الكيلاني"),
    # a masdar with its subject is nobody's name
    ("وقال [P سامر الكيلاني] كلمة. وعن الأسعار أجاب بقوله: «ستنخفض قريبا جدا».", None),
    # a document speaks for its issuer
    ("وكشفت النشرة التي تصدرها [O هيئة الواحات] أن المياه تراجعت.", "هيئة الواحات"),
    ("أصدرت [O هيئة الواحات] تقريرا عن المياه. وبيّن التقرير أن المياه تراجعت.", "هيئة الواحات"),
    ("وأوضحت الدراسة أن المياه تراجعت.", "الدراسة"),
    # a name in brackets
    ("وأوضحت ([O واحة]) أن المياه تراجعت.", "واحة"),
    # the bearer of a winding title, in apposition with a comma, before reporters, after a place
    ("وكتبت الناشطة الحائزة على جائزة نهر الأرجوان للسلام [P هالة المنصور]، على حسابها أن الحوار"
     " بدأ.", "هالة المنصور"),
    ("وقال الأمين العام للرابطة، النرويجي [P سامر الكيلاني] في ختام الاجتماع، إن الحوار بدأ.",
     "سامر الكيلاني"),
    ("وقال الكولونيل في [O شرطة الواحات] [P سامر الكيلاني] للصحافيين: «الطريق آمن الآن تماما».",
     "سامر الكيلاني"),
    ("وقال رئيس الشركة الوطنية \"مسار\" [P سامر الكيلاني]: إن الطريق آمن.", "سامر الكيلاني"),
    # a name that no list knows, between a title and what is said
    ("قال مدير مستشفى الواحات معيضد جوينة البلوطي: «تم علاج المرضى كلهم اليوم».",
     "معيضد جوينة البلوطي"),
    ("وأوضحت المساعدة للشؤون التعليمية آمنة البلوطي أن الدراسة تبدأ غدا.", "آمنة البلوطي"),
    # whom an official is loyal to is not he
    ("كشف قائد عسكري موال للرئيس [P سامر الكيلاني] أن الطريق آمن.",
     "قائد عسكري موال للرئيس سامر الكيلاني"),
    # a name that begins like a preposition
    ("وأوضح [P علي الكيلاني] صاحب المزرعة أن الطريق آمن.", "علي الكيلاني"),
    # a document demands of somebody
    ("وطالب البيان الحكومة بتحمل مسؤولياتها كاملة.", "البيان"),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "speaker"), SPEAKERS)
def test_the_speaker(sentence: str, speaker: str | None) -> None:
    given, _ = reading(sentence)
    found = quotations.annotate(given).quotations
    assert found
    said = found[-1].speaker
    shown = said.of(given.text.original) if said else None
    if speaker is None:
        assert shown != "بقوله"
    else:
        assert shown == speaker


def test_a_dropped_subject_agrees_in_number() -> None:
    given, _ = reading(
        "وقال القائد [P سامر الكيلاني] إن الحملة مستمرة. "
        "ويشارك فيها جميع أعضاء الفريق، مبينا أن العمل تطوعي."
    )
    said = quotations.annotate(given).quotations[-1].speaker
    assert said is not None
    assert said.of(given.text.original) in ("سامر الكيلاني", "مبينا")


def test_plurals_of_people() -> None:
    assert people("اعضاء")
    assert people("محللون")
    assert not people("مدير")
    assert not people("قانون")


def test_who_is_quoted_by_an_agency_goes_on_in_his_own_gender() -> None:
    given, _ = reading(
        "نقلت [O وكالة الواحات] عن [P سامر الكيلاني] قوله إن الطريق مغلق. وقال إن العمل مستمر."
    )
    first, last = quotations.annotate(given).quotations
    assert first.speaker is not None
    assert last.speaker is not None
    assert last.speaker.entity == first.speaker.entity


def test_the_verb_with_its_conjunction_takes_no_name_before_it() -> None:
    given, _ = reading(
        "وأكد مدير الفريق [P سامر الكيلاني] أن المعسكر ناجح بحسب خطة المدرب [P علي المنصور] وقال: "
        "«اللاعبون بذلوا جهدا كبيرا جدا»."
    )
    found = quotations.annotate(given).quotations
    assert {q.speaker.entity for q in found if q.speaker} == {found[0].speaker.entity}


@pytest.mark.parametrize(
    ("sentence", "outlets"),
    [
        ("أعلنت [O بلدية الواحات] انتهاء البحث في موقع انفجار المستودع، وأن الطريق آمن.", 0),
        ("أعلنت [O بلدية الواحات] لموقع «مرصاد» الإخباري أن الطريق آمن.", 1),
    ],
)
def test_a_spot_is_no_outlet(sentence: str, outlets: int) -> None:
    given, _ = reading(sentence)
    found = quotations.annotate(given).quotations
    assert found
    assert {len(q.via) for q in found} == {outlets}
