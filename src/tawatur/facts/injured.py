"""Injured: how many people were hurt."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _counts, _phrases, _tolls
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "injured"
question = partial(_phrases.question, SLOT)
compare = _counts.compare
caption = _counts.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The counts of the reading, each with whom it counts and how exact it is."""
    return _tolls.claims(reading, SLOT)
