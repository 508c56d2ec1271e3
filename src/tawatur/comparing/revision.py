"""Revision: a figure that later reports replace, told from a figure that two reports dispute."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.model.finding import Position


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
    return len(known) >= 2 and len(set(times)) >= 2 and times == sorted(times)


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
