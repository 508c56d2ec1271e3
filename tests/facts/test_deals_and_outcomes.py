"""Families of what is agreed, left open, offered, asked for and how things come out, on sentences
about invented people and places."""

import pytest
from tests.facts import figures

from tawatur.facts import (
    agreed_point,
    condition,
    next_step,
    offer,
    open_point,
    outcome,
    press_conference,
    threat,
    topic,
)
from tawatur.model.claim import ReportedClaim

TALKS = "عقد وفدا نورستان وتلّار محادثات في مدينة مرسانا. "
VOTE = "جرت انتخابات في تلّار وأعلنت نتائج التصويت. "
TRIAL = "نظرت محكمة في مرسانا قضية المتهمين في محاكمة علنية. "
FIRE = "اندلع حريق في مستودع بمدينة مرسانا في حادث هو الثالث. "
MATCH = "جرت مباراة في بطولة الكأس على ملعب مرسانا أمام فريق الفنار. "
STRIKE = "دخل إضراب عمال الموانئ في مرسانا يومه الثالث وسط احتجاجات. "
RATES = "أصدر البنك المركزي في تلّار قرارا بشأن أسعار الفائدة. "


def words(reading, member, text):
    r = reading(text)
    return [r.report.text[c.start : c.end] for c in member.extract(r)]


@pytest.mark.parametrize(
    ("member", "text", "wanted"),
    [
        (agreed_point, TALKS + "وينص الاتفاق على تبادل الأسرى.", "تبادل الأسرى"),
        (agreed_point, TALKS + "ويقضي الاتفاق بفتح المعابر.", "بفتح المعابر"),
        (agreed_point, TALKS + "ووقع الوفدان مذكرة تفاهم للصيد.", "مذكرة تفاهم للصيد"),
        (agreed_point, TALKS + "ويشمل الاتفاق سحب المدافع.", "سحب المدافع"),
        (open_point, TALKS + "وبقيت مسألة الحدود عالقة.", "مسألة الحدود عالقة"),
        (open_point, TALKS + "أما ملف المياه فأرجئ إلى الصيف.", "ملف المياه فأرجئ"),
        (offer, TALKS + "وعرضت نورستان استضافة الجولة المقبلة.", "استضافة الجولة المقبلة"),
        (offer, TALKS + "وأبدت نورستان استعدادها لتمويل السد.", "استعدادها لتمويل"),
        (offer, VOTE + "ووعد المرشح بخفض الضرائب.", "بخفض الضرائب"),
        (condition, FIRE + "وطالب الأهالي بمحاسبة المسؤولين.", "بمحاسبة المسؤولين"),
        (condition, TALKS + "وأصرت نورستان على سحب المدافع.", "سحب المدافع"),
        (condition, TALKS + "وقال المبعوث إنه لا سلام دون عودة النازحين.", "لا سلام دون"),
        (threat, STRIKE + "وأمهلت النقابة الشركة وإلا فإنها ستغلق الميناء.", "ستغلق الميناء"),
        (next_step, STRIKE + "ودعت النقابة إلى اعتصام أمام الميناء.", "اعتصام أمام الميناء"),
        (next_step, TALKS + "وسيلتقي الوزيران غدا.", "سيلتقي الوزيران"),
        (next_step, TRIAL + "وقال محاميه إنه سيطعن في الحكم.", "سيطعن في الحكم"),
        (topic, VOTE + "وصوت النواب على مشروع الموازنة الجديدة.", "مشروع الموازنة الجديدة"),
        (outcome, VOTE + "وأقر البرلمان قانون الصيد.", "أقر البرلمان قانون الصيد"),
        (outcome, TRIAL + "وبرأت المحكمة موظفين من التهمة.", "برأت المحكمة موظفين"),
        (outcome, TRIAL + "وألزمته بدفع تعويضات قدرها مليون دولار.", "تعويضات قدرها"),
        (outcome, FIRE + "وتمت السيطرة على الحريق بعد ساعات.", "تمت السيطرة على الحريق"),
        (outcome, MATCH + "وانتهت المباراة بفوز الفنار على المنارة.", "بفوز الفنار"),
        (outcome, STRIKE + "وعلقت النقابة الإضراب مساء.", "علقت النقابة الإضراب"),
        (outcome, RATES + "وأعلن خفض أسعار الفائدة أمس.", "خفض أسعار الفائدة"),
        (outcome, "أحبطت الشرطة في مرسانا محاولة تهريب.", "محاولة تهريب"),
    ],
)
def test_the_words_of_a_family(reading, member, text, wanted):
    found = words(reading, member, text)
    assert any(wanted in w for w in found), found


@pytest.mark.parametrize(
    ("member", "text", "unwanted"),
    [
        (agreed_point, TALKS + "ونفى المبعوث أن يكونا اتفقا على فتح المعابر.", "فتح المعابر"),
        (outcome, TALKS + "ونفى المبعوث أن يكون الوفدان قد اتفقا على شيء.", "اتفقا"),
        (condition, STRIKE + "ودعت النقابة إلى اعتصام أمام الميناء.", "اعتصام"),
        (condition, TALKS + "وقال مسؤول طلب عدم ذكر اسمه ذلك.", "عدم ذكر"),
        (threat, FIRE + "وحذرت الأرصاد من أمطار غزيرة.", "أمطار"),
        (outcome, VOTE + "وودعت الرئيسة أنصارها إلى الانتخابات.", "ودعت"),
    ],
)
def test_what_is_of_no_family(reading, member, text, unwanted):
    assert not any(unwanted in w for w in words(reading, member, text))


def test_every_deed_of_a_list_is_agreed_by_itself(reading):
    found = words(
        reading,
        agreed_point,
        TALKS + "واتفقا على فتح المعابر الحدودية، وتبادل جثامين القتلى، وعلى نشر مراقبين دوليين.",
    )
    assert len(found) == 3, found


def test_a_refusal_to_answer_is_no_question_taken(reading):
    r = reading(TALKS + "ورفض الوزير الإجابة عن أسئلة الصحفيين.")
    assert {c.value for c in press_conference.extract(r)} == {"no"}


def test_outcomes_told_in_words_never_clash(reading):
    one, two = (
        next(c for c in outcome.extract(reading(VOTE + text)) if c.key == "vote")
        for text in ("وأقر البرلمان قانون الصيد.", "ولم يرفض البرلمان قانون الصيد.")
    )
    assert (
        outcome.compare(ReportedClaim("a", one), ReportedClaim("b", two), {}).status != "conflict"
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("وامتنع 12 نائبا عن ذلك.", "12 نائبا"),
        ("وبلغت نسبة المشاركة 54% فقط.", "54%"),
        ("وصوت 97 نائبا لصالح القانون.", "97 نائبا لصالح القانون"),
    ],
)
def test_the_figures_of_a_vote(text, wanted):
    found = [words for words, *_ in figures.found(outcome, VOTE + text)]
    assert any(wanted in words for words in found), found
