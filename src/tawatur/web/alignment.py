"""Two reports sentence by sentence: which sentences tell the same, and the words that drifted.

Sentences are aligned in order (a pair may not cross another) so that the summed likeness is
greatest; likeness is the share of common words by their search forms. Within a pair the words of
one that the other lacks are marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from tawatur.arabic.searchwords import forms
from tawatur.arabic.tokens import tokenise
from tawatur.model.text import Text

ALIKE = 0.34  # share of common words from which two sentences tell the same: a third
SAME = 0.995
MOST = 400  # sentences of a report that are aligned

Words = tuple[str, ...]


class Piece(msgspec.Struct, frozen=True):
    """Characters of a sentence; ``own`` where the other report lacks these words."""

    words: str
    own: bool


class Cell(msgspec.Struct, frozen=True):
    """A sentence, and the character it starts at."""

    start: int
    pieces: tuple[Piece, ...]


class Row(msgspec.Struct, frozen=True):
    """Sentences of both that tell the same (``same``, ``drift``), or of one alone."""

    kind: Literal["same", "drift", "alone"]
    a: Cell | None
    b: Cell | None


class Alignment(msgspec.Struct, frozen=True):
    """The rows in order, and the share of each report's words that the other has."""

    rows: tuple[Row, ...]
    shared_a: float
    shared_b: float


class _Sentence:
    def __init__(self, start: int, said: str) -> None:
        self.start, self.said = start, said
        self.text: Text = tokenise(said)
        found = list(forms(self.text, 0, len(self.text)))
        self.at = [i for i, _, _ in found]
        self.words: Words = tuple(base for _, _, base in found)
        self.bag = Counter(self.words)


def align(a: Sequence[tuple[int, str]], b: Sequence[tuple[int, str]]) -> Alignment:
    """The sentences of two reports beside each other."""
    left = [_Sentence(*s) for s in a[:MOST]]
    right = [_Sentence(*s) for s in b[:MOST]]
    pairs = _pairs(left, right)
    rows: list[Row] = []
    i = j = 0
    common = [0, 0]
    for m, n in [*pairs, (len(left), len(right))]:
        rows += [Row("alone", _whole(s), None) for s in left[i:m]]
        rows += [Row("alone", None, _whole(s)) for s in right[j:n]]
        if m < len(left) and n < len(right):
            row, shared = _row(left[m], right[n])
            rows.append(row)
            common = [common[0] + shared, common[1] + shared]
        i, j = m + 1, n + 1
    totals = [sum(len(s.words) for s in side) for side in (left, right)]
    shares = [round(c / t, 3) if t else 0.0 for c, t in zip(common, totals, strict=True)]
    return Alignment(tuple(rows), shares[0], shares[1])


def _pairs(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """The pairs of the best alignment, by dynamic programming over both orders."""
    likeness = [[_likeness(a, b) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            taken = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] >= ALIKE else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    out: list[tuple[int, int]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        alike = likeness[i][j] >= ALIKE
        if alike and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return out


def _likeness(a: _Sentence, b: _Sentence) -> float:
    total = len(a.words) + len(b.words)
    return 2 * (a.bag & b.bag).total() / total if total else 0.0


def _row(a: _Sentence, b: _Sentence) -> tuple[Row, int]:
    blocks = SequenceMatcher(None, a.words, b.words, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks)
    in_a = {block.a + k for block in blocks for k in range(block.size)}
    in_b = {block.b + k for block in blocks for k in range(block.size)}
    same = 2 * shared / max(1, len(a.words) + len(b.words)) >= SAME
    row = Row("same" if same else "drift", _marked(a, in_a), _marked(b, in_b))
    return row, shared


def _whole(s: _Sentence) -> Cell:
    return Cell(s.start, (Piece(s.said, False),))


def _marked(s: _Sentence, shared: set[int]) -> Cell:
    """The sentence with runs of words the other lacks set apart."""
    pieces: list[Piece] = []
    at = 0
    k = 0
    while k < len(s.words):
        if k in shared:
            k += 1
            continue
        first = k
        while k < len(s.words) and k not in shared:
            k += 1
        start, end = s.text.starts[s.at[first]], s.text.ends[s.at[k - 1]]
        if start > at:
            pieces.append(Piece(s.said[at:start], False))
        pieces.append(Piece(s.said[start:end], True))
        at = end
    if at < len(s.said):
        pieces.append(Piece(s.said[at:], False))
    return Cell(s.start, tuple(pieces))
