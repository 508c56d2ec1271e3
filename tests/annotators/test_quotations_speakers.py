"""Speakers by family: who bears a long title, who agrees with a verb, who issued a document."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import reading

from tawatur.annotators import quotations
from tawatur.annotators._quoting.agreement import people

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
    # a document demands of somebody
    ("وطالب البيان الحكومة بتحمل مسؤولياتها كاملة.", "البيان"),
]


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
