"""Percentages: rises, falls and shares."""

import pytest
from tests.facts.figures import found, read, reported

from tawatur.facts import percentage


@pytest.mark.parametrize(
    ("written", "value", "approx", "kind"),
    [
        ("ارتفعت أسعار القمح 5 في المئة", "5", None, "rise"),
        ("ارتفعت أسعار القمح بنسبة 5 في المائة", "5", None, "rise"),
        ("انخفضت أسعار القمح بنحو 20%", "20", "about", "fall"),
        ("تراجعت مبيعات الشركة ٢٫٥ بالمئة", "2.5", None, "fall"),
        ("يمثلون أكثر من 60 في المئة من السكان", "60", "more-than", "share"),
        ("زيادة من 13% إلى 23%", "13", None, "share"),
        ("نمو الاقتصاد خمسة بالمائة", "5", None, "rise"),
    ],
)
def test_percentages(written, value, approx, kind):
    claims = percentage.extract(read(written))
    assert (claims[0].value, claims[0].approx, claims[0].unit) == (value, approx, "%")
    assert claims[0].key.partition(":")[0] == kind


@pytest.mark.parametrize("written", ["وصل 20 شخصا", "في المئة عام الماضية", "نسبة كبيرة"])
def test_no_percentages(written):
    assert found(percentage, written) == []


@pytest.mark.parametrize(
    ("one", "two", "status", "kind"),
    [
        (
            "قال المصرف إن أسعار القمح ارتفعت 5%",
            "قال المصرف إن أسعار القمح ارتفعت 5%",
            "agree",
            None,
        ),
        (
            "ارتفعت صادرات القمح 5% خلال الربع الثاني",
            "ارتفعت صادرات القمح 7% خلال الربع الثاني",
            "conflict",
            "contradiction",
        ),
        (
            "ارتفعت صادرات القمح 5% خلال الربع الثاني",
            "ارتفعت صادرات القمح 4.7% خلال الربع الثاني",
            "complement",
            "rounding",
        ),
        (
            "ارتفعت صادرات القمح 5% خلال الربع الثاني",
            "ارتفعت صادرات القمح 7% مقارنة بالشهر السابق",
            "complement",
            "scope",
        ),
    ],
)
def test_compare(one, two, status, kind):
    a, b = reported(percentage, one), reported(percentage, two)
    assert a.claim.key == b.claim.key
    for x, y in ((a, b), (b, a)):
        verdict = percentage.compare(x, y, {})
        assert (verdict.status, verdict.kind) == (status, kind)


def test_a_rise_and_a_fall_are_two_questions():
    one = reported(percentage, "ارتفعت أسعار القمح 5%").claim.key
    two = reported(percentage, "انخفضت أسعار القمح 5%").claim.key
    assert one != two


def test_captions():
    (claim,) = percentage.extract(read("انخفضت أسعار القمح بنحو 20%"))
    assert percentage.caption(claim, "نحو 20%", {}) == ("انخفاض نحو 20%", "down about 20%")
    assert percentage.question(claim.key, {}).en.startswith("By what percentage")
