"""Verbs that set out to say, verbs led by a participle, documents, credits of what was printed or
got, and where a subject ends before its object: sentences about invented people and places."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import Said, check, reading, words

from tawatur.annotators import quotations

CONTENTS = [
    # a verb that sets out, then a masdar
    ("ويذهب [P سالم الراوي] إلى التأكيد على أن {السد آمن}.", [Said("indirect")]),
    ("وذهب [P سالم الراوي] إلى القول إن {السد آمن}.", [Said("indirect")]),
    ("ولم يتردد [P سالم الراوي] في القول إن {السد آمن}.", [Said("indirect")]),
    ("وجدد [P سالم الراوي] تأكيده أن {السد آمن}.", [Said(speaker="سالم الراوي")]),
    # the formula of ministries
    (
        "والوزارة إذ تعلن ذلك لتؤكد للجميع {حرصها على الأمن}.",
        [Said(act="confirm", speaker="الوزارة")],
    ),
    # a verb that leaves its content to a participle ends the content before it
    (
        "وقال الوزير إن {الاتفاق جيد}، وأضاف موضحا: «{لقد اتفقنا على كل شيء}».",
        [Said("indirect"), Said("direct")],
    ),
    # law is mute before a verb, not before a participle
    (
        "وأبدت الوزارة {مخاوف حيال القانون} معتبرة أنه {يضر بالصناعة}.",
        [Said(), Said(speaker="الوزارة")],
    ),
    # somebody else speaks inside a content
    (
        "وقال الوزير إنه {اجتمع مع [P سامر الكيلاني] الذي قال إن {السد آمن}}.",
        [Said(speaker="الوزير"), Said(speaker="سامر الكيلاني")],
    ),
    # speech in the first person right after a verb
    ("وقال {أعتقد أن الوضع سيتحسن}.", [Said("direct")]),
    # a document says what its issuer says
    ("وأصدرت الوزارة بيانا قالت فيه إن {المعبر مغلق}.", [Said(speaker="الوزارة")]),
    # a judgement with its object written on to the verb
    (
        "وأعلنت اللجنة {افتتاح المعرض}، واعتبرته {أحد أهم المعارض في المنطقة}.",
        [Said(), Said(speaker="اللجنة")],
    ),
    # a body spelled with ب is no object after ب
    ("وطالب [P سالم الراوي] بلدية المدينة بـ{إغلاق الشارع}.", [Said(act="demand")]),
    ("وذكر الجنرال ب{توصياته السابقة}.", [Said(speaker="الجنرال")]),
    # a definite noun that is no adjective of the subject is the object
    ("وانتقد النائب {التعريف غير الدقيق للجرائم}.", [Said(speaker="النائب")]),
    ("واقترح المنظمون {السماح للصناديق بأن تشتري الأسهم}.", [Said(speaker="المنظمون")]),
    ("كشفت مصادر {موافقة إدارة النادي على بيع اللاعب}.", [Said(act="reveal")]),
    (
        "وأكد [P سالم الراوي] أن {اللاعب لا يناسب الفريق}، مما جعل الإدارة تعيره.",
        [Said(speaker="سالم الراوي")],
    ),
    # the object of a closing verb is nobody
    (
        "وقال [P سالم الراوي] إن {السد آمن}. واختتم حديثه بأن {الفرق جاهزة}.",
        [Said(speaker="سالم الراوي"), Said(speaker="سالم الراوي")],
    ),
    # somebody else begins to tell, with no joint before the verb
    (
        "وذكرت تقارير أن {الاتحاد دعم المرشح} أبلغ [P سالم الراوي] الصحفيين أنه {لم يحدث ذلك}.",
        [Said(), Said(speaker="سالم الراوي")],
    ),
    # where it was said is no content
    (
        "ونعى الوزير، {الرئيس الراحل}، في تغريدة على صفحته، قال فيها: «{خسرنا عالما كبيرا}».",
        [Said(), Said("direct")],
    ),
    # who somebody is, and a topic, are neither content nor speaker
    (
        "وأعلن [P سالم الراوي] مدير الجمعية، متحدثا للإذاعة أن {السد آمن}.",
        [Said(speaker="سالم الراوي", via=("لإذاعة",))],
    ),
    (
        "وحول تأثير التحقيقات يوضح لـ«[O المسار]»، [P سالم الراوي] المختص أن {الأمر عادي}.",
        [Said(speaker="سالم الراوي", via=("المسار",))],
    ),
]

CREDITED = [
    ("وقال [P سالم الراوي] في تصريح نشرته وكالة [O أنباء الوادي]: إن السد آمن.", "أنباء الوادي"),
    ("وقالت المنظمة في بيان تلقته «[O المسار]» إن السد آمن.", "المسار"),
    ("وأكد [P سالم الراوي] في بيان حصلت «[O المسار]» على نسخة منه أن السد آمن.", "المسار"),
    ("وأبلغ [P سالم الراوي] وكالة «[O المسار]» أن السد آمن.", "المسار"),
    ("وقال السفير لمحطة التلفزيون الكندية «وادي إن»: «لن نغلق السفارة أبدا».", "وادي إن"),
    ("وقالت المتحدثة كما نقلت عنها «[O المسار]» «موقفنا ثابت ولن يتغير أبدا».", "المسار"),
    ("وقالت مصادر «[O المسار]» إن السد آمن.", "المسار"),
    # who is told stands before the one who tells, or at the end of his title
    ("وأبلغ «[O المسار]» [P سالم الراوي] مدير الجمعية أن السد آمن.", "المسار"),
    ("وأبلغ المتحدث باسم الشركة [O رويترز] أن السد آمن.", "رويترز"),
    # brackets in place of marks, and an interview given to one alone
    ("وقال [P سالم الراوي] لـ(رويترز) إن السد آمن.", "رويترز"),
    ("وقال [P سالم الراوي] لـ(مسار الوادي) إن السد آمن.", "مسار الوادي"),
    ("وأكد [P سالم الراوي] في لقاء خص به «[O المسار]» أن السد آمن.", "المسار"),
    # a long title between whom an agency quotes and his words
    (
        "ونقلت وكالة [O أنباء الوادي] عن [P سالم الراوي] المدير العام للسد قوله إن السد آمن.",
        "أنباء الوادي",
    ),
    # a name that folds like أن
    ("وقالت [P آنا الراوي] أمينة الصندوق لرويترز «السد آمن ولن ينهار أبدا».", "رويترز"),
]


@pytest.mark.parametrize(("marked", "expected"), CONTENTS)
def test_contents(marked: str, expected: list[Said]) -> None:
    check(marked, expected)


@pytest.mark.parametrize(("marked", "outlet"), CREDITED)
def test_credits(marked: str, outlet: str) -> None:
    made = quotations.annotate(reading(marked)[0])
    assert [[words(made, v) for v in q.via] for q in made.quotations] == [[outlet]]


def test_the_sources_go_on_speaking_to_the_outlet_they_spoke_to() -> None:
    marked = "وقال مسؤول في الوزارة لصحيفة [O المسار] إن السد آمن. وأوضحت المصادر أن الطريق مفتوح."
    made = quotations.annotate(reading(marked)[0])
    assert [[words(made, v) for v in q.via] for q in made.quotations] == [["المسار"], ["المسار"]]


def test_an_outlet_in_brackets_speaks() -> None:
    made = quotations.annotate(reading("وذكرت صحيفة (الوادي) أن السد آمن.")[0])
    speaker = made.quotations[0].speaker
    assert speaker is not None
    assert (speaker.kind, words(made, speaker)) == ("outlet", "الوادي")


def test_dots_in_a_headline_stand_for_a_colon() -> None:
    check("[P سالم الراوي] يؤكد… {السد آمن}", [Said("direct")], "title")
