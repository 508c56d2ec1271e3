"""Names in marks, conditions, subjects that cannot speak, topics, manner, and where noun phrases
end: each family of wording with sentences about invented people and places."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import Said, check, reading

from tawatur.annotators import quotations

CONTENTS = [
    # names in marks are no speech
    (
        "وقال رئيس الجمعية [P سامر الكيلاني] «مدير المركز السابق للدراسات» إن {الخطة جاهزة}.",
        [Said("indirect")],
    ),
    ("وطالب في نهاية المحاضرة الطلاب بأن {يقرأوا كل يوم}.", [Said(act="demand")]),
    # the dual, bare and with an object
    ("وقالا إن {الطريق مفتوح}.", None),
    # a noun of event after the occasion
    ("ونفى [P سامر الكيلاني] خلال حديثه للصحفيين {وجود خلاف مع الإدارة}.", [Said(act="deny")]),
    # a noun phrase runs over its times
    (
        "وأكد [P سامر الكيلاني] {استمرار الحملة خلال المرحلة المقبلة من العام}.",
        [Said("indirect")],
    ),
    ("وأكد [P سامر الكيلاني] {أهمية التعاون} خلال لقائه الوفد.", [Said("indirect")]),
    # the perhaps of وقد with an imperfect
    ("وقال [P سامر الكيلاني] إن {السهر يرهق، وقد يسبب الصداع}.", [Said("indirect")]),
    # manner before the content
    ("وأكد [P سامر الكيلاني] بشكل رسمي {وفاة المدير السابق}.", [Said("indirect")]),
    # speech on a topic
    ("وعن حجم الطلب قال {من الصعب التوقع بذلك}.", None),
    # setting out to thank
    ("وحرص [P سامر الكيلاني] على توجيه {الشكر للفريق الذي رافقه}.", [Said(act="thank")]),
]

SILENT = [
    "كتب معرض «من هنا نبدأ رحلتنا» قصة نجاح.",
    "دعا [P سامر الكيلاني] مقدم برنامج «خطى على الطريق» زملاءه.",
    "ولم يجد جوابا لسؤال قديم يقول إن الطريق طويل.",
    "وفي هذا المعنى أرقام تقول إن الطريق طويل.",
    "وذلك بعد سنوات مضت إلى أن عاد الهدوء.",
    "وأسفر التحقيق عن توجيه الاتهام إليه بالسرقة.",
    "ومن المهم ملاحظة أن السوق صغيرة.",
    "وانهار الجسر أمس بعد هجوم نسبته السلطات إلى عصابة الوادي.",
]


@pytest.mark.parametrize(("marked", "expected"), [r for r in CONTENTS if r[1] is not None])
def test_contents(marked: str, expected: list[Said]) -> None:
    check(marked, expected)


@pytest.mark.parametrize("marked", SILENT)
def test_no_statement(marked: str) -> None:
    found = reading(marked)
    made = quotations.annotate(found[0] if isinstance(found, tuple) else found)
    assert made.quotations == ()


@pytest.mark.parametrize("marked", [r[0] for r in CONTENTS if r[1] is None])
def test_content_alone(marked: str) -> None:
    plain, wanted = marked.replace("{", "").replace("}", ""), marked[marked.index("{") + 1 :]
    found = reading(plain)
    made = quotations.annotate(found[0] if isinstance(found, tuple) else found)
    contents = [made.text.original[q.start : q.end] for q in made.quotations]
    assert contents == [wanted[: wanted.index("}")]]
