"""Misread: claims whose words do not hold what their value says are told as words.

A view is one of a deal only where the words near it speak of a deal, and held only where nobody
asks after it or answers it («يرد على المخاوف»); «5+1» is the name of a group and not the size of a
meeting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.comparing.words.wishes import is_asked, is_dispelled
from tawatur.model.claim import ReportedClaim
from tawatur.model.text import Text

ATTITUDE = "attitude"  # the key of such claims
NEGATIVE = "negative"
EQUALS = "3v3"  # the value of a meeting of equal sides
_AGAINST = re.compile(r"\s*(?:\+|مقابل|ضد)\s*")
_NEAR = 60  # characters between the words of an attitude and the deal it is to


def mended(claims: Sequence[ReportedClaim], texts: Mapping[str, Text]) -> list[ReportedClaim]:
    """The claims, those that say less than their value told as words."""
    return [_in_words(r, texts) if _is_misread(r, texts) else r for r in claims]


def _is_misread(reported: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    claim = reported.claim
    if claim.key == ATTITUDE:
        return not is_to_the_deal(reported, texts) or _is_turned(reported, texts)
    return claim.value == EQUALS and not is_of_equals(reported, texts)


def _is_turned(reported: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    text = texts.get(reported.document)
    return text is not None and (is_asked(reported, text) or is_dispelled(reported, text))


def is_of_equals(reported: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True where the words of a meeting's size name two equal sides: not «5+1»."""
    text = texts.get(reported.document)
    if text is None:
        return True
    sides = _AGAINST.split(fold(reported.claim.of(text.original)))
    return len(sides) < 2 or sides[0].split()[-1:] == sides[-1].split()[:1]


def _in_words(reported: ReportedClaim, texts: Mapping[str, Text]) -> ReportedClaim:
    words = " ".join(reported.claim.of(texts[reported.document].original).split())
    claim = msgspec.structs.replace(reported.claim, key="", value=words)
    return msgspec.structs.replace(reported, claim=claim)


def is_to_the_deal(reported: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True where the words of an attitude name a deal; of no fear, those near them may."""
    text, claim = texts.get(reported.document), reported.claim
    if text is None:
        return True
    own = fold(claim.of(text.original))
    if claim.value == NEGATIVE:
        return _deal().search(own) is not None  # a fear of what its own words name
    before = fold(text.original[max(0, claim.start - _NEAR) : claim.start]).rpartition(".")[2]
    after = fold(text.original[claim.end : claim.end + _NEAR]).partition(".")[0]
    return _deal().search(f"{before} {own} {after}") is not None


def speaks_of_deal(folded: str) -> bool:
    """True where some folded words name a deal."""
    return _deal().search(folded) is not None


@cache
def _deal() -> re.Pattern[str]:
    listed = {fold(r["word"]) for r in lexicons.rows("fact_terms") if r["list"] == "deal"}
    return re.compile(
        rf"\b[وفبلك]{{0,2}}(?:ال|لل)?(?:{'|'.join(sorted(map(re.escape, listed)))})\w{{0,3}}\b"
    )
