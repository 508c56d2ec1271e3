import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.finding import Bilingual
from tawatur.renderers._page import words


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا أقوال"),
        (1, "قول واحد"),
        (2, "قولان"),
        (3, "3 أقوال"),
        (10, "10 أقوال"),
        (11, "11 قولا"),
        (99, "99 قولا"),
        (100, "100 قول"),
        (102, "102 قول"),
        (103, "103 أقوال"),
        (111, "111 قولا"),
        (1000, "1000 قول"),
    ],
)
def test_counted_nouns_follow_grammar(n, said):
    assert words.counted(n, "statement").ar == said


def test_english_counts():
    assert words.counted(1, "origin").en == "1 independent origin"
    assert words.counted(2, "origin").en == "2 independent origins"


def test_lists_join_with_their_own_comma():
    joined = words.listed([Bilingual("أ", "a"), Bilingual("ب", "b")])
    assert joined == ("أ، ب", "a, b")


@pytest.mark.parametrize(
    ("iso", "ar", "en"),
    [
        ("2031-03-09", "الأحد 9 مارس 2031", "Sunday 9 March 2031"),
        ("2031-03", "مارس 2031", "March 2031"),
        ("2031", "2031", "2031"),
        ("2031-03-09T21:05", "الأحد 9 مارس 2031، 21:05", "Sunday 9 March 2031, 21:05"),
        ("2031-03-09T00:00:00Z", "الأحد 9 مارس 2031", "Sunday 9 March 2031"),
        ("2031-03-09/2031-03-10", "9 مارس 2031 – 10 مارس 2031", "9 March 2031 – 10 March 2031"),
        ("2031-02-30", "30 فبراير 2031", "30 February 2031"),
        ("2031-19", "19 2031", "19 2031"),
        ("غدا", "غدا", "غدا"),
    ],
)
def test_dates_in_words(iso, ar, en):
    assert words.when(iso) == (ar, en)


@given(st.text(max_size=30))
def test_any_date_string_is_shown(text):
    assert isinstance(words.when(text).ar, str)


@pytest.mark.parametrize(
    ("duration", "hours"),
    [("PT3H", 3), ("PT2H30M", 2.5), ("P1D", 24), ("PT45M", 0.75), ("P", None), ("ساعتان", None)],
)
def test_hours_of_a_duration(duration, hours):
    assert words.hours(duration) == hours


def test_sorting_leaves_the_article_out():
    names = ["الكويت", "أبها", "بيروت"]
    assert sorted(names, key=words.sort_key) == ["أبها", "بيروت", "الكويت"]


@given(st.text(max_size=200), st.integers(1, 80))
def test_cutting_keeps_within_bounds(text, limit):
    short = words.cut(text, limit)
    assert len(short) <= limit + 1
    assert "\n" not in short


def test_letters_go_on_after_the_alphabet():
    assert words.letter(0) == ("أ", "A")
    assert words.letter(25) == ("26", "26")
