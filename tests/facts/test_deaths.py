"""Tolls: what is counted, how exactly, and how two counts compare."""

import pytest

from tawatur.annotators import numbers, times
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.facts import deaths
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


def counts(member, written):
    return [(c.of(written), c.value, c.approx) for c in member.extract(read(written))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("انهار الجسر وسقط 14 قتيلا", [("14 قتيلا", "14", None)]),
        ("مقتل تسعة أشخاص في حريق", [("تسعة أشخاص", "9", None)]),
        ("أودى الحريق بحياة 40 عاملا", [("40 عاملا", "40", None)]),
        ("أودى بحياة 40 عاملا على الأقل", [("40 عاملا على الأقل", "40", "at-least")]),
        ("مصرع نحو 60 في غرق العبارة", [("نحو 60", "60", "about")]),
        ("مقتل 12 بانهيار سقف", [("مقتل 12", "12", None)]),
        ("أكثر من سبعين راكبا لقوا حتفهم", [("أكثر من سبعين راكبا", "70", "more-than")]),
        ("سقوط عشرات القتلى", [("عشرات القتلى", "20-99", "about")]),
        ("بلغ عدد القتلى 18", [("عدد القتلى 18", "18", None)]),
        ("ما بين 20 و30 قتيلا", [("ما بين 20 و30 قتيلا", "20-30", None)]),
        ("عثر على أربع جثث", [("أربع جثث", "4", None)]),
        ("مقتل جنديين وطفل", [("جنديين", "2", None)]),
        ("مقتل صياد", [("صياد", "1", None)]),
        ("لم تسجل أي وفيات", [("لم تسجل أي وفيات", "0", None)]),
        ("سقوط عدد من القتلى", [("عدد من القتلى", "عدد من القتلى", None)]),
        ("مقتل قائد الحرس", []),
        ("نفوق 30 رأسا من الأغنام و20 في المئة من القتلى", []),
        ("قتل في المدينة 300 شخص عام 2009", []),
        ("عثر عليه ميتا", []),
    ],
)
def test_deaths(written, expected):
    assert counts(deaths, written) == expected


def test_people_counted_are_the_subject_and_the_key():
    made = deaths.extract(read("مقتل 3 جنود و5 مدنيين"))
    assert [(c.subject, c.key) for c in made] == [
        ("جنود", "group:جنود"),
        ("مدنيين", "group:مدنيين"),
    ]
    assert "جنود" in deaths.question("group:جنود", {}).ar
    assert deaths.question("toll", {}).en == "How many people were killed?"


def reported(value, approx=None, published="2023-03-15", subject=None):
    claim = Claim(start=0, end=1, slot="deaths", value=value, approx=approx, subject=subject)
    return ReportedClaim("d", claim, published)


@pytest.mark.parametrize(
    ("a", "b", "status", "kind"),
    [
        (reported("30"), reported("30", "at-least"), "agree", None),
        (reported("30", "at-least"), reported("32"), "complement", "rounding"),
        (reported("35", "at-least"), reported("32"), "conflict", "contradiction"),
        (reported("20", "less-than"), reported("18"), "complement", "rounding"),
        (reported("100", "about"), reported("96"), "complement", "rounding"),
        (reported("100", "about"), reported("60"), "conflict", "contradiction"),
        (reported("20-25"), reported("23"), "complement", "rounding"),
        (reported("20-25"), reported("31"), "conflict", "contradiction"),
        (reported("20-99", "about"), reported("120"), "complement", "rounding"),
        (reported("27"), reported("30"), "conflict", "contradiction"),
        (reported("27"), reported("30", published="2023-03-16"), "conflict", "update"),
        (reported("27", published="2023-03-16"), reported("30"), "conflict", "contradiction"),
        (reported("3", subject="جنود"), reported("5"), "complement", "scope"),
        (reported("عدد من القتلى"), reported("5"), "complement", None),
        (reported("0"), reported("5"), "conflict", "contradiction"),
    ],
)
def test_compare(a, b, status, kind):
    for one, other in ((a, b), (b, a)):
        verdict = deaths.compare(one, other, {})
        assert (verdict.status, verdict.kind) == (status, kind)
        assert verdict.reason.ar
        assert verdict.reason.en


def test_nothing_crashes_on_nothing():
    assert deaths.extract(read("")) == ()
    assert deaths.extract(read("\x00 only latin 5")) == ()


def test_two_after_a_noun_of_people_count_them_and_not_all():
    (claim,) = deaths.extract(read("وطالبت البعثة بالتحقيق في مقتل مدنيين اثنين قرب السوق"))
    assert (claim.value, claim.key) == ("2", "group:مدنيين")


@pytest.mark.parametrize("year", ["في 2021", "عام 2021", "خلال 2020"])
def test_a_bare_year_makes_a_count_old(year):
    assert counts(deaths, f"و{year} قتل 14 شخصا بسقوط عربة في الوادي نفسه") == []


def test_the_year_of_the_report_does_not():
    assert counts(deaths, "في 2023 قتل 14 شخصا بسقوط عربة في الوادي") != []
