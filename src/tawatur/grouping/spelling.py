"""Spelling: stretches of folded letters as numbers, all of a text at once.

One running sum over the letters, each times a power of one odd number, gives the number of any
stretch as the difference of two sums brought back to the first power (Karp and Rabin, 1987; here
modulo 2 to the 64th). No word is cut out as a string, and the same letters give the same number
in every text and process.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_BASE = 0x9E3779B97F4A7C15  # odd, so that its powers have inverses
_MIX = np.uint64(0xD6E8FEB86659FD93)
EDGE = 4  # letters that may be looked at before and after the text
_LEAST = 1 << 12


class Letters(NamedTuple):
    """The letters of a text with an edge on either side, and their running sum."""

    codes: Hashes
    summed: Hashes

    @classmethod
    def of(cls, folded: str) -> Letters:
        """The letters of a folded text."""
        return cls.coded(np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32))

    @classmethod
    def coded(cls, text: NDArray[np.unsignedinteger]) -> Letters:
        """The letters of a folded text given as code points."""
        codes = np.zeros(len(text) + 2 * EDGE, np.uint64)
        codes[EDGE : EDGE + len(text)] = text
        summed = np.zeros(len(codes) + 1, np.uint64)
        np.cumsum(codes * powers(len(codes))[: len(codes)], out=summed[1:])
        return cls(codes, summed)

    def spelt(self, starts: Places, stops: Places) -> Hashes:
        """What each stretch spells, as a number that can be written on to (see ``after``)."""
        inverse = powers(len(self.codes), inverse=True)
        spelt: Hashes = (self.summed[stops] - self.summed[starts]) * inverse[starts]
        return spelt


def laid_out(words: Sequence[str]) -> tuple[Letters, Places, Places]:
    """Words as the letters of one text, and where each begins and stops."""
    lengths = np.array([len(word) for word in words], dtype=np.int64)
    stops = np.cumsum(lengths) + EDGE
    return Letters.of("".join(words)), stops - lengths, stops


def mixed(spelt: Hashes) -> Hashes:
    """Numbers whose bits all depend on all letters."""
    out = (spelt ^ (spelt >> np.uint64(32))) * _MIX
    return np.asarray(out ^ (out >> np.uint64(29)))


def after(prefix: str, spelt: Hashes) -> Hashes:
    """What the words spell with the prefix written before them."""
    letters, starts, stops = laid_out([prefix])
    return np.asarray(letters.spelt(starts, stops) + spelt * powers(_LEAST)[len(prefix)])


def codes(mixed: Hashes) -> NDArray[np.int32]:
    """Numbers of 31 bits. Of a million words five hundred share theirs with another: too few to
    make two articles alike."""
    return (mixed >> np.uint64(33)).astype(np.int32)


def numbered(words: Sequence[str]) -> Hashes:
    """The mixed number of each word."""
    letters, starts, stops = laid_out(words)
    return mixed(letters.spelt(starts, stops))


def looked_up(keys: NDArray[np.integer], known: NDArray[np.integer]) -> tuple[Places, Places]:
    """Which of the keys are among the known ones, which ascend, and their places there."""
    if not len(known):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    met = np.flatnonzero(known[at] == keys)
    return met, at[met]


def powers(length: int, *, inverse: bool = False) -> Hashes:
    """At least as many powers of the base, from the zeroth on, or of its inverse."""
    size = _LEAST
    while size < length:
        size *= 2
    return _powers(size, inverse)


@lru_cache(maxsize=8)
def _powers(size: int, inverse: bool) -> Hashes:
    base = pow(_BASE, -1, 1 << 64) if inverse else _BASE
    column = np.full(size, base, np.uint64)
    column[0] = 1
    made: Hashes = np.cumprod(column)
    made.flags.writeable = False
    return made
