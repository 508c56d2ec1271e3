"""Statements: is the span found, is it exact, who speaks, through whom."""

from __future__ import annotations

from collections import Counter

from tawatur.scoring.pairing import Figures, Item, Pairing, best_pairs, figures, jaccard

FOUND = 0.5  # shared part of two spans from which a statement counts as found
EXACT = 0.8
UNMAPPED = "?"  # whoever has no mention in the kept text that could map them


def score(case: Pairing) -> Figures:
    """F1 loose and exact, and of the pairs: speaker, kind, credited outlets."""
    unnamed = {q["speaker"] for _, gold, _ in case.both("quotes") for q in gold} - case.named
    unnamed.discard(None)
    n: Counter[str] = Counter()
    for _, gold, found in case.both("quotes"):
        n["gold"] += len(gold)
        n["found"] += len(found)
        pairs = best_pairs(gold, found, lambda g, f: jaccard(g, f) >= FOUND)
        for i, j in pairs:
            n.update(_compare(case, gold[i], found[j], unnamed))
        met, used = {i for i, _ in pairs}, {j for _, j in pairs}
        n["via gold"] += sum(
            len(set(q.get("via") or [])) for i, q in enumerate(gold) if i not in met
        )
        n["via found"] += sum(
            len(set(q.get("via") or [])) for j, q in enumerate(found) if j not in used
        )
    paired = n["paired"] or 1
    return figures(n["paired"], n["found"], n["gold"]) | {
        "strict_f1": figures(n["exact"], n["found"], n["gold"])["f1"],
        "speaker_accuracy": round(n["speaker"] / paired, 4),
        "kind_accuracy": round(n["kind"] / paired, 4),
        "attributed_f1": figures(n["whole"], n["found"], n["gold"])["f1"],
        "via_f1": figures(n["via"], n["via found"], n["via gold"])["f1"],
    }


def _compare(case: Pairing, gold: Item, found: Item, unnamed: set[str]) -> dict[str, int]:
    speaker = found.get("speaker")
    said = None if speaker is None else case.entity_of.get(speaker, UNMAPPED)
    right = said == (UNMAPPED if gold["speaker"] in unnamed else gold["speaker"])
    exact = jaccard(gold, found) >= EXACT
    wanted = {v if v in case.named else UNMAPPED for v in gold.get("via") or []}
    credited = {case.entity_of.get(v, UNMAPPED) for v in found.get("via") or []}
    return {
        "paired": 1,
        "exact": exact,
        "speaker": right,
        "whole": exact and right,
        "kind": (gold["kind"] == "direct") == (found.get("kind") == "direct"),
        "via": len(wanted & credited),
        "via gold": len(wanted),
        "via found": len(credited),
    }
