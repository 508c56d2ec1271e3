"""Duplicates: one article again, trimmed or lightly edited.

Two articles are copies where enough of the shorter one's runs of three words stand in the
longer (Broder's containment, 1997). Candidates share sampled runs; the share is then counted on
all runs. Stems are compared, so that a changed hamza, article or ending costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.candidates import Pairs, matrix, runs, similar
from tawatur.grouping.signatures import Pile

Runs = NDArray[np.uint64]

_RUN = 3  # words
_COPY = (
    0.57  # share of the shorter article's runs that stands in the longer: .98 F1 from .50 to .60
)
_SHORTEST = 12  # runs an article needs to be anybody's copy: less is a headline
_SAMPLE = 4  # one run in four takes part in the search
_SEEN = 0.35  # share of sampled runs at which a pair is counted in full
_COMMON = 200  # articles a run may stand in to be searched by: more is boilerplate


def duplicates(pile: Pile) -> list[tuple[int, ...]]:
    """The groups of two or more main articles that are copies, as article numbers in order."""
    main = [i for i, article in enumerate(pile.articles) if article.part == 0]
    columns = [np.unique(runs(pile.articles[i].stems, _RUN)) for i in main]
    whole = [column if len(column) >= _SHORTEST else column[:0] for column in columns]
    same = _identical(whole)
    heads = sorted(set(same))
    pairs = [(a, same[a]) for a in range(len(main)) if same[a] != a]
    pairs += [(heads[a], heads[b]) for a, b in _near([whole[h] for h in heads])]
    groups = united(len(main), pairs)
    return [tuple(main[i] for i in group) for group in groups]


def containment(a: Runs, b: Runs) -> float:
    """The share of the smaller set of runs that stands in the larger, 0 to 1."""
    least = min(len(a), len(b))
    return len(np.intersect1d(a, b, assume_unique=True)) / least if least else 0.0


def _identical(columns: list[Runs]) -> list[int]:
    """For each column the first one with the same runs (itself where empty)."""
    first: dict[bytes, int] = {}
    return [first.setdefault(c.tobytes(), i) if len(c) else i for i, c in enumerate(columns)]


def _near(columns: list[Runs]) -> list[tuple[int, int]]:
    found = _sharing([column[column % np.uint64(_SAMPLE) == 0] for column in columns])
    return [
        (a, b)
        for a, b in zip(found.a.tolist(), found.b.tolist(), strict=True)
        if containment(columns[a], columns[b]) >= _COPY
    ]


def _sharing(samples: list[Runs]) -> Pairs:
    """The pairs of columns that share enough of the smaller one's sampled runs."""
    sizes = np.array([len(sample) for sample in samples])
    distinct, numbers = np.unique(
        np.concatenate([*samples, np.zeros(0, np.uint64)]), return_inverse=True
    )
    filled = np.bincount(numbers, minlength=len(distinct))
    useful = (filled > 1) & (filled <= _COMMON)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    rows = []
    for i in range(len(samples)):
        own = numbers[ends[i] : ends[i + 1]]
        own = own[useful[own]]
        rows.append((own, np.ones(len(own))))
    found = similar(matrix(rows, len(distinct)), 1.0)
    enough = (
        found.value >= _SEEN * np.minimum(sizes[found.a], sizes[found.b]) if len(found.a) else []
    )
    return Pairs(found.a[enough], found.b[enough], found.value[enough]) if len(found.a) else found


def united(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected groups of two or more numbers below ``count``, each ascending."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    groups: dict[int, list[int]] = {}
    for i in range(count):
        groups.setdefault(root(i), []).append(i)
    return [group for group in groups.values() if len(group) > 1]
