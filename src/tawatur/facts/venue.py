"""Venue: the building or site where it takes place."""

from __future__ import annotations

from functools import partial

import msgspec

from tawatur.arabic.folding import fold_word
from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._events import events
from tawatur.facts._lines import lines
from tawatur.facts._terms import is_term
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "venue"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption

_HEAD = 8  # lines of a report that name the house it speaks of
_HARMS = frozenset({"attack", "accident", "disaster"})


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns; what was struck is no venue, and a hall or a palace
    is one where the head of the report names it."""
    if events(reading) & _HARMS and "talks" not in events(reading):
        return ()
    head = lines(reading)[:_HEAD]
    out: list[Claim] = []
    for met in _claims.found(reading, SLOT):
        key = met.pattern.key
        if met.line.sentence.region == "title" or (key != "site" and met.line not in head):
            continue
        claim = _claims.stated(reading, met)
        if key == "named" and not is_term(fold_word(claim.value.split()[0]), "venue_site"):
            continue
        if not any(claim.overlaps(other) for other in out[-8:]):
            out.append(msgspec.structs.replace(claim, key="site"))
    return _claims.ordered(out)
