"""Quantities: spans, values, bounds and ranges."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotators import numbers
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Reading
from tawatur.model.report import Report
from tawatur.model.span import Span


def quantities(written):
    text = tokenise(written)
    sentences = split(text, [(Span(0, len(written)), "body", 0)])
    report = Report(id="r", location="r", text=written)
    found = numbers.annotate(Reading(report=report, text=text, sentences=sentences)).quantities
    return [(q.of(written), q.value, q.approx, q.high) for q in found]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("وصل 40 مسافرا و7 عمال", [("40", 40, None, None), ("7", 7, None, None)]),
        ("حضر نحو ألف زائر", [("ألف", 1000, "about", None)]),
        ("غرق أكثر من عشرين قاربا", [("عشرين", 20, "more-than", None)]),
        ("بأكثر من 15 نقطة", [("15", 15, "more-than", None)]),
        ("ما لا يقل عن ستة منازل", [("ستة", 6, "at-least", None)]),
        ("لا يقل عددهم عن 60", [("60", 60, "at-least", None)]),
        ("انهارت 9 منازل على الأقل", [("9", 9, "at-least", None)]),
        ("12 سفينة على الأكثر", [("12", 12, "less-than", None)]),
        ("ما بين 20 و25 خيمة", [("ما بين 20 و25", 20, None, 25)]),
        ("من 30 إلى 40 خيمة", [("30 إلى 40", 30, None, 40)]),
        ("10-15 خيمة", [("10-15", 10, None, 15)]),
        ("2 إلى 3 ملايين", [("2 إلى 3 ملايين", 2e6, None, 3e6)]),
        ("ارتفع السعر من 30 إلى 40", [("30", 30, None, None), ("40", 40, None, None)]),
        ("عشرات الخيام", [("عشرات", 20, "about", 99)]),
        ("بضع خيام", [("بضع", 3, "about", 9)]),
        ("عثر على قتيلين وجريحين", [("قتيلين", 2, None, None), ("جريحين", 2, None, None)]),
        ("استمر الحفل ساعتين", [("ساعتين", 2, None, None)]),
        ("رأيت المسلحين والمسلحان", [("المسلحان", 2, None, None)]),
        ("وواحد وأربعون راكبا", [("واحد وأربعون", 41, None, None)]),
        ("زار أحد السكان الدورة الحادية والعشرين", []),
        ("أثنى على الفريق", []),
        ("طائرة إف-16 وطراز A320 ورقم 0555123456", [("16", 16, None, None)]),
        ("", []),
    ],
)
def test_quantities(written, expected):
    assert quantities(written) == expected


@given(st.lists(st.sampled_from("نحو 20 و 25 ألف خمسة وعشرون مئة بين إلى - ، على الأقل .".split())))
def test_quantities_are_in_order_and_apart(words):
    written = " ".join(words)
    text = tokenise(written)
    sentences = split(text, [(Span(0, len(written)), "body", 0)])
    report = Report(id="r", location="r", text=written)
    found = numbers.annotate(Reading(report=report, text=text, sentences=sentences)).quantities
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.high is None or q.high > q.value for q in found)
