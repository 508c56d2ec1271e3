"""Gathering: the stories of a small pile whose reports tell their events in words of their own.

A pile of a few reports that somebody collected is about one event or a few; nothing else of the
day stands beside them. So two reports need less in common than in an archive to be of one event:
what their words weigh in the press decides, not how they compare with a day's other reports; a
short report is not asked for as much as a long one; and once several reports of each side speak
for it, less is asked of the pair. All this holds only where what is gathered so is nearly the
whole pile: a pile that remains mostly apart is a collection, and is left as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from tawatur.grouping.candidates import Matrix
from tawatur.grouping.postings import owners
from tawatur.grouping.segments import Segment, Weights, shared_phrases, subjects, weigh
from tawatur.grouping.signatures import Floats, nothing_met

# The weights of a pair are a logistic regression over the pairs of small piles: one half of 125
# invented piles mixed two by two and five by five, near events among them, and a report of three
# days of the press with those nearest to it, whole and cut to the length of a brief. Left out:
# countries named and kinds of incident (they change nothing beside the words). Rare words were
# counted by their nats then and are by the square now: as many piles come out right as before.
_LEAD, _BODY, _RARE, _PHRASES, _TITLES = 4.17, 5.82, 1.9, -9.61, 2.95
_SHORTER, _LONGER, _CONSTANT = -1.11, -2.2, 10.73
_SHORT, _LONG = 60, 250  # words within which the length of a report counts: nearly all have the
# first, and upper ends of 150 and 400 put 2 of 100 piles fewer and more together
_DAY_LATER = 0.5  # log odds lost for every day beyond the second: a bulletin comes again

# Mean log odds of the pairs between two clusters from which they join: of two single reports,
# less for every e-fold more pairs, and never less than the last. Of the half of the piles 0, 2
# and -1.8 put 6 of 100 more together and mix near events in a third more of the mixtures.
_ALONE, _COMPANY, _LEAST = 0.5, 2.0, -1.5
_STORY = 3  # reports that are a story of the pile ...
_WHOLE = 0.75  # ... and the share of the pile that must lie in such stories

Told = Sequence[tuple[int, ...]]


def gathered(segment: Segment, told: Told) -> list[tuple[int, ...]]:
    """The stories of the pile, each one or several of those ``told`` already."""
    count = len(segment.articles)
    if count < _STORY:
        return sorted(told)
    grown = _grown(_odds(segment), told)
    enough = min(_STORY, _WHOLE * count)
    held = sum(len(story) for story in grown if len(story) >= enough)
    return grown if held >= _WHOLE * count else sorted(told)


def _odds(segment: Segment) -> Floats:
    """The log odds that two articles are of one event, each against each."""
    articles, columns = segment.articles, segment.columns
    weights = weigh(columns, (), nothing_met())
    about = subjects(articles, columns, weights)
    lengths = np.log(np.clip(np.diff(columns.ends), _SHORT, _LONG))
    later = np.nan_to_num(np.abs(np.subtract.outer(segment.days, segment.days)))
    odds: Floats = (
        _CONSTANT
        + _LEAD * _products(about.lead.rows)
        + _BODY * _products(about.body.rows)
        + _RARE * np.log1p(_products(about.rare))
        + _PHRASES * shared_phrases(about.phrases)
        + _TITLES * _titles(segment, weights)
        + _SHORTER * np.minimum.outer(lengths, lengths)
        + _LONGER * np.maximum.outer(lengths, lengths)
        - _DAY_LATER * np.maximum(later - 2.0, 0.0)
    )
    return odds


def _products(rows: Matrix) -> Floats:
    out: Floats = (rows @ rows.T).toarray()
    return out


def _titles(segment: Segment, weights: Weights) -> Floats:
    """How much of each title, by weight, stands in the other article, both ways added up."""
    ends, table = segment.columns.ends, segment.columns.table
    lengths = np.diff(ends)
    count, width = len(lengths), max(len(weights.codes), 1)
    place = np.arange(ends[-1]) - np.repeat(ends[:-1], lengths)
    titled = place < np.repeat([article.titled for article in segment.articles], lengths)
    entries = np.unique(
        owners(ends)[titled].astype(np.int64) * width + segment.columns.place[titled]
    )
    row, column = np.divmod(entries, width)
    value = weights.weight * np.sqrt(np.maximum(weights.known, 0.0))
    titles = sparse.csr_array((value[column], (row, column)), shape=(count, width))
    held = sparse.csr_array(
        (np.ones(len(table.column)), table.column, table.ends), shape=(count, width)
    )
    whole = np.maximum(np.asarray(titles.sum(axis=1)).ravel(), 1.0)
    share: Floats = (titles @ held.T).toarray() / whole[:, None]
    return share + share.T


def _grown(odds: Floats, told: Told) -> list[tuple[int, ...]]:
    """Clusters by average linkage that begin as the stories told: the two that exceed what they
    need by most join first, ties to the lower numbers."""
    members = sorted(list(story) for story in told)
    sums = np.array([[odds[np.ix_(a, b)].sum() for b in members] for a in members])
    sums = (sums + sums.T) / 2  # the same to the last bit on both sides
    while len(members) > 1:
        sizes = np.array([len(group) for group in members])
        pairs = np.multiply.outer(sizes, sizes)
        needed = np.maximum(_ALONE - _COMPANY * np.log(pairs), _LEAST)
        beyond = np.round(sums / pairs - needed, 9)
        np.fill_diagonal(beyond, -np.inf)
        a, b = sorted(divmod(int(np.argmax(beyond)), len(members)))
        if beyond[a, b] < 0:
            break
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        sums = np.delete(np.delete(sums, b, axis=0), b, axis=1)
        members[a] = sorted(members[a] + members.pop(b))
    return sorted(tuple(group) for group in members)
