"""Shared passages: both sides must lie where gold has them."""

from __future__ import annotations

from tawatur.scoring.pairing import Figures, Item, Pairing, harmonic, jaccard

SHARED = 0.3  # of both sides


def score(case: Pairing) -> Figures:
    """P, R and F1 of the pairs of passages."""
    gold, ours = case.gold.get("reuse", []), case.dossier.get("reuse", [])
    same = [[_same(case, wanted, found) for found in ours] for wanted in gold]
    r = sum(map(any, same)) / len(gold) if gold else 1.0
    p = sum(map(any, zip(*same, strict=True))) / len(ours) if ours else 0.0
    return {
        "p": round(p, 4),
        "r": round(r, 4),
        "f1": round(harmonic(p, r), 4),
        "predicted": len(ours),
        "gold": len(gold),
    }


def _same(case: Pairing, wanted: Item, found: Item) -> bool:
    a, b = found["a"], found["b"]
    for x, y in ((wanted["a"], wanted["b"]), (wanted["b"], wanted["a"])):
        files = (case.file_of.get(a["document"]), case.file_of.get(b["document"]))
        if files == (x["file"], y["file"]) and min(jaccard(a, x), jaccard(b, y)) >= SHARED:
            return True
    return False
