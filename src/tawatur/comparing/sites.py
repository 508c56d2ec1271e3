"""Sites: whether two reports open with incidents at different places.

Accidents, fires and campaigns of one day are told in the same words, and only the place tells them
apart. A report's sites are the places its opening names, and the names after «طريق», «محافظة» and
their like; countries and regions are too wide to tell incidents apart. Two reports are apart where
neither names a site of the other anywhere.
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
from tawatur.model.text import Text

OPENING = 350  # characters in which a report says where it happened
SEVERAL = 0.4  # of the pairs of reports of different sides, the share that is apart
_WHOLE = 6000  # characters of a report searched for the other's sites
_LONGEST = 4  # words of a name
_WIDE = frozenset({"country", "alias", "region", "region-alias"})
_SHORTEST = 3  # letters of the name of a site
_WORD = re.compile(r"[^\W\d_]+")

Key = tuple[str, ...]  # the stems of a name


class Sites(msgspec.Struct, frozen=True):
    """The stems of the sites a report opens with, and of all its words."""

    own: frozenset[str]
    words: frozenset[str]

    def are_apart(self, other: Sites) -> bool:
        """True where both name sites, and neither those of the other."""
        if not self.own or not other.own:
            return False
        return self.own.isdisjoint(other.words) and other.own.isdisjoint(self.words)


def sites(text: Text, start: int, spoken: Mapping[Key, str]) -> Sites:
    """The sites of the report, or the part of one, that begins at a character."""
    words = _WORD.findall(fold(text.original[start : start + _WHOLE]))
    opening = len(_WORD.findall(fold(text.original[start : start + OPENING])))
    stems = [stem(word) for word in words]
    own: set[str] = set()
    for i in range(opening):
        if words[i] in _nouns():
            own.update(s for s in stems[i + 1 : i + 2] if len(s) >= _SHORTEST)
        for length in range(1, _LONGEST + 1):
            key = tuple(stems[i : i + length])
            if key in spoken and key not in _wide():
                own.add(key[-1])
    return Sites(frozenset(own) - _plain(), frozenset(stems))


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
def _nouns() -> frozenset[str]:
    listed = (r["word"] for r in lexicons.rows("other_incidents") if r["kind"] == "site")
    return frozenset(form for word in listed for _, form in clitic_forms(fold(word)))


@cache
def _plain() -> frozenset[str]:
    """The stems of the nouns of places, which name none."""
    return frozenset(stem(word) for word in _nouns())


@cache
def _wide() -> frozenset[Key]:
    """The names of countries and regions, as stems."""
    listed = (r["name"] for r in lexicons.rows("countries") if r.get("kind") in _WIDE)
    return frozenset(tuple(stem(w) for w in _WORD.findall(fold(name))) for name in listed)
