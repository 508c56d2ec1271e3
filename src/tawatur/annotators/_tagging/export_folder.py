"""The folder of an exported model: where its files lie, and which type each of its labels means."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.annotators._tagging.words import LABELS, Posteriors
from tawatur.errors import UsageError
from tawatur.lexicons import rows

MODELS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
MOST_PLACES = 512  # pieces run at once at most, whatever the model has room for
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin", "tf_model.h5", "flax_model.msgpack")
_EXPORT = "export it with: optimum-cli export onnx --model {0} --task token-classification {0}-onnx"
_MARK = re.compile(r"(?:([biesulm])[-_])?(.+)", re.DOTALL)
_BEGINS = frozenset("bsu")  # a name of one word, S or U, begins too
_PARTS = re.compile(r"[-_./: ]")


class Export(NamedTuple):
    """The files of a model, and for each of its scores the one of LABELS it counts for."""

    model: Path
    tokenizer: Path
    config: Path
    columns: tuple[int, ...]
    pad: int
    places: int

    def seven(self, scores: NDArray[np.float32]) -> Posteriors:
        """Probabilities over LABELS, one row a row of scores."""
        raised = np.exp(scores - scores.max(1, keepdims=True))
        raised /= raised.sum(1, keepdims=True)
        out = np.zeros((len(scores), len(LABELS)), dtype=np.float32)
        for column, label in enumerate(self.columns):
            out[:, label] += raised[:, column]
        return out


def open_export(folder: Path) -> Export:
    """The export in a folder; UsageError names the file that is missing or malformed."""
    folder = folder.expanduser()
    if not folder.is_dir():
        raise UsageError(f"{folder}: is no folder; a tagger hf:PATH is a folder with a model")
    model = next((folder / name for name in MODELS if (folder / name).is_file()), None)
    if model is None:
        raise UsageError(_no_model(folder))
    config, tokenizer = (_beside(folder, model, name) for name in ("config.json", "tokenizer.json"))
    content = _read(config)
    places = content.get("max_position_embeddings")
    pad = content.get("pad_token_id")
    return Export(
        model=model,
        tokenizer=tokenizer,
        config=config,
        columns=_columns(content.get("id2label"), config),
        pad=pad if isinstance(pad, int) and pad >= 0 else 0,
        places=min(MOST_PLACES, places) if isinstance(places, int) else MOST_PLACES,
    )


def _no_model(folder: Path) -> str:
    if any(found for pattern in _WEIGHTS for found in folder.glob(pattern)):
        return f"{folder}: has weights but no {MODELS[0]}; " + _EXPORT.format(folder)
    return f"{folder}: has neither {MODELS[0]} nor {MODELS[1]}"


def _beside(folder: Path, model: Path, name: str) -> Path:
    for place in (folder / name, model.parent / name):
        if place.is_file():
            return place
    raise UsageError(f"{folder}: has no {name}; it belongs to the export of the model")


def _read(config: Path) -> dict[str, Any]:
    try:
        content = json.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{config}: cannot be read as JSON: {error}") from error
    if not isinstance(content, dict):
        raise UsageError(f"{config}: is no JSON object")
    return content


def _columns(id2label: object, config: Path) -> tuple[int, ...]:
    if not isinstance(id2label, dict) or set(id2label) != {str(i) for i in range(len(id2label))}:
        raise UsageError(f"{config}: has no id2label that names the labels 0, 1, 2, ...")
    labels = [str(id2label[str(i)]) for i in range(len(id2label))]
    columns = tuple(column_of(label) for label in labels)
    if not any(columns):
        raise UsageError(
            f"{config}: no label of id2label is one of persons, places or organisations: "
            f"{_some(labels)}; give the labels their names (B-PER, I-LOC, ORG, ...)"
        )
    return columns


def column_of(label: str) -> int:
    """Which of LABELS a model's label counts for; 0, no name, where it is none of the types."""
    types = {row["label"]: row["type"] for row in rows("name_labels")}
    found = _MARK.fullmatch(label.strip().lower())
    if found is None:
        return 0
    mark, name = found[1], found[2]
    kind = types.get(name) or types.get(_PARTS.split(name)[0])
    if kind is None:
        return 0
    return LABELS.index(f"{'B' if mark and mark in _BEGINS else 'I'}-{kind}")


def _some(labels: Sequence[str], most: int = 8) -> str:
    return ", ".join(labels[:most]) + (", ..." if len(labels) > most else "")
