"""The likeliest row of labels that is well formed: an I follows only its own B or I."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BIO = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC")
_BARRED = -1e9


def _moves(labels: tuple[str, ...]) -> NDArray[np.float32]:
    """0 where a label may follow another, else a score no path survives."""
    out = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for j, after in enumerate(labels):
        if after[0] == "I":
            for i, before in enumerate(labels):
                if before[1:] != after[1:]:
                    out[i, j] = _BARRED
    return out


_MOVES = {size: _moves(BIO[:size]) for size in (7, 9)}
_STARTS = {
    size: np.array([_BARRED if x[0] == "I" else 0.0 for x in BIO[:size]], dtype=np.float32)
    for size in (7, 9)
}


def best(scores: NDArray[np.float32]) -> list[int]:
    """Indexes into BIO, one a row of ``scores`` (log probabilities, 7 or 9 columns)."""
    rows, size = scores.shape
    if not rows:
        return []
    plain = scores.argmax(1)
    chosen: list[int] = plain.tolist()
    moves, start = _MOVES[size], _STARTS[size]
    if start[chosen[0]] == 0 and not moves[plain[:-1], plain[1:]].any():
        return chosen  # the best of each row is well formed: most sentences
    reached = scores[0] + start
    back = np.empty((rows, size), dtype=np.intp)
    for i in range(1, rows):
        paths = reached[:, None] + moves
        back[i] = paths.argmax(0)
        reached = paths[back[i], np.arange(size)] + scores[i]
    chosen[-1] = int(reached.argmax())
    for i in range(rows - 1, 0, -1):
        chosen[i - 1] = int(back[i, chosen[i]])
    return chosen
