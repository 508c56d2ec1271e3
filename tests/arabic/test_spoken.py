"""Values as they are written for a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic import spoken
from tawatur.model.finding import Bilingual


@pytest.mark.parametrize(
    ("number", "ar"),
    [(1, "قتيل واحد"), (2, "قتيلان"), (6, "6 قتلى"), (14, "14 قتيلا"), (100, "100 قتيل")],
)
def test_the_number_agrees_with_its_noun(number, ar):
    assert spoken.count("deaths", number) == (ar, f"{number} dead")


@pytest.mark.parametrize(
    ("value", "ar", "en"),
    [
        ("PT3H", "ثلاث ساعات", "3 hours"),
        ("PT2H30M", "ساعتان ونصف الساعة", "2 and a half hours"),
        ("P8D", "ثمانية أيام", "8 days"),
    ],
)
def test_lengths(value, ar, en):
    assert spoken.length(value) == (ar, en)


def test_days():
    assert spoken.day("2031-03-14") == ("الجمعة 14 مارس 2031", "Friday 14 March 2031")
    assert spoken.day("XXXX-03-14") is None


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("بصيغة 3+3", "صيغة 3+3"),
        ("بانفجار", "انفجار"),
        ('أحرزا تقدما كبيرا" في', "أحرزا تقدما كبيرا"),
        ("أن بلاده سترد", "بلاده سترد"),
    ],
)
def test_labels_begin_and_end_with_words_that_say_something(words, label):
    assert spoken.trimmed(words) == label


@given(st.text(max_size=60))
def test_any_words_make_a_label(words):
    assert spoken.trimmed(words) or not words.strip()
    spoken.day(words)
    spoken.length(words)


def test_a_number_left_open_is_told_as_it_was():
    assert spoken.vague("20-99", "deaths") == Bilingual("عشرات القتلى", "dozens of dead")
    assert spoken.vague("3-9", "injured", "سكان") == Bilingual("بضعة من السكان", "several سكان")
    assert spoken.vague("20-30", "deaths") is None
