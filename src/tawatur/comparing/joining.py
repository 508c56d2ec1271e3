"""Joining: pairs that share an end, directly or through others, are of one question."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Pair = TypeVar("Pair")
End = TypeVar("End", bound=Hashable)


def joined(pairs: Iterable[Pair], ends: Callable[[Pair], tuple[End, End]]) -> list[list[Pair]]:
    """The pairs in groups that share no end with one another, each in the order given; the group
    that grew last stands last."""
    above: dict[End, End] = {}

    def top(end: End) -> End:
        while above.setdefault(end, end) != end:
            end = above[end]
        return end

    given = list(pairs)
    for pair in given:
        one, other = map(top, ends(pair))
        above[other] = one
    groups: dict[End, list[Pair]] = {}
    for pair in given:
        first = top(ends(pair)[0])
        groups[first] = [*groups.pop(first, ()), pair]
    return list(groups.values())
