"""How well a tagger finds names: strict spans on the cut, by type, known and unknown names.

python training/evaluation.py --shared ../shared [--grade fast|thorough]
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import corpora
import numpy as np
from corpora import Example, spans

from tawatur.annotators._tagging.viterbi import BIO, best
from tawatur.annotators._tagging.words import Tagger, Words

TYPES = ("PER", "LOC", "ORG")
Found = set[tuple[int, int, int, str]]


def names_in(examples: Sequence[Example], head: str) -> Found:
    return {
        (i, *span)
        for i, item in enumerate(examples)
        for span in spans(item.labels[head])
        if span[2] in TYPES
    }


def tagged(tagger: Tagger, examples: Sequence[Example]) -> Found:
    sentences = [Words(e.folded, e.written, e.kinds) for e in examples]
    found: Found = set()
    for i, posterior in enumerate(tagger.tag(sentences)):
        labels = [BIO[x] for x in best(np.log(np.maximum(posterior, 1e-9)))]
        found |= {(i, *span) for span in spans(labels) if span[2] in TYPES}
    return found


def f1(found: Found, gold: Found) -> str:
    both = len(found & gold)
    p, r = both / max(1, len(found)), both / max(1, len(gold))
    return f"{2 * p * r / max(1e-9, p + r):.3f} (P {p:.3f} R {r:.3f}, {len(gold)})"


def _only(names: Found, kind: str) -> Found:
    return {name for name in names if name[3] == kind}


def summary(tagger: Tagger, examples: Sequence[Example], known: set[str], head: str = "ner") -> str:
    """F1 in all, by type, and the recall of names seen and not seen in training."""
    gold = names_in(examples, head)
    started = time.perf_counter()
    found = tagged(tagger, examples)
    spent = time.perf_counter() - started
    lines = [f"all {f1(found, gold)}, {sum(len(e.folded) for e in examples) / spent:.0f} tokens/s"]
    lines += [f"{kind} {f1(_only(found, kind), _only(gold, kind))}" for kind in TYPES]
    seen: Counter[tuple[bool, bool]] = Counter()
    for item in gold:
        i, first, last, _ = item
        seen[" ".join(examples[i].folded[first:last]) in known, item in found] += 1
    for state, name in ((True, "known"), (False, "unknown")):
        hit, miss = seen[state, True], seen[state, False]
        lines.append(f"{name} names: recall {hit / max(1, hit + miss):.3f} ({hit + miss})")
    return "; ".join(lines)


def known_names(train: Sequence[Example]) -> set[str]:
    return {" ".join(e.folded[a:b]) for e in train for a, b, _ in spans(e.labels["ner"])}


def report(tagger: Tagger, shared: Path) -> None:
    train, cut = corpora.anercorp(shared)
    known = known_names(train)
    print("cut  ", summary(tagger, cut, known))
    print("AQMAR", summary(tagger, corpora.aqmar(shared), known))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--grade", choices=["fast", "thorough"], default="fast")
    options = parser.parse_args()
    if options.grade == "fast":
        from tawatur.annotators._tagging import fast as grade
    else:
        from tawatur.annotators._tagging import thorough as grade
    report(grade.load(), options.shared)


if __name__ == "__main__":
    main()
