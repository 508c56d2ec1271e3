"""Reaction: how others received it."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _phrases, _verdicts, _voices, condition, next_step
from tawatur.facts._events import events
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "reaction"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption

_VIEWED = frozenset({"trial", "strike"})  # kinds of event on which what is said is a view
_TOLD = frozenset({"talks", "attack", "accident", "disaster"})  # where it tells what happened


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot; of a verdict or a strike also what people
    are quoted as saying of it."""
    found = _claims.claims(reading, SLOT)
    kinds = events(reading)
    if kinds & _VIEWED and not kinds & _TOLD:
        known = [*found, *condition.extract(reading), *next_step.extract(reading)]
        return _claims.ordered([*found, *_voices.voices(reading, SLOT, "view", known)])
    return found
