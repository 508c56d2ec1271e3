"""Segments: the articles that came together, with everything they can be found by.

What grouping knows of the past is a row of segments, one a step. Each keeps the weights its words
had when it came, so that nothing of it changes when more comes; a search asks one after the
other, and forgetting the oldest day is dropping a segment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tawatur.arabic.vocabulary import DOCUMENTS
from tawatur.grouping.candidates import Index, Matrix, possible, transposed, unit_rows
from tawatur.grouping.postings import (
    QUOTED,
    Hashes,
    Postings,
    Rows,
    copied_runs,
    inside,
    marks,
    owners,
    posted,
    sampled,
    seeds,
)
from tawatur.grouping.signatures import (
    Article,
    Floats,
    Ints,
    all_frequency,
    looked_up,
    news_frequency,
)

_RARITY = 0.25  # power of a stem's rarity in news in its weight; 1 loses .04 of pair F1 ...
_SCARCITY = 0.5  # ... and of its scarcity in the pile, by which the day's topics weigh less
_PRESS = 100  # articles of other days that scarcity is counted among: a few alone are no day
_SCARCEST = 0.05  # scarcity of a stem that stands everywhere, of 1
_LEAD_WORDS = 40  # words of running text that count as lead; 20 and 80 lose .01
_RARE_FROM = 4.5  # nats: a stem in fewer than one article in 90; 4 and 5 lose .05
_RAREST = 3.0  # nats beyond that: a word nobody knows says no more than one in 1,800 articles
_PHRASE = 2.0  # nats that either word of a phrase weighs: one in seven articles has it
FEW = 5  # phrases below which a share of them says nothing
_LOWER = np.uint64(32)  # bits below a number that is sorted together with another
_LOWEST = np.uint64((1 << 32) - 1)


class Vectors(NamedTuple):
    """Articles as unit vectors over the segment's stems, the same turned (stems by articles), and
    how many articles fill each stem."""

    rows: Matrix
    turned: Matrix
    filled: Floats


class Phrases(NamedTuple):
    """Neighbouring words, neither of them common: their numbers, ascending, and which of them
    each article's lead and text hold."""

    known: Hashes
    lead: Matrix
    text: Matrix


class Table(NamedTuple):
    """The distinct columns of each row with their counts, row after row, and in how many rows
    each column stands."""

    column: Ints
    often: Ints
    ends: Index
    filled: Floats


class Columns(NamedTuple):
    """The words of articles: their distinct stems, ascending, the place of every word's stem among
    them, where each article's words end, and which stems stand in each article."""

    codes: Ints
    place: Ints
    ends: Index
    table: Table


class Subjects(NamedTuple):
    """What the articles of a segment are about, by which stories are found: their leads, their
    whole texts, the rare words and the phrases in them."""

    lead: Vectors
    body: Vectors
    rare: Matrix
    phrases: Phrases


class Segment(NamedTuple):
    """Articles numbered from ``first`` on. ``days`` says when each appeared (NaN: not known);
    ``codes`` are their stems, ascending; ``rarity``, ``known`` and ``weight`` what each stem weighs
    (see Weights); ``subjects`` what stories are found by; ``copied`` the runs of each main
    article by which copies are known, ``marks`` what tells those of one article from others."""

    first: int
    articles: tuple[Article, ...]
    days: Floats
    columns: Columns
    codes: Ints
    rarity: Floats
    known: Floats
    weight: Floats
    subjects: Subjects
    copied: Rows
    marks: tuple[bytes, ...]
    sampled: Postings
    quoted: Postings

    @property
    def filled(self) -> Floats:
        """In how many articles each stem stands."""
        return self.columns.table.filled

    def rarities(self, number: int) -> Floats:
        """The rarity of every word of the article with this number."""
        ends = self.columns.ends[number - self.first : number - self.first + 2]
        return self.rarity[self.columns.place[slice(*ends)]]


class Weights(NamedTuple):
    """What stems (ascending codes) weigh in nats: among the words that were met, and in the news,
    whatever form of them and whatever numeral was met; and in likeness."""

    codes: Ints
    rarity: Floats
    known: Floats
    weight: Floats


