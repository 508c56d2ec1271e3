"""Renderings: statements of one speaker that pass on one utterance in different wordings.

A word weighs more the fewer of the speaker's statements hold it. Two statements are taken for one
utterance where they share three content words at least and these weigh half of what the lighter
statement weighs. Each statement joins the earlier one it shares most with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from tawatur.arabic.tokens import tokenise
from tawatur.model.text import PUNCT, Text

SHARED_LEAST = 3  # content words two renderings share at least: two are chance (الحرب، أوكرانيا)
SHARED_PART = 0.5  # of the lighter one's weight; .4 joined neighbours of one speech
CONTENT_LETTERS = 3  # letters of a content word at least: leaves out most particles
CAPTION_WORDS = 6  # words of a caption at most: two lines of the margin
CAPTION_LEAST = 2


class Utterance(NamedTuple):
    """The indexes of statements that render one utterance, in the order given, and the words
    they share, as the first of them writes them."""

    members: tuple[int, ...]
    caption: str


def utterances(statements: Sequence[str]) -> tuple[Utterance, ...]:
    """The groups of two or more; a statement that stands alone is in none."""
    texts = [tokenise(statement) for statement in statements]
    content = [frozenset(w for w in t.words if len(w) >= CONTENT_LETTERS) for t in texts]
    weights = _weights(content)
    roots = list(range(len(texts)))
    index: dict[str, list[int]] = {}
    for i, words in enumerate(content):
        best = _best(i, content, index, weights)
        if best is not None:
            roots[i] = roots[best]
        for word in words:
            index.setdefault(word, []).append(i)
    groups: dict[int, list[int]] = {}
    for i, root in enumerate(roots):
        groups.setdefault(root, []).append(i)
    return tuple(
        Utterance(tuple(members), _caption([texts[m] for m in members], weights))
        for members in groups.values()
        if len(members) > 1
    )


def _weights(content: Sequence[frozenset[str]]) -> dict[str, float]:
    often = Counter(word for words in content for word in words)
    return {word: log(1 + len(content) / n) for word, n in often.items()}


def _best(
    i: int,
    content: Sequence[frozenset[str]],
    index: Mapping[str, Sequence[int]],
    weights: Mapping[str, float],
) -> int | None:
    shared = Counter(j for word in content[i] for j in index.get(word, ()))
    found = [
        (-_weight(content[i] & content[j], weights) / lighter, j)
        for j, n in shared.items()
        if n >= SHARED_LEAST
        and (lighter := min(_weight(content[i], weights), _weight(content[j], weights)))
    ]
    best = min(found, default=(0.0, 0))
    return best[1] if -best[0] >= SHARED_PART else None


def _weight(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in sorted(words))


def _caption(texts: Sequence[Text], weights: Mapping[str, float]) -> str:
    """The weightiest run of words that the first rendering shares with another one."""
    first = texts[0]
    runs = {
        text.words[at : at + n]
        for text in texts[1:]
        for n in range(CAPTION_LEAST, CAPTION_WORDS + 1)
        for at in range(len(text.words) - n + 1)
    }
    found = [
        (-sum(weights.get(w, 0.0) for w in first.words[at : at + n]), n, at)
        for n in range(CAPTION_LEAST, CAPTION_WORDS + 1)
        for at in range(len(first.words) - n + 1)
        if first.words[at : at + n] in runs and PUNCT not in first.kinds[at : at + n]
    ]
    if not found:
        return ""
    _, n, at = min(found)
    return first.span(at, at + n).of(first.original)


def own_words(statements: Sequence[str]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """Each statement in pieces: the words, and whether they stand in that statement alone."""
    texts = [tokenise(statement) for statement in statements]
    often = Counter(word for text in texts for word in set(text.words))
    return tuple(_pieces(text, often) for text in texts)


def _pieces(text: Text, often: Counter[str]) -> tuple[tuple[str, bool], ...]:
    out: list[tuple[str, bool]] = []
    at = 0
    own: tuple[int, int] | None = None
    for i, word in enumerate(text.words):
        alone = often[word] == 1 and text.kinds[i] != PUNCT
        if alone:
            own = (own[0] if own else text.starts[i], text.ends[i])
        elif own and text.kinds[i] != PUNCT:
            out += [(text.original[at : own[0]], False), (text.original[own[0] : own[1]], True)]
            at, own = own[1], None
    if own:
        out += [(text.original[at : own[0]], False), (text.original[own[0] : own[1]], True)]
        at = own[1]
    out.append((text.original[at:], False))
    return tuple((words, alone) for words, alone in out if words)
