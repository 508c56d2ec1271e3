"""Where contents begin and end. Invented people, bodies and places."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import Said, check

R = "سالم الراوي"


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        ("قال [P سالم الراوي] إن {الجسر آمن}، وإنه {سيفتح غدا أمام السيارات}.", 2),
        ("أكد [P سالم الراوي] أن {الجسر آمن تماما} وأن {الأشغال انتهت}، وأنها {لن تعود}.", 3),
        ("وأعرب [P سالم الراوي] عن {سعادته بالجسر الجديد} وأنه {سيكون نافعا للقرى}.", 2),
        ("تمنى [P سالم الراوي] أن {تنجح الخطة وأن يعود الأهالي إلى قراهم}.", 1),
        ("قال [P سالم الراوي] إن {الجسر آمن تماما وإن كان قديما}.", 1),
        ("قال [P سالم الراوي] إن {الجسر آمن تماما، وإن من الواجب فتحه}.", 1),
        ("تعهد [P سالم الراوي] ب{إصلاح الجسر القديم وبأن الأشغال ستبدأ}.", 1),
        ("قال [P سالم الراوي] إن {الأرقام تدل على أن الجسر آمن وأن الطريق قصير}.", 1),
    ],
)
def test_a_second_that_of_the_same_verb_brings_a_statement_of_its_own(
    marked: str, count: int
) -> None:
    check(marked, [Said("indirect", R)] * count)


@pytest.mark.parametrize(
    "marked",
    [
        "وأعرب [P سالم الراوي] عن {سعادته بافتتاح الجسر}، متطلعا إلى عام أفضل.",
        "قال [P سالم الراوي] إن {الجسر آمن}، مستدلا بما جرى في الشتاء.",
        "وقال وفد القرى إن {الجسر آمن}، مستعرضين ما جرى في الشتاء.",
        "أكد [P سالم الراوي] أن {الجسر آمن}، ومتناولا أحوال الطريق القديم.",
        "أكد [P سالم الراوي] أن {الجسر آمن}، موضحا في الوقت نفسه كيف جرى العمل.",
    ],
)
def test_a_participle_that_goes_on_about_who_speaks_ends_a_content(marked: str) -> None:
    check(marked, [Said("indirect")])


def test_a_title_with_the_prepositions_of_the_verb_is_no_content() -> None:
    marked = "كشف مسؤول الرقابة عن الأسواق في الميناء [P سالم الراوي] أن {الأسعار ثابتة}."
    check(marked, [Said("indirect")])


@pytest.mark.parametrize(
    "marked",
    [
        "قال [P سالم الراوي] إن {الجسر آمن، وقد فتح أمام السيارات}.",
        "قال [P سالم الراوي] إن {الجسر آمن، وكان الناس ينتظرونه}.",
        "قال [P سالم الراوي] إن {الجسر سقط، وعلى الفور هب الأهالي للمساعدة}.",
        "أعلن [P سالم الراوي] {افتتاح الجسر الجديد مقابل رسم صغير للعبور}.",
        "قال [P سالم الراوي] إن {اللجان المشتركة في الميناء، طالبت بإصلاح الجسر}.",
        "قال [P سالم الراوي] إن {بعض المهندسين ورؤساء الورش رفضوا العمل ليلا}.",
    ],
)
def test_what_was_said_goes_on(marked: str) -> None:
    check(marked, [Said("indirect")])


@pytest.mark.parametrize(
    "marked",
    [
        "أكد [P سالم الراوي] - حفظه الله - أن {الجسر آمن}.",
        "طالب [P سالم الراوي] - رحمه الله - ب{إصلاح الجسر القديم}.",
        "وأعرب [P سالم الراوي] متمنيا لهما {دوام الصحة}.",
        "أكد [P سالم الراوي] {ضرورة إصلاح الجسر، خاصة أن الشتاء قريب}.",
        "وأعلن [P سالم الراوي] {تفاصيل العقد، على أن يبدأ العمل في الربيع}.",
    ],
)
def test_prayers_and_conditions_are_passed_over(marked: str) -> None:
    check(marked, [Said("indirect")])


def test_a_clause_set_against_the_one_before_is_somebody_elses() -> None:
    marked = (
        "أكد [P سالم الراوي] أن {الجسر آمن}، بينما هيئة الطرق في المدينة القديمة "
        "ذكرت أن {الجسر ضعيف}."
    )
    check(marked, [Said("indirect"), Said("indirect")])
