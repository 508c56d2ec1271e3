"""The thorough grade: a fine-tuned multilingual-e5-small in 8 bits, run by onnxruntime.

Sentences are cut into pieces, sorted by length and run a few at a time on one thread (reports run
side by side in processes). Two heads speak, one for each annotation the encoder learnt from, and
the fast grade has a say: it knows lists and the company words keep.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawatur.annotators._tagging import fast
from tawatur.annotators._tagging.batching import batches
from tawatur.annotators._tagging.pieces import PAD, Pieces
from tawatur.annotators._tagging.words import LABELS, Posteriors, Tagger, Words

SHARES = {"ner": 0.5, "fane": 0.5}  # of the two heads
FAST = 0.35  # the fast grade's share of the belief: F1 on the cut .767 without it, .80 with it
LONGEST = 110  # words run together; a longer sentence is cut
MOST_PIECES = 510  # of one sentence: what the encoder has places for
BATCH = 256  # pieces run together at most: 3,250 words a CPU second; 1,024 give 2,400, 2,048 1,700
_SIZE = len(LABELS)
_FOLDER = "weights/names-thorough"


class ThoroughTagger:
    """Tags sentences with an onnxruntime session; ``second`` is mixed in with the share FAST."""

    def __init__(self, session: Any, pieces: Pieces, second: Tagger | None) -> None:  # noqa: ANN401
        self._session = session
        self._pieces = pieces
        self._second = second

    def tag(self, sentences: Sequence[Words]) -> list[Posteriors]:
        """The posterior of each label for each token of each sentence."""
        parts = [
            s.written[i : i + LONGEST] for s in sentences for i in range(0, len(s.written), LONGEST)
        ]
        encoded = [self._pieces.encode(part) for part in parts]
        found: list[Posteriors] = [np.zeros((0, _SIZE), dtype=np.float32)] * len(parts)
        for batch in batches([len(ids) for ids, _ in encoded], BATCH):
            for number, posterior in zip(
                batch, self._run([encoded[i] for i in batch]), strict=True
            ):
                found[number] = posterior
        flat = np.concatenate([*found, np.zeros((0, _SIZE), dtype=np.float32)])
        out, at = [], 0
        for sentence in sentences:
            out.append(flat[at : at + len(sentence.written)])
            at += len(sentence.written)
        if self._second is None:
            return out
        others = self._second.tag(sentences)
        return [(1 - FAST) * a + FAST * b for a, b in zip(out, others, strict=True)]

    def _run(self, batch: Sequence[tuple[list[int], list[int]]]) -> Iterator[Posteriors]:
        longest = min(MOST_PIECES, max(len(ids) for ids, _ in batch))
        pieces = np.full((len(batch), longest), PAD, dtype=np.int64)
        mask = np.zeros((len(batch), longest), dtype=np.float32)
        for row, (ids, _) in enumerate(batch):
            kept = ids[:longest]
            pieces[row, : len(kept)] = kept
            mask[row, : len(kept)] = 1
        scores = self._session.run(list(SHARES), {"pieces": pieces, "mask": mask})
        for row, (_, first) in enumerate(batch):
            at = np.minimum(first, longest - 1)
            total = np.zeros((len(first), _SIZE), dtype=np.float32)
            for head, share in zip(scores, SHARES.values(), strict=True):
                total += share * _seven(head[row, at])
            yield total


def _seven(scores: NDArray[np.float32]) -> Posteriors:
    """Probabilities over the seven labels; what other labels hold goes to O."""
    raised = np.exp(scores - scores.max(1, keepdims=True))
    raised /= raised.sum(1, keepdims=True)
    out: Posteriors = raised[:, :_SIZE].copy()
    out[:, 0] += raised[:, _SIZE:].sum(1)
    return out


def read_pieces(content: str) -> Pieces:
    """The vocabulary from its file: a piece and its score a line, in the order of their numbers."""
    lines = [line.split("\t") for line in content.split("\n")[1:] if line]
    return Pieces.of((piece, float(score)) for piece, score in lines)


@cache
def load() -> ThoroughTagger:
    """The tagger that ships with the package; onnxruntime is imported only for it."""
    onnxruntime = import_module("onnxruntime")
    folder = files("tawatur").joinpath(_FOLDER)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        folder.joinpath("model.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    pieces = read_pieces(folder.joinpath("pieces.tsv").read_text(encoding="utf-8"))
    return ThoroughTagger(session, pieces, fast.load())
