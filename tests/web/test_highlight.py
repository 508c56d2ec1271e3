"""What is marked in a hit: the words that were found, where the report has them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.searchwords import forms
from tawatur.arabic.tokens import tokenise
from tawatur.stores import answers
from tawatur.web import highlight

LETTERS = "ابتةوريىأإءآلـًَّْٰ٠٥19.,:-/%«»“”\"'()،؛؟! \t\n\u00a0\u200f\ufdfaaZé–*_💥"
TEXT = "أعلن الوزير، في «ترفال»، أنّ وزيرَي النفط اجتمعا بـ25 خبيراً؛ ثم غادر وزير النفط."


@given(st.text(st.sampled_from(LETTERS), max_size=60))
def test_a_text_has_the_words_of_its_stretches(text):
    whole = tokenise(text)
    known = [(whole.starts[i], whole.ends[i], *of) for i, *of in forms(whole, 0, len(whole))]
    found = [
        (stretch.start() + start, stretch.start() + end, *of)
        for stretch in re.finditer(r"\S+", text)
        for start, end, *of in highlight.words(stretch[0])
    ]
    assert found == known


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("الوزير", ["الوزير", "وزير"]),
        ('"وزير النفط"', ["وزير النفط"]),
        ("خبير -وزير", ["خبيراً"]),
        ("25", ["25"]),
        ("كتاب", []),
    ],
)
def test_what_was_found_is_marked_as_it_is_written(asked, marked):
    found = highlight.found(TEXT, answers.parse(asked))
    assert [TEXT[start:end] for start, end in found] == marked


def test_a_word_that_is_only_begun_is_marked_whole():
    found = highlight.found(TEXT, answers.parse("ترف", typing=True))
    assert [TEXT[start:end] for start, end in found] == ["ترفال"]


def test_what_is_marked_is_no_markup_of_the_report():
    text = "قال <b>الوزير</b> & مضى"
    pieces = highlight.pieces(text, 0, len(text), answers.parse("الوزير"))
    shown = highlight.marked(pieces, value=False)
    assert shown == "قال &lt;b&gt;<mark>الوزير</mark>&lt;/b&gt; &amp; مضى"
    assert highlight.marked(pieces, value=True).count("<mark>") == 3
