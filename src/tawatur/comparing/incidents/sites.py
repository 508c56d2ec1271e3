"""Sites: whether two reports open with incidents at different places.

Accidents, fires and campaigns of one day are told in the same words, and only the place tells them
apart. A report's sites are the places its opening names, and the names after «طريق», «محافظة» and
their like; countries and regions are too wide to tell incidents apart. Two reports are apart where
neither names a site of the other anywhere, though they may share a region where both name a road, a
quarter or a village of it; or where each tells of a kind of incident that the other never names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import clitic_forms
from tawatur.arabic.stems import stem
from tawatur.comparing.kinds import forms
from tawatur.model.text import Text

OPENING = 350  # characters in which a report says where it happened
SEVERAL = 0.4  # of the pairs of reports of different sides, the share that is apart
_WHOLE = 6000  # characters of a report searched for the other's sites
_LONGEST = 4  # words of a name
_WIDE = frozenset({"country", "alias", "region", "region-alias"})
_SHORTEST = 3  # letters of the name of a site
_PASSED = 2  # titles and adjectives between the noun and the name: «الطريق السريع بين القصيم»
_DATELINE = re.compile(r"[-–—ـ]\s*([^\W\d_]{3,})\s*:")  # «فلان - المنفذ - رفحاء:»
_WORD = re.compile(r"[^\W\d_]+")

Key = tuple[str, ...]  # the stems of a name


class Sites(msgspec.Struct, frozen=True):
    """The stems of the sites a report opens with, those of them that are spots of a region, and of
    all its words; and the kinds of incident it opens with and names anywhere."""

    own: frozenset[str]
    spots: frozenset[str]
    words: frozenset[str]
    kinds: frozenset[str]
    named: frozenset[str]

    def are_apart(self, other: Sites) -> bool:
        """True where both name sites, or kinds of incident, and neither those of the other."""
        return (
            _part(self.own, other.words, other.own, self.words)
            or _part(self.spots, other.words, other.spots, self.words)
            or _part(self.kinds, other.named, other.kinds, self.named)
        )


def _part(
    one: frozenset[str], others: frozenset[str], two: frozenset[str], ones: frozenset[str]
) -> bool:
    """True where two sets both hold something, and nothing of what the other report holds."""
    return bool(one and two) and one.isdisjoint(others) and two.isdisjoint(ones)


def sites(text: Text, start: int, spoken: Mapping[Key, str]) -> Sites:
    """The sites of the report, or the part of one, that begins at a character."""
    words = _WORD.findall(fold(text.original[start : start + _WHOLE]))
    opening = len(_WORD.findall(fold(text.original[start : start + OPENING])))
    stems = [stem(word) for word in words]
    own = {stem(w) for w in _DATELINE.findall(fold(text.original[start : start + OPENING]))[:1]}
    spots: set[str] = set()
    for i in range(opening):
        if words[i] in forms("site") or words[i] in forms("narrow"):
            named = {s for s in _name_after(words, stems, i) if len(s) >= _SHORTEST}
            own |= named
            spots |= named if words[i] in forms("narrow") else set()
        for length in range(1, _LONGEST + 1):
            key = tuple(stems[i : i + length])
            if key in spoken and key not in _wide():
                own.add(key[-1])
    kinds = [k for word in words if (k := _kinds().get(word))]
    first = [k for word in words[:opening] if (k := _kinds().get(word))]
    plain = _plain()
    return Sites(
        frozenset(own) - plain,
        frozenset(spots) - plain,
        frozenset(stems),
        frozenset(first),
        frozenset(kinds),
    )


def _name_after(words: Sequence[str], stems: Sequence[str], i: int) -> list[str]:
    """The stem of the name after a noun, past titles and the adjectives of roads."""
    at, passed = i + 1, forms("title") | forms("road")
    while at < len(words) and at <= i + _PASSED and words[at] in passed:
        at += 1
    return list(stems[at : at + 1])


def are_several(sides: Sequence[Sequence[Sites]]) -> bool:
    """True where so many reports of different sides are apart that the sides tell of several
    incidents, whatever a round-up of the day holds together."""
    pairs = [
        (a, b)
        for i, one in enumerate(sides)
        for other in sides[i + 1 :]
        for a in one
        for b in other
        if a is not b
    ]
    apart = sum(a.are_apart(b) for a, b in pairs)
    return apart >= SEVERAL * max(1, len(pairs))


@cache
def _plain() -> frozenset[str]:
    """The stems of the nouns of places, which name none."""
    return frozenset(stem(word) for kind in ("site", "narrow", "road") for word in forms(kind))


@cache
def _kinds() -> Mapping[str, str]:
    """The kind of incident that each word tells of."""
    listed = [(r["kind"], fold(r["word"])) for r in lexicons.rows("incident_kinds")]
    return {
        form: kind
        for kind, word in listed
        for head in (word, f"ال{word}")
        for _, form in clitic_forms(head)
    }


@cache
def _wide() -> frozenset[Key]:
    """The names of countries and regions, as stems."""
    listed = (r["name"] for r in lexicons.rows("countries") if r.get("kind") in _WIDE)
    return frozenset(tuple(stem(w) for w in _WORD.findall(fold(name))) for name in listed)
