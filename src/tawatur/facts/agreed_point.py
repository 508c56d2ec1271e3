"""Agreed point: what the parties agreed on."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _lists, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "agreed-point"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot, every deed of a list by itself, but for
    what was not agreed («لم نتفق على») or is said not to have been («نفى أن يكونا اتفقا»)."""
    found = _claims.claims(reading, SLOT)
    agreed = (c for c in found if not _claims.is_refused(reading, c))
    items = (i for c in agreed for i in _lists.items(reading, c, "act", single=True))
    return _claims.apart(items)
