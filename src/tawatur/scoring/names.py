"""Names: exact spans with types, and entities by B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import defaultdict

from tawatur.scoring.pairing import Figures, Pairing, figures, harmonic

TYPES = frozenset({"PER", "ORG", "LOC"})


def score_mentions(case: Pairing) -> Figures:
    """P, R, F1 of spans with their type, and F1 of spans alone; soft gold counts for nobody."""
    right = right_span = found_n = wanted_n = 0
    for _, wanted, found in case.both("mentions"):
        soft = {(m["start"], m["end"]) for m in wanted if m.get("soft")}
        gold = {(m["start"], m["end"]): m["type"] for m in wanted if not m.get("soft")}
        ours = {(m["start"], m["end"]): m["type"] for m in found if m["type"] in TYPES}
        ours = {at: type for at, type in ours.items() if at not in soft}
        common = gold.keys() & ours.keys()
        right_span += len(common)
        right += sum(gold[at] == ours[at] for at in common)
        found_n += len(ours)
        wanted_n += len(gold)
    return figures(right, found_n, wanted_n) | {
        "span_f1": figures(right_span, found_n, wanted_n)["f1"]
    }


def score_entities(case: Pairing) -> Figures:
    """B-cubed over gold mentions; a mention that was not found is a cluster of its own."""
    gold: dict[str, set[int]] = defaultdict(set)
    ours: dict[object, set[int]] = defaultdict(set)
    linked: list[tuple[str, object]] = []
    for _, wanted, found in case.both("mentions"):
        at = {(m["start"], m["end"]): m.get("entity") for m in found}
        for mention in wanted:
            if mention.get("soft"):
                continue
            number = len(linked)
            entity = at.get((mention["start"], mention["end"]))
            mine: object = entity if entity is not None else number
            linked.append((mention["entity"], mine))
            gold[mention["entity"]].add(number)
            ours[mine].add(number)
    common = [(len(gold[g] & ours[o]), len(gold[g]), len(ours[o])) for g, o in linked]
    n = len(linked) or 1
    p = sum(both / mine for both, _, mine in common) / n
    r = sum(both / right for both, right, _ in common) / n
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(harmonic(p, r), 4), "gold": len(gold)}
