"""Spots: at which spot the accident of a count happened, where a story holds several accidents.

A round-up tells of one accident after another, each with its road, bridge or village. The spots
of a count are those of its own stretch of the report; a region that either names around them
(«منطقة الساحل») tells nothing apart. Two counts are apart where both have spots, of a road or
beside it, and neither stretch names a spot of the other; and where one of them alone adds up
several accidents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from tawatur import lexicons
from tawatur.arabic.content import function_words
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import clitic_forms
from tawatur.arabic.stems import stem
from tawatur.comparing.kinds import any_of, forms, listed
from tawatur.model.claim import ReportedClaim
from tawatur.model.text import Text

COUNTED = frozenset({"deaths", "injured"})  # slots of tolls
COUNT = "count"  # the slot of anything else that an accident brings: crews, cars
_WHOLE = 6000  # characters of a report read
_SUMMED = 60  # characters after a count in which «في حوادث مرورية» stands
_AFTER = 4  # words from an accident to the preposition before its spot: «تصادم مروري وقع أمس قرب»
_ON_ROADS = frozenset({"collision", "overturn", "run-over"})
_SHORTEST = 3  # letters of the stem of a spot
_PASSED = 2  # titles and adjectives before a name
_ENDS = re.compile(r"\s*[-–—/ـ]\s*(?:ال)?([^\W\d_]{3,})")  # the other end of a road
_BREAK = re.compile(r"[\n.؟!]\s*")
_WORD = re.compile(r"[^\W\d_]+")


class Spots(msgspec.Struct, frozen=True):
    """The stems of the spots in a stretch of a report: of ``roads``, of ``points`` on or off them;
    of the ``regions`` it lies in, and of all its ``words``."""

    roads: frozenset[str]
    points: frozenset[str]
    regions: frozenset[str]
    words: frozenset[str]
    is_accident: bool
    is_traffic: bool

    def are_apart(self, other: Spots) -> bool:
        """True for two accidents at spots of which neither stretch names the other's."""
        if not (self.is_accident and other.is_accident and (self.is_traffic or other.is_traffic)):
            return False
        wide = self.regions | other.regions
        one, two = (s.points - wide for s in (self, other))
        if one and two and one.isdisjoint(other.words) and two.isdisjoint(self.words):
            return True
        one, two = ((s.points | s.roads) - wide for s in (self, other))
        return bool(one and two and one.isdisjoint(other.words) and two.isdisjoint(self.words))


def are_apart(a: ReportedClaim, b: ReportedClaim, one: Text, two: Text) -> bool:
    """True where two tolls are of accidents at two spots, or one adds up several accidents."""
    if a.claim.slot == b.claim.slot == COUNT:
        return spots(a, one).are_apart(spots(b, two))
    if a.claim.slot not in COUNTED or b.claim.slot not in COUNTED:
        return False
    summed = is_summed(a, one), is_summed(b, two)
    if any(summed):
        return not all(summed)
    return spots(a, one).are_apart(spots(b, two))


def is_summed(reported: ReportedClaim, text: Text) -> bool:
    """True where the words after a toll name several accidents: «إصابة 9 في حوادث مرورية»."""
    end = reported.claim.end
    after = _BREAK.split(fold(text.original[end : end + _SUMMED]))[0]
    return _several().match(after) is not None