def columns(articles: Sequence[Article]) -> Columns:
    """The words of the articles by the places of their stems."""
    stems = np.concatenate([*(article.stems for article in articles), np.zeros(0, np.int32)])
    codes, place = numbered(stems)
    ends = np.cumsum([0, *(len(article.stems) for article in articles)])
    return Columns(codes, place, ends, _table(place, ends, len(codes)))


def numbered(values: Ints) -> tuple[Ints, Ints]:
    """The distinct ones of some numbers of 31 bits, ascending, and the place of each value among
    them. The values are sorted with their places in the lower bits: half the time of sorting
    places."""
    key = values.astype(np.uint64) << _LOWER
    key |= np.arange(len(values), dtype=np.uint64)
    key.sort()
    ordered = (key >> _LOWER).astype(np.int32)
    first = np.ones(len(values), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    place = np.empty(len(values), np.int32)
    place[(key & _LOWEST).view(np.int64)] = np.cumsum(first, dtype=np.int32) - 1
    return ordered[first], place


def weigh(columns: Columns, earlier: Sequence[Segment], met: NDArray[np.bool_]) -> Weights:
    """The weights of the articles' stems among all that is known: the words of news that were
    ``met``, earlier segments, and the articles themselves."""
    codes, own = columns.codes, columns.table.filled
    count = len(columns.ends) - 1 + sum(len(segment.articles) for segment in earlier)
    filled = own + sum((looked_up(codes, s.codes, s.filled) for s in earlier), np.zeros(1))
    total = DOCUMENTS + count

    def nats(frequency: Floats) -> Floats:
        known = np.minimum(frequency, DOCUMENTS) + filled
        out: Floats = np.log((total + 1) / (np.minimum(known, total) + 1))
        return out

    rarity, known = nats(news_frequency(codes, met)), nats(all_frequency(codes))
    press = count + _PRESS
    often = np.maximum(filled + _PRESS * np.exp(-known), 2)
    scarcity = np.log((press + 1) / (often - 0.5)) / np.log((press + 1) / 1.5)
    weight = np.maximum(known, 0.0) ** _RARITY * np.maximum(scarcity, _SCARCEST) ** _SCARCITY
    return Weights(codes, rarity, known, weight)


def segment(
    first: int,
    articles: Sequence[Article],
    columns: Columns,
    weights: Weights,
) -> Segment:
    """The articles as a segment, numbered from ``first``."""
    codes, rarity, known, weight = weights
    ends = columns.ends
    stems = codes[columns.place]
    copied = copied_runs(articles)
    run, at = seeds(stems, rarity[columns.place], QUOTED, ends)
    return Segment(
        first,
        tuple(articles),
        np.array([np.nan if a.day is None else a.day for a in articles], dtype=np.float64),
        columns,
        codes,
        rarity,
        known,
        weight,
        subjects(articles, columns, weights),
        copied,
        marks(copied),
        sampled(copied),
        posted(run, owners(ends)[at]),
    )


def subjects(articles: Sequence[Article], columns: Columns, weights: Weights) -> Subjects:
    """What the articles are about, by these weights."""
    codes, _, known, weight = weights
    _, place, ends, body = columns
    lengths = np.diff(ends)
    leads = np.array([lead_length(article) for article in articles], dtype=np.int64)
    in_lead = np.arange(len(place)) - np.repeat(ends[:-1], lengths) < np.repeat(leads, lengths)
    short = np.concatenate([[0], np.cumsum(np.minimum(leads, lengths))])
    return Subjects(
        _vectors(_table(place[in_lead], short, len(codes)), weight),
        _vectors(body, weight),
        _rare(body, known),
        _phrases(codes[place], ends, known[place], in_lead),
    )


def lead_length(article: Article) -> int:
    """How many of the article's words are its title and lead."""
    return article.titled + _LEAD_WORDS


def ascending(values: NDArray[Any]) -> NDArray[Any]:
    """The distinct values in ascending order: a third of the time of ``np.unique``."""
    ordered = np.sort(values)
    first = np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def centred(segment: Segment) -> Floats:
    """Every article of a small segment as a unit vector over all its stems, weighted by rarity
    alone."""
    vectors: Floats = weighted(segment.columns.table, segment.rarity).toarray()
    return vectors


def _table(columns: NDArray[np.integer[Any]], ends: Index, width: int) -> Table:
    key = owners(ends).astype(np.uint64) << _LOWER
    key |= columns.astype(np.uint64)
    key.sort()
    first = np.flatnonzero(np.diff(key, prepend=~key[:1]))
    held = key[first]
    column = (held & _LOWEST).astype(np.int32)
    often = np.diff(first, append=len(key)).astype(np.int32)
    rows = np.searchsorted(held, np.arange(len(ends), dtype=np.uint64) << _LOWER)
    return Table(column, often, rows, np.bincount(column, minlength=width).astype(np.float64))


def weighted(table: Table, weight: Floats) -> Matrix:
    """The rows of the table as unit vectors, each column weighted."""
    values = (1.0 + np.log(table.often)) * weight[table.column]
    shape = (len(table.ends) - 1, max(len(weight), 1))
    return unit_rows(sparse.csr_array((values, table.column, table.ends), shape))


def _vectors(table: Table, weight: Floats) -> Vectors:
    rows = weighted(table, weight)
    return Vectors(rows, transposed(rows), table.filled)


def _rare(table: Table, rarity: Floats) -> Matrix:
    surplus = np.clip(rarity - _RARE_FROM, 0.0, _RAREST)[table.column]
    kept = surplus > 0
    ends = np.concatenate([[0], np.cumsum(kept)])[table.ends]
    shape = (len(table.ends) - 1, max(len(rarity), 1))
    return sparse.csr_array((surplus[kept], table.column[kept], ends), shape)


def _phrases(stems: Ints, ends: Index, rarity: Floats, in_lead: NDArray[np.bool_]) -> Phrases:
    pairs, at = inside(stems, 2, ends)
    weighty = (rarity[at] >= _PHRASE) & (rarity[at + 1] >= _PHRASE)
    pairs, at = pairs[weighty], at[weighty]
    known, number = np.unique(pairs, return_inverse=True)
    owner = owners(ends)[at]
    count = len(ends) - 1
    lead = in_lead[at + 1]
    return Phrases(
        known,
        _marked(number[lead], owner[lead], count, len(known)),
        _marked(number, owner, count, len(known)),
    )


def shared_phrases(phrases: Phrases) -> Floats:
    """Of each two articles the phrases of the shorter that stand in the other too, as a share."""
    sizes = np.diff(phrases.text.indptr)
    both: Floats = (phrases.text @ phrases.text.T).toarray()
    return both / np.maximum(np.minimum.outer(sizes, sizes), FEW)


def _marked(columns: NDArray[np.integer[Any]], owners: Ints, count: int, width: int) -> Matrix:
    ends = np.searchsorted(owners, np.arange(count + 1))
    table = _table(columns, ends, width)
    ones = np.ones(len(table.column), np.float32)
    shape = (count, max(width, 1))
    return sparse.csr_array((ones, table.column, table.ends), shape)


def among(own: NDArray[Any], other: NDArray[Any]) -> Ints:
    """The place of each of the ascending keys among the other ones; -1 where it is not there."""
    out = np.full(len(own), -1, np.int32)
    if len(other):
        some = possible(own, other) if own.dtype == np.uint64 else np.arange(len(own))
        at = np.minimum(np.searchsorted(other, own[some]), len(other) - 1)
        out[some] = np.where(other[at] == own[some], at, -1)
    return out


def translated(rows: Matrix, places: Ints, width: int) -> Matrix:
    """The rows with every column moved to its place among ``width`` others, without those whose
    place is negative."""
    columns = places.take(rows.indices)
    kept = np.flatnonzero(columns >= 0)
    ends = np.searchsorted(kept, rows.indptr)
    shape = (rows.shape[0], max(width, 1))
    return sparse.csr_array((rows.data.take(kept), columns.take(kept), ends), shape=shape)


def over_all(
    own: Segment, others: Sequence[Segment], vectors: Callable[[Subjects], Vectors]
) -> Floats:
    """In how many articles of all the segments each stem of ``own`` stands."""
    found = [looked_up(own.codes, s.codes, vectors(s.subjects).filled) for s in (own, *others)]
    return sum(found, np.zeros(len(own.codes)))
