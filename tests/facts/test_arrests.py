"""Counts of the arrested and held."""

import pytest

from tawatur.annotators import numbers, times
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.facts import arrests
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
        ("اعتقال ستة أشخاص", [("ستة أشخاص", "6", None)]),
        ("ألقت الشرطة القبض على 11 متظاهرا", [("11 متظاهرا", "11", None)]),
        ("توقيف 25 في العاصمة", [("توقيف 25", "25", None)]),
        ("ضبط 40 كرتونا", []),
        ("ضبط منهم رجلان", [("رجلان", "2", None)]),
    ],
)
def test_arrests(written, expected):
    assert counts(arrests, written) == expected
