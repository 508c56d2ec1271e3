# ruff: noqa: T201 -- a command that prints its figures
"""Contradiction of free statements on ANS dev, beside three baselines, in one run.

python evaluation/contradiction.py --shared ../shared

Prints macro-F1 over agree and disagree of: the majority; the share of words in common (threshold
from train); a regression on the words that only one headline has, which one marked (learnt on
train); the rules of ``arabic.content`` alone; and ``contradicts`` as the dossier uses it. Pairs
labelled other are left out. Then precision and recall of ``contradicts`` by threshold.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training" / "contradiction"))

from pairs import Pair, Vector, at_threshold, macro, read, surest  # noqa: E402
from regression import fit  # noqa: E402

from tawatur.arabic.content import content, denied, likeness, opposed  # noqa: E402
from tawatur.arabic.tokens import tokenise  # noqa: E402
from tawatur.comparing.words._contradiction.judging import contradicts  # noqa: E402

CLASHING = 0.55  # likeness from which the rules speak, as in comparing/words/wording.py
PUBLISHED = 0.767  # BERT, Khouja 2020, «Stance Prediction and Claim Verification: An Arabic ...»


def truths(pairs: list[Pair]) -> Vector:
    """1 where a pair disagrees."""
    return np.array([float(p.disagree) for p in pairs])


def words(statement: str) -> frozenset[str]:
    """The folded words of a headline."""
    text = tokenise(statement)
    return frozenset(w for w, k in zip(text.words, text.kinds, strict=True) if k != "p")


def overlap(train: list[Pair], dev: list[Pair]) -> Vector:
    """1 where headlines share fewer words than the best threshold on train asks."""

    def share(pair: Pair) -> float:
        one, two = words(pair.one), words(pair.two)
        return len(one & two) / max(1, len(one | two))

    known, truth = np.array([share(p) for p in train]), truths(train)
    best = max(np.arange(0, 1, 0.02), key=lambda t: macro(truth, known < t))
    return np.array([float(share(p) < best) for p in dev])


def word_difference(train: list[Pair], dev: list[Pair]) -> Vector:
    """The score of a regression on the words that one headline alone has."""

    def difference(pair: Pair) -> dict[str, float]:
        one, two = words(pair.one), words(pair.two)
        return {f"-{w}": 1.0 for w in one - two} | {f"+{w}": 1.0 for w in two - one}

    model = fit([difference(p) for p in train], truths(train), strength=1.0)
    return model.scores([difference(p) for p in dev])


def rules(pair: Pair) -> bool:
    """The rules without a model: alike but for an opposite or a negation."""
    close = likeness(content(pair.one), content(pair.two)) >= CLASHING
    return close and bool(opposed(pair.one, pair.two) or denied(pair.one, pair.two))


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = parser.parse_args().shared
    train, dev = read(shared, "train"), read(shared, "dev")
    truth = truths(dev)
    began = time.process_time()
    found = [contradicts(p.one, p.two) for p in dev]
    seconds = time.process_time() - began
    scores = np.array([c.score for c in found])
    print(f"{len(dev)} pairs, {int(truth.sum())} disagree; macro-F1")
    print(f"majority                    {macro(truth, np.ones(len(dev))):.3f}")
    print(f"word overlap                {macro(truth, overlap(train, dev)):.3f}")
    print(f"word-difference regression  {macro(truth, word_difference(train, dev) >= 0.5):.3f}")
    print(f"rules of arabic.content     {macro(truth, np.array([rules(p) for p in dev])):.3f}")
    print(f"BERT, as published          {PUBLISHED:.3f}")
    print(f"contradicts                 {macro(truth, scores >= 0.5):.3f}")
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        precision, recall = at_threshold(truth, scores, threshold)
        print(f"  from {threshold:.2f}: precision {precision:.3f}, recall {recall:.3f}")
    threshold, recall = surest(truth, scores, 0.9)
    print(f"  precision .9 from {threshold:.2f}, recall {recall:.3f}")
    precision, recall = at_threshold(truth, np.array([float(c.clashes) for c in found]), 1.0)
    print(f"  clashes (as for reports): precision {precision:.3f}, recall {recall:.3f}")
    print(f"{len(dev) / seconds:.0f} pairs a CPU second, lexicons loaded in it")


if __name__ == "__main__":
    main()
