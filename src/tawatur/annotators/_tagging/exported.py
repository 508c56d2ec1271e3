"""A reader's own tagger: a token-classification model in Hugging Face layout, exported to ONNX.

Each word is labelled by its first piece. A sentence longer than the model has places for is read
in overlapping windows, each word where it stands deepest inside one. The model alone speaks: the
shipped grades have no say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.annotators._tagging.batching import batches
from tawatur.annotators._tagging.export_folder import Export, open_export
from tawatur.annotators._tagging.words import LABELS, Posteriors, Words
from tawatur.errors import UsageError

PREFIX = "hf:"
BATCH = 256  # pieces run together at most, as the thorough grade: short rows, little padding
SHARED = 32  # pieces two windows share at most: a name and the words around it
MOST_LETTERS = 100  # of one word: WordPiece gives up there too, and a 1 MB word costs nothing
_INTEGERS = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}
_KNOWN = ("input_ids", "attention_mask", "token_type_ids", "position_ids")


class Window(NamedTuple):
    """Pieces run at once, and which words of which sentence are labelled at which piece."""

    ids: list[int]
    kinds: list[int]
    sentence: int
    words: list[int]
    places: list[int]


class ExportedTagger:
    """Tags sentences with an onnxruntime session and a tokenizer of the ``tokenizers`` package."""

    def __init__(self, session: Any, tokenizer: Any, export: Export) -> None:  # noqa: ANN401
        self._session = session
        self._tokenizer = tokenizer
        self._export = export
        self._types = {each.name: each.type for each in session.get_inputs()}
        names = [each.name for each in session.get_outputs()]
        self._output = "logits" if "logits" in names else names[0]
        _check_inputs(session, export)
        _check_outputs(session, self._output, export)
        special = tokenizer.num_special_tokens_to_add(False)
        room = export.places - special
        if room < 1:
            raise UsageError(f"{export.config}: max_position_embeddings {export.places} is too few")
        tokenizer.no_padding()
        tokenizer.enable_truncation(export.places, stride=min(SHARED, room // 2))

    def tag(self, sentences: Sequence[Words]) -> list[Posteriors]:
        """The posterior of each label for each token; a word without pieces is no name."""
        found: list[Posteriors] = []
        for sentence in sentences:
            plain = np.zeros((len(sentence.written), len(LABELS)), dtype=np.float32)
            plain[:, 0] = 1
            found.append(plain)
        windows = [
            window
            for number, sentence in enumerate(sentences)
            for window in self._windows(number, sentence.written)
        ]
        for batch in batches([len(window.ids) for window in windows], BATCH):
            self._run([windows[i] for i in batch], found)
        return [begun(posterior) for posterior in found]

    def _windows(self, number: int, written: Sequence[str]) -> list[Window]:
        if not written:
            return []
        words = [w[:MOST_LETTERS].encode("utf-8", "replace").decode("utf-8") for w in written]
        first = self._tokenizer.encode(words, is_pretokenized=True)
        encoded = [first, *first.overflowing]
        deepest: dict[int, tuple[int, int, int]] = {}
        for turn, window in enumerate(encoded):
            for word, (place, depth) in _first_pieces(window.word_ids).items():
                if word not in deepest or depth > deepest[word][0]:
                    deepest[word] = depth, turn, place
        out = []
        for turn, window in enumerate(encoded):
            mine = {w: place for w, (_, at, place) in deepest.items() if at == turn}
            if mine:
                out.append(Window(window.ids, window.type_ids, number, [*mine], [*mine.values()]))
        return out

    def _run(self, windows: Sequence[Window], found: list[Posteriors]) -> None:
        scores = self._scores(windows)
        wanted = (len(windows), max(len(w.ids) for w in windows), len(self._export.columns))
        if scores.shape != wanted:
            raise UsageError(_misshapen(self._export, self._output, scores.shape, wanted))
        for row, window in enumerate(windows):
            found[window.sentence][window.words] = self._export.seven(scores[row, window.places])

    def _scores(self, windows: Sequence[Window]) -> NDArray[np.float32]:
        shape = len(windows), max(len(window.ids) for window in windows)
        filled = {name: np.zeros(shape, dtype=np.int64) for name in _KNOWN}
        filled["input_ids"][:] = self._export.pad
        filled["position_ids"][:] = np.arange(shape[1])
        for row, window in enumerate(windows):
            many = len(window.ids)
            filled["input_ids"][row, :many] = window.ids
            filled["token_type_ids"][row, :many] = window.kinds
            filled["attention_mask"][row, :many] = 1
        given = {name: filled[name].astype(_INTEGERS[kind]) for name, kind in self._types.items()}
        try:
            scores = self._session.run([self._output], given)[0]
        except Exception as error:
            raise UsageError(
                f"{self._export.model}: does not run on pieces of the shape {shape}: {error}"
            ) from error
        return np.asarray(scores, dtype=np.float32)


def _first_pieces(word_ids: Sequence[int | None]) -> dict[int, tuple[int, int]]:
    """Of each word its first piece: the place, and how far from the nearer end of the pieces."""
    places = [i for i, word in enumerate(word_ids) if word is not None]
    out: dict[int, tuple[int, int]] = {}
    for place in places:
        word = word_ids[place]
        if word is not None and word not in out:
            out[word] = place, min(place - places[0], places[-1] - place)
    return out


def begun(posterior: Posteriors) -> Posteriors:
    """The posterior with every name begun: where no name of its type goes before, an I is a B.

    So models that tell only types, or write B only between two names, give names all the same.
    """
    out = posterior.copy()
    for first in range(1, len(LABELS), 2):
        before = posterior[:-1, first : first + 2].sum(1)
        moved = posterior[:, first + 1] * (1 - np.concatenate([[0], before]).clip(0, 1))
        out[:, first] += moved
        out[:, first + 1] -= moved
    return out


def _check_inputs(session: Any, export: Export) -> None:  # noqa: ANN401
    for each in session.get_inputs():
        if each.name not in _KNOWN or each.type not in _INTEGERS:
            raise UsageError(
                f"{export.model}: wants {each.name} as {each.type}; known are "
                f"{', '.join(_KNOWN)} as whole numbers"
            )
        if len(each.shape) != 2 or any(isinstance(size, int) for size in each.shape):
            raise UsageError(
                f"{export.model}: {each.name} has the shape {_shape(each.shape)} where (batch, "
                "pieces), both free, is expected; export it with dynamic axes"
            )


def _check_outputs(session: Any, output: str, export: Export) -> None:  # noqa: ANN401
    shape = next(each.shape for each in session.get_outputs() if each.name == output)
    last = shape[-1] if shape else None
    labels = len(export.columns)
    if shape and (len(shape) != 3 or (isinstance(last, int) and last != labels)):
        raise UsageError(_misshapen(export, output, shape, ("batch", "pieces", labels)))


def _misshapen(
    export: Export, output: str, shape: Sequence[object], wanted: Sequence[object]
) -> str:
    return (
        f"{export.model}: {output} has the shape {_shape(shape)} where {_shape(wanted)} is "
        f"expected, one score for each label of {export.config.name}; "
        "export it with --task token-classification"
    )


def _shape(sizes: Sequence[object]) -> str:
    return f"({', '.join(str(size) for size in sizes)})"


@cache
def load(path: str) -> ExportedTagger:
    """The tagger in a folder; UsageError names what is missing or cannot be used."""
    export = open_export(Path(path))
    onnxruntime = import_module("onnxruntime")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(
            str(export.model), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:
        raise UsageError(f"{export.model}: is no model onnxruntime can load: {error}") from error
    try:
        tokenizer = _tokenizers().Tokenizer.from_file(str(export.tokenizer))
    except Exception as error:
        raise UsageError(f"{export.tokenizer}: is no tokenizer that loads: {error}") from error
    return ExportedTagger(session, tokenizer, export)


def _tokenizers() -> Any:  # noqa: ANN401
    try:
        return import_module("tokenizers")
    except ImportError as error:
        raise UsageError(
            f"a tagger {PREFIX}PATH needs the tokenizers package: pip install 'tawatur[hf]'"
        ) from error
