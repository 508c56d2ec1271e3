"""Likeness: how much speaks for two articles reporting one event, pair by pair.

What two reports of one event share is their subject: the words of their leads and of their whole
texts, of which the rare ones say most. What they do not share is wording, unless one is a copy
of the other: two articles that have many phrases in common beside equally many words in common
are two weddings, two quarterly results or two condolences told in the same formulas.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tawatur.grouping.candidates import Index, Matrix, dots, similar
from tawatur.grouping.segments import (
    FEW,
    Phrases,
    Segment,
    among,
    ascending,
    over_all,
    translated,
)
from tawatur.grouping.signatures import Floats

# The five weights and the constant began as a logistic regression over the pairs of three days of
# the press (23 and 31 July, 3 August 2015; 282 pairs of one event among 1,045 articles; for the
# first two see evaluation/stories) and of one half of 125 invented piles (465 pairs among 268
# reports), and were moved to where the stories of each came out best, the constant also .35 off.
# What events told in own words and the press have in common is how densely rare words are shared:
# counted, not per hundred words, they put a third fewer of the piles' pairs together among as
# few strangers of the press. Left out, as they change nothing beside: names, titles, words said
# twice, the reports' lengths themselves, how many others each report resembles.
_LEAD, _BODY, _RARE, _LEAD_PHRASES, _PHRASES = 19.0, 12.4, 2.3, -1.6, -6.8
_CONSTANT = -9.8
OWN = _LEAD + _BODY  # kinship of an article with itself

_MOST = 3.5  # what shared rare words can say: a passage taken over alone has many of them
_BRIEF = 100  # words below which a report is taken for no shorter: one rare word is no event

_DAY_LATER = 2.0  # log odds lost for every day beyond the first: the weather and the exchange
# close the same way every day, in the same words ...
_SURE = 6.0  # ... and the log odds that can be lost so: nothing is surer than this

_SEARCHED_FROM = 0.1  # likeness without the commonest words from which a pair is looked at
_FLOOR = 0.1  # likeness below which a pair is as good as strange: .05 and .10 are the same, .15
# loses .10 of the F1 of piles told in own words
_COMMON = 0.01  # share of the articles a stem may stand in to be searched by ...
_COMMON_LEAST = 60  # ... and the number of articles it may always stand in
_SEARCHED = 400  # articles of a pile from which words are left out of the search at all


class Likeness(NamedTuple):
    """The pairs of articles a < b worth a look, by number. The log odds of one event are
    ``kinship`` (a scalar product of the two articles) + ``other`` + ``STRANGE``."""

    a: Index
    b: Index
    kinship: Floats
    other: Floats


STRANGE = _CONSTANT  # log odds of a pair that has nothing in common


def searchable(count: int) -> int:
    """In how many of ``count`` articles a word may stand to be searched by."""
    return max(_COMMON_LEAST, int(_COMMON * count)) if count > _SEARCHED else _SEARCHED


def likeness(new: Segment, earlier: Sequence[Segment]) -> Likeness:
    """The pairs of a new article and an earlier or another new one with any chance of being one
    event."""
    count = len(new.articles) + sum(len(segment.articles) for segment in earlier)
    most = searchable(count)
    lead = over_all(new, earlier, lambda s: s.lead) <= most
    body = over_all(new, earlier, lambda s: s.body) <= most
    parts = [_between(new, other, (lead, body)) for other in (*earlier, new)]
    return Likeness(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _between(new: Segment, other: Segment, usable: tuple[np.ndarray, np.ndarray]) -> Likeness:
    """The pairs between the new segment and another, or inside it."""
    once = new is other
    mine, theirs = new.subjects, other.subjects
    width = max(len(other.articles), 1)
    places = among(new.codes, other.codes)
    keys = []
    for own, facing, kept in (
        (mine.lead, theirs.lead, usable[0]),
        (mine.body, theirs.body, usable[1]),
    ):
        rows = translated(own.rows, np.where(kept, places, -1), len(other.codes))
        pairs = similar(rows, facing.turned, _SEARCHED_FROM, once=once)
        keys.append(pairs.a * width + pairs.b)
    a, b = np.divmod(ascending(np.concatenate(keys)), width)

    def met(own: Matrix, facing: Matrix) -> Floats:
        return dots(translated(own, places, len(other.codes)), facing, a, b)

    likes, whole = met(mine.lead.rows, theirs.lead.rows), met(mine.body.rows, theirs.body.rows)
    near = (likes >= _FLOOR) | (whole >= _FLOOR)
    a, b, likes, whole = a[near], b[near], likes[near], whole[near]
    kinship = _LEAD * likes + _BODY * whole
    longer = np.maximum(_length(new)[a], _length(other)[b])
    rare = np.log1p(met(mine.rare, theirs.rare) / longer)
    other_odds = _RARE * np.minimum(rare, _MOST)
    other_odds += _wording(mine.phrases, theirs.phrases, a, b)
    apart = np.nan_to_num(np.abs(new.days[a] - other.days[b]))
    late = _DAY_LATER * np.maximum(apart - 1.0, 0.0)
    surplus = np.maximum(kinship + other_odds + STRANGE - _SURE, 0.0)
    odds = np.where(late > 0, other_odds - surplus - late, other_odds)
    low, high = (a, b) if once else (b, a)
    return Likeness(low + (new if once else other).first, high + new.first, kinship, odds)


def _length(segment: Segment) -> Floats:
    """The lengths of the articles in hundreds of words."""
    lengths: Floats = np.maximum(np.diff(segment.columns.ends), _BRIEF) / 100.0
    return lengths


def _wording(own: Phrases, facing: Phrases, a: Index, b: Index) -> Floats:
    """What the shared phrases of each pair take away."""
    places = among(own.known, facing.known)
    leads, texts = (
        dots(translated(rows, places, len(facing.known)), others, a, b)
        for rows, others in ((own.lead, facing.lead), (own.text, facing.text))
    )
    sizes, others = np.diff(own.text.indptr), np.diff(facing.text.indptr)
    share = texts / np.maximum(np.minimum(sizes[a], others[b]), FEW)
    return _LEAD_PHRASES * np.log1p(leads) + _PHRASES * share
