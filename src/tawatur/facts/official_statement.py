"""Official statement: what officials say of it."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _phrases, _verdicts, _voices, next_step, outcome
from tawatur.facts._events import events
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "official-statement"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot; of a decision what is said of it."""
    found = _claims.claims(reading, SLOT)
    if "decision" in events(reading):
        known = [*found, *outcome.extract(reading), *next_step.extract(reading)]
        return _claims.ordered([*found, *_voices.voices(reading, SLOT, "decision", known)])
    return found
