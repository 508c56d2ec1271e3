"""Segments: the articles that came together, with everything they can be found by.

What grouping knows of the past is a row of segments, one a step. Each keeps the weights its words
had when it came, so that nothing of it changes when more comes; a search asks one after the
other, and forgetting the oldest day is dropping a segment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tawatur.arabic.vocabulary import DOCUMENTS
from tawatur.grouping.candidates import Matrix, matrix, runs, transposed, unit_rows
from tawatur.grouping.signatures import Article, Floats, Ints, looked_up, news_frequency

Hashes = NDArray[np.uint64]

_RARITY = 0.25  # power of a stem's rarity in news in its weight; 1 loses .04 of pair F1 ...
_SCARCITY = 0.5  # ... and of its scarcity in the pile, by which the day's topics weigh less
_PRESS = 100  # articles of other days that scarcity is counted among: a few alone are no day
_SCARCEST = 0.05  # scarcity of a stem that stands everywhere, of 1
_LEAD_WORDS = 40  # words of running text that count as lead; 20 and 80 lose .01
_RARE_FROM = 4.5  # nats: a stem in fewer than one article in 90; 3.5 and 5.5 are as good
_PHRASE = 2.0  # nats that either word of a phrase weighs: one in seven articles has it
COPIED = 3  # words of a run by which copies are known
QUOTED = 5  # words in a row that call for comparison across stories
_SAMPLE = 4  # one run in four takes part in the search for copies
_SHORTEST = 12  # runs an article needs to be anybody's copy: less is a headline
_SEED = 5.0  # nats the words of a run weigh together to be a seed; 4 to 8 find the same passages


class Postings(NamedTuple):
    """Runs of words in ascending order, and the article (its place in the segment) of each."""

    run: Hashes
    article: Ints


class Vectors(NamedTuple):
    """Articles as unit vectors over the segment's stems, the same turned (stems by articles), and
    how many articles fill each stem."""

    rows: Matrix
    turned: Matrix
    filled: Floats


class Phrases(NamedTuple):
    """The distinct neighbouring words, neither of them common, of each article's lead and text."""

    lead: tuple[Hashes, ...]
    text: tuple[Hashes, ...]


class Segment(NamedTuple):
    """Articles numbered from ``first`` on. ``codes`` are their stems, ascending; ``rarity`` and
    ``weight`` what each stem weighs in nats and in likeness; ``copied`` the distinct runs of
    each main article by which copies are known."""

    first: int
    articles: tuple[Article, ...]
    codes: Ints
    rarity: Floats
    weight: Floats
    lead: Vectors
    body: Vectors
    rare: Matrix
    phrases: Phrases
    copied: tuple[Hashes, ...]
    sampled: Postings
    quoted: Postings

    def rarities(self, article: int) -> Floats:
        """The rarity of every word of the article with this number."""
        stems = self.articles[article - self.first].stems
        return self.rarity[np.searchsorted(self.codes, stems)]  # each is among the codes


class Weights(NamedTuple):
    """What stems (ascending codes) weigh: in nats, and in likeness."""

    codes: Ints
    rarity: Floats
    weight: Floats


def weigh(
    articles: Sequence[Article], earlier: Sequence[Segment], met: NDArray[np.bool_]
) -> Weights:
    """The weights of the articles' stems among all that is known: the words of news that were
    ``met``, earlier segments, and the articles themselves."""
    distinct = [np.unique(article.stems) for article in articles]
    codes, own = np.unique(np.concatenate([*distinct, np.zeros(0, np.int32)]), return_counts=True)
    count = len(articles) + sum(len(segment.articles) for segment in earlier)
    filled = own + sum((looked_up(codes, s.codes, s.body.filled) for s in earlier), np.zeros(1))
    total = DOCUMENTS + count
    known = np.minimum(news_frequency(codes, met), DOCUMENTS) + filled
    rarity = np.log((total + 1) / (np.minimum(known, total) + 1))
    press = count + _PRESS
    often = np.maximum(filled + _PRESS * np.exp(-rarity), 2)
    scarcity = np.log((press + 1) / (often - 0.5)) / np.log((press + 1) / 1.5)
    weight = np.maximum(rarity, 0.0) ** _RARITY * np.maximum(scarcity, _SCARCEST) ** _SCARCITY
    return Weights(codes, rarity, weight)


