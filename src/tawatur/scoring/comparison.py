"""Conflicts and agreements, judged by the passages their positions point at."""

from __future__ import annotations

from itertools import combinations

from tawatur.scoring.pairing import Figures, Item, Pairing, harmonic, points_at

SLACK = 200  # characters a piece of evidence may be longer than gold's
FOCUS = 1 / 3  # of a finding's evidence at least this part is about the gold item
FLOOD = 25  # more positions than this for each gold agreement is no reading


def score_conflicts(case: Pairing) -> Figures:
    """P: conflicts that gold knows; R: gold's conflicts found, with two sides told apart."""
    gold = [c for c in case.gold["comparison"] if c["status"] == "conflict"]
    ours = [f for f in _findings(case) if f.get("status") == "conflict"]
    met = [[_stands_for(case, finding, item) for item in gold] for finding in ours]
    r = sum(any(row[i] for row in met) for i in range(len(gold))) / len(gold) if gold else 1.0
    p = sum(any(row) for row in met) / len(ours) if ours else 0.0
    return {
        "p": round(p, 4),
        "r": round(r, 4),
        "f1": round(harmonic(p, r), 4),
        "predicted": len(ours),
        "gold": len(gold),
    }


def score_agreements(case: Pairing) -> Figures:
    """R alone: one position holds evidence of an agreement from two of its documents."""
    gold = [c for c in case.gold["comparison"] if c["status"] == "agree"]
    positions = [p for f in _findings(case) if f.get("status") != "single" for p in f["positions"]]
    found = sum(any(_tells(case, p, item) for p in positions) for item in gold)
    if len(positions) > FLOOD * max(len(gold), 1):
        found = 0
    r = round(found / len(gold), 4) if gold else 1.0
    return {"r": r, "gold": len(gold), "predicted": len(positions)}


def _findings(case: Pairing) -> list[Item]:
    return [f for s in case.dossier.get("stories", []) for f in s.get("findings", [])]


def _spans(item: Item) -> list[tuple[int, Item]]:
    """The gold item's evidence with the number of its position."""
    positions = enumerate(item["positions"])
    return [(n, e) for n, p in positions for e in p.get("evidence", []) if "start" in e]


def _about(case: Pairing, evidence: Item, spans: list[tuple[int, Item]]) -> set[int]:
    file = case.file_of.get(evidence["document"])
    return {n for n, span in spans if span["file"] == file and points_at(evidence, span, SLACK)}


def _stands_for(case: Pairing, finding: Item, item: Item) -> bool:
    spans = _spans(item)
    about = [
        [_about(case, evidence, spans) for evidence in position.get("evidence", [])]
        for position in finding.get("positions", [])
    ]
    pieces = [piece for position in about for piece in position]
    sides = [set().union(*position) for position in about]
    told_apart = any(a - b and b - a for a, b in combinations(sides, 2))
    return told_apart and sum(map(bool, pieces)) >= FOCUS * max(len(pieces), 1)


def _tells(case: Pairing, position: Item, item: Item) -> bool:
    spans = _spans(item)
    evidence = position.get("evidence", [])
    about = [case.file_of.get(e["document"]) for e in evidence if _about(case, e, spans)]
    wanted = min(2, len({span["file"] for _, span in spans}))
    return bool(about) and len(about) >= FOCUS * len(evidence) and len(set(about)) >= wanted
