"""How long the event lasted, and how two lengths compare."""

import pytest

from tawatur.annotators import numbers, times
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.facts import duration
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.report import Report
from tawatur.model.span import Span


def read(written, published="2023-03-15"):
    text = tokenise(written)
    sentences = split(text, [(Span(0, len(written)), "body", 0)])
    report = Report(id="r", location="r", text=written, published=published)
    plain = Reading(report=report, text=text, sentences=sentences)
    return times.annotate(numbers.annotate(plain))


def reported(value):
    claim = Claim(start=0, end=1, slot="duration", key="length", value=value)
    return ReportedClaim("d", claim)


def lengths(written):
    return [(c.of(written), c.value, c.approx) for c in duration.extract(read(written))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("استمر الاجتماع نحو أربع ساعات", [("نحو أربع ساعات", "PT4H", "about")]),
        ("مدة القمة 3 ساعات", [("3 ساعات", "PT3H", None)]),
        ("انتهت القمة بعد 5 ساعات من المحادثات", [("5 ساعات", "PT5H", None)]),
        ("وقع بعد يومين من الاجتماع", []),
        ("عمره 35 عاما", []),
    ],
)
def test_lengths(written, expected):
    assert lengths(written) == expected


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ("PT3H", "PT180M", "agree"),
        ("PT3H", "PT2H30M", "conflict"),
        ("PT3H", "PT2H50M", "complement"),
    ],
)
def test_compare_lengths(a, b, status):
    verdict = duration.compare(reported(a), reported(b), {})
    assert verdict.status == status
