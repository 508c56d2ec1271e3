"""Folding: one pass from a text to its folded form, with an exact map back."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.letters import DROP, EXPAND, SIZE, table

_UTF32 = "utf-32-le"


def fold_with_origin(text: str) -> tuple[str, NDArray[np.int32]]:
    """The folded text, and for each of its characters the offset it came from in ``text``.

    The array has one entry more than the folded text has characters: the length of ``text``.
    Never fails: lone surrogates and characters outside the basic plane stand for themselves.
    """
    codes = np.frombuffer(text.encode(_UTF32, "surrogatepass"), dtype=np.uint32)
    lookup, several = table()
    folded = np.where(codes < SIZE, lookup[np.minimum(codes, SIZE - 1)], codes)
    kept = np.flatnonzero(folded != DROP).astype(np.int32)
    out = folded[kept]
    at = np.flatnonzero(out == EXPAND)
    if at.size:
        out, kept = _expand(codes, out, kept, at, several)
    origin = np.append(kept, np.int32(len(text)))
    return out.astype(np.uint32).tobytes().decode(_UTF32, "surrogatepass"), origin


def _expand(
    codes: NDArray[np.uint32],
    out: NDArray[np.uint32],
    kept: NDArray[np.int32],
    at: NDArray[np.intp],
    several: dict[int, str],
) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Replace each EXPAND entry by its characters, all with the same origin."""
    words = {int(i): [ord(c) for c in several[int(codes[kept[i]])]] for i in at}
    counts = np.ones(out.size, dtype=np.intp)
    for i, word in words.items():
        counts[i] = len(word)
    starts = np.cumsum(counts) - counts
    longer, origin = np.repeat(out, counts), np.repeat(kept, counts)
    for i, word in words.items():
        longer[starts[i] : starts[i] + len(word)] = word
    return longer, origin


@cache
def _translation() -> dict[int, int | str | None]:
    """The same look-up for ``str.translate``: ten times faster on a word, slower on a page."""
    codes, several = table()
    changed: dict[int, int | str | None] = {
        int(code): int(codes[code]) for code in np.flatnonzero(codes != np.arange(SIZE))
    }
    dropped: dict[int, int | str | None] = {c: None for c, to in changed.items() if to == DROP}
    return changed | dropped | several


def fold(text: str) -> str:
    """The folded form of ``text`` alone; folding twice changes nothing."""
    return text.translate(_translation())


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """The folded form of a single word, remembered."""
    return fold(word)
