"""Sentences cover every token of their stretches once and never cross a line."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.sentences import sentence_at, split
from tawatur.arabic.tokens import tokenise
from tawatur.model.span import Span

PIECES = st.lists(st.sampled_from(["وصل", " ", ".", "..", "؟", "\n", "أ. ف. ب", "»", "3.5", "!"]))


@given(PIECES)
def test_sentences_part_the_tokens(pieces):
    text = "".join(pieces)
    tokens = tokenise(text)
    found = split(tokens, [(Span(0, len(text)), "body", 0)])
    covered = [i for s in found for i in range(s.first, s.last)]
    assert covered == list(range(len(tokens)))
    for number, sentence in enumerate(found):
        words = text[tokens.starts[sentence.first] : tokens.ends[sentence.last - 1]]
        assert "\n" not in words
        assert sentence_at(found, sentence.first) == number


def test_initials_do_not_end_a_sentence():
    tokens = tokenise("نقلت أ. ف. ب عن شاهد. وقع الحادث.")
    assert len(split(tokens, [(Span(0, len(tokens.original)), "body", 0)])) == 2
