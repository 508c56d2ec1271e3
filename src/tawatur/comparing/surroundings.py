"""Surroundings: figures clash only where the words around them speak of the same thing.

Reports of one story tell of other events too: an earlier attack, another front, another town. Two
figures whose surroundings have hardly a word in common count different things.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tawatur import lexicons
from tawatur.arabic.content import content, likeness
from tawatur.arabic.folding import fold
from tawatur.comparing.conflict import Compare
from tawatur.comparing.corroboration import is_figure
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import Text
from tawatur.roles import Names

SAME_THING = 0.15  # likeness of surroundings from which two figures can count one thing
_AROUND = 120  # characters on either side: a sentence or so

_ELSEWHERE = Verdict(
    "complement",
    Bilingual("سياقان مختلفان: قد يكونان لحدثين", "different surroundings: perhaps two events"),
    "scope",
)

_WIDER = Verdict(
    "conflict",
    Bilingual("أحد الرقمين لمدة أو نطاق أوسع", "one figure counts a longer time or a wider area"),
    "scope",
)


def in_place(
    compare: Compare,
    texts: Mapping[str, Text],
    a: ReportedClaim,
    b: ReportedClaim,
    names: Names,
) -> Verdict:
    """The verdict of ``compare``, softened where two figures stand in different surroundings."""
    verdict = compare(a, b, names)
    if verdict.status != "conflict" or not (is_figure(a.claim.value) and is_figure(b.claim.value)):
        return verdict
    one, two = around(a, texts), around(b, texts)
    if wider(one) != wider(two):
        return _WIDER
    if not one or not two or likeness(content(one), content(two)) >= SAME_THING:
        return verdict
    return _ELSEWHERE


def wider(words: str) -> bool:
    """True where the words say that a figure counts more than the event («منذ بداية العام»)."""
    folded = f" {fold(words)} "
    return any(f" {phrase} " in folded for phrase in _periods())


@cache
def _periods() -> tuple[str, ...]:
    return tuple(sorted(fold(phrase) for phrase in lexicons.words("periods", "words")))


def around(reported: ReportedClaim, texts: Mapping[str, Text]) -> str:
    """The words before and after a claim in its paragraph, the claim's own left out."""
    text = texts.get(reported.document)
    if text is None:
        return ""
    start, end = reported.claim.start, reported.claim.end
    before = text.original[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text.original[end : end + _AROUND].partition("\n")[0]
    return f"{before} {after}"
