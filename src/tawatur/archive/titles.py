"""A story's title: of its headlines the one that shares most words with the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tawatur.arabic.tokens import tokenise
from tawatur.model.text import PUNCT

_SHORTEST = 4  # words added to every headline's length: a short one is not the best for that


def representative(headlines: Sequence[str]) -> str:
    """The headline whose words most of the others share; the first of those as good."""
    if len(headlines) == 1:
        return headlines[0]
    words = [_words(headline) for headline in headlines]
    often = Counter(word for each in words for word in each)
    best, best_score = "", -1.0
    for headline, each in zip(headlines, words, strict=True):
        score = sum(often[word] - 1 for word in each) / (len(each) + _SHORTEST)
        if headline and score > best_score:
            best, best_score = headline, score
    return best


def _words(headline: str) -> set[str]:
    text = tokenise(headline)
    return {w for w, kind in zip(text.words, text.kinds, strict=True) if kind != PUNCT}
