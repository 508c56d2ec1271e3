"""Revision: a figure that later reports replace, told from a figure that two reports dispute."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from tawatur.comparing.conflict import Judgement
from tawatur.model.finding import Bilingual, Position

STEPS = 2  # rises of a figure that come in the order of time: by chance they seldom do
HOUR = timedelta(hours=1)  # between two reports, from which the larger figure can be the later one


def history(positions: Sequence[Position]) -> tuple[Position, ...]:
    """The positions in the order in which they were first published; undated ones come last."""
    return tuple(
        sorted(positions, key=lambda p: (p.published is None, p.published or "", p.evidence))
    )


def revised(verdict: Judgement, positions: Sequence[Position], *, is_told: bool) -> Judgement:
    """The verdict, or an update where a figure replaces another: in time, or, where a bound rules
    the larger one out by no means («20 على الأقل»), by words of a rise beside it (``is_told``)."""
    if verdict.kind == "rounding":
        is_newer = is_told and is_overtaken(positions)
    else:
        is_newer = is_update(positions, is_told=is_told)
    return Judgement("conflict", "update", "reports", told(positions)) if is_newer else verdict


def is_update(positions: Sequence[Position], *, is_told: bool = False) -> bool:
    """True where numbers rise with time: every dated position was first published later than all
    smaller ones. A toll that only grows is being counted, not disputed.

    Reports of one hour dispute it, unless the words of one tell of a rise (``is_told``), or three
    figures rise one after another."""
    dated = [(p.published, _number(p.value)) for p in positions if p.published]
    known = sorted((number, at) for at, number in dated if number is not None)
    times = [at for _, at in known]
    if len(known) < 2 or any(is_before(two, one) for one, two in pairwise(times)):
        return False
    steps = sum(is_before(a, b) for a, b in pairwise(times))
    return steps >= (1 if is_told else STEPS) or is_an_hour_before(times[0], times[-1])


def is_overtaken(positions: Sequence[Position]) -> bool:
    """True where the largest of several numbers was first published before no smaller one."""
    known = [(n, p.published) for p in positions if (n := _number(p.value)) is not None]
    if len(known) < len(positions):
        return False
    last = max(known, key=lambda one: one[0])[1]
    return not any(last and at and is_before(last, at) for _, at in known)


def is_an_hour_before(one: str, other: str) -> bool:
    """True where an ISO 8601 time is an hour earlier, or a day alone is another day."""
    if not is_before(one, other):
        return False
    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return True
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return second - first >= HOUR


def is_before(one: str, other: str) -> bool:
    """True where an ISO 8601 time is earlier; a day alone is neither before nor after its hours."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def told(positions: Sequence[Position]) -> Bilingual:
    """The reason of an update: the values one after another."""
    ordered = history(positions)
    return Bilingual(
        "الرقم يرتفع مع الوقت: " + " ثم ".join(p.value for p in ordered),
        "the figure rises with time: " + ", then ".join(p.value for p in ordered),
    )


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