def spots(reported: ReportedClaim, text: Text) -> Spots:
    """The spots of the stretch of a report in which a count stands."""
    start = reported.claim.start
    is_far = reported.claim.part or start > _WHOLE
    opening = max(0, start - _WHOLE // 2) if is_far else 0
    words = _folded(text.original[opening : opening + _WHOLE])
    at = len(_folded(text.original[opening:start]))
    for first, last in _stretches(words):
        if first <= at < last:
            return _spots(words[first:last])
    return _spots(words)


@lru_cache(maxsize=2_000)
def _folded(words: str) -> str:
    return fold(words)


@lru_cache(maxsize=2_000)
def _stretches(words: str) -> tuple[tuple[int, int], ...]:
    """Where the stretches of a report begin and end: each turn to another incident begins one."""
    marks = [0, *_turns(words), len(words)]
    return tuple(pairwise(marks))


def _turns(words: str) -> Iterator[int]:
    for found in _BREAK.finditer(words):
        at = found.end()
        sentence = _BREAK.split(words[at : at + 300])[0]
        if _turning().match(sentence) or _numbered().search(sentence):
            yield at


@lru_cache(maxsize=10_000)
def _spots(words: str) -> Spots:
    found = list(_WORD.finditer(words))
    plain = [m.group() for m in found]
    stems = [stem(word) for word in plain]
    roads: set[str] = set()
    points: set[str] = set()
    regions: set[str] = set()
    for i, word in enumerate(plain):
        if word in forms("region"):
            regions.update(_name(plain, stems, i))
        elif word in forms("way"):
            roads.update(_name(plain, stems, i))
            end = _ENDS.match(words, found[min(i + 1, len(found) - 1)].end())
            roads.update({stem(end.group(1))} if end else ())
        elif word in forms("spot"):
            points.update(_name(plain, stems, i))
        elif word in _accidents():
            points.update(_beside(plain, stems, i))
    known = _known()
    return Spots(
        frozenset(roads - _nouns()),
        frozenset(points - _nouns() - known),
        frozenset(regions),
        frozenset(stems),
        any(word in _accidents() for word in plain),
        any(word in _traffic() for word in plain),
    )


def _name(words: list[str], stems: list[str], i: int) -> set[str]:
    """The stem of the name after a noun of places, past titles."""
    at = i + 1
    skipped = forms("title") | forms("road")
    while at < len(words) and at <= i + _PASSED and words[at] in skipped:
        at += 1
    return {s for s in stems[at : at + 1] if len(s) >= _SHORTEST}


def _beside(words: list[str], stems: list[str], i: int) -> set[str]:
    """The stem of the name after «تصادم بعد», «حريق قرب», where it has an article."""
    for at in range(i + 1, min(i + 1 + _AFTER, len(words))):
        word = words[at]
        if word.startswith("بال") and word not in function_words():
            return {stems[at]} if len(stems[at]) >= _SHORTEST and not _is_plain(word) else set()
        if word in forms("beside") and at + 1 < len(words):
            name = words[at + 1]
            proper = name.startswith("ال") and not _is_plain(name)
            return {stems[at + 1]} if proper and len(stems[at + 1]) >= _SHORTEST else set()
    return set()


def _is_plain(word: str) -> bool:
    return stem(word) in _nouns() or stem(word) in _times()


@cache
def _nouns() -> frozenset[str]:
    """The stems of nouns of places and of accidents, which name no spot."""
    kinds = ("site", "narrow", "spot", "road", "way", "region", "title")
    return frozenset(stem(word) for kind in kinds for word in forms(kind)) | frozenset(
        stem(word) for word in _accidents()
    )


@cache
def _times() -> frozenset[str]:
    """The stems of words of order, days and directions: «تصادم أمس الأول»."""
    return frozenset(stem(word) for word in forms("order"))


@cache
def _known() -> frozenset[str]:
    """The stems of the names of countries, regions and great cities."""
    named = [_WORD.findall(fold(r["name"])) for r in lexicons.rows("countries")]
    return frozenset(stem(words[0]) for words in named if len(words) == 1)


@cache
def _accidents() -> frozenset[str]:
    """The words that tell of an accident, in all their forms."""
    return _in_all_forms(listed("accident")) | _traffic()


@cache
def _traffic() -> frozenset[str]:
    """The words that tell of an accident on the road."""
    kinds = [fold(r["word"]) for r in lexicons.rows("incident_kinds") if r["kind"] in _ON_ROADS]
    return _in_all_forms(kinds) | forms("traffic")


def _in_all_forms(listed: Iterable[str]) -> frozenset[str]:
    heads = [head for word in listed for head in (word, f"ال{word}")]
    return frozenset(form for head in heads for _, form in clitic_forms(head))


@cache
def _several() -> re.Pattern[str]:
    several = any_of("several")
    return re.compile(rf"[^،؛:]*?\b(?:في |ب|جراء |اثر )(?:[^\W\d_]+ |\d+ )?(?:{several})\b")


@cache
def _turning() -> re.Pattern[str]:
    return re.compile(rf"[وف]?(?:{any_of('phrase')})\b")


@cache
def _numbered() -> re.Pattern[str]:
    noun = any_of("accident")
    return re.compile(
        rf"\b[وفبلك]{{0,2}}(?:ال)?(?:{noun})\s+(?:[^\W\d_]+\s+)?(?:ال)?(?:{any_of('nth')})\b"
    )
