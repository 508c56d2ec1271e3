"""Counted things: the noun, its form after the number, and what is no count at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.facts.figures import found, read, reported

from tawatur.facts import count


@pytest.mark.parametrize(
    ("written", "words", "value", "approx", "unit"),
    [
        ("انطلقت 12 حافلة من تلار", "12 حافلة", "12", None, "حافلة"),
        ("انطلقت تسع حافلات من تلار", "تسع حافلات", "9", None, "حافلة"),
        ("انطلقت حافلتان إلى تلار", "حافلتان", "2", None, "حافلة"),
        ("وصل 300 ألف حاج", "300 ألف حاج", "300000", None, "حاج"),
        ("وصل نحو ٣٠٠ ألف حاج", "نحو ٣٠٠ ألف حاج", "300000", "about", "حاج"),
        ("سقط 500 ألف قتيل وجريح منذ 2011", "500 ألف قتيل وجريح", "500000", None, "قتيل وجريح"),
        ("نزحت أكثر من 40 أسرة", "أكثر من 40 أسرة", "40", "more-than", "أسرة"),
        ("سجلت ما لا يقل عن 15 مخالفة", "ما لا يقل عن 15 مخالفة", "15", "at-least", "مخالفة"),
        ("بين 20 و30 خيمة", "بين 20 و30 خيمة", "20-30", None, "خيمة"),
        ("تضم خمسة وعشرين مشروعا", "خمسة وعشرين مشروعا", "25", None, "مشروع"),
        ("وبـ1500 وحدة سكنية", "1500 وحدة سكنية", "1500", None, "وحدة سكنية"),
        ("شارك 150 متدربا", "150 متدربا", "150", None, "متدرب"),
        ("حي يسكنه مليونا نسمة", "مليونا نسمة", "2000000", None, "نسمة"),
    ],
)
def test_counts(written, words, value, approx, unit):
    assert found(count, written) == [(words, value, approx, unit)]


@pytest.mark.parametrize(
    "written",
    [
        "يبلغ من العمر 30 عاما",
        "طفل في سن 12 سنة",
        "في عام 2011 تغير الأمر",
        "بدأ الاجتماع الساعة 9:30 مساء",
        "للاتصال على 0551234567",
        "فاز الفريق 3-1",
        "انتهت المباراة بثلاثة أهداف",
        "الطابق الثالث من المبنى",
        "كما ورد (5) في المصدر",
        "شارع 15 وسط المدينة",
        "اللواء 32 مدرع",
        "المادة 19 من القانون",
        "خمس مرات في الأسبوع",
        "صفحة 12 من الكتاب",
        "ملعقتان من السكر",
        "ارتفع 5 في المئة",
        "بمبلغ 500 دولار",
        "كمية من السلاح",
        "يوم 12 مارس",
        "شخص واحد فقط",
        "بعد 3 ساعات",
        "التقى الرئيسان",
    ],
)
def test_no_counts(written):
    assert found(count, written) == []


def test_people_killed_and_hurt_are_left_to_their_own_slots():
    assert found(count, "مقتل 12 شخصا وإصابة 30 جنديا") == []


def test_one_thing_in_two_forms_has_one_key_and_two_things_have_two():
    one = reported(count, "انطلقت 12 حافلة حجاج").claim.key
    two = reported(count, "غادرت تسع حافلات حجاج").claim.key
    other = reported(count, "انطلقت 12 سفينة حجاج").claim.key
    assert one == two != other


def test_a_length_has_its_dimension_and_its_unit():
    (claim,) = count.extract(read("شق نفق بطول 30 كيلومترا"))
    assert (claim.value, claim.unit, claim.subject) == ("30", "km", "نفق")
    assert claim.key.startswith("measure:طول:")
    assert found(count, "سار 30 كيلومترا") == []


@pytest.mark.parametrize(
    ("one", "two", "status", "kind"),
    [
        ("نقل الهلال 12 حافلة ركاب", "نقل الهلال 12 حافلة ركاب", "agree", None),
        ("نقل الهلال 12 حافلة ركاب", "نقل الهلال 14 حافلة ركاب", "conflict", "contradiction"),
        ("نقل الهلال 12 حافلة ركاب", "نقل الهلال نحو 13 حافلة ركاب", "complement", "rounding"),
        ("نقل الهلال 12 حافلة ركاب", "صنعت الشركة 14 حافلة ركاب", "complement", "scope"),
        ("نقل الهلال 12 حافلة ركاب", "نقل الهلال 90 حافلة ركاب", "complement", "scope"),
        ("نقل الهلال أكثر من 10 حافلات ركاب", "نقل الهلال 14 حافلة ركاب", "complement", "rounding"),
    ],
)
def test_compare(one, two, status, kind):
    a, b = reported(count, one), reported(count, two)
    assert a.claim.key == b.claim.key
    for x, y in ((a, b), (b, a)):
        verdict = count.compare(x, y, {})
        assert (verdict.status, verdict.kind) == (status, kind)


def test_modality_and_polarity():
    (claim,) = count.extract(read("ستنطلق غدا 12 حافلة"))
    assert claim.modality == "planned"
    (claim,) = count.extract(read("لم تصل 12 حافلة"))
    assert claim.polarity == "-"


def test_captions_and_questions():
    (claim,) = count.extract(read("وصل نحو 300 ألف حاج"))
    assert count.caption(claim, "نحو 300 ألف حاج", {}).en == "about 300,000 pilgrims"
    assert "حجاج" in count.question(claim.key, {}).ar
    assert count.question(claim.key, {}).en == "How many pilgrims?"


@given(st.text(alphabet="0123456789٠١٢ .,،()-ألفونمحلة حافلة مليون\n", max_size=80))
@settings(max_examples=60, deadline=None)
def test_nothing_crashes(written):
    for claim in count.extract(read(written)):
        assert 0 <= claim.start < claim.end <= len(written)
