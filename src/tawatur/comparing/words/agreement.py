"""Agreement: which of the claims that are worded alike say the same thing.

Wordings meet where they share what is told of seldom; to agree they must share more than the
matter they speak of. Words that stand side by side in both make one thing («مشاة البحرية»): two
things in common make an agreement, or one that is all the shorter wording says. A denial beside
what is affirmed, a pair of opposites, and figures of which none is the same make none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from tawatur.arabic.content import content, function_words, likeness, negated, opposed
from tawatur.arabic.folding import fold
from tawatur.arabic.numerals import numeral
from tawatur.arabic.stems import stem
from tawatur.arabic.tokens import tokenise
from tawatur.comparing.alignment import NOUNS
from tawatur.model.claim import ReportedClaim

NAMING = NOUNS | {"target", "perpetrator"}  # slots whose values name one thing, told in one word
ALIKE = 0.6  # likeness from which wordings of two stems and more agree whatever they share
_THINGS = 2  # things in common: of the invented piles' agreements on one thing 5 in 6 were none
_SAID = 2  # content stems from which a wording says something by itself
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


def agreeing(claims: Sequence[ReportedClaim]) -> list[list[ReportedClaim]]:
    """The claims parted so that reports stand together only where they agree; what is left of a
    report that agrees with none stands by itself."""
    if len({r.document for r in claims}) == 1:
        return [list(claims)]
    parts: list[list[ReportedClaim]] = []
    for reported in claims:
        mine = [p for p in parts if any(_belong(reported, other) for other in p)]
        joined = sorted([r for p in mine for r in p] + [reported], key=claims.index)
        parts = [p for p in parts if p not in mine] + [joined]
    alone: dict[str, list[ReportedClaim]] = {}
    for part in parts:
        if len({r.document for r in part}) == 1:
            alone.setdefault(part[0].document, []).extend(part)
    several = [p for p in parts if len({r.document for r in p}) > 1]
    return sorted([*several, *alone.values()], key=lambda part: claims.index(part[0]))


def _belong(a: ReportedClaim, b: ReportedClaim) -> bool:
    if a.document == b.document and a.claim.overlaps(b.claim):
        return True
    one, two = a.claim.value, b.claim.value
    alike = a.claim.attributed_to is not None and a.claim.attributed_to == b.claim.attributed_to
    return is_said_of_both(one, two, same_speaker=alike)


def is_said_of_both(one: str, two: str, *, same_speaker: bool) -> bool:
    """True where two wordings say the same thing, and do not only speak of the same.

    One speaker who names one matter by the same words in two reports says the same of it."""
    a, b = content(one), content(two)
    shared = frozenset(a) & frozenset(b)
    if not shared or opposed(one, two) or _differ_in_figures(one, two):
        return False
    shorter = min(len(a), len(b))
    if shorter >= _SAID and likeness(a, b) >= ALIKE:
        return True
    if len(shared) == len(a) == len(b) or len(shared) == shorter >= _SAID:
        return True
    things = _things(one, two, shared)
    known = same_speaker and any(len(thing) >= _SAID for thing in things)
    return len(things) + known >= _THINGS + _is_denied(one, two)


def _is_denied(one: str, two: str) -> bool:
    """True where one wording alone denies something, which asks for a further thing in common."""
    return bool(negated(one)) != bool(negated(two))


def _differ_in_figures(one: str, two: str) -> bool:
    """True where both wordings give figures and none of them is the same: «بلغ 612 ألفا» and
    «بلغ 655 ألفا»."""
    return all(map(_FIGURE.search, (one, two))) and _values(one).isdisjoint(_values(two))


@lru_cache(maxsize=20_000)
def _values(words: str) -> frozenset[float]:
    """The numbers of a wording, in digits and in words."""
    text = tokenise(words)
    last = len(text.words)
    found = (numeral(text, i, last) for i in range(last))
    return frozenset(n.value for n in found if n is not None)


def _things(one: str, two: str, shared: frozenset[str]) -> list[frozenset[str]]:
    """The shared stems, those that stand side by side in both wordings as one thing; a figure is
    one by itself."""
    both = _neighbours(one) & _neighbours(two)
    things = [frozenset({s}) for s in sorted(shared)]
    for pair in sorted(both, key=sorted):
        if pair <= shared and not any(map(_FIGURE.match, pair)):
            mine = [t for t in things if not t.isdisjoint(pair)]
            things = [t for t in things if t.isdisjoint(pair)] + [frozenset().union(*mine)]
    return things


@lru_cache(maxsize=20_000)
def _neighbours(words: str) -> frozenset[frozenset[str]]:
    """The pairs of content stems that stand side by side."""
    found = [w for w in _WORD.findall(fold(words)) if w not in function_words()]
    return frozenset(frozenset((stem(a), stem(b))) for a, b in pairwise(found))
