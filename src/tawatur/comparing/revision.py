"""Revision: a figure that later reports replace, told from a figure that two reports dispute."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawatur.model.finding import Bilingual, Position


def history(positions: Sequence[Position]) -> tuple[Position, ...]:
    """The positions in the order in which they were first published; undated ones come last."""
    return tuple(
        sorted(positions, key=lambda p: (p.published is None, p.published or "", p.evidence))
    )


def is_update(positions: Sequence[Position]) -> bool:
    """True where numbers rise with time: every dated position was first published later than all
    smaller ones. A toll that only grows is being counted, not disputed."""
    dated = [(p.published, _number(p.value)) for p in positions if p.published]
    known = sorted((number, at) for at, number in dated if number is not None)
    times = [at for _, at in known]
    ordered = not any(is_before(two, one) for one, two in pairwise(times))
    return len(known) >= 2 and ordered and any(is_before(a, b) for a, b in pairwise(times))


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
