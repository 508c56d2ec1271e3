"""The fast grade: conditional random fields, run as a few numpy operations a document.

Every attribute belongs to one word, so a word seen once is a row of ready sums: what it says of
its own label and of its four neighbours'. A sentence is then a sum of shifted rows, and forward
and backward passes run over all sentences at once. Two fields, trained on two annotations of the
same text, share the attributes; their posteriors are averaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from tawatur.annotators._tagging.features import EDGE, GROUPS, attributes, group
from tawatur.annotators._tagging.words import LABELS, Posteriors, Words

Floats = NDArray[np.float32]
REACH = 2  # neighbours on either side
LONGEST = 200  # tokens looked at together; a longer sentence is cut
REMEMBERED = 200_000  # words kept
SHARES = {"ner": 0.5, "fane": 0.5}
_SIZE = len(LABELS)


class Field:
    """One conditional random field: weights by attribute row, pairs of groups, moves."""

    def __init__(self, stored: dict[str, NDArray[np.generic]], head: str, rows: int) -> None:
        width = (2 * REACH + 1) * _SIZE
        self.weights = np.zeros((rows + 1, width), dtype=np.float32)  # the last row: unknown
        cells = stored[f"{head}_rows"], stored[f"{head}_columns"]
        self.weights[cells] = stored[f"{head}_weights"]
        self.pairs = np.zeros((2, GROUPS, GROUPS, _SIZE), dtype=np.float32)
        side, first, second, label = stored[f"{head}_pairs"].T
        self.pairs[side, first, second, label] = stored[f"{head}_pair_weights"]
        self.moves: Floats = stored[f"{head}_moves"].astype(np.float32)


class FastTagger:
    """Tags sentences; remembers words, never text."""

    def __init__(self, stored: dict[str, NDArray[np.generic]]) -> None:
        names = stored["names"].tobytes().decode().split("\t")
        self._rows = {name: i for i, name in enumerate(names)}
        self._fields = [(Field(stored, head, len(names)), share) for head, share in SHARES.items()]
        self._forget()

    def _forget(self) -> None:
        self._ids: dict[tuple[str, str], int] = {}
        self._groups = np.zeros(1024, dtype=np.intp)
        self._sums = [
            np.zeros((1024, f.weights.shape[1]), dtype=np.float32) for f, _ in self._fields
        ]

    def _id(self, key: tuple[str, str]) -> int:
        number = len(self._ids)
        if number == len(self._groups):
            self._groups = np.concatenate([self._groups, np.zeros_like(self._groups)])
            self._sums = [np.concatenate([s, np.zeros_like(s)]) for s in self._sums]
        known = [self._rows.get(name, -1) for name in attributes(*key)]
        rows = [row for row in known if row >= 0]
        for (field, _), sums in zip(self._fields, self._sums, strict=True):
            sums[number] = field.weights[rows].sum(0)
        self._groups[number] = group(key[0])
        self._ids[key] = number
        return number

    def tag(self, sentences: Sequence[Words]) -> list[Posteriors]:
        """The posterior of each label for each token of each sentence."""
        if len(self._ids) > REMEMBERED:
            self._forget()
        pieces = [
            s.part(i, i + LONGEST) for s in sentences for i in range(0, len(s.folded), LONGEST)
        ]
        flat = self._stream(pieces)
        lengths = [len(p.folded) for p in pieces]
        total: Floats = np.zeros((sum(lengths), _SIZE), dtype=np.float32)
        for (field, share), sums in zip(self._fields, self._sums, strict=True):
            scores = self._scores(flat, field, sums)
            total += share * _marginals(scores, lengths, field.moves)
        out, at = [], 0
        for sentence in sentences:
            out.append(total[at : at + len(sentence.folded)])
            at += len(sentence.folded)
        return out

    def _stream(self, pieces: Sequence[Words]) -> NDArray[np.intp]:
        """The numbers of all words, two edges between sentences."""
        get, edge = self._ids.get, (EDGE, "p")
        ids = []
        for piece in pieces:
            ids += [edge, edge, *zip(piece.folded, piece.kinds, strict=True)]
        ids += [edge, edge]
        numbers = []
        for key in ids:
            number = get(key)
            numbers.append(self._id(key) if number is None else number)
        return np.array(numbers, dtype=np.intp)

    def _scores(self, flat: NDArray[np.intp], field: Field, sums: Floats) -> Floats:
        said = sums[flat].reshape(len(flat), 2 * REACH + 1, _SIZE)
        size = len(flat) - 2 * REACH
        scores: Floats = np.zeros((max(size, 0), _SIZE), dtype=np.float32)
        for offset in range(-REACH, REACH + 1):
            first = REACH + offset
            scores += said[first : first + size, offset + REACH]
        groups = self._groups[flat]
        here = groups[REACH : REACH + size]
        scores += field.pairs[0, groups[REACH - 1 : REACH - 1 + size], here]
        scores += field.pairs[1, here, groups[REACH + 1 : REACH + 1 + size]]
        kept: Floats = scores[flat[REACH : REACH + size] != self._ids[EDGE, "p"]]
        return kept


def _marginals(scores: Floats, lengths: Sequence[int], moves: Floats) -> Floats:
    """Forward and backward over all sentences together, shortest dropping out first."""
    if not lengths:
        return scores
    order = np.argsort(-np.array(lengths), kind="stable")
    sizes = np.array(lengths)[order]
    starts = (np.cumsum(lengths) - lengths)[order]
    longest = int(sizes[0])
    alive = [int((sizes > step).sum()) for step in range(longest)]
    top = scores.max(1, keepdims=True)
    local = np.exp(scores - top)
    steps = np.exp(np.maximum(moves, -50.0))
    forward, backward = np.empty_like(local), np.empty_like(local)
    current = local[starts]
    for step in range(longest):
        count = alive[step]
        if step:
            current = (current[:count] @ steps) * local[starts[:count] + step]
        current /= current.sum(1, keepdims=True)
        forward[starts[:count] + step] = current
    after = np.zeros((0, _SIZE), dtype=np.float32)
    for step in range(longest - 1, -1, -1):
        here = np.ones((alive[step], _SIZE), dtype=np.float32)
        if len(after):
            here[: len(after)] = (after * local[starts[: len(after)] + step + 1]) @ steps.T
        here /= here.sum(1, keepdims=True)
        backward[starts[: alive[step]] + step] = here
        after = here
    joint = forward * backward
    out: Floats = joint / joint.sum(1, keepdims=True)
    return out


@cache
def load() -> FastTagger:
    """The tagger that ships with the package."""
    with as_file(files("tawatur").joinpath("weights/names-fast/model.npz")) as path:
        return FastTagger(dict(np.load(path)))
