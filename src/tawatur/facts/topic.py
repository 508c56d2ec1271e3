"""Topic: what is talked about."""

from __future__ import annotations

import re
from functools import cache, partial

import msgspec

from tawatur.facts import _claims, _lists, _phrases, _verdicts
from tawatur.facts._terms import terms
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "topic"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption

_LINKS = frozenset({"في", "اخر"})


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot, every matter of a list by itself."""
    found = _claims.claims(reading, SLOT, titles=False)
    items = (item for claim in found for item in _lists.items(reading, claim, "matter"))
    return tuple(_placed(reading, claim) for claim in _claims.apart(items))


def _placed(reading: Reading, claim: Claim) -> Claim:
    """«تطورات الأوضاع في تلّار» is about the place, however the report words its state."""
    line = _claims.line_of(reading, claim)
    if line is None:
        return claim
    start, end = _lists.place(line, claim)
    names = line.mentions(start, end)
    words = line.text[start:end].split()
    plain = all(w in _LINKS or w == "L" or _state().fullmatch(w) for w in words)
    if len(names) != 1 or names[0].type != "LOC" or len(words) <= 1 or not plain:
        return claim
    value = _claims.entity_or_words(names[0], reading.report.text)
    return msgspec.structs.replace(claim, value=value)


@cache
def _state() -> re.Pattern[str]:
    return re.compile(terms("state_of"))
