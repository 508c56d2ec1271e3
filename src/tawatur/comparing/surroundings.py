"""Surroundings: figures clash only where the words around them speak of the same thing.

Reports of one story tell of other events too: an earlier attack, another front, another town. Two
figures whose surroundings have hardly a word in common count different things.
"""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.arabic.content import content, likeness
from tawatur.comparing.conflict import Compare
from tawatur.comparing.corroboration import is_figure
from tawatur.comparing.days import NEXT_DAY, is_next_day, is_pinned
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import Text
from tawatur.roles import Names

SAME_THING = 0.15  # likeness of surroundings from which two figures can count one thing
SAME_DAY = 0.1  # the same where both days stand right after the event's verb
_AROUND = 120  # characters on either side: a sentence or so

_ELSEWHERE = Verdict(
    "complement",
    Bilingual("سياقان مختلفان: قد يكونان لحدثين", "different surroundings: perhaps two events"),
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
    pinned = is_pinned(a, texts) and is_pinned(b, texts)
    if is_next_day(a.claim.value, b.claim.value) and not pinned:
        return NEXT_DAY
    one, two = around(a, texts), around(b, texts)
    if (
        not one
        or not two
        or likeness(content(one), content(two)) >= (SAME_DAY if pinned else SAME_THING)
    ):
        return verdict
    return _ELSEWHERE


def around(reported: ReportedClaim, texts: Mapping[str, Text]) -> str:
    """The words before and after a claim in its paragraph, the claim's own left out."""
    text = texts.get(reported.document)
    if text is None:
        return ""
    start, end = reported.claim.start, reported.claim.end
    before = text.original[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text.original[end : end + _AROUND].partition("\n")[0]
    return f"{before} {after}"
