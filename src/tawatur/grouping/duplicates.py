"""Duplicates: one article again, trimmed or edited.

Two articles are copies where enough of the shorter one's runs of three words stand in the
longer (Broder's containment, 1997), or where fewer do and yet most of its words follow each
other in the longer as they do in the shorter: every fifth word replaced breaks half the runs.
Reports of different days that are written in one formula are not copies.
Candidates share sampled runs; the share is then counted on all runs. Stems are compared, so that
a changed hamza, article or ending costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np
from rapidfuzz.distance import LCSseq

from tawatur.grouping.candidates import Hits, counted, filled, meetings
from tawatur.grouping.postings import COPIED, Hashes, Postings, Rows
from tawatur.grouping.signatures import Article, Floats

# Of 323 pairs labelled over the whole range of shares (evaluation/copies.json), the formulas of
# weather, telegrams and sentences carried out lie between .45 and .70, all from different days.
_COPY = 0.57  # share of the shorter article's runs in the longer: .98 F1 from .50 to .60 ...
_FORMULA = 0.7  # ... and where they appeared on different days: the weather has its formulas ...
_LATER = 0.75  # ... days apart
_TOLD = 0.84  # share of what the words say, by their rarity, that makes a formula a copy after all
_EDITED = 0.3  # share of its runs from which the order of its words is looked at ...
_KEPT = 0.72  # ... and the share of the words of the shorter that are kept in order ...
_FEW = 40  # ... of so many words and more
_SCATTERED = 1.1  # share of runs over the cube of the words kept: single words replaced here and
# there give 1; a formula with other names in one place 1.1 to 1.3
_SEEN = 0.2  # share of sampled runs at which a pair is counted in full
_COMMON = 200  # articles a run may stand in to be searched by in all of them ...
_NEAREST = 8  # ... and of a run in more, the latest articles that are still looked at: copies of
# one article beyond that number find each other in a chain, boilerplate finds nobody twice

Known = Callable[[int, int], bool]  # whether two articles, by number, are in one group already


class Marked(Protocol):
    """Articles with what their copies are found by: a segment, or less."""

    @property
    def first(self) -> int: ...

    @property
    def articles(self) -> tuple[Article, ...]: ...

    @property
    def copied(self) -> Rows: ...

    @property
    def marks(self) -> tuple[bytes, ...]: ...

    @property
    def sampled(self) -> Postings: ...

    def rarities(self, number: int) -> Floats:
        """The rarity of every word of an article."""
        ...


def copies(
    new: Marked, earlier: Sequence[Marked], heads: dict[bytes, int], known: Known
) -> Iterator[tuple[int, int]]:
    """The pairs of a new main article and an earlier or another new one that are copies, without
    those that are ``known`` to be in one group when they come up.

    ``heads`` gives the first article of each text that is known letter by letter; the new ones
    are put in. Of articles alike to the letter only the first is compared with others.
    """
    alone = np.zeros(len(new.articles), bool)
    seen: set[bytes] = set()
    for place, mark in enumerate(new.marks):
        if not mark:
            continue
        first = heads.setdefault(mark, new.first + place)
        if first != new.first + place:
            yield first, new.first + place
        alone[place] = mark not in seen
        seen.add(mark)
    yield from _near(new, earlier, alone, known)


def heads(segments: Iterable[Marked]) -> dict[bytes, int]:
    """The first main article of each text, letter by letter."""
    found: dict[bytes, int] = {}
    for segment in segments:
        for place, mark in enumerate(segment.marks):
            if mark:
                found.setdefault(mark, segment.first + place)
    return found


def _near(
    new: Marked, earlier: Sequence[Marked], alone: np.ndarray, known: Known
) -> Iterator[tuple[int, int]]:
    kept = alone[new.sampled.article] if len(new.articles) else np.zeros(0, bool)
    own = Postings(new.sampled.run[kept], new.sampled.article[kept])
    facing = [*(segment.sampled for segment in earlier), own]
    met = [counted(own.run, other.run) for other in facing]
    common = filled(met, len(own.run)) > _COMMON
    met[-1] = met[-1].earlier()
    sizes = np.bincount(own.article, minlength=len(new.articles))
    for other, postings, one in zip((*earlier, new), facing, met, strict=True):
        nearest = np.maximum(one.low, one.high - _NEAREST)
        begin = np.where(common[one.at], nearest, one.low)
        hits = Hits(own.article[one.at], begin, one.high)
        found = meetings(hits, postings.article, max(len(other.articles), 1))
        limit = sizes[found.a]
        theirs = np.bincount(postings.article, minlength=len(other.articles))
        enough = found.value >= _SEEN * np.minimum(limit, theirs[found.b])
        for a, b in zip(found.a[enough].tolist(), found.b[enough].tolist(), strict=True):
            pair = other.first + b, new.first + a
            if not known(*pair) and is_copy(new, a, other, b):
                yield pair


def is_copy(one: Marked, a: int, two: Marked, b: int) -> bool:
    """True where the shorter of the two articles stands in the longer."""
    share = containment(one.copied.of(a), two.copied.of(b))
    later = _days_apart(one.articles[a], two.articles[b]) >= _LATER
    if share < _EDITED:
        return False
    if share >= (_FORMULA if later else _COPY):
        return True
    if len(one.articles[a].stems) > len(two.articles[b].stems):
        one, a, two, b = two, b, one, a
    left, right = one.articles[a].stems.tolist(), two.articles[b].stems.tolist()
    if len(left) < _FEW:
        return False
    kept = LCSseq.similarity(left, right) / len(left)
    if kept >= _KEPT and share <= _SCATTERED * kept**COPIED:
        return True
    if share < _COPY:
        return False
    blocks = LCSseq.opcodes(left, right).as_matching_blocks()
    rarity = one.rarities(one.first + a)
    told = sum(float(rarity[block.a : block.a + block.size].sum()) for block in blocks)
    return told >= _TOLD * float(rarity.sum())


def _days_apart(one: Article, two: Article) -> float:
    return 0.0 if one.day is None or two.day is None else abs(one.day - two.day)


def containment(a: Hashes, b: Hashes) -> float:
    """The share of the smaller set of distinct runs that stands in the larger, 0 to 1."""
    smaller = min(len(a), len(b))
    if not smaller:
        return 0.0
    both = np.concatenate([a, b])
    both.sort()
    return float(np.count_nonzero(both[1:] == both[:-1])) / smaller


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
