"""Lengths and hours: two lengths so far apart that no one thing has both, and the hour at which a
thing was reported beside the hour at which it happened."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tawatur.comparing.kinds import forms
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.text import Text

DURATION, HOUR = "duration", "hour"  # a slot, and a key of the slot ``when``
MANY = 10.0  # times the shorter length: an evening of four hours and a festival of three days. Of
# the lengths judged on two weeks of news those of one thing differed by half at most
_N = r"(\d+(?:\.\d+)?)"
_LENGTH = re.compile(
    rf"P(?:{_N}Y)?(?:{_N}M)?(?:{_N}W)?(?:{_N}D)?(?:T(?:{_N}H)?(?:{_N}M)?(?:{_N}S)?)?"
)
_SECONDS = (31_536_000.0, 2_592_000.0, 604_800.0, 86_400.0, 3_600.0, 60.0, 1.0)
_BEFORE = 6  # words before an hour in which the notice stands: «تلقت الغرفة بلاغا عند الساعة»


def are_lengths_apart(a: Claim, b: Claim) -> bool:
    """True for two lengths of which one is many times the other."""
    if a.slot != DURATION or b.slot != DURATION:
        return False
    low, high = sorted((seconds(a.value), seconds(b.value)))
    return low > 0 and high >= MANY * low


def seconds(value: str) -> float:
    """The length of an ISO 8601 duration in seconds; 0 for what is none."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return 0.0
    return sum(float(n) * unit for n, unit in zip(found.groups(), _SECONDS, strict=True) if n)


def are_notice_and_event(a: ReportedClaim, b: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True where one of two hours is that of a notice, and the other, of no notice, is earlier:
    what is reported has happened."""
    if a.claim.key != HOUR or b.claim.key != HOUR:
        return False
    first, then = sorted((a, b), key=lambda r: r.claim.value.rpartition("T")[2])
    return _is_of_notice(then, texts) and not _is_of_notice(first, texts)


def _is_of_notice(reported: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    text = texts.get(reported.document)
    if text is None:
        return False
    first = text.tokens_in(reported.claim).start
    return not forms("notice").isdisjoint(text.words[max(0, first - _BEFORE) : first])
