"""Renderings: statements of one speaker that pass on one utterance in different wordings.

Two statements are taken for one utterance where they share at least three content words and
those are half of the shorter one's. Each statement joins the earlier one it shares most with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tawatur.arabic.tokens import tokenise
from tawatur.model.text import PUNCT, Text

SHARED_LEAST = 3  # content words two renderings share at least: two are chance (الحرب، أوكرانيا)
SHARED_PART = 0.5  # of the shorter one's content words; .4 joined neighbours of one speech
CONTENT_LETTERS = 4  # letters of a content word at least: leaves out the particles
CAPTION_WORDS = 7  # words of a caption at most: two lines of the margin
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
    roots = list(range(len(texts)))
    index: dict[str, list[int]] = {}
    for i, words in enumerate(content):
        best = _best(i, content, index)
        if best is not None:
            roots[i] = roots[best]
        for word in sorted(words):
            index.setdefault(word, []).append(i)
    groups: dict[int, list[int]] = {}
    for i, root in enumerate(roots):
        groups.setdefault(root, []).append(i)
    return tuple(
        Utterance(tuple(members), _caption([texts[m] for m in members]))
        for members in groups.values()
        if len(members) > 1
    )


def _best(i: int, content: Sequence[frozenset[str]], index: dict[str, list[int]]) -> int | None:
    shared = Counter(j for word in content[i] for j in index.get(word, ()))
    least = SHARED_LEAST
    found = [
        (-n / min(len(content[i]), len(content[j])), j) for j, n in shared.items() if n >= least
    ]
    best = min(found, default=(0.0, 0))
    return best[1] if -best[0] >= SHARED_PART else None


def _caption(texts: Sequence[Text]) -> str:
    """The longest run of words that the first rendering shares with another one."""
    first = texts[0]
    runs = {
        text.words[at : at + n]
        for text in texts[1:]
        for n in range(CAPTION_LEAST, CAPTION_WORDS + 1)
        for at in range(len(text.words) - n + 1)
    }
    for n in range(CAPTION_WORDS, CAPTION_LEAST - 1, -1):
        for at in range(len(first.words) - n + 1):
            if first.words[at : at + n] in runs and PUNCT not in first.kinds[at : at + n]:
                return first.span(at, at + n).of(first.original)
    return ""


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
