"""Facts: is the passage of each gold claim found in its slot, and is its value right."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from tawatur.scoring.pairing import Figures, Item, Pairing, best_pairs, figures, jaccard, points_at

SLACK = 80  # characters a claim's span may be longer than gold's
VALUE = re.compile(r"(?:[a-z-]+=)?(\d+(?:\.\d+)?|\d{4}-\d\d-\d\d|P[\dT]\w+)")


def score(case: Pairing) -> Figures:
    """P, R, F1 by slot and span; of the pairs with a number, date, duration or entity, how many
    have the value right."""
    n: Counter[str] = Counter()
    for pair in case.pairs:
        wanted, found = pair.gold["facts"], pair.found.get("claims") or []
        n["gold"] += len(wanted)
        n["found"] += len(found)
        slots: dict[str, tuple[list[Item], list[Item]]] = defaultdict(lambda: ([], []))
        for side, items in enumerate((wanted, found)):
            for item in items:
                slots[item["slot"]][side].append(item)
        for gold, ours in slots.values():
            n.update(_slot(case, gold, ours))
    out = figures(n["met"], n["found"], n["gold"])
    out["value_accuracy"] = round(n["right"] / n["typed"], 4) if n["typed"] else 0.0
    out["typed"] = n["typed"]
    return out


def _slot(case: Pairing, gold: list[Item], ours: list[Item]) -> Counter[str]:
    n: Counter[str] = Counter()
    for i, j in best_pairs(gold, ours, lambda g, o: points_at(o, g, SLACK)):
        n["met"] += 1
        wanted = _typed(case, gold[i]["value"])
        if wanted is not None:
            # one span may state several values: «the two presidents»
            here = {str(o.get("value")) for o in ours if jaccard(o, ours[j]) == 1.0}
            n["typed"] += 1
            n["right"] += any(
                wanted in (value, case.entity_of.get(value), _typed(case, value)) for value in here
            )
    return n


def _typed(case: Pairing, value: object) -> str | None:
    """The part of a value that any reader can be held to, else None."""
    plain = str(value).split(" (")[0]
    if plain in case.named:
        return plain
    found = VALUE.fullmatch(plain)
    return found.group(1) if found else None
