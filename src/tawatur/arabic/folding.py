"""Folding: one pass from a text to its folded form, with an exact map back."""

from __future__ import annotations

import codecs
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.letters import DROP, EXPAND, SIZE, table

_UTF32 = codecs.lookup("utf-32-le")  # once: a look-up takes as long as the coding of a short text
_BEYOND = EXPAND - 1  # stands for characters that are not folded


def fold_with_origin(text: str) -> tuple[str, NDArray[np.int32]]:
    """The folded text, and for each of its characters the offset it came from in ``text``.

    The array has one entry more than the folded text has characters: the length of ``text``.
    Never fails: lone surrogates and characters outside the basic plane stand for themselves.
    """
    codes, kept = fold_codes(text)
    origin = np.append(np.arange(len(text)) if kept is None else kept, len(text))
    return written(codes), origin.astype(np.int32)


def fold_codes(text: str) -> tuple[NDArray[np.uint32], NDArray[np.intp] | None]:
    """The folded characters as numbers, and the offset each came from; no offsets where each
    character of ``text`` became one."""
    codes = np.frombuffer(_UTF32.encode(text, "surrogatepass")[0], dtype=np.uint32)
    if not codes.size:
        return codes, None
    folded = _widened().take(codes, mode="clip")
    top = np.maximum.reduce(folded)
    if top >= _BEYOND:
        np.copyto(folded, codes, where=folded == _BEYOND)
    kept = folded.nonzero()[0]
    if len(kept) == len(codes) and top != EXPAND:
        return folded, None
    out = folded[kept]
    if top == EXPAND:
        return _expand(codes, out, kept, (out == EXPAND).nonzero()[0], table()[1])
    return out, kept


def written(codes: NDArray[np.uint32]) -> str:
    """The characters of these numbers."""
    return _UTF32.decode(codes.tobytes(), "surrogatepass")[0]


@cache
def _widened() -> NDArray[np.uint32]:
    """The look-up, its last entry for all characters outside of it."""
    codes = table()[0].copy()
    codes[-1] = _BEYOND
    return codes


def _expand(
    codes: NDArray[np.uint32],
    out: NDArray[np.uint32],
    kept: NDArray[np.intp],
    at: NDArray[np.intp],
    several: dict[int, str],
) -> tuple[NDArray[np.uint32], NDArray[np.intp]]:
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
