"""Likeness: how much speaks for two articles reporting one event, pair by pair.

What two reports of one event share is their subject: the words of their leads and of their whole
texts, of which the rare ones say most. What they do not share is wording, unless one is a copy
of the other: two articles that have many phrases in common beside equally many words in common
are two weddings, two quarterly results or two condolences told in the same formulas.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.candidates import (
    Index,
    Matrix,
    dots,
    matrix,
    runs,
    similar,
    unit_rows,
    without_common,
)
from tawatur.grouping.signatures import Article, Floats, Ints, Pile

# The five weights and the constant are a logistic regression over the article pairs of three
# days (23 and 31 July, 3 August 2015; 282 pairs of one event among 1,045 articles; for the first
# two see evaluation/stories). Trained on two days they put the third's pairs in order with an
# average precision of .85, .85 and .87; without the two weights of phrases .84, .80 and .86.
_LEAD, _BODY, _RARE, _LEAD_PHRASES, _PHRASES = 20.6, 16.2, 0.6, -1.5, -9.8
_CONSTANT = -10.2
OWN = _LEAD + _BODY  # kinship of an article with itself

_RARITY = 0.25  # power of a stem's rarity in news in its weight; 1 loses .04 of pair F1 ...
_SCARCITY = 0.5  # ... and of its scarcity in the pile, by which the day's topics weigh less
_PRESS = 100  # articles of other days that scarcity is counted among: a few alone are no day
_SCARCEST = 0.05  # scarcity of a stem that stands everywhere, of 1
_LEAD_WORDS = 40  # words of running text that count as lead; 20 and 80 lose .01
_RARE_FROM = 4.5  # nats: a stem in fewer than one article in 90; 3.5 and 5.5 are as good
_PHRASE = 2.0  # nats that either word of a phrase weighs: one in seven articles has it
_FEW = 5  # phrases below which a share of them says nothing
_DAY_LATER = 2.0  # log odds lost for every day beyond the first: the weather and the exchange
# close the same way every day, in the same words ...
_SURE = 6.0  # ... and the log odds that can be lost so: nothing is surer than this

_SEARCHED_FROM = 0.1  # likeness without the commonest words from which a pair is looked at
_FLOOR = 0.15  # likeness below which a pair is as good as strange; .06 to .20 are the same
_COMMON = 0.01  # share of the articles a stem may stand in to be searched by ...
_COMMON_LEAST = 60  # ... and the number of articles it may always stand in
_SEARCHED = 400  # articles of a pile from which words are left out of the search at all

Weighted = tuple[NDArray[np.int32], Floats]


class Likeness(NamedTuple):
    """The pairs of articles a < b worth a look. The log odds of one event are ``kinship`` (a
    scalar product of the two articles) + ``other`` + ``STRANGE``."""

    a: Index
    b: Index
    kinship: Floats
    other: Floats


STRANGE = _CONSTANT  # log odds of a pair that has nothing in common


def searchable(count: int) -> int:
    """In how many of ``count`` articles a word may stand to be searched by."""
    return max(_COMMON_LEAST, int(_COMMON * count)) if count > _SEARCHED else _SEARCHED


def likeness(pile: Pile) -> Likeness:
    """The pairs of articles with any chance of being one event."""
    weights = _weights(pile)
    lead = unit_rows(matrix([_row(_lead(a), weights) for a in pile.articles], len(weights)))
    body = unit_rows(matrix([_row(a.stems, weights) for a in pile.articles], len(weights)))
    a, b = _searched(lead, body)
    likes, whole = dots(lead, a, b), dots(body, a, b)
    near = (likes >= _FLOOR) | (whole >= _FLOOR)
    a, b, likes, whole = a[near], b[near], likes[near], whole[near]
    kinship = _LEAD * likes + _BODY * whole
    other = _RARE * np.log1p(dots(_rare(pile), a, b)) + _wording(pile, a, b)
    late = _DAY_LATER * np.maximum(_days_apart(pile.articles, a, b) - 1.0, 0.0)
    surplus = np.maximum(kinship + other + STRANGE - _SURE, 0.0)
    return Likeness(a, b, kinship, np.where(late > 0, other - surplus - late, other))


def bags(pile: Pile) -> Matrix:
    """Every article as a unit vector over its stems, weighted by rarity alone."""
    rows = [_row(article.stems, pile.weights) for article in pile.articles]
    return unit_rows(matrix(rows, len(pile.weights)))


def _weights(pile: Pile) -> Floats:
    count = len(pile.articles) + _PRESS
    stems = [np.unique(article.stems) for article in pile.articles]
    places = np.concatenate([*stems, np.zeros(0, np.int32)])
    filled = np.bincount(places, minlength=len(pile.weights)) + _PRESS * np.exp(-pile.weights)
    scarcity = np.log((count + 1) / (np.maximum(filled, 2) - 0.5)) / np.log((count + 1) / 1.5)
    weights: Floats = (
        np.maximum(pile.weights, 0.0) ** _RARITY * np.maximum(scarcity, _SCARCEST) ** _SCARCITY
    )
    return weights


def _lead(article: Article) -> Ints:
    return article.stems[: article.titled + _LEAD_WORDS]


def _row(stems: Ints, weights: Floats) -> Weighted:
    distinct, counts = np.unique(stems, return_counts=True)
    return distinct, (1.0 + np.log(counts)) * weights[distinct]


def _searched(lead: Matrix, body: Matrix) -> tuple[Index, Index]:
    count = max(lead.shape[0], 1)
    most = searchable(count)
    found = [similar(without_common(m, most), _SEARCHED_FROM) for m in (lead, body)]
    keys = np.unique(np.concatenate([pairs.a * count + pairs.b for pairs in found]))
    return keys // count, keys % count


def _rare(pile: Pile) -> Matrix:
    surplus = np.sqrt(np.maximum(pile.weights - _RARE_FROM, 0.0))
    rows = []
    for article in pile.articles:
        stems = np.unique(article.stems)
        stems = stems[surplus[stems] > 0]
        rows.append((stems, surplus[stems]))
    return matrix(rows, len(pile.weights))


def _wording(pile: Pile, a: Index, b: Index) -> Floats:
    """What the shared phrases of each pair take away."""
    looked = np.unique(np.concatenate([a, b]))
    place = np.zeros(len(pile.articles), np.int64)
    place[looked] = np.arange(len(looked))
    articles = [pile.articles[i] for i in looked.tolist()]
    leads = _phrases([_lead(article) for article in articles], pile.weights)
    texts = _phrases([article.stems for article in articles], pile.weights)
    a, b = place[a], place[b]
    sizes = np.diff(texts.indptr)
    share = dots(texts, a, b) / np.maximum(np.minimum(sizes[a], sizes[b]), _FEW)
    return _LEAD_PHRASES * np.log1p(dots(leads, a, b)) + _PHRASES * share


def _phrases(columns: Sequence[Ints], weights: Floats) -> Matrix:
    """Which two neighbouring words, neither of them common, stand in each column."""
    phrases = []
    for stems in columns:
        weighty = weights[stems] >= _PHRASE
        phrases.append(np.unique(runs(stems, 2)[weighty[:-1] & weighty[1:]]))
    everything = np.concatenate([*phrases, np.zeros(0, np.uint64)])
    distinct, numbers = np.unique(everything, return_inverse=True)
    ends = np.concatenate([[0], np.cumsum([len(p) for p in phrases])]).astype(np.int64)
    rows = [(numbers[i:j], np.ones(j - i)) for i, j in pairwise(ends.tolist())]
    return matrix(rows, len(distinct))


def _days_apart(articles: Sequence[Article], a: Index, b: Index) -> Floats:
    days = np.array([np.nan if article.day is None else article.day for article in articles])
    return np.nan_to_num(np.abs(days[a] - days[b])) if len(a) else np.zeros(0)
