"""Method: how it was done, or what caused it.

A report names the kind of act many times over; the first exact naming is the claim.
"""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "method"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """One kind of act a part, the first said in two words or more, and every cause given."""
    found = _claims.claims(reading, SLOT)
    out = [c for c in found if c.key == "cause"]
    for part in sorted({c.part for c in found}):
        kinds = [c for c in found if c.key == "kind" and c.part == part]
        exact = [c for c in kinds if " " in c.value]
        out.extend((exact or kinds)[:1])
    return _claims.ordered(out)