def segment(first: int, articles: Sequence[Article], weights: Weights) -> Segment:
    """The articles as a segment, numbered from ``first``."""
    codes, rarity, weight = weights
    stems = [np.searchsorted(codes, article.stems).astype(np.int32) for article in articles]
    heads = [own[: lead_length(a)] for own, a in zip(stems, articles, strict=True)]
    copied = tuple(_copied(article) for article in articles)
    return Segment(
        first,
        tuple(articles),
        codes,
        rarity,
        weight,
        _vectors(heads, weight),
        _vectors(stems, weight),
        _rare(stems, rarity),
        Phrases(_phrases(heads, articles, rarity), _phrases(stems, articles, rarity)),
        copied,
        _postings([run[run % np.uint64(_SAMPLE) == 0] for run in copied]),
        _postings([_quoted(a, rarity[own]) for a, own in zip(articles, stems, strict=True)]),
    )


def lead_length(article: Article) -> int:
    """How many of the article's words are its title and lead."""
    return article.titled + _LEAD_WORDS


def bags(stems: Sequence[Ints], weight: Floats) -> Matrix:
    """Columns of stems as unit vectors."""
    return unit_rows(matrix([_row(own, weight) for own in stems], len(weight)))


def centred(segment: Segment) -> Floats:
    """Every article of a small segment as a unit vector over all its stems, weighted by rarity
    alone."""
    stems = [np.searchsorted(segment.codes, a.stems).astype(np.int32) for a in segment.articles]
    vectors: Floats = bags(stems, segment.rarity).toarray()
    return vectors


def _vectors(stems: Sequence[Ints], weight: Floats) -> Vectors:
    rows = bags(stems, weight)
    filled = np.bincount(rows.indices, minlength=rows.shape[1]).astype(np.float64)
    return Vectors(rows, transposed(rows), filled)


def _row(stems: Ints, weight: Floats) -> tuple[Ints, Floats]:
    distinct, counts = np.unique(stems, return_counts=True)
    return distinct, (1.0 + np.log(counts)) * weight[distinct]


def _rare(columns: Sequence[Ints], rarity: Floats) -> Matrix:
    surplus = np.sqrt(np.maximum(rarity - _RARE_FROM, 0.0))
    rows = []
    for stems in columns:
        distinct = np.unique(stems)
        distinct = distinct[surplus[distinct] > 0]
        rows.append((distinct, surplus[distinct]))
    return matrix(rows, len(rarity))


def _phrases(
    columns: Sequence[Ints], articles: Sequence[Article], rarity: Floats
) -> tuple[Hashes, ...]:
    found = []
    for own, article in zip(columns, articles, strict=True):
        weighty = rarity[own] >= _PHRASE
        pairs = runs(article.stems[: len(own)], 2)
        found.append(np.unique(pairs[weighty[:-1] & weighty[1:]]))
    return tuple(found)


def _copied(article: Article) -> Hashes:
    if article.part:
        return np.zeros(0, np.uint64)
    found = np.unique(runs(article.stems, COPIED))
    return found if len(found) >= _SHORTEST else found[:0]


def _quoted(article: Article, rarity: Floats) -> Hashes:
    key, _ = seeds(article.stems, rarity, QUOTED)
    return np.unique(key)


def seeds(stems: Ints, rarity: Floats, size: int) -> tuple[Hashes, NDArray[np.intp]]:
    """The runs of ``size`` words that weigh enough to be seeds, and where each begins."""
    key = runs(stems, size)
    if not len(key):
        return key, np.zeros(0, np.intp)
    summed = np.concatenate([[0.0], np.cumsum(rarity)])
    at = np.flatnonzero(summed[size:] - summed[:-size] >= _SEED)
    return key[at], at


def _postings(columns: Sequence[Hashes]) -> Postings:
    run = np.concatenate([*columns, np.zeros(0, np.uint64)])
    article = np.repeat(np.arange(len(columns), dtype=np.int32), [len(c) for c in columns])
    order = np.argsort(run, kind="stable")
    return Postings(run[order], article[order])


def translated(rows: Matrix, own: Segment, other: Segment, usable: NDArray[np.bool_]) -> Matrix:
    """The rows over another segment's stems, without those that are not ``usable``."""
    at = np.minimum(np.searchsorted(other.codes, own.codes), max(len(other.codes) - 1, 0))
    kept_codes = usable & (other.codes[at] == own.codes) if len(other.codes) else usable & False
    kept = kept_codes[rows.indices]
    ends = np.concatenate([[0], np.cumsum(kept)])[rows.indptr]
    columns = at[rows.indices[kept]]
    shape = (rows.shape[0], max(len(other.codes), 1))
    return sparse.csr_array((rows.data[kept], columns, ends), shape=shape)


def over_all(
    own: Segment, others: Sequence[Segment], vectors: Callable[[Segment], Vectors]
) -> Floats:
    """In how many articles of all the segments each stem of ``own`` stands."""
    found = (looked_up(own.codes, s.codes, vectors(s).filled) for s in others)
    return sum(found, vectors(own).filled.copy())
