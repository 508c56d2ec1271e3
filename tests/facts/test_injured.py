"""Counts of the hurt: with whom, how exactly, and when there are none."""

import pytest

from tawatur.annotators import numbers, times
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.facts import injured
from tawatur.model.annotation import Reading
from tawatur.model.report import Report
from tawatur.model.span import Span


def read(written, published="2023-03-15"):
    text = tokenise(written)
    sentences = split(text, [(Span(0, len(written)), "body", 0)])
    report = Report(id="r", location="r", text=written, published=published)
    plain = Reading(report=report, text=text, sentences=sentences)
    return times.annotate(numbers.annotate(plain))


def counts(member, written):
    return [(c.of(written), c.value, c.approx) for c in member.extract(read(written))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("وأصيب 7 آخرون بجروح", [("7 آخرون", "7", None)]),
        ("مقتل 3 وإصابة حوالي 20 نقلوا إلى المشفى", [("حوالي 20", "20", "about")]),
        ("أصيب العشرات", [("أصيب العشرات", "20-99", "about")]),
        ("تعرض ما بين 5 و9 ركاب لإصابات", [("ما بين 5 و9 ركاب", "5-9", None)]),
        ("سقوط مئات القتلى والجرحى", [("مئات القتلى والجرحى", "200-999", "about")]),
        ("دون وقوع إصابات", [("دون وقوع إصابات", "0", None)]),
        ("تسجيل إصابة 12 شخصا بفيروس جديد", []),
        ("إصابة 3 مركبات", []),
        ("مقتل وإصابة 50 شخصا", []),
        ("سقوط 50 بين قتيل وجريح", []),
    ],
)
def test_injured(written, expected):
    assert counts(injured, written) == expected
