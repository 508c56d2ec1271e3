"""Commitments: who is to do what, and by when."""

import msgspec
import pytest
from tests.facts.conftest import make

from tawatur.annotators import numbers, times
from tawatur.facts import commitment
from tawatur.model.report import Report


def read(written, quotes=()):
    plain = make(written, quotes=quotes)
    report = Report(id="r", location="r", text=written, published="2031-03-15")
    return times.annotate(numbers.annotate(msgspec.structs.replace(plain, report=report)))


@pytest.mark.parametrize(
    ("written", "deed", "subject", "modality"),
    [
        ("تعهد سامر الوادي بإعادة فتح المعبر", "بإعادة فتح المعبر", "samer", "planned"),
        ("وعد سامر الوادي بإعادة فتح المعبر", "بإعادة فتح المعبر", "samer", "planned"),
        ("تعهدت وزارة النقل بأن تعيد فتح المعبر", "تعيد فتح المعبر", "وزارة النقل", "planned"),
        ("تعتزم وزارة النقل إطلاق ثلاثة خطوط", "إطلاق ثلاثة خطوط", "وزارة النقل", "planned"),
        ("ستطلق وزارة النقل ثلاثة خطوط", "ستطلق وزارة النقل ثلاثة خطوط", "وزارة النقل", "planned"),
        ("وقال إن البلدية ستفتح الطريق", "ستفتح الطريق", "البلدية", "planned"),
        ("من المقرر أن تبدأ الشركة العمل", "تبدأ الشركة العمل", "الشركة العمل", "planned"),
        ("أرجأت الحكومة إطلاق المشروع الكبير", "إطلاق المشروع الكبير", "الحكومة", "postponed"),
    ],
)
def test_commitments(written, deed, subject, modality):
    (claim,) = commitment.extract(read(written))
    assert claim.value == deed
    assert claim.modality == modality
    assert (claim.subject or "").split()[0] == subject.split()[0]
    assert claim.key.startswith("deed:")


def test_the_one_who_promises_is_who_it_is_attributed_to():
    reading = read("تعهد سامر الوادي بإعادة فتح المعبر")
    known = msgspec.structs.replace(reading, entities={"samer": None})
    assert [c.attributed_to for c in commitment.extract(known)] == ["samer"]


def test_the_day_by_which():
    (claim,) = commitment.extract(read("تعهدت وزارة النقل بفتح الطريق قبل 20 مارس 2031"))
    assert claim.due == "2031-03-20"
    (claim,) = commitment.extract(read("تعهدت وزارة النقل بفتح الطريق المغلق"))
    assert claim.due is None


def test_two_wordings_of_a_deed_share_a_key():
    one = commitment.extract(read("تعهدت وزارة النقل بفتح معبر الشمال"))[0]
    two = commitment.extract(read("تعتزم وزارة النقل فتح معبر الشمال"))[0]
    assert one.key == two.key


def test_what_a_speaker_says_of_himself():
    said = "سنعيد فتح المعبر قريبا"
    reading = read(f"وقال سامر الوادي: «{said}».", quotes=((said, "samer"),))
    assert [c.value for c in commitment.extract(reading)] == [said]


@pytest.mark.parametrize(
    "written",
    [
        "ستكون الحكومة حاضرة دائما",
        "لن تفتح البلدية الطريق الكبير",
        "وعدّ أن الأمر طبيعي جدا",
        "سيارات الشركة في المعرض الكبير",
        "من أجل إعادة فتح المعبر الكبير",
        "في أرجاء المدينة القديمة كلها",
        "سيهطل المطر غدا على الساحل",
        "خطط العلاج في المستشفى الكبير",
        "سأعيد فتح المعبر قريبا",
        "",
    ],
)
def test_no_commitments(written):
    assert commitment.extract(read(written)) == ()


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("قال سامر الوادي إن الوزارة ستبني ثلاث مدارس جديدة في نورستان.", "الوزارة"),
        ("تعهدت نادين الحقل لسامر الوادي بالعمل على إطلاق السجناء.", "nadine"),
        ("تعتزم الهيئة العامة لرعاية الأنهار فتح خمسة مراكز في نورستان.", "الهيئة العامة"),
        ("أكد الوزير أن وزارته تنوي فتح فصول مسائية في القرى.", "وزارته"),
    ],
)
def test_who_is_to_do_it(written, subject):
    (claim,) = commitment.extract(read(written))
    assert claim.subject == subject


@pytest.mark.parametrize(
    "written",
    [
        "إذا وقع الحادث ستدفع الشركة تعويضا كاملا للمتضررين.",
        "أكد المدير أن نيته طيبة تجاه الإدارة الجديدة.",
        "تشهد نورستان مشاريع كثيرة تخطط لها الحكومة.",
        "من المقرر أن يجتمع سامر الوادي.",
    ],
)
def test_what_nobody_promises(written):
    assert commitment.extract(read(written)) == ()
