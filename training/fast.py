"""Trains the fast tagger: two conditional random fields, one for each annotation of ANERcorp.

    python training/fast.py --shared ../shared

Writes weights/names-fast/model.npz (attributes and weights; tagging needs numpy alone) and prints
the strict span F1 on the cut. Ten minutes on one core.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

import corpora
import numpy as np
import pools
import pycrfsuite
from augmentation import augmented
from corpora import Example
from evaluation import report

from tawatur.annotators._tagging.fast import FastTagger
from tawatur.annotators._tagging.features import EDGE, FAR, NEAR, attributes, group
from tawatur.annotators._tagging.viterbi import BIO

TARGET = Path(__file__).parent.parent / "src/tawatur/weights/names-fast/model.npz"
LABELS = BIO[:7]
OFFSETS = (-2, -1, 0, 1, 2)
COPIES = 2  # augmented copies beside the original
SEED = 11
SETTINGS = {"c1": 0.08, "c2": 0.02, "max_iterations": 110, "feature.possible_transitions": True}
SMALLEST = 0.01  # weights nearer to nought are dropped
HEADS = ("ner", "fane")


def plain(item: Example, head: str) -> list[str] | None:
    """The seven labels of a sentence under one annotation; None where it says too little."""
    row = item.labels.get(head)
    if row is None:
        row = item.labels["wojood"]
    other = item.labels.get("ner", row)
    silent = sum(x is None and k == "w" for x, k in zip(row, item.kinds, strict=True))
    if silent > 0.3 * len(row):
        return None
    filled = [b if a is None else a for a, b in zip(row, other, strict=True)]
    kept = ["O" if x is None or x.endswith("MISC") else x for x in filled]
    previous = "O"
    for i, label in enumerate(kept):
        if label[0] == "I" and previous[1:] != label[1:]:
            kept[i] = "B" + label[1:]
        previous = kept[i]
    return kept


_seen: dict[tuple[str, str], list[str]] = {}


def _of(word: str, kind: str) -> list[str]:
    known = _seen.get((word, kind))
    if known is None:
        known = _seen[word, kind] = attributes(word, kind)
    return known


def sequence(item: Example) -> list[list[str]]:
    """All attributes of every token, its neighbours' marked with their offset."""
    words = [EDGE, EDGE, *item.folded, EDGE, EDGE]
    kinds = "pp" + item.kinds + "pp"
    own = [_of(w, k) for w, k in zip(words, kinds, strict=True)]
    groups = [group(w) for w in words]
    out = []
    for i in range(2, len(words) - 2):
        here = [f"0:{a}" for a in own[i]]
        for offset, speaking in ((-2, FAR), (-1, NEAR), (1, NEAR), (2, FAR)):
            here += [f"{offset}:{a}" for a in own[i + offset] if a.partition("=")[0] in speaking]
        here.append(f"before:{groups[i - 1]}:{groups[i]}")
        here.append(f"after:{groups[i]}:{groups[i + 1]}")
        out.append(here)
    return out


def trained(examples: list[Example], head: str, settings: dict[str, object]) -> object:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(settings)
    for item in examples:
        labels = plain(item, head)
        if labels:
            trainer.append(sequence(item), labels)
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/crf")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/crf")
        dump = tagger.info()
        tagger.close()
    return dump


def packed(dumps: dict[str, object]) -> dict[str, np.ndarray]:
    """The weights of all heads as arrays: attribute names, and (row, column, value) of each."""
    order = {label: i for i, label in enumerate(LABELS)}
    names: dict[str, int] = {}
    out: dict[str, np.ndarray] = {}
    for head, dump in dumps.items():
        cells, pairs = [], []
        for (attribute, label), weight in sorted(dump.state_features.items()):
            if abs(weight) < SMALLEST:
                continue
            place, _, name = attribute.partition(":")
            if place in ("before", "after"):
                a, b = name.split(":")
                pairs.append((place == "after", int(a), int(b), order[label], weight))
            else:
                row = names.setdefault(name, len(names))
                cells.append((row, (int(place) + 2) * 7 + order[label], weight))
        moves = np.full((7, 7), -1e4, dtype=np.float32)
        for (a, b), weight in dump.transitions.items():
            moves[order[a], order[b]] = weight
        out[f"{head}_rows"] = np.array([c[0] for c in cells], dtype=np.int32)
        out[f"{head}_columns"] = np.array([c[1] for c in cells], dtype=np.uint8)
        out[f"{head}_weights"] = np.array([c[2] for c in cells], dtype=np.float16)
        out[f"{head}_pairs"] = np.array([p[:4] for p in pairs], dtype=np.uint8).reshape(-1, 4)
        out[f"{head}_pair_weights"] = np.array([p[4] for p in pairs], dtype=np.float16)
        out[f"{head}_moves"] = moves
    out["names"] = np.frombuffer("\t".join(names).encode(), dtype=np.uint8)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    train, _ = corpora.anercorp(options.shared)
    originals = corpora.chunks([*train, *corpora.wojood(options.shared)])
    chance, pool = random.Random(SEED), pools.load(options.shared)
    examples = originals + [augmented(e, pool, chance) for _ in range(COPIES) for e in originals]
    dumps = {}
    for head in HEADS:
        dumps[head] = trained(examples, head, SETTINGS)
        print(head, "trained", flush=True)
    np.savez_compressed(options.target, **packed(dumps))
    report(FastTagger(dict(np.load(options.target))), options.shared)


if __name__ == "__main__":
    main()
