"""Judgements on merges: what linking merged and why, and what a reader decided instead."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tawatur.linking.gazetteer import words_of


class Merge(msgspec.Struct, frozen=True, order=True):
    """Two names taken for one thing, with the reason and how sure it is (0 to 1).

    ``reason``: lexicon, spelling, full-name, surname, first-name, short-form, alias, script,
    decision.
    """

    name: str
    other: str
    reason: str
    score: float


class Decision(msgspec.Struct, frozen=True, order=True):
    """A reader's word on two names: one thing (``same``) or two."""

    name: str
    other: str
    same: bool


def by_pair(
    decisions: Iterable[Decision],
) -> dict[frozenset[tuple[str, ...]], bool]:
    """The decisions by the folded words of the two names; the last one on a pair holds."""
    return {frozenset((words_of(d.name), words_of(d.other))): d.same for d in decisions}
