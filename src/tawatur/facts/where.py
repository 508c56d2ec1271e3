"""Where: the places, parts of a country and neighbourhoods it happened in.

A report names the place of its event at its head and again where it says more exactly where; every
further mention of the same place says nothing new, and a place that first comes up far below
belongs to another event.
"""

from __future__ import annotations

from functools import partial

import msgspec

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._patterns import Found
from tawatur.model.annotation import Mention, Reading
from tawatur.model.claim import Claim

SLOT = "where"
question = partial(_phrases.question, SLOT)
compare = _verdicts.entities
caption = _phrases.caption

_HEAD = 5  # paragraphs of a part that may bring up a new place


def extract(reading: Reading) -> tuple[Claim, ...]:
    """Places by entity, each once a part and again where a word for a kind of place precedes it."""
    out: list[Claim] = []
    seen: dict[tuple[int, str], int] = {}
    opened: dict[int, int] = {}
    for met in _claims.found(reading, SLOT):
        claim = _claims.stated(reading, met)
        names = _claims.named(met, "L")
        first = opened.setdefault(claim.part, met.line.sentence.paragraph)
        if names and claim.key == "place":
            claim = _placed(reading, claim, names[0])
            far = met.line.sentence.paragraph - first >= _HEAD
            if not _says_more(claim, names[0], seen, far=far, title=_is_title(met)):
                continue
        if not any(claim.overlaps(other) for other in out[-8:]):
            out.append(claim)
    return _claims.ordered(out)


def _placed(reading: Reading, claim: Claim, name: Mention) -> Claim:
    value = _claims.entity_or_words(name, reading.report.text)
    return msgspec.structs.replace(claim, value=value)


def _is_title(met: Found) -> bool:
    return met.line.sentence.region == "title"


def _says_more(
    claim: Claim, name: Mention, seen: dict[tuple[int, str], int], *, far: bool, title: bool
) -> bool:
    key = (claim.part, claim.value)
    before = seen.get(key, 0)
    worded = claim.length > name.length + 2  # more than a clitic stands before the name
    if before == 0 and far:
        return False
    if before == 0 or (worded and before < 2):
        seen[key] = before + (0 if title else 1)
        return True
    return False
