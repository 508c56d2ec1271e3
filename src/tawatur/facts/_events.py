"""Kinds of event: what a report is about in the broadest terms, from its title and lead.

The kinds are the lists ``event_*`` of ``lexicons/fact_terms``: talks, attack, accident, disaster,
trial, vote, strike, sport, decision. A report may be of several kinds, and of none; decisions and
prices are spoken of everywhere, so they are a kind only where nothing weighs more.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from tawatur import lexicons
from tawatur.facts._lines import lines
from tawatur.facts._terms import begun, is_term
from tawatur.model.annotation import Reading

_LEAD = 6  # sentences that count twice: a report says what it is about at its head
_SHARE = 0.34  # of the strongest kind's weight that a second kind needs, to keep passing words out


@cache
def _kinds() -> frozenset[str]:
    named = (row["list"] for row in lexicons.rows("fact_terms"))
    return frozenset(name for name in named if name.startswith("event_"))


@lru_cache(maxsize=200_000)
def _kinds_of(word: str) -> tuple[str, ...]:
    return tuple(sorted(name[6:] for name in begun(word) & _kinds() if is_term(word, name)))


@lru_cache(maxsize=4)
def events(reading: Reading) -> frozenset[str]:
    """The kinds of event the report speaks of, weightiest ones only."""
    weights: Counter[str] = Counter()
    for number, line in enumerate(lines(reading)):
        weight = 4 if line.sentence.region == "title" else 2 if number < _LEAD else 1
        for word in line.words:
            for kind in _kinds_of(word):
                weights[kind] += weight
    if not weights:
        return frozenset()
    top = max(weights.values())
    found = frozenset(kind for kind, weight in weights.items() if weight >= _SHARE * top)
    return found if weights["decision"] == top else found - {"decision"}
