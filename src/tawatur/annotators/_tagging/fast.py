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
from itertools import pairwise

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
WIDTH = (2 * REACH + 1) * _SIZE  # what a word says: of each label of itself and its neighbours


class Fields:
    """Conditional random fields side by side: weights by attribute row, pairs of groups, moves."""

    def __init__(self, stored: dict[str, NDArray[np.generic]], heads: Sequence[str]) -> None:
        rows = len(names(stored))
        weights = np.zeros((rows, len(heads), WIDTH), dtype=np.float32)
        self.pairs = np.zeros((len(heads), 2, GROUPS, GROUPS, _SIZE), dtype=np.float32)
        for field, head in enumerate(heads):
            cells = stored[f"{head}_rows"], field, stored[f"{head}_columns"]
            weights[cells] = stored[f"{head}_weights"]
            side, first, second, label = stored[f"{head}_pairs"].T
            self.pairs[field, side, first, second, label] = stored[f"{head}_pair_weights"]
        self.weights: Floats = weights.reshape(rows, -1)
        self.moves: Floats = np.stack([stored[f"{head}_moves"] for head in heads], dtype=np.float32)


class FastTagger:
    """Tags sentences; remembers words, never text."""

    def __init__(self, stored: dict[str, NDArray[np.generic]]) -> None:
        self._rows = {name: i for i, name in enumerate(names(stored))}
        self._fields = Fields(stored, tuple(SHARES))
        self._forget()

    def _forget(self) -> None:
        self._ids: dict[tuple[str, str], int] = {}
        self._groups = np.zeros(1024, dtype=np.intp)
        self._sums = np.zeros((1024, self._fields.weights.shape[1]), dtype=np.float32)

    def _id(self, key: tuple[str, str]) -> int:
        number = len(self._ids)
        if number == len(self._groups):
            self._groups = np.concatenate([self._groups, np.zeros_like(self._groups)])
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        known = [self._rows.get(name, -1) for name in attributes(*key)]
        rows = [row for row in known if row >= 0]
        np.add.reduce(self._fields.weights[rows], 0, out=self._sums[number])
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
        lengths = [len(p.folded) for p in pieces]
        posteriors = _marginals(self._scores(self._stream(pieces)), lengths, self._fields.moves)
        total: Floats = np.zeros((sum(lengths), _SIZE), dtype=np.float32)
        for posterior, share in zip(posteriors, SHARES.values(), strict=True):
            total += share * posterior
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

    def _scores(self, flat: NDArray[np.intp]) -> Floats:
        """What is said for each label of each word, by field."""
        fields, size = len(SHARES), max(len(flat) - 2 * REACH, 0)
        said = self._sums[flat].reshape(len(flat), fields, 2 * REACH + 1, _SIZE)
        scores: Floats = np.zeros((size, fields, _SIZE), dtype=np.float32)
        for offset in range(-REACH, REACH + 1):
            first = REACH + offset
            scores += said[first : first + size, :, offset + REACH]
        groups = self._groups[flat]
        here = groups[REACH : REACH + size]
        scores = scores.swapaxes(0, 1)
        scores += self._fields.pairs[:, 0, groups[REACH - 1 : REACH - 1 + size], here]
        scores += self._fields.pairs[:, 1, here, groups[REACH + 1 : REACH + 1 + size]]
        kept: Floats = scores[:, flat[REACH : REACH + size] != self._ids[EDGE, "p"]]
        return kept


def _marginals(scores: Floats, lengths: Sequence[int], moves: Floats) -> Floats:
    """Forward and backward over all fields and sentences together. The words stand in the order
    of their place in the sentence, so that a step is one stretch; the shortest drop out first."""
    sizes = np.array(lengths, dtype=np.intp)
    places = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    ranks = np.repeat(np.argsort(np.argsort(-sizes, kind="stable")), sizes)
    order = np.lexsort((ranks, places))
    bounds = list(pairwise([0, *np.cumsum(np.bincount(places)).tolist()]))
    local = np.exp(scores - scores.max(-1, keepdims=True))[:, order]
    steps = np.exp(np.maximum(moves, -50.0))
    forward, backward = np.empty_like(local), np.ones_like(local)
    current = local[:, :0]
    for first, last in bounds:
        here = local[:, first:last]
        if first:
            here = (current[:, : last - first] @ steps) * here
        current = here / np.add.reduce(here, -1, keepdims=True)
        forward[:, first:last] = current
    steps, after = steps.swapaxes(-1, -2), local[:, :0]
    for first, last in reversed(bounds):
        here = backward[:, first:last]
        here[:, : after.shape[1]] = after @ steps
        here /= np.add.reduce(here, -1, keepdims=True)
        after = here * local[:, first:last]
    joint = forward * backward
    out: Floats = np.empty_like(joint)
    out[:, order] = joint / joint.sum(-1, keepdims=True)
    return out


def names(stored: dict[str, NDArray[np.generic]]) -> list[str]:
    """The attributes that have weights, by row."""
    return stored["names"].tobytes().decode().split("\t")


@cache
def load() -> FastTagger:
    """The tagger that ships with the package."""
    with as_file(files("tawatur").joinpath("weights/names-fast/model.npz")) as path:
        return FastTagger(dict(np.load(path)))
