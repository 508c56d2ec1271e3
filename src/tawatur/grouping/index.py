"""The index: what grouping knows, step by step. It takes new articles and says what they change.

Nothing is compared twice: a step looks at its own articles, among themselves and against those
of the window before it. So the work of a day is that of the day, however long the archive is;
and all days one after the other give what all of them at once give, because a step only ever
looks back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from tawatur.grouping.duplicates import copies, heads
from tawatur.grouping.echoes import Line, linked, repeated
from tawatur.grouping.likeness import likeness, searchable
from tawatur.grouping.reuse import across
from tawatur.grouping.seeding import Bundle
from tawatur.grouping.segments import Columns, Segment, Weights, columns, segment, weigh
from tawatur.grouping.signatures import Article, Signed, met, nothing_met
from tawatur.grouping.stories import Growing, Join
from tawatur.model.cluster import Reuse

WINDOW = 14  # days: a pair further apart than 4 days is never one event (see likeness), and of
# the copies and passages in two weeks of the press .98 lie within 7 days
COPIES = 10  # copies of one article that are all compared with each other: 300 make 45,000 pairs
_PAIRS = 4096  # pairs of articles compared together

Pair = tuple[int, int]
Settle = Callable[[Segment, list[tuple[int, ...]]], list[tuple[int, ...]]]


class Step(NamedTuple):
    """What a step changed, by the numbers of articles: joins of copies and of stories in their
    order; headlines that pages say again; and what is to be compared for shared passages."""

    numbers: range
    copies: tuple[Join, ...]
    joins: tuple[Join, ...]
    echoes: tuple[Reuse, ...]
    bundles: tuple[Bundle, ...]


class Index:
    """The articles of the window as segments, the groups of copies and the growing stories.

    ``add`` is deterministic: equal indexes and equal articles give equal steps.
    """

    def __init__(self, window: int | None = WINDOW) -> None:
        self.window = window
        self.segments: list[Segment] = []
        self.signed: list[tuple[Signed, ...]] = []  # of each segment: its reports
        self.days: list[int | None] = []  # of each segment: its latest
        self.lines: dict[str, tuple[Line, ...]] = {}
        self.heads: dict[bytes, int] = {}
        self.copies = Groups()
        self.stories = Growing()
        self.met = nothing_met()
        self.count = 0

    def add(self, signed: Iterable[Signed], *, settle: Settle | None = None) -> Step:
        """Takes the reports of one step, by their ids; no report twice.

        ``settle`` has the last word on the stories of a step that is the only one.
        """
        ordered = sorted(signed, key=lambda one: one.id)
        articles = [article for one in ordered for article in one.articles]
        dated = [one.day for one in ordered if one.day is not None]
        if dated:
            self._forget(max(dated))
        self.met = met(articles, self.met)
        earlier = tuple(self.segments)
        words = columns(articles)
        new = self.hold(ordered, weigh(words, earlier, self.met), words)
        numbers = range(new.first, self.count)
        alike = copies(new, earlier, self.heads, self.copies.together)
        same = [self.copies.join(a, b) for a, b in alike]
        joins = self.stories.add(numbers, likeness(new, earlier)) + self._copied(numbers)
        if settle is not None:
            joins = self.stories.settled(settle(new, self.stories.groups()))
        pairs = self._pairs(numbers, joins, across(new, earlier))
        echoes = {reuse for one in ordered for reuse in repeated(one.lines)}
        echoes.update(reuse for join in joins for reuse in self._linked(join))
        return Step(
            numbers,
            tuple(join for join in same if join is not None),
            tuple(joins),
            tuple(sorted(echoes)),
            tuple(self._bundles(pairs)),
        )

    def hold(
        self, signed: Sequence[Signed], weights: Weights, words: Columns | None = None
    ) -> Segment:
        """Takes reports in as a segment without comparing them: what ``add`` begins with, and
        what brings back an index that was put down."""
        articles = [article for one in signed for article in one.articles]
        words = columns(articles) if words is None else words
        new = segment(self.count, articles, words, weights)
        dated = [one.day for one in signed if one.day is not None]
        self.segments.append(new)
        self.signed.append(tuple(signed))
        self.days.append(max(dated) if dated else None)
        self.lines.update((one.id, one.lines) for one in signed)
        self.count += len(articles)
        return new

    def article(self, number: int) -> Article:
        """The article with this number, which must be of the window."""
        held = self._segment(number)
        return held.articles[number - held.first]

    def _segment(self, number: int) -> Segment:
        low, high = 0, len(self.segments)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.segments[middle].first <= number else (low, middle)
        return self.segments[low]

    def _forget(self, day: int) -> None:
        """Drops what is older than the window. Reports without a date count as of the day that
        came after them."""
        if self.window is None:
            return
        days, following = [], day
        for own in reversed(self.days):
            following = following if own is None else own
            days.append(following)
        dropped = 0
        while days and days.pop() < day - self.window:
            self.segments.pop(0)
            self.days.pop(0)
            for one in self.signed.pop(0):
                del self.lines[one.id]
            dropped += 1
        if dropped:
            first = self.segments[0].first if self.segments else self.count
            self.stories.forget(first)
            self.copies.forget(first)
            self.heads = heads(self.segments)

    def _linked(self, join: Join) -> Iterator[Reuse]:
        """The headlines of one of two joined clusters that pages of the other link to."""
        oldest = self.segments[0].first
        sides = [
            {self.article(n).document for n in side if n >= oldest}
            for side in (join.kept, join.added)
        ]
        pages = [self.lines[name] for name in sorted(sides[0] | sides[1])]
        for reuse in linked(pages):
            if (reuse.a.document in sides[0]) != (reuse.b.document in sides[0]):
                yield reuse

    def _copied(self, numbers: range) -> list[Join]:
        """Joins the stories of copies that appeared within a day of each other, where there are
        more of them than a word of the search may stand in: they are one story because they are
        one article."""
        joins: list[Join] = []
        most = searchable(sum(len(held.articles) for held in self.segments))
        for group in self.copies.touched(numbers):
            if len(group) <= most:
                continue
            days = {n: self.article(n).day or 0.0 for n in group if n >= self.segments[0].first}
            ordered = sorted(days, key=lambda n: (days[n], n))
            for a, b in pairwise(ordered):
                one, two = sorted((self.stories.cluster[a], self.stories.cluster[b]))
                if one != two and abs(days[a] - days[b]) <= 1.0:
                    joins.append(self.stories.join(one, two))
        return joins

    def _pairs(
        self, numbers: range, joins: Iterable[Join], quoting: Iterable[Pair]
    ) -> Iterator[tuple[Pair, bool]]:
        """The pairs to be compared, and whether deeply: those of one story deeply, others that
        share words in a row. Of many copies the first speaks for all, but for words in a row
        that one of them has from elsewhere."""
        oldest = self.segments[0].first
        near = {(n, n) for n in numbers}
        for join in joins:
            near.update(
                (min(a, b), max(a, b))
                for a in join.kept
                for b in join.added
                if a >= oldest and b >= oldest
            )
        cluster = self.stories.cluster
        far = {(a, b) for a, b in quoting if cluster[a] != cluster[b]}
        first = self.copies.spokesmen(COPIES, oldest)
        for a, b in sorted(near | far):
            deep = (a, b) in near
            copied = a in first or b in first
            of_one = copied and first.get(a, a) == first.get(b, b)
            if copied and first.get(b) != a and (deep or of_one):
                continue
            yield (a, b), deep

    def _bundles(self, pairs: Iterable[tuple[Pair, bool]]) -> Iterator[Bundle]:
        batch: list[tuple[Pair, bool]] = []
        for pair in pairs:
            batch.append(pair)
            if len(batch) == _PAIRS:
                yield self._bundle(batch)
                batch = []
        if batch:
            yield self._bundle(batch)

    def _bundle(self, batch: Sequence[tuple[Pair, bool]]) -> Bundle:
        numbers = sorted({n for pair, _ in batch for n in pair})
        place = {n: i for i, n in enumerate(numbers)}
        articles = [self.article(n) for n in numbers]
        rarities = [self._segment(n).rarities(n) for n in numbers]
        return Bundle(
            tuple((article.document, article.part) for article in articles),
            np.cumsum([0, *(len(article.words) for article in articles)]),
            np.concatenate([article.words for article in articles]),
            np.concatenate([article.stems for article in articles]),
            np.concatenate([article.bearing for article in articles]),
            np.concatenate([article.lines for article in articles]),
            np.concatenate([article.starts for article in articles]),
            np.concatenate([article.ends for article in articles]),
            np.concatenate(rarities).astype(np.float32),
            np.array([(place[a], place[b]) for (a, b), _ in batch], np.int64),
            np.array([deep for _, deep in batch], bool),
        )


class Groups:
    """Groups of numbers that grow by pairs; each is named by its lowest number."""

    def __init__(self) -> None:
        self.name: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}

    def join(self, a: int, b: int) -> Join | None:
        """Puts two numbers, and all that are grouped with them, into one group; None where they
        were in one."""
        one, two = sorted((self.name.get(a, a), self.name.get(b, b)))
        if one == two:
            return None
        kept, added = self.members.pop(one, [one]), self.members.pop(two, [two])
        self.members[one] = sorted(kept + added)
        for number in self.members[one]:
            self.name[number] = one
        return Join(tuple(kept), tuple(added))

    def together(self, a: int, b: int) -> bool:
        """True where the two numbers are in one group."""
        return a in self.name and self.name[a] == self.name.get(b)

    def touched(self, numbers: range) -> list[list[int]]:
        """The groups that hold any of the numbers, in order."""
        names = sorted({self.name[n] for n in numbers if n in self.name})
        return [self.members[name] for name in names]

    def spokesmen(self, most: int, oldest: int) -> dict[int, int]:
        """For the members of each group of more than ``most`` the first that is not older than
        ``oldest`` (itself left out)."""
        out: dict[int, int] = {}
        for group in self.members.values():
            held = [n for n in group if n >= oldest]
            if len(held) > most:
                out.update(dict.fromkeys(held[1:], held[0]))
        return out

    def forget(self, before: int) -> None:
        """Drops the groups all of whose numbers are lower."""
        for name in [n for n, group in self.members.items() if group[-1] < before]:
            for number in self.members.pop(name):
                del self.name[number]


def steps(signed: Iterable[Signed], *, daily: bool) -> list[tuple[int | None, list[Signed]]]:
    """The reports in the steps that the index takes them in, each with its day: those without a
    date first, then day by day; all in one step where not ``daily``."""
    unique = {one.id: one for one in signed}
    ordered = [unique[id] for id in sorted(unique)]
    if not daily:
        return [(None, ordered)] if ordered else []
    by_day: dict[int | None, list[Signed]] = {}
    for one in ordered:
        by_day.setdefault(one.day, []).append(one)
    return sorted(by_day.items(), key=lambda item: (item[0] is not None, item[0] or 0))
