"""Headlines that cut their speaker down to a word or two; with invented people and places."""

from __future__ import annotations

import msgspec
import pytest
from tests.annotators.test_quotations import Said, check, reading, words

from tawatur.annotators import quotations
from tawatur.arabic.sentences import split
from tawatur.model.span import Span

MARKED = [
    ("«المساكن»: {توزيع ألف بيت قبل الشتاء}", [Said("indirect", "المساكن")]),
    ('"نسمة" في حفل الافتتاح: {يد واحدة ضد الهدر}', [Said("indirect", "نسمة")]),
    ("صحة [L الوادي]: {انتهاء الأزمة في المستشفى}", [Said("indirect", "صحة الوادي")]),
    ("وكالة أنباء الجزر: {الميناء يفتح غدا}", [Said("indirect")]),
]

SILENT = [
    "[L الوادي]: ضبط ألف شاحن مقلد",
    "رحالة الصيف: بلاد التناقضات",
    "«المساكن» توزع ألف بيت: القائمة كاملة",
]


@pytest.mark.parametrize(("marked", "expected"), MARKED)
def test_marks_and_departments(marked: str, expected: list[Said]) -> None:
    check(marked, expected, "title")


@pytest.mark.parametrize("marked", SILENT)
def test_places_and_columns(marked: str) -> None:
    made, _ = reading(marked, "title")
    assert quotations.annotate(made).quotations == ()


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("أعلن المتحدث باسم وزارة الخدمة الريفية [P سالم الراوي] أن النتائج تأخرت كثيرا.", True),
        ("شهدت الخدمة الريفية في العام الماضي نموا كبيرا لم تعرفه من قبل أبدا يا ناس.", False),
        ("أعلن المتحدث باسم وزارة المساكن [P سالم الراوي] أن النتائج تأخرت كثيرا.", False),
    ],
)
def test_the_lead_says_whose_words_they_are(lead: str, told: bool) -> None:
    title = "الخدمة الريفية: النتائج تنشر غدا"
    made, _ = reading(title + "\n\n" + lead)
    end, size = len(title), len(made.report.text)
    regions = [(Span(0, end), "title", 0), (Span(end + 2, size), "body", 0)]
    made = msgspec.structs.replace(made, sentences=split(made.text, regions))
    found = quotations.annotate(made).quotations
    spoken = [q for q in found if q.end <= end]
    assert [words(made, q) for q in spoken] == (["النتائج تنشر غدا"] if told else [])
