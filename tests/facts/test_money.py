"""Sums of money: the currency, the amount, what it is of, and how two sums compare."""

import pytest
from tests.facts.figures import found, made, read, reported

from tawatur.facts import _currencies, money
from tawatur.lexicons import rows


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("وقّع عقدا بقيمة 3 مليارات دولار", ("3 مليارات دولار", "3000000000", None, "USD")),
        ("خسائر بنحو 500 ألف ريال", ("نحو 500 ألف ريال", "500000", "about", "riyal")),
        ("خسائر تبلغ ٥٠٠ ألف ريال سعودي", ("٥٠٠ ألف ريال سعودي", "500000", None, "SAR")),
        ("منحة قدرها مليونا دينار كويتي", ("مليونا دينار كويتي", "2000000", None, "KWD")),
        ("منحة قدرها مليوني دينار أردني", ("مليوني دينار أردني", "2000000", None, "JOD")),
        ("دفع خمسة آلاف جنيه إسترليني", ("خمسة آلاف جنيه إسترليني", "5000", None, "GBP")),
        ("دفع 25 جنيها مصريا", ("25 جنيها مصريا", "25", None, "EGP")),
        ("كلفت 12 مليون ليرة لبنانية", ("12 مليون ليرة لبنانية", "12000000", None, "LBP")),
        ("نصف مليون درهم مغربي", ("نصف مليون درهم مغربي", "500000", None, "MAD")),
        ("أكثر من 40 مليون يورو", ("أكثر من 40 مليون يورو", "40000000", "more-than", "EUR")),
        (
            "ما لا يقل عن ألف روبية هندية",
            ("ما لا يقل عن ألف روبية هندية", "1000", "at-least", "INR"),
        ),
        ("بين 2 و3 ملايين دولار", ("بين 2 و3 ملايين دولار", "2000000-3000000", None, "USD")),
        ("دفع 250.000 دولار", ("250.000 دولار", "250000", None, "USD")),
        ("ثمنها 1,200 شيكل", ("1,200 شيكل", "1200", None, "ILS")),
        ("آلاف الدولارات", ("آلاف الدولارات", "2000-9999", "about", "USD")),
    ],
)
def test_sums(written, expected):
    words, value, approx, unit = expected
    (one,) = found(money, written)
    assert one == (words, value, approx, unit)


@pytest.mark.parametrize(
    "written",
    [
        "وصل 300 شخص",
        "في 12 مارس 2031",
        "ارتفع الدولار 5 في المئة",
        "الطريق رقم 15 مغلق",
        "سعر الدولار اليوم",
        "اجتمع الين واليانغ",
    ],
)
def test_no_sums(written):
    assert found(money, written) == []


def test_a_word_for_a_currency_has_the_code_the_report_gives_it_elsewhere():
    claims = money.extract(read("منحة بقيمة 5 ملايين ريال قطري وقرض قدره 9 ملايين ريال."))
    assert [c.unit for c in claims] == ["QAR", "QAR"]


def test_the_key_is_what_the_sum_is_of():
    (claim,) = money.extract(read("أبرمت الشركة صفقة أسلحة بقيمة 7 مليارات دولار."))
    assert claim.key.startswith("of:صفقة:")
    assert "صفقة" in money.question(claim.key, {}).ar
    (claim,) = money.extract(read("بلغ السعر 60 دولارا للبرميل."))
    assert claim.key == "sum:60"


def test_a_report_with_two_sums_of_one_thing_speaks_of_two_things():
    claims = money.extract(read("عقد بقيمة 5 ملايين دولار. وعقد بقيمة 9 ملايين دولار."))
    assert len({c.key for c in claims}) == 2


def test_captions():
    (claim,) = money.extract(read("منحة بنحو 3 مليارات دولار"))
    shown = money.caption(claim, "نحو 3 مليارات دولار", {})
    assert shown == ("نحو 3 مليارات دولار", "about 3 billion US dollars")


GRANT = "أقرت الحكومة منحة بقيمة 3 ملايين دولار"


@pytest.mark.parametrize(
    ("two", "status", "kind"),
    [
        (GRANT, "agree", None),
        ("أقرت الحكومة منحة بقيمة 4 ملايين دولار", "conflict", "contradiction"),
        ("أقرت الحكومة منحة بقيمة 3 ملايين يورو", "other", None),
        ("أقرت الحكومة منحة بقيمة 3.1 مليون دولار", "complement", "rounding"),
        ("أقرت الحكومة منحة بأكثر من مليوني دولار", "complement", "rounding"),
        ("رفض المصرف منحة بقيمة 4 ملايين دولار", "complement", "scope"),
        ("أقرت الحكومة منحة بقيمة 40 مليون دولار", "complement", "scope"),
    ],
)
def test_compare(two, status, kind):
    a, b = reported(money, GRANT), reported(money, two)
    if status == "other":
        assert a.claim.key != b.claim.key
        return
    for x, y in ((a, b), (b, a)):
        verdict = money.compare(x, y, {})
        assert (verdict.status, verdict.kind) == (status, kind)
        assert verdict.reason.ar
        assert verdict.reason.en


def test_sums_in_two_currencies_are_never_held_against_each_other():
    a, b = made("money", "3", unit="USD"), made("money", "5", unit="EUR")
    assert money.compare(a, b, {}).status == "complement"


def test_every_code_is_of_iso_4217_and_has_two_names():
    codes = [row for row in rows("currencies") if "code" in row]
    assert len({row["code"] for row in codes}) > 150
    assert all(row["code"].isascii() and len(row["code"]) == 3 for row in codes)
    assert all(row["ar"] and row["en"] for row in codes)
    bases = {row["word"] for row in rows("currencies") if "forms" in row}
    common = {row["word"] for row in codes if row["code"] in ("SAR", "EGP", "SYP", "IQD", "AED")}
    assert common <= bases
    assert _currencies.name("SAR").en == "Saudi riyal"


def test_nothing_crashes_on_nothing():
    assert money.extract(read("")) == ()
    assert money.extract(read("\x00 only latin $ 5 $")) is not None
