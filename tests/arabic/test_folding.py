"""Folding is idempotent and its map back is exact and monotone, on any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.folding import fold, fold_with_origin

ARABIC = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC),
        st.sampled_from(" \n.,:/-%0123456789abcÉß…“”«»\u200f\u0640\u064b\ufdfa\u0000"),
    )
)
ANY = st.one_of(ARABIC, st.text(alphabet=st.characters(exclude_categories=())))


@given(ANY)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_the_map_is_exact_and_monotone(text):
    folded, origin = fold_with_origin(text)
    back = origin.tolist()
    assert len(back) == len(folded) + 1
    assert back[-1] == len(text)
    assert all(a <= b for a, b in pairwise(back))
    for i, char in enumerate(folded):
        assert char in fold(text[back[i]]) or text[back[i]] == "\x00"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُسرةٌ", "اسره"),
        ("إلــى", "الي"),
        ("گرکی", "كركي"),
        ("١٢٫٥٪", "12.5%"),
        ("ﻻ", "لا"),
        ("É", "e"),
    ],
)
def test_letters_read_alike_fold_alike(written, folded):
    assert fold(written) == folded
