"""Words to pieces: the unigram segmentation of SentencePiece, word by word, remembered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
SPECIAL = 4  # pieces that stand for no letters
LONGEST_WORD = 40  # letters; what follows is not read
_SILENT = re.compile("[\u064b-\u0652\u0640\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_NEAREST = str.maketrans("یکۀەہگٱ", "يكةههكا")
_REMEMBERED = 200_000


class Pieces:
    """A vocabulary of pieces with scores, and the best segmentation of any word under it."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self.pieces = tuple(pieces)
        self.scores = tuple(scores)
        self._known = {p: (i, scores[i]) for i, p in enumerate(pieces) if i >= SPECIAL and p}
        self._longest = max(map(len, self._known), default=1)
        self._unknown = min(scores[SPECIAL:], default=0.0) - 10
        self._memory: dict[str, list[int]] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, float]]) -> Pieces:
        """The vocabulary from (piece, score) pairs in their order."""
        names, scores = zip(*pairs, strict=True)
        return cls(names, scores)

    def encode(self, words: Iterable[str]) -> tuple[list[int], list[int]]:
        """The pieces of a sentence with its begin and end, and where each word begins."""
        out = [BEGIN]
        first = []
        for word in words:
            first.append(len(out))
            known = self._memory.get(word)
            out.extend(self._cut(word) if known is None else known)
        out.append(END)
        return out, first

    def _cut(self, word: str) -> list[int]:
        if len(self._memory) >= _REMEMBERED:
            self._memory.clear()
        out = self._memory[word] = self._segment("\u2581" + cleaned(word)[:LONGEST_WORD])
        return out

    def _segment(self, letters: str) -> list[int]:
        size = len(letters)
        best = [0.0] + [-1e30] * size
        back = [(0, UNKNOWN)] * (size + 1)
        for i in range(size):
            here = best[i]
            for end in range(i + 1, min(size, i + self._longest) + 1):
                piece = self._known.get(letters[i:end])
                if piece and here + piece[1] > best[end]:
                    best[end], back[end] = here + piece[1], (i, piece[0])
            if here + self._unknown > best[i + 1]:
                best[i + 1], back[i + 1] = here + self._unknown, (i, UNKNOWN)
        out = []
        while size:
            size, piece_id = back[size]
            out.append(piece_id)
        return out[::-1]


def cleaned(word: str) -> str:
    """The word as the encoder was trained to read it: no marks, Arabic letters for Persian."""
    plain = _SILENT.sub("", unicodedata.normalize("NFKC", word))
    return plain.translate(_NEAREST) or "."
