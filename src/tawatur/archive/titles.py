"""What stories are called: a story by the headline that shares most words with the others, a topic
by the words its stories' titles share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from tawatur.arabic.folding import fold_word
from tawatur.arabic.tokens import tokenise
from tawatur.arabic.vocabulary import DOCUMENTS, document_frequency
from tawatur.model.text import PUNCT

_SHORTEST_WORD = 3  # letters of a word that names a topic
_RARE = 2.0  # nats: a word that names a topic stands in one article of seven at most
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


def keywords(stories: Sequence[Sequence[str]], most: int) -> tuple[str, ...]:
    """The words, as they are written, that the headlines of several stories of a topic share: at
    most ``most``, those first that most stories have and the news seldom."""
    often: Counter[str] = Counter()
    written: Counter[tuple[str, str]] = Counter()
    for headlines in stories:
        words = [(_bare(word), word) for line in headlines for word in _written(line)]
        often.update({bare for bare, _ in words})
        written.update(set(words))
    scores = {
        word: count * rarity
        for word, count in often.items()
        if count > 1 and len(word) >= _SHORTEST_WORD and (rarity := _rarity(word)) >= _RARE
    }
    best: list[str] = []
    for word in sorted(scores, key=lambda word: (-scores[word], word)):
        if not any(
            word in other or other in word for other in best
        ):  # one form of a word is enough
            best.append(word)
    shapes = {bare: word for (bare, word), _ in sorted(written.items(), key=_seldom)}
    return tuple(shapes[word] for word in best[:most])


def _seldom(one: tuple[tuple[str, str], int]) -> tuple[int, str]:
    (_, word), count = one
    return count, word


def _rarity(word: str) -> float:
    known = max(document_frequency(word), document_frequency("ال" + word))
    return log(DOCUMENTS / (known + 1))


def _bare(word: str) -> str:
    folded = fold_word(word)
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def _written(title: str) -> list[str]:
    text = tokenise(title)
    spans = zip(text.starts, text.ends, text.kinds, strict=True)
    return [title[start:end] for start, end, kind in spans if kind != PUNCT]


def _words(headline: str) -> set[str]:
    text = tokenise(headline)
    return {w for w, kind in zip(text.words, text.kinds, strict=True) if kind != PUNCT}
