"""Credits with what follows their name, who goes on speaking after them, titles that end before the
verb's object, words that only look like a verb of saying; with invented people and places."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import Said, check, reading, words

from tawatur.annotators import quotations

SAID = [
    # who was told, when and where stand after the name
    (
        "{تأجلت جلسة البلدية إلى الغد}، على ما قال [P سامر الكيلاني] لـ(نبأ).",
        [Said("indirect", "سامر الكيلاني", ("نبأ",))],
    ),
    (
        "{ارتفع منسوب النهر مترا كاملا}، وفق ما صرح به [P سامر الكيلاني] للموقع قبيل منتصف الليل.",
        [Said("indirect", "سامر الكيلاني", ("لموقع",))],
    ),
    (
        "{لا يزال الصيادون في عرض البحر}، بحسب ما قالت الشرطة الجمعة بعد تمشيط الساحل.",
        [Said("indirect", "الشرطة")],
    ),
    (
        "{أوقفت البحرية ثلاثة قوارب}، على ما أوردت وكالة (نبأ) عن المتحدث باسم النادي.",
        [Said("indirect", "المتحدث باسم النادي", ("نبأ",))],
    ),
    # an adjective that begins with ب
    ("{احترق مخزن كبير ليلا}، كما أفاد مسؤول بلدي.", [Said("indirect", "مسؤول بلدي")]),
    # whose document it is
    (
        "{زادت الرحلات هذا الصيف}، وفق بيان لمكتب رئيس البلدية.",
        [Said("indirect", "مكتب رئيس البلدية")],
    ),
    # the name of a firm in marks and its relative clause
    (
        "وأضاف [P سامر الكيلاني] أن {المعمل لشركة «نور الوادي» التي فتحته}.",
        [Said("mixed", "سامر الكيلاني")],
    ),
    # «في حين» begins somebody else's clause
    (
        "وقال سائق إن {الطريق خال}، في حين أكد مصدر أن {الطريق مغلق}.",
        [Said("indirect", "سائق"), Said("indirect", "مصدر")],
    ),
    # who would not be named
    (
        "وقال أحد الجيران، طالبا عدم ذكر اسمه، إن {الشارع خال}.",
        [Said("indirect", "أحد الجيران")],
    ),
    (
        "أفاد مصدر في دائرة صحة الوادي بأن {العيادة مفتوحة}.",
        [Said(speaker="مصدر في دائرة صحة الوادي")],
    ),
    # kin is not the one it is called after
    (
        "وقالت والدة المهندس [P سامر الكيلاني] إن {الطريق طويل}.",
        [Said("indirect", "والدة المهندس سامر الكيلاني")],
    ),
    # the object is no part of the subject
    (
        "طالبت نقابة صيادي [L الوادي] الحكومة ب{فتح الميناء}.",
        [Said("indirect", "نقابة صيادي الوادي")],
    ),
    # the noun that is announced, not an أن behind another verb
    (
        "أعلن [P سامر الكيلاني] {القبض على شخص يشتبه في أنه سائق الحافلة}.",
        [Said("indirect", "سامر الكيلاني")],
    ),
    ("أما النقابة فدعت إلى {تعليق الجلسات أسبوعا}.", [Said("indirect", "النقابة")]),
    ("وتعليقا على حادث الوادي أوضح أن {المعبر مجهز بإشارات}.", [Said("indirect")]),
    # no verb of saying
    ("وروى ولي أمر إحدى الطالبات أن {الحافلة تأخرت}.", [Said(speaker="ولي أمر إحدى الطالبات")]),
    ("خطف مسلحون 73 طالبا سنة 2030 وأطلق سراحهم.", []),
    ("تعد النائبة مذكرة ثانية بعد فشل الأولى.", []),
    ("أمرت نيابة الوادي بانتداب خبراء لبيان سبب الحريق الذي أودى بحياة حارس.", []),
]


@pytest.mark.parametrize(("marked", "expected"), SAID)
def test_statements(marked: str, expected: list[Said]) -> None:
    check(marked, expected)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "تأجلت جلسة البلدية إلى الغد، على ما قال نائب رئيس اللجنة للصحيفة. وأضاف أن الغد أنسب.",
            "نائب رئيس اللجنة",
        ),
        (
            "وقال مدير المصنع إن العمل عاد. وكانت الجماعة قد طلبت فدية، وهددت بقتل الحارس.",
            "الجماعة",
        ),
    ],
)
def test_who_goes_on_speaking(text: str, speaker: str) -> None:
    made = quotations.annotate(reading(text)[0])
    assert words(made, made.quotations[-1].speaker) == speaker
