"""Topic: what is talked about."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _lists, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "topic"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot, every matter of a list by itself."""
    found = _claims.claims(reading, SLOT, titles=False)
    return _claims.apart(item for claim in found for item in _lists.items(reading, claim, "matter"))
