"""Learns the weights of comparing/words/_contradiction from ANS train, and measures every approach.

python training/contradiction/train.py --shared ../shared [--dev]

Cross-validated on train; with ``--dev`` every approach is also learnt on all of train and measured
on dev. Nothing is ever learnt, chosen or tuned on dev.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
from pairs import Pair, Vector, folds, macro, read, surest
from regression import Rows, fit
from tawatur.comparing._contradiction.matching import match
from tawatur.comparing._contradiction.signs import signs
from tawatur.comparing._contradiction.wording import wording

TARGET = Path(__file__).parents[2] / "src/tawatur/weights/contradiction/weights.json"
STRENGTH = 0.3  # of .1, .3, .6, 1 and 2, cross-validated: macro-F1 .803, .807, .809, .805, .803
LEAST = 2  # pairs that show a sign: 1, 2 and 3 give .805, .807, .805; two halve the file
DIGITS = 4
_LEARNT = ("stem ", "skeleton ")
_OPEN = (*_LEARNT, "side ", "particle ", "across ")


def all_signs(pair: Pair) -> Mapping[str, float]:
    """Every sign of a pair, whichever headline comes first."""
    one, two = sorted((pair.one, pair.two))
    return signs(match(wording(one), wording(two)))


def closed_signs(pair: Pair) -> Mapping[str, float]:
    """The signs that no word list and no learnt word names."""
    return {n: v for n, v in all_signs(pair).items() if not n.startswith(_OPEN)}


def listed_signs(pair: Pair) -> Mapping[str, float]:
    """The signs without learnt words: what the lexicons alone carry."""
    return {n: v for n, v in all_signs(pair).items() if not n.startswith(_LEARNT)}


def left_over(pair: Pair) -> Mapping[str, float]:
    """Stems of one headline that the other has not, one by one and two by two."""
    one, two = ([w.stem for w in wording(s).words] for s in (pair.one, pair.two))
    out: dict[str, float] = {}
    for here, there in ((one, set(two)), (two, set(one))):
        rest = [s for s in here if s not in there]
        out |= dict.fromkeys(rest, 1.0)
        out |= {f"{a} {b}": 1.0 for a, b in pairwise(rest)}
    return out


def bayes(rows: Rows, truth: Vector, measured: Rows) -> Vector:
    """Naive Bayes of balanced classes over the words that stand in one headline alone."""
    counts: dict[str, list[float]] = {}
    for row, side in zip(rows, truth, strict=True):
        for name in row:
            counts.setdefault(name, [0.5, 0.5])[int(side)] += 1
    total = [float(np.sum(truth == 0)) + 1, float(np.sum(truth > 0)) + 1]
    says = {n: np.log(c[1] / total[1]) - np.log(c[0] / total[0]) for n, c in counts.items()}
    sums = np.array([sum(says.get(n, 0.0) for n in row) for row in measured])
    return 1 / (1 + np.exp(-np.clip(sums, -50, 50)))


def regress(rows: Rows, truth: Vector, measured: Rows) -> Vector:
    """The regression as shipped."""
    return fit(rows, truth, strength=STRENGTH, least=LEAST).scores(measured)


Learner = Callable[[Rows, Vector, Rows], Vector]
APPROACHES: dict[str, tuple[Callable[[Pair], Mapping[str, float]], Learner]] = {
    "left-over words, naive Bayes": (left_over, bayes),
    "left-over words, regression": (left_over, regress),
    "closed signs, regression": (closed_signs, regress),
    "signs without learnt words": (listed_signs, regress),
    "all signs (shipped)": (all_signs, regress),
}


def cross_validated(rows: Rows, pairs: list[Pair], truth: Vector, learn: Learner) -> Vector:
    """The score of each pair by a model that has not seen its first headline."""
    out = np.zeros(len(pairs))
    for known, held in folds(pairs):
        out[held] = learn([rows[i] for i in known], truth[known], [rows[i] for i in held])
    return out


def describe(truth: Vector, scores: Vector) -> str:
    threshold, recall = surest(truth, scores, 0.9)
    return f"{macro(truth, scores >= 0.5):.3f}  P .9 from {threshold:.2f}, recall {recall:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--dev", action="store_true", help="measure on dev as well")
    options = parser.parse_args()
    train, dev = read(options.shared, "train"), read(options.shared, "dev")
    truth = np.array([float(p.disagree) for p in train])
    dev_truth = np.array([float(p.disagree) for p in dev])
    kept: dict[str, list[Vector]] = {}
    for name, (view, learn) in APPROACHES.items():
        rows = [view(p) for p in train]
        kept[name] = [cross_validated(rows, train, truth, learn)]
        if options.dev:
            kept[name].append(learn(rows, truth, [view(p) for p in dev]))
    mixed = [kept["left-over words, naive Bayes"], kept["all signs (shipped)"]]
    kept["all signs 3 : naive Bayes 1"] = [0.25 * a + 0.75 * b for a, b in zip(*mixed, strict=True)]
    for name, scores in kept.items():
        print(f"{name:30}", "train", describe(truth, scores[0]))
        if options.dev:
            print(" " * 30, "dev  ", describe(dev_truth, scores[1]))
    model = fit([all_signs(p) for p in train], truth, strength=STRENGTH, least=LEAST)
    stored = {
        "bias": round(model.bias, DIGITS),
        "weights": {
            n: rounded for n, w in sorted(model.weights.items()) if (rounded := round(w, DIGITS))
        },
    }
    TARGET.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
