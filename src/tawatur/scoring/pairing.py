"""Gold beside dossier: which documents, entities and spans stand for each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

Figures = dict[str, float]
Item = dict[str, Any]  # a JSON object with start and end


class Pair(NamedTuple):
    """One document: its file name, its gold, what the dossier says, and its text if at hand."""

    name: str
    gold: Item
    found: Item
    text: str


class Pairing(NamedTuple):
    """A whole case; ``entity_of`` maps a dossier's entity to the gold entity it mostly names."""

    gold: Item
    dossier: Item
    pairs: tuple[Pair, ...]
    file_of: dict[str, str]
    named: frozenset[str]
    entity_of: dict[str, str]

    @classmethod
    def of(cls, gold: Item, dossier: Item, folder: Path) -> Pairing:
        """Pair documents by the file name that ends their location."""
        by_name = {PurePosixPath(d["source"]).name: d for d in dossier["documents"]}
        pairs = tuple(
            Pair(name, wanted, by_name.get(name, {}), _text(folder, name))
            for name, wanted in gold["documents"].items()
        )
        file_of = {d["id"]: PurePosixPath(d["source"]).name for d in dossier["documents"]}
        named = frozenset(m["entity"] for pair in pairs for m in pair.gold["mentions"])
        return cls(gold, dossier, pairs, file_of, named, _entity_of(pairs))

    def both(self, part: str) -> Iterator[tuple[Pair, list[Item], list[Item]]]:
        """The gold and the found items of one part, document by document."""
        for pair in self.pairs:
            yield pair, pair.gold[part], pair.found.get(part) or []


def _text(folder: Path, name: str) -> str:
    for path in (folder / "docs" / name, folder / name):
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                return file.read()
    return ""


def _entity_of(pairs: Sequence[Pair]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        at = {(m["start"], m["end"]): m.get("entity") for m in pair.found.get("mentions") or []}
        for mention in pair.gold["mentions"]:
            entity = at.get((mention["start"], mention["end"]))
            if entity is not None:
                votes[entity][mention["entity"]] += 1
    return {entity: counted.most_common(1)[0][0] for entity, counted in votes.items()}


def figures(hits: float, found: float, wanted: float) -> Figures:
    """Precision, recall and F1; nothing found where nothing is wanted counts as right."""
    p = hits / found if found else float(not wanted)
    r = hits / wanted if wanted else float(not found)
    return {
        "p": round(p, 4),
        "r": round(r, 4),
        "f1": round(harmonic(p, r), 4),
        "predicted": int(found),
        "gold": int(wanted),
    }


def harmonic(p: float, r: float) -> float:
    """The harmonic mean of two rates, 0 where both are 0."""
    return 2 * p * r / (p + r) if p + r else 0.0


def shared(a: Item, b: Item) -> int:
    """How many characters two spans have in common."""
    return int(max(0, min(a["end"], b["end"]) - max(a["start"], b["start"])))


def jaccard(a: Item, b: Item) -> float:
    """Shared characters over the characters from the first start to the last end."""
    both = shared(a, b)
    return both / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if both else 0.0


def points_at(found: Item, wanted: Item, slack: int) -> bool:
    """True where half of the shorter span is shared and ``found`` is at most ``slack``
    characters longer than ``wanted``: evidence that points, not a wide net."""
    long, short = found["end"] - found["start"], wanted["end"] - wanted["start"]
    return bool(shared(found, wanted) >= max(1, min(long, short) / 2) and long <= short + slack)


def best_pairs(
    wanted: Sequence[Item], found: Sequence[Item], fits: Callable[[Item, Item], bool]
) -> list[tuple[int, int]]:
    """One-to-one pairs of items that fit, the closest spans first."""
    ranked = sorted(
        (
            (jaccard(w, f), i, j)
            for i, w in enumerate(wanted)
            for j, f in enumerate(found)
            if fits(w, f)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())
