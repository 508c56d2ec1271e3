"""Number words to values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.numerals import digits, numeral, ordinal
from tawatur.arabic.tokens import tokenise

ONES = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()


def below_hundred(n):
    if n < 10:
        return ONES[n]
    if n == 10:
        return "عشرة"
    if n < 20:
        return {11: "أحد", 12: "اثنا"}.get(n, ONES[n - 10]) + " عشر"
    ten = TENS[n // 10 - 2]
    return f"{ONES[n % 10]} و{ten}" if n % 10 else ten


def spell(n):
    parts = []
    for size, name, plural in ((10**6, "مليون", "ملايين"), (1000, "ألف", "آلاف")):
        count, n = divmod(n, size)
        if count == 1:
            parts.append(name)
        elif count == 2:
            parts.append(name + "ان")
        elif count:
            parts.append(f"{spell(count)} {plural if 3 <= count <= 10 else name}")
    hundreds, rest = divmod(n, 100)
    if hundreds:
        names = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمائة", "ستمئة", "سبعمئة"]
        parts.append([*names, "ثمانمئة", "تسعمئة"][hundreds - 1])
    if rest:
        parts.append(below_hundred(rest))
    return " و".join(parts)


@given(st.integers(min_value=1, max_value=999_999_999))
def test_a_number_spelt_out_is_read_whole(n):
    text = tokenise(spell(n))
    found = numeral(text, 0, len(text))
    assert found is not None
    assert (found.value, found.last) == (n, len(text))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("خمس وعشرين", 25),
        ("إحدى عشرة", 11),
        ("اثنتي عشرة", 12),
        ("ثماني عشرة", 18),
        ("خمسا عشرة", 15),
        ("أربعا وعشرين", 24),
        ("ألفين ومئتين وخمسين", 2250),
        ("خمس مئة ألف", 500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("مليون ونصف", 1_500_000),
        ("نصف مليون", 500_000),
        ("ثلاثة أرباع", 0.75),
        ("١٢ ألفا", 12_000),
        ("1,5 مليون", 1_500_000),
        ("3 ملايين و500 ألف", 3_500_000),
        ("مئة ألف مليون", 10**11),
        ("20 في المئة", 20),
        ("بضعة", 3),
        ("عشرات الآلاف", 20_000),
    ],
)
def test_forms(written, value):
    text = tokenise(written)
    found = numeral(text, 0, len(text))
    assert found is not None
    assert (found.value, found.last) == (value, len(text))


@pytest.mark.parametrize("written", ["أحد", "لست", "المليون", "العشرين", "كتاب"])
def test_no_number_begins_here(written):
    text = tokenise(written)
    assert numeral(text, 0, len(text)) is None


def test_smaller_tens_are_a_second_number():
    text = tokenise("عشرون وخمسة")
    found = numeral(text, 0, len(text))
    assert found is not None
    assert (found.value, found.last) == (20, 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [("1,500", 1500), ("2.500.000", 2_500_000), ("3.5", 3.5), ("12:30", None), ("1/2/2015", None)],
)
def test_digits(written, value):
    assert digits(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("الأول", 1), ("الحادي والعشرين", 21), ("السابعة عشرة", 17), ("العشرين", 20), ("رابع", 4)],
)
def test_ordinals(written, value):
    text = tokenise(written)
    found = ordinal(text, 0, len(text))
    assert found is not None
    assert (found.payload, found.length) == (value, len(text))


@given(st.text())
def test_any_text_is_survived(written):
    text = tokenise(written)
    for i in range(len(text)):
        found = numeral(text, i, len(text))
        assert found is None or i < found.last <= len(text)
