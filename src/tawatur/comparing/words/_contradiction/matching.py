"""Matching: which words of two wordings say the same, and which are left over.

Words are matched in rounds, the surest first: the same word, the same stem, the same number, the
same place, one skeleton, near spelling, one side of an axis. Of several a word takes the one that
stands nearest to its own share of the way through the wording.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tawatur.arabic.contrasts import across, together
from tawatur.arabic.skeletons import spelling_likeness
from tawatur.comparing.words._contradiction.wording import Word, Wording

NEAR = 0.6  # spelling likeness from which two stems count as one
_SKELETON = 2  # letters at least


class Match(NamedTuple):
    """Word ``one`` of the first wording stands for word ``two`` of the second."""

    one: int
    two: int
    kind: str


class Matching(NamedTuple):
    """Two wordings, their matched words, the words left in each, and replaced pairs.

    ``replaced`` are leftover words of both that stand beside the same matched word;
    ``opposites`` pairs of leftovers on two sides of an axis."""

    a: Wording
    b: Wording
    matches: tuple[Match, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    replaced: tuple[tuple[int, int], ...]
    enclosed: int
    opposites: tuple[tuple[int, int], ...]


def _plain(a: Word, b: Word) -> bool:
    return a.value is None and b.value is None and not (a.place and b.place)


_ROUNDS: tuple[tuple[str, Callable[[Word, Word], bool]], ...] = (
    ("word", lambda a, b: a.form == b.form),
    ("number", lambda a, b: a.value is not None and a.value == b.value),
    ("stem", lambda a, b: _plain(a, b) and a.stem == b.stem),
    ("place", lambda a, b: bool(a.place) and a.place == b.place),
    (
        "skeleton",
        lambda a, b: (
            _plain(a, b)
            and not (a.place or b.place)
            and len(a.skeleton) >= _SKELETON
            and a.skeleton == b.skeleton
            and across(a.form, b.form) is None
        ),
    ),
    ("near", lambda a, b: _plain(a, b) and spelling_likeness(a.stem, b.stem) >= NEAR),
    ("side", lambda a, b: together(a.form, b.form)),
)


def match(a: Wording, b: Wording) -> Matching:
    """The matching of two wordings."""
    left, right = _content(a), _content(b)
    found: list[Match] = []
    for kind, same in _ROUNDS:
        left, right = _round(a, b, (left, right), (kind, same), found)
    found.sort()
    replaced, enclosed = _replaced(a, b, found, (left, right))
    opposites = tuple(
        (i, j) for i in left for j in right if across(a.words[i].form, b.words[j].form)
    )
    return Matching(a, b, tuple(found), tuple(left), tuple(right), replaced, enclosed, opposites)


def _content(wording: Wording) -> list[int]:
    return [i for i, w in enumerate(wording.words) if w.kind in ("content", "number")]


def _round(
    a: Wording,
    b: Wording,
    left: tuple[list[int], list[int]],
    by: tuple[str, Callable[[Word, Word], bool]],
    found: list[Match],
) -> tuple[list[int], list[int]]:
    rest, free = [], list(left[1])
    kind, same = by
    for i in left[0]:
        fitting = [j for j in free if same(a.words[i], b.words[j])]
        if not fitting:
            rest.append(i)
            continue
        at = i / len(a.words)
        best = min(fitting, key=lambda j: (abs(at - j / len(b.words)), j))
        found.append(Match(i, best, kind))
        free.remove(best)
    return rest, free


def _replaced(
    a: Wording, b: Wording, found: list[Match], left: tuple[list[int], list[int]]
) -> tuple[tuple[tuple[int, int], ...], int]:
    """Leftover pairs with the same matched word or edge beside them, and how many have both."""
    pairs, enclosed = [], 0
    stands = {m.one: m.two for m in found}
    for i in left[0]:
        for j in left[1]:
            before = (i == j == 0) or (j > 0 and stands.get(i - 1) == j - 1)
            after = (i == len(a.words) - 1 and j == len(b.words) - 1) or stands.get(i + 1) == j + 1
            if before or after:
                pairs.append((i, j))
            enclosed += before and after
    return tuple(pairs), enclosed
