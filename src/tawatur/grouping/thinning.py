"""Thinning: the copies of a collection and what else stands in it twice word for word.

What is wanted where a collection is to be rid of its repetitions: no stories, no passages that
were edited. Copies are the same as those of the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.vocabulary import DOCUMENTS
from tawatur.grouping.candidates import Index
from tawatur.grouping.duplicates import copies, heads
from tawatur.grouping.echoes import repeated
from tawatur.grouping.index import COPIES, WINDOW, Groups, steps
from tawatur.grouping.oneness import MOST
from tawatur.grouping.postings import Postings, Rows, copied_runs, marks, sampled
from tawatur.grouping.signatures import Article, Floats, Signed, news_frequency, nothing_met
from tawatur.grouping.verbatim import Said, Shared, passages, shared
from tawatur.model.cluster import Clusters, Reuse


class Thin(NamedTuple):
    """The articles of a day numbered from ``first`` on, with what copies and passages are found
    by (see ``Segment``)."""

    first: int
    day: int
    articles: tuple[Article, ...]
    copied: Rows
    marks: tuple[bytes, ...]
    sampled: Postings
    said: Said

    @classmethod
    def of(cls, first: int, day: int, signed: Iterable[Signed]) -> Thin:
        """The articles of the reports."""
        articles = tuple(article for one in signed for article in one.articles)
        copied = copied_runs(articles)
        said = Said.of(articles)
        return cls(first, day, articles, copied, marks(copied), sampled(copied), said)

    def rarities(self, number: int) -> Floats:
        """The rarity in news of every word of the article with this number."""
        known = news_frequency(self.articles[number - self.first].stems, _everything())
        return np.asarray(np.log((DOCUMENTS + 1) / (np.minimum(known, DOCUMENTS) + 1)))


@cache
def _everything() -> NDArray[np.bool_]:
    return ~nothing_met()


def thinned(signed: Iterable[Signed], *, window: int | None = WINDOW) -> Clusters:
    """The copies and the passages of eight words and more, word for word, of signed reports; each
    report a story of its own. More than 40 reports are taken day by day, as ``grouped`` does."""
    unique = {one.id: one for one in signed}
    echoes = {reuse for one in unique.values() for reuse in repeated(one.lines)}
    found: list[Reuse] = []  # each once: nothing is compared twice
    days: list[Thin] = []
    groups, known = Groups(), dict[bytes, int]()
    names: list[str] = []
    taken = steps(unique.values(), daily=len(unique) > MOST)
    dated = [day for day, _ in taken if day is not None]
    for given, some in taken:
        day = dated[0] if given is None and dated else given or 0  # undated ones come first
        if window is not None:
            kept = [one for one in days if one.day >= day - window]
            known = known if len(kept) == len(days) else heads(kept)
            days = kept
        new = Thin.of(len(names), day, some)
        names += [article.document for article in new.articles]
        for pair in copies(new, days, known, groups.together):
            groups.join(*pair)
        days.append(new)
        found.extend(chain.from_iterable(_passages(days, _leaders(groups, days))))
    duplicates = (tuple(names[n] for n in group) for group in groups.members.values())
    stories = tuple((name,) for name in sorted(unique))
    reuse = tuple(sorted({*found, *echoes} if echoes else found))
    return Clusters(tuple(sorted(duplicates)), reuse, stories)


def _leaders(groups: Groups, days: Sequence[Thin]) -> Index:
    """For every article of the window the copy that speaks for it: itself, or where a new one is
    among many copies the first of them. Numbers of the window's first article are 0."""
    oldest, new = days[0].first, days[-1]
    numbers = range(new.first, new.first + len(new.articles))
    leaders = np.arange(numbers.stop - oldest)
    for group in groups.touched(numbers):
        held = [number - oldest for number in group if number >= oldest]
        if len(held) > COPIES:
            leaders[held] = held[0]
    return leaders


def _passages(days: Sequence[Thin], leaders: Index) -> Iterator[list[Reuse]]:
    """What the last day shares with the others and holds twice. Of many copies the first speaks
    for all."""
    oldest, new = days[0].first, days[-1]
    for other, one in zip(days, shared(new.said, [day.said for day in days[:-1]]), strict=True):
        a = other.first - oldest + other.said.owners(one.one)
        b = new.first - oldest + new.said.owners(one.two)
        copied = (leaders[a] != a) | (leaders[b] != b)
        kept = ~copied | (leaders[a] != leaders[b]) | (leaders[b] == a)
        yield passages(other.said, new.said, Shared(*(column[kept] for column in one)))
