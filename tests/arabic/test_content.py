"""Light stems, content words, likeness and opposites."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.content import content, denied, likeness, opposed
from tawatur.arabic.folding import fold
from tawatur.arabic.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("المفاوضات", "مفاوضات"),
        ("وبالمدرسة", "مدرسة"),
        ("جارتان", "جارتين"),
        ("للوزير", "الوزير"),
        ("سيجتمعون", "يجتمعون"),
    ],
)
def test_words_of_one_family_have_one_stem(one, other):
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize(("one", "other"), [("كاتب", "مكتب"), ("سفير", "سفينة"), ("علم", "عالم")])
def test_words_of_one_root_stay_apart(one, other):
    assert stem(fold(one)) != stem(fold(other))


@given(st.text(alphabet="ابتسلمونيهوفكر", min_size=1, max_size=12))
def test_a_stem_keeps_letters_of_its_word(word):
    assert stem(word) in word
    assert len(stem(word)) >= min(3, len(word))


def test_the_same_in_other_words_is_alike():
    one = content("وقّع الوزيران اتفاقية الصيد في البحر")
    assert likeness(one, content("توقيع اتفاقية للصيد البحري بين الوزيرين")) > 0.5
    assert likeness(one, content("هطول أمطار غزيرة على الجبال")) == 0.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_bounded(one, other):
    a, b = content(one), content(other)
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert 0.0 <= likeness(a, b) <= 1.0 + 1e-9


def test_opposites_and_denials():
    assert opposed("نجاح المحادثات", "فشل المحادثات")
    assert opposed("نجاح المحادثات", "نجاح المحادثات بعد فشل سابق") is None
    assert denied("لم يغادر الوفد المدينة", "يغادر الوفد المدينة")
    assert denied("غادر الوفد المدينة", "غادر الوفد المدينة") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("لا بد من حضور الوفد", "حضور الوفد ضروري"),
        ("لا تزال المدينة هادئة", "المدينة هادئة"),
        ("لا نتوقع مزيدا من الهبوط", "لا نتوقع هبوط الأسعار"),
        ("إلا أننا نحمي حدودنا", "إننا نحمي حدودنا"),
    ],
)
def test_what_only_looks_like_a_denial(one, other):
    assert denied(one, other) is None
