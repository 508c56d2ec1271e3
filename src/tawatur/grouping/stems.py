"""Stems: a word without what is written on to it, so that two forms of it compare as equal.

A light stemmer for matching alone, never for display: the article and its prepositions go, a
single clitic letter goes where news knows the remainder better than the word, endings of
number, gender and possession go where three letters remain. Two different words may share a
stem; rarity and alignment make up for it. Words are stretches of a text's letters, and all of
them are cut together.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.vocabulary import counted_words, document_frequency
from tawatur.grouping.spelling import (
    EDGE,
    Hashes,
    Letters,
    Places,
    after,
    laid_out,
    looked_up,
    mixed,
    numbered,
)
from tawatur.lexicons import rows

_BETTER = 3.0  # times the remainder must outnumber the word: بتركيا is ب + تركيا, لندن no ل + ندن
_BETTER_AND = 0.4  # the same for و, which begins sentences: وقال is commoner than قال
_SHORTEST = 3  # letters that must remain after an ending or a single letter is cut
_LANE = 16  # bits of a letter where several are one number


def stem(word: str) -> str:
    """The stem of a folded word; numbers and Latin words are their own."""
    letters, starts, stops = laid_out([word])
    begin, end = stemmed(letters, starts, stops)
    return word[int(begin[0]) - EDGE : int(end[0]) - EDGE]


def stemmed(letters: Letters, starts: Places, stops: Places) -> tuple[Places, Places]:
    """Where the stems of the words begin and stop; numbers and Latin words are their own."""
    first = letters.codes[starts]
    arabic = np.flatnonzero((first >= 0x620) & (first <= 0x6D3))
    begin, end = _without_prefix(letters, starts[arabic], stops[arabic])
    for _ in range(2):  # a possessor and then number or gender
        end = end - _longest(letters, "ending", begin, end)
    begins, ends = starts.copy(), stops.copy()
    begins[arabic], ends[arabic] = begin, end
    return begins, ends


def frequencies(words: Hashes) -> NDArray[np.float64]:
    """In how many articles of the news the words with these mixed numbers stand."""
    known, counts = _counted()
    found = np.zeros(len(words))
    met, at = looked_up(words, known)
    found[met] = counts[at]
    return found


def _without_prefix(letters: Letters, begin: Places, end: Places) -> tuple[Places, Places]:
    cut = _longest(letters, "article", begin, end)
    begin = begin + cut
    left = np.flatnonzero(cut == 0)
    for _ in range(2):  # و and then a preposition
        left = left[np.isin(letters.codes[begin[left]], _affixes("letter")[1])]
        left = left[end[left] - begin[left] > _SHORTEST]
        left = left[_better_known(letters, begin[left], end[left])]
        begin[left] += 1
    return begin, end


def _better_known(letters: Letters, begin: Places, end: Places) -> NDArray[np.bool_]:
    """Where the news knows the word better without its first letter."""
    rest = letters.spelt(begin + 1, end)
    known = np.maximum(frequencies(mixed(rest)), frequencies(mixed(after("ال", rest))))
    better = np.where(letters.codes[begin] == ord("و"), _BETTER_AND, _BETTER)
    return np.asarray(known > better * frequencies(mixed(letters.spelt(begin, end))))


def _longest(letters: Letters, kind: str, begin: Places, end: Places) -> Places:
    """How many letters the longest affix of the kind has that may be cut off each word."""
    cut = np.zeros(len(begin), np.int64)
    length = end - begin
    ending = kind == "ending"
    packed = np.zeros(len(begin), np.uint64)
    for size, keys in sorted(_affixes(kind).items()):  # the longer ones have the last word
        at = end - size if ending else begin + size - 1
        lane = np.uint64(_LANE * (size - 1))
        packed |= letters.codes[at] << lane
        if len(keys):
            met, _ = looked_up(packed, keys)
            cut[met[length[met] - size >= _SHORTEST]] = size
    return cut


@cache
def _affixes(kind: str) -> dict[int, Hashes]:
    """The affixes of a kind by their length, packed and ascending; those of endings backwards."""
    affixes = [row["affix"] for row in rows("affixes") if row["kind"] == kind]
    packed: dict[int, list[int]] = {n: [] for n in range(1, 1 + max(map(len, affixes)))}
    for affix in affixes:
        ordered = affix[::-1] if kind == "ending" else affix
        packed[len(affix)].append(sum(ord(c) << (_LANE * k) for k, c in enumerate(ordered)))
    return {size: np.array(sorted(keys), dtype=np.uint64) for size, keys in packed.items()}


@cache
def _counted() -> tuple[Hashes, NDArray[np.float64]]:
    """The numbers of the counted words of the news, ascending, and how often each is met."""
    words = list(counted_words())
    known = numbered(words)
    counts = np.array([document_frequency(word) for word in words], dtype=np.float64)
    order = np.argsort(known)
    return known[order], counts[order]
