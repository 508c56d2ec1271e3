"""Skeletons: what verb, verbal noun and participle of one root have in common, and near spellings.

A skeleton is a light stem without the letters that derivation adds: ارتفاع, يرتفع and مرتفع give
رفع. It is rough (no root list is consulted), so it tells likely kinship and no more.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

_WEAK = str.maketrans("", "", "اويىءئؤ")
_TENTH = "است"
_ADDED = "اميتن"  # first letters of derived forms and present tenses
_FEWEST = 2  # letters a skeleton keeps; a stem that would keep fewer stands for itself
_FARTHEST = 3  # letters by which near spellings may differ in length
_SHORTEST = 4  # letters below which nothing is a near spelling of anything


@lru_cache(maxsize=100_000)
def skeleton(stem: str) -> str:
    """The skeleton of a light stem."""
    rest = stem
    if rest.startswith(_TENTH) and len(rest) > 5:
        rest = rest[3:]
    elif rest[:1] and rest[0] in _ADDED and len(rest) > 3:
        rest = rest[1:]
    for added, longer in (("ت", 3), ("ن", 4)):
        if rest.startswith(added) and len(rest) > longer:
            rest = rest[1:]
    bare = rest.translate(_WEAK)
    if len(bare) > 3 and bare[1] == "ت":
        bare = bare[0] + bare[2:]
    return bare if len(bare) >= _FEWEST else stem


@lru_cache(maxsize=100_000)
def spelling_likeness(a: str, b: str) -> float:
    """How alike two stems are spelt, 0 to 1: the share of letter pairs in common (Dice 1945)."""
    if abs(len(a) - len(b)) > _FARTHEST or min(len(a), len(b)) < _SHORTEST:
        return 0.0
    one, two = _pairs(a), _pairs(b)
    return 2 * sum((one & two).values()) / (sum(one.values()) + sum(two.values()))


def _pairs(word: str) -> Counter[str]:
    closed = f"#{word}#"
    return Counter(closed[i : i + 2] for i in range(len(closed) - 1))
