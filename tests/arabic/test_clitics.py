"""Cuts give back the word, and a known remainder is found."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.clitics import SHORTEST, cuts, split


@given(st.text(alphabet="وفبكلسامنتي", min_size=1, max_size=12))
def test_cuts_put_the_word_together_again(word):
    for prefix, rest in cuts(word):
        assert prefix + rest == word
        assert len(rest) >= SHORTEST or not prefix


def test_known_remainders():
    known = {"الميناء", "ميناء", "وليد"}.__contains__
    assert split("وبالميناء", known) == ("وب", "الميناء")
    assert split("للميناء", known) == ("لل", "ميناء")
    assert split("وليد", known) == ("", "وليد")
    assert split("غريب", known) == ("", "غريب")
