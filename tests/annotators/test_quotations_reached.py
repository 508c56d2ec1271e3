"""Contents that stand behind more than their verb: an office after the name, a name in marks, a
relative clause, whom one asks, what the sentence before named; with invented people and places."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import Said, check

CONTENTS = [
    # a name in marks right before أن
    ("وأوضح مدير النادي «نجم الوادي» أن {الفريق يسافر غدا}.", [Said("indirect")]),
    ("وصرح «نجم الوادي» الترفيهي بأن {الأبواب مفتوحة}.", [Said("indirect")]),
    ("وأشار باحثون في المركز «رؤية»، إلى أن {النوم يفيد}.", [Said("indirect")]),
    # marked words are what is called for, not an outlet
    ("ودعا المدير إلى «مضاعفة الجهود» في الوادي.", None),
    # the office after the name, beside it or behind a comma
    (
        "وأكد [P سامر الكيلاني] محافظ محافظة العاصمة {سعي المحافظة إلى التوسع}.",
        [Said("indirect", act="confirm")],
    ),
    (
        "ونوه [P سامر الكيلاني]، أمين المدينة رئيس المجلس البلدي، ب{رعاية الحفل}.",
        [Said("indirect", act="praise")],
    ),
    # a body with a relative clause before its verb
    ("لكن الدول التي تلتقي اعتبارا من غد تؤكد أن {الاتفاق مفيد}.", [Said("indirect")]),
    # who is asked, written on to the preposition
    ("وطلب منه {استعارة الدراجة ليومين}.", [Said("indirect", act="request")]),
    # what the words before the verb name
    ("وأجرى [P سامر الكيلاني] حوارا أشار خلاله إلى أن {الدوري قريب}.", [Said("indirect")]),
    # a clause with ما is what is denied
    ("نفت الحركة {ما أوردته صحف محلية عن الخلاف}.", [Said("indirect", act="deny")]),
    # light verbs, their noun with its owner
    ("وأبدى المدرب {سعادته بالفوز الكبير}.", [Said("indirect", act="praise")]),
    # a colon after the verb that is spelled like a preposition
    ("وبين: «{الشروط تنشر غدا على الموقع}».", [Said("direct", act="explain")]),
    # the participle of saying without a comma before it
    ("وهاجمت [P ليلى الحداد] زميلها قائلة «{لم يحضر أحد من الفريق}».", [Said("direct")]),
    # further verbs
    ("وتوصل المنتدى إلى أن {الهواء نظيف}.", [Said("indirect", act="believe")]),
    ("وذهب الناقد إلى أن {الرواية قصيرة}.", [Said("indirect", act="believe")]),
    ("وتناقلت وكالات الأنباء أن {الطائرة هبطت}.", [Said("indirect", act="report")]),
]


@pytest.mark.parametrize(("marked", "expected"), [r for r in CONTENTS if r[1] is not None])
def test_contents(marked: str, expected: list[Said]) -> None:
    check(marked, expected)


FURTHER = [
    # prayers, with and without أن
    ("وحضر [P سامر الكيلاني] الصلاة، سائلا الله تعالى أن {يرحم الفقيد}.", [Said(act="hope")]),
    ("وزار الطلاب المرضى، سائلين الله لهم {الشفاء العاجل}.", [Said("indirect", act="hope")]),
    # somebody, with no name
    ("وهناك من يقول إن {الأسبوع قصير}.", [Said("indirect", "هناك من")]),
    # an opinion as a credit
    ("وبرأي الخبراء، فإن {الخطة ناقصة جدا اليوم}.", [Said("indirect")]),
    ("{الأسعار سترتفع في الشتاء}، من وجهة نظر المحللين.", [Said("indirect")]),
    # an indefinite plural and its verb's object
    ("واستنكر مغردون {تصريحات المدير}.", [Said("indirect", act="condemn")]),
    ("وطالب مغردون آخرون ب{محاسبة المدير}.", [Said("indirect", act="demand")]),
    # when somebody was asked
    ("وأكدت [P ليلى الحداد] عندما سألها صحافيون: «{لم أرسل شيئا إلى أحد}».", [Said("direct")]),
    # the object before what is asked of it
    ("العمال يطالبون المدير ب{حل المشكلة}.", [Said("indirect", act="demand")]),
    ("وطلب الفرع من الجميع {المساهمة في التنظيف}.", [Said("indirect", act="request")]),
    # a light verb whose subject no list knows
    ("ووجه بن مساعد {الشكر للوزير على دعمه}.", [Said("indirect", act="thank")]),
    # what follows an occasion
    ("وأعلنت الوزارة في وقت سابق {تطوير الخدمات}.", [Said("indirect", act="announce")]),
    # those who judge
    ("وسأل السكان الذين اعتبروا {الخطوة بداية جديدة}.", [Said("indirect", act="believe")]),
    # a plural participle after a definite noun
    ("وشرح المدير الخطة للطلاب مثمنين {هذه المبادرة}.", [Said("indirect", act="praise")]),
    # a masdar with its owner, and its own preposition
    ("وفاجأ [P سامر الكيلاني] الجميع بإعلانه عن {تنظيم سباق جديد}.", [Said("indirect")]),
    ("وحمّله {تحياته لأهل الوادي}.", [Said("indirect", act="thank")]),
    # a credit in the middle of its clause
    ("ومن المرجح، حسب التقارير، أن {يغيب اللاعب عن المباراة}.", [Said("indirect")]),
    # a plural verb with no subject of its own
    ("وعبروا خلال زيارتهم للمركز عن {شكرهم العميق}.", [Said("indirect")]),
]


@pytest.mark.parametrize(("marked", "expected"), FURTHER)
def test_further_contents(marked: str, expected: list[Said]) -> None:
    check(marked, expected)
