"""Every token's span covers the characters its folded form came from."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic import tokens as stage
from tawatur.arabic.folding import fold
from tawatur.arabic.tokens import tokenise
from tawatur.model.span import Span

ANY = st.text(alphabet=st.characters(exclude_categories=()))
MARKED = st.text(alphabet="اب٣5.,:/-%'’&xé_ \n\u0640\u064e\u06d5\U0001f600\ud800")


@given(ANY)
def test_tokens_are_in_order_and_map_back(text):
    tokens = tokenise(text)
    assert len(tokens) == len(tokens.starts) == len(tokens.ends) == len(tokens.kinds)
    end = 0
    for i, word in enumerate(tokens.words):
        start = tokens.starts[i]
        assert end <= start < tokens.ends[i] <= len(text)
        assert word in fold(text[start : tokens.ends[i]])
        at = tokens.folded_starts[i]
        assert tokens.folded[at : at + len(word)] == word
        assert tokens.origin[at] == start
        assert i in tokens.tokens_in(Span(start, tokens.ends[i]))
        assert tokens.token_at_folded(at) == i
        end = start


def test_clitics_stay_on_and_marks_are_tokens():
    assert tokenise("وقالَ: «ساعتان»، 3.5%").words == ("وقال", ":", "«", "ساعتان", "»", "،", "3.5%")


def test_empty_and_control_characters():
    assert len(tokenise("")) == 0
    assert len(tokenise("\x00\x01\u200f\ufeff")) <= 2


@given(ANY | MARKED)
def test_columns_cut_where_the_pattern_cuts(text):
    folded = fold(text)
    begins, stops, kinds = stage._by_pattern(folded)
    found = stage.cut(np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32))
    assert (begins.tolist(), stops.tolist()) == (found[0].tolist(), found[1].tolist())
    assert kinds == found[2].tobytes().decode("ascii")


@given(ANY | MARKED)
def test_the_words_of_a_short_text_are_its_tokens_without_marks(text):
    found = tokenise(text)
    told = zip(found.words, found.kinds, strict=True)
    assert stage.words(text) == tuple(word for word, kind in told if kind != "p")
