"""Surroundings: figures clash only where the words around them speak of the same thing.

Reports of one story tell of other events too: an earlier attack, another front, another town. Two
figures whose surroundings have hardly a word in common count different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from tawatur.arabic.content import content, likeness
from tawatur.comparing.alignment import Spoken, name_words, sense
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


class Scene(msgspec.Struct, frozen=True):
    """What figures stand in: the texts, the names of places, and the day beside each hour."""

    texts: Mapping[str, Text]
    spoken: Spoken
    days: Mapping[tuple[str, int, int], str]


def scene(claims: Iterable[ReportedClaim], names: Names, texts: Mapping[str, Text]) -> Scene:
    """The scene of a story's claims."""
    places = {id: entity for id, entity in names.items() if entity.type == "LOC"}
    days = {
        (r.document, r.claim.start, r.claim.end): r.claim.value
        for r in claims
        if r.claim.slot == "when" and r.claim.key == "day"
    }
    return Scene(texts, name_words(places), days)


def in_place(
    compare: Compare, scene: Scene, a: ReportedClaim, b: ReportedClaim, names: Names
) -> Verdict:
    """The verdict of ``compare``, softened where two figures stand in different surroundings."""
    verdict = compare(a, b, names)
    if verdict.status != "conflict" or not (is_figure(a.claim.value) and is_figure(b.claim.value)):
        return verdict
    pinned = is_pinned(a, scene.texts) and is_pinned(b, scene.texts)
    if is_next_day(a.claim.value, b.claim.value) and not pinned:
        return NEXT_DAY
    if a.claim.key == "hour" and _day_of(a, scene) != _day_of(b, scene):
        return _ELSEWHERE
    one, two = around(a, scene.texts), around(b, scene.texts)
    if not one or not two:
        return verdict
    here, there = _places(one, scene), _places(two, scene)
    if here and there and here.isdisjoint(there):
        return _ELSEWHERE
    if likeness(content(one), content(two)) >= (SAME_DAY if pinned else SAME_THING):
        return verdict
    return _ELSEWHERE


def _day_of(reported: ReportedClaim, scene: Scene) -> str | None:
    claim = reported.claim
    return scene.days.get((reported.document, claim.start, claim.end))


def _places(words: str, scene: Scene) -> frozenset[str]:
    """The places named in some words."""
    known = set(scene.spoken.values())
    return frozenset(id for id in sense(words, scene.spoken) if id in known)


def around(reported: ReportedClaim, texts: Mapping[str, Text]) -> str:
    """The words before and after a claim in its paragraph, the claim's own left out."""
    text = texts.get(reported.document)
    if text is None:
        return ""
    start, end = reported.claim.start, reported.claim.end
    before = text.original[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text.original[end : end + _AROUND].partition("\n")[0]
    return f"{before} {after}"
