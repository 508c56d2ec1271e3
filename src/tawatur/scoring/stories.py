"""Stories and copies of a day: B-cubed over all articles, and pairs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from tawatur.scoring.pairing import Figures, Item, harmonic

Link = tuple[str, str]


def score(gold: Item, dossier: Item) -> dict[str, Figures]:
    """Stories by B-cubed and by pairs, copies by pairs; an article in two stories answers for
    both; gold's borderline copies count neither way."""
    wanted = {id: set(s["articles"]) for s in gold["stories"] for id in s["articles"]}
    piles = [{d for d in s["documents"] if d in wanted} for s in dossier.get("stories", [])]
    together: dict[str, set[str]] = {id: set() for id in wanted}
    for pile in piles:
        for id in pile:
            together[id] |= pile
    together = {id: pile or {id} for id, pile in together.items()}
    n = len(wanted)
    p = sum(len(together[id] & wanted[id]) / len(together[id]) for id in wanted) / n
    r = sum(len(together[id] & wanted[id]) / len(wanted[id]) for id in wanted) / n
    copies = _links(gold["copies"])
    ours = _links(dossier.get("duplicates", []))
    ours -= _links(gold.get("copies_borderline", [])) - copies
    return {
        "stories_b3": _rounded(p, r),
        "stories_pairs": _pairs(_links(s["articles"] for s in gold["stories"]), _links(piles)),
        "copies_pairs": _pairs(copies, ours),
    }


def _links(groups: Iterable[Iterable[str]]) -> set[Link]:
    return {(a, b) for group in groups for a, b in combinations(sorted(set(group)), 2)}


def _pairs(gold: set[Link], ours: set[Link]) -> Figures:
    right = len(gold & ours)
    return _rounded(right / len(ours) if ours else 0.0, right / len(gold) if gold else 1.0)


def _rounded(p: float, r: float) -> Figures:
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(harmonic(p, r), 4)}
