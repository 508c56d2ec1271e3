"""Many texts at once give the tokens and sentences that each of them gives alone."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.columns import columns
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.span import Span

_WORDS = ["وصل", "وَصَلَ", "أ", "x", "ab'c", "3.5", "١٢٪", "ﷺ", "ﻻ", "😀"]
_MARKS = [
    " ",
    ".",
    "..",
    "؟",
    "\n",
    "\r\n",
    "»",
    ")",
    '"',
    "'",
    "!",
    "(",
    "\u200f",
    "\u00a0",
    "…",
    "\x00",
]
TEXTS = st.lists(st.sampled_from(_WORDS + _MARKS), max_size=30).map("".join) | st.text(max_size=9)


def _alone(title, body):
    text = tokenise(f"{title}\n\n{body}")
    end = len(text.original)
    stretches = [(Span(0, len(title)), "title", 0), (Span(len(title) + 2, end), "body", 0)]
    opens = {sentence.first for sentence in split(text, stretches)}
    tokens = zip(text.starts, text.ends, text.kinds, text.words, strict=True)
    return [(*token, number in opens) for number, token in enumerate(tokens)]


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_texts_together_give_what_each_gives_alone(pieces):
    texts = [f"{title}\n\n{body}" for title, body in pieces]
    held = columns(texts, [len(title) + 2 for title, _ in pieces])
    letters = [chr(code) for code in held.letters.tolist()]
    for number, (title, body) in enumerate(pieces):
        found = [
            (
                int(held.starts[i]),
                int(held.ends[i]),
                chr(held.kinds[i]),
                "".join(letters[held.begins[i] : held.stops[i]]),
                bool(held.opens[i]),
            )
            for i in range(held.texts[number], held.texts[number + 1])
        ]
        assert found == _alone(title, body)


def test_no_texts_give_no_tokens():
    assert not len(columns([], []).starts)
    assert not len(columns(["", ""], [0, 0]).starts)
