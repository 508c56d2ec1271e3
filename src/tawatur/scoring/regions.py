"""Regions, character by character: what is kept, what is dropped, what is labelled right."""

from __future__ import annotations

from tawatur.model.report import KEPT
from tawatur.scoring.pairing import Figures, Item, Pairing, figures


def score(case: Pairing) -> Figures:
    """P, R, F1 of the kept characters, label accuracy, and F1 of the dropped ones.

    White space does not count. A character no region covers is neither kept nor dropped.
    """
    kept = [0, 0, 0]  # right, found, wanted
    dropped = [0, 0, 0]
    same = total = 0
    for pair, wanted, found in case.both("regions"):
        gold, ours = _labels(wanted, pair.text), _labels(found, pair.text)
        for at, label in gold.items():
            mine = ours.get(at)
            total += 1
            same += mine == label
            _count(kept, mine in KEPT, label in KEPT)
            _count(dropped, mine is not None and mine not in KEPT, label not in KEPT)
    out = figures(*kept)
    out["label_accuracy"] = round(same / total, 4) if total else 0.0
    out["dropped_f1"] = figures(*dropped)["f1"]
    return out


def _count(counts: list[int], found: bool, wanted: bool) -> None:
    counts[0] += found and wanted
    counts[1] += found
    counts[2] += wanted


def _labels(regions: list[Item], text: str) -> dict[int, str]:
    return {
        at: region["label"]
        for region in regions
        for at in range(region["start"], min(region["end"], len(text) or region["end"]))
        if not text or not text[at].isspace()
    }
