"""Deeds that one report tells and another denies, in reports of invented places."""

import pytest

from tawatur import pipeline
from tawatur.model.report import Page
from tawatur.settings import Settings


def clashing(*told, days=()):
    """The deeds on which reports clash, with the class of each."""
    pages = []
    for n, text in enumerate(told):
        day = days[n] if days else "2033-03-02T10:00"
        pages.append((str(n), Page(location=str(n), text=text, outlet=f"صحيفة {n}", published=day)))
    dossier = pipeline.join(pages, Settings(one_story=True, tagger="fast"))
    found = [f for s in dossier.stories for f in s.findings if f.slot == "deed"]
    assert all(f.status == "conflict" and len(f.positions) == 2 for f in found)
    return {(f.key, f.kind) for f in found}


CLASH = [
    ("sign", "قال الوسيط إن القائد وقع استقالته بعد الظهر.", "أكد محاميه أنه لم يوقع أي استقالة."),
    (
        "cut",
        "ذكرت فرق الإنقاذ أن حبل المصعد انقطع قبل السقوط.",
        "نفت إدارة البرج انقطاع حبل المصعد.",
    ),
    (
        "run",
        "أغلقت البلدية مخبز السنابل في حي الزهور.",
        "قال صاحبه إن مخبز السنابل لم يغلق وإن العمل جار.",
    ),
    (
        "pay",
        "قال قريب له إن الأسرة دفعت فدية كبيرة للخاطفين.",
        "عاد المهندس إلى منزله من دون دفع أي فدية.",
    ),
    (
        "explode",
        "قال رجال الإطفاء إن الحريق نجم عن انفجار خزان الوقود.",
        "قالت الشركة إن خزان الوقود لم ينفجر.",
    ),
    (
        "accept",
        "أعلن الناطق أن الوزير قبل الدعوة إلى زيارة نورستان.",
        "اعتذر الوزير عن عدم قبول الدعوة إلى زيارة نورستان.",
    ),
    (
        "run",
        "أغلقت السلطات معبر الصخرة أمام الشاحنات.",
        "لا صحة لأنباء عن إغلاق معبر الصخرة أمام الشاحنات.",
    ),
    (
        "sign",
        "وقع الطرفان وثيقة الصلح في ساعة متأخرة.",
        "رفض الوفدان توقيع وثيقة الصلح.",
    ),
]


def test_what_comes_back_daily_is_another_on_another_day():
    one = "قال المدرب إن رئيس نادي الصخرة لم يحضر تدريبات الفريق."
    other = "حضر رئيس نادي الصخرة تدريبات الفريق."
    assert clashing(one, other) == {("attend", "contradiction")}
    assert not clashing(one, other, days=("2033-03-02T10:00", "2033-03-03T10:00"))


@pytest.mark.parametrize(("deed", "one", "other"), CLASH)
def test_what_one_tells_and_another_denies_clashes(deed, one, other):
    assert clashing(one, other) == {(deed, "contradiction")}
    assert clashing(other, one) == {(deed, "contradiction")}


APART = [
    # another thing, a wish, a condition, a rumour, an idiom, an exception, some of many
    ("أغلقت البلدية مخبز السنابل.", "قال صاحب المطعم إن مطعمه لم يغلق."),
    ("دعا الوسيط الطرفين إلى توقيع وثيقة الصلح.", "لم يوقع الطرفان وثيقة الصلح."),
    ("وقع الطرفان وثيقة الصلح.", "إذا لم يوقع الطرفان وثيقة الصلح عادت الحرب."),
    ("سرت شائعات عن انقطاع حبل المصعد.", "نفت إدارة البرج انقطاع حبل المصعد."),
    ("دفعت الأسرة فدية للخاطفين.", "لم تدفع الأسرة سوى فدية للخاطفين."),
    ("وقع بعضهم وثيقة الصلح.", "لم يوقع الطرفان وثيقة الصلح."),
    ("سيوقع الطرفان وثيقة الصلح غدا.", "لم يوقع الطرفان وثيقة الصلح."),
    ("سقط جدار المستودع الكبير.", "لم يسقط جدار المستودع الكبير بسبب المطر."),
    ("لم يوقع الطرفان وثيقة الصلح.", "رفض الوفدان توقيع وثيقة الصلح."),
    ("", "..."),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_is_not_one_deed_told_and_denied_does_not_clash(one, other):
    assert not clashing(one, other)


def test_a_report_that_tells_both_in_one_voice_speaks_of_two_things():
    both = "وقع الطرفان وثيقة الصلح. لم يوقع الطرفان وثيقة الصلح."
    assert not clashing(both, "لم يوقع الطرفان وثيقة الصلح.")


DAYS = ("2033-03-02T10:00", "2033-03-04T10:00")


def test_a_state_that_lasted_and_ended_is_brought_up_to_date():
    held = "لا يزال الطبيب سامر الوادي محتجزا لدى الخاطفين."
    freed = "قالت الشرطة إن الطبيب سامر الوادي أطلق سراحه مساء."
    assert clashing(held, freed, days=DAYS) <= {("detain", "update")}


def test_what_is_denied_so_far_may_have_come_to_pass_since():
    not_yet = "لم يوقع الطرفان وثيقة الصلح حتى الآن."
    done = "وقع الطرفان وثيقة الصلح."
    assert not clashing(not_yet, done, days=DAYS)
    assert clashing(not_yet, done, days=DAYS[::-1])
